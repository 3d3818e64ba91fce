"""Who said what: attributions in the sense of PARC and PolNeAR, by a tagger that ships with the package, else by rules."""

from twosource.language.tagger import tagger
from twosource.model import Attribution, Reading
from twosource.page.attribution.discourse import joined, page_drafts

__all__ = ["attributions_by_rules", "find_attributions"]


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Find who says what on one page, also inside what others say.

    Args:
        reading: needs Sentence; Mention, if there, names the speaker.

    Returns:
        In text order; empty if nobody is quoted. A statement nobody is named for ("it was reported") has no source.
    """
    drafts, quotations = page_drafts(reading, tagger())
    return joined(reading, drafts, quotations)


def attributions_by_rules(reading: Reading) -> tuple[Attribution, ...]:
    """The same by rules over the words of a sentence: what is done without the tagger, and what it is measured against."""
    drafts, quotations = page_drafts(reading, None)
    return joined(reading, drafts, quotations)
