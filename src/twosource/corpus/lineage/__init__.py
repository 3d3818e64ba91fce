"""Pages of one story -> derivations: which page comes from which, shown by the passages they have in common.

Candidates are found by shared word sequences and by shared telling words; each is then verified by aligning the two texts,
which is also the explanation. Direction is told by time, else by who credits an agency, else by which text lies inside
the other.
"""

from collections.abc import Sequence

from twosource.corpus.lineage.candidates import candidate_pairs
from twosource.corpus.lineage.families import with_main_parents
from twosource.corpus.lineage.pairs import compare, prepare
from twosource.model import Derivation, Reading

__all__ = ["find_derivations"]


def find_derivations(readings: Sequence[Reading]) -> tuple[Derivation, ...]:
    """Find which pages of one story come from which.

    Args:
        readings: pages with `Block`; `PageFacts` (dates, publisher, agencies) and `Sentence` are used where there are any.

    Returns:
        Every verified pair, by child and parent (name, then id). Independent pairs are not returned, nor those that only
        repeat what a common parent explains: rewrites of a sibling, quotations shared within a family.
    """
    ranked = sorted(readings, key=lambda reading: (reading.page.name, reading.page.id))
    pages = [prepare(reading) for reading in ranked]
    pairs = candidate_pairs([page.words for page in pages], [frozenset[str]().union(*page.stems) for page in pages])
    found = [pair for one, other in pairs if (pair := compare(pages[one], pages[other])) is not None]
    place = {page.id: at for at, page in enumerate(pages)}
    derivations = with_main_parents(found, place, {page.id: page.published for page in pages})
    return tuple(sorted(derivations, key=lambda found: (place[found.child], place[found.parent])))
