"""The same quotation, now about something else or from somebody else."""

from collections.abc import Iterator

from twosource.corpus.drift.comparison import CARRIED, Comparison, Finding, keys_in, quoted
from twosource.corpus.drift.quotes import Quotation, find_quotations
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.model import Attribution, Mention, Span

LEAST_WORDS = 4
"""Words of a quotation that is surely the same and nobody else's."""
APART = 0.2
"""Most of the weight of a quotation's new surroundings that its old ones may share."""
AROUND = 2
"""Sentences on both sides of a quotation that tell what it is about."""


def quotations_moved(comparison: Comparison) -> Iterator[Finding]:
    """Quotations kept word for word that another person now says, or that now stand with another matter of the report."""
    given = find_quotations(comparison.parent)
    for after in find_quotations(comparison.child):
        same = [before for before in given if after.forms and _has(before, after)]
        if len(same) == 1:
            yield from _other_speaker(comparison, same[0], after)
            yield from _other_matter(comparison, same[0], after)


def _has(before: Quotation, after: Quotation) -> bool:
    return f" {' '.join(after.forms)} " in f" {' '.join(before.forms)} "


def _other_speaker(comparison: Comparison, before: Quotation, after: Quotation) -> Iterator[Finding]:
    if len(after.forms) < LEAST_WORDS:
        return
    here, there = _speaker(comparison.parent, before.span), _speaker(comparison.child, after.span)
    if here is None or there is None or here[1] & there[1]:
        return
    why = (
        f"{quoted(comparison.parent, here[0])} says this in the report, {quoted(comparison.child, there[0])} in the retelling."
    )
    yield Finding("claim_shifted", "grave", here[0], there[0], why)


def _speaker(page: View, span: Span) -> tuple[Span, frozenset[str]] | None:
    """The words for the person who says a quotation, and the keys of all their names; None if not surely a named person.

    Of several in whose words it stands, one telling what the other said, the innermost says it.
    """
    holders = [note for note in page.attributions if any(part.holds(span) for part in note.content)]
    outer = {around.id for note in holders for around in page.around(note)}
    notes = [note for note in holders if note.id not in outer]
    if len(notes) != 1 or not notes[0].source:
        return None
    mention = next((known for known in page.mentions if known.id == notes[0].mention), None)
    if mention is None or mention.kind != "person":
        return None
    names = [known for known in page.mentions if known.party == mention.party and known.name]
    keys = keys_in(page, [known.span for known in names])
    return (_source(notes[0], mention), keys) if keys else None


def _source(note: Attribution, mention: Mention) -> Span:
    return note.source[0] if note.source else mention.span


def _other_matter(comparison: Comparison, before: Quotation, after: Quotation) -> Iterator[Finding]:
    """A quotation whose new surroundings are those of another sentence of the report, far from its old ones."""
    home, told = _line(comparison.parent, before.span), _line(comparison.child, after.span)
    if home is None or told is None:
        return
    frame = near_keys(word for word in told.words if not after.span.meets(word.span))
    around = frozenset(key for line in (home, *comparison.parent.neighbours(home, AROUND, AROUND)) for key in line.near)
    if not comparison.weights.telling(frame) or comparison.weights.share(frame, around) > APART:
        return
    others = comparison.carriers(frame, comparison.parent.lines, least=CARRIED)
    if others:
        why = f"In the report {quoted(comparison.parent, before.span)} is not about this."
        yield Finding("claim_shifted", "notable", home.span, told.span, why)


def _line(page: View, span: Span) -> Line | None:
    return next((line for line in page.lines if line.span.holds(span)), None)
