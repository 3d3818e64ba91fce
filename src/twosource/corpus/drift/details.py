"""Parts that limit a claim, or say what it is about, in sentences a retelling keeps nearly word for word."""

from collections.abc import Iterator

from twosource.corpus.drift.align import Pair
from twosource.corpus.drift.comparison import Comparison, Finding, clause_at, keys_in, quoted, trimmed, words_in
from twosource.corpus.drift.cues import Cue, find_cues
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.corpus.drift.words import Word
from twosource.model import Span

GONE = 0.3
"""Most of a condition's weight that may be left in the child's sentence for the condition to be gone."""
SAME = 0.75
"""Least share, both ways, of the words of two sentences that differ in one word."""
ARTICLES = frozenset({"the", "a", "an", "of", "these", "those", "its", "their", "his", "her"})
BEFORE = 24
"""Code points before a noun in which a word of quantity limits it."""


def details_lost(comparison: Comparison) -> Iterator[Finding]:
    """Conditions and words of quantity ("some of") that are gone while the claim stays."""
    for pair in comparison.pairs:
        if pair.close:
            yield from _conditions(comparison, pair)
            yield from _quantities(comparison, pair)


def _conditions(comparison: Comparison, pair: Pair) -> Iterator[Finding]:
    parent = comparison.parent
    for cue in find_cues("conditions", parent.text, pair.before.span):
        clause = clause_at(parent, pair.before, cue.span)
        condition = trimmed(parent.text, Span(cue.span.start, clause.end))
        keys = near_keys(words_in(pair.before, condition))
        rest = pair.before.near - keys
        if len(keys) < 2 or find_cues("conditions", comparison.child.text, pair.after.span):
            continue
        if comparison.weights.share(keys, pair.after.near) <= GONE and comparison.weights.share(rest, pair.after.near) >= SAME:
            why = f"The condition {quoted(parent, condition)} is gone, the claim stays."
            yield Finding("detail_lost", "grave", condition, pair.after.span, why)


def _quantities(comparison: Comparison, pair: Pair) -> Iterator[Finding]:
    parent, child = comparison.parent, comparison.child
    for cue in find_cues("quantities", parent.text, pair.before.span):
        limited = _noun_after(parent, pair.before, cue) if cue.kind == "partial" else None
        kept = [word for word in pair.after.words if limited and word.key == limited.key]
        if limited is None or len(kept) != 1:
            continue
        window = Span(max(pair.after.span.start, kept[0].span.start - BEFORE), kept[0].span.end)
        if not find_cues("quantities", child.text, window) and not _counted(pair.after, kept[0]):
            before = Span(cue.span.start, limited.span.end)
            why = f"{quoted(parent, before)} has lost {quoted(parent, cue.span)}: the claim is no longer about a part."
            yield Finding("detail_lost", "notable", before, kept[0].span, why)


def _noun_after(page: View, line: Line, cue: Cue) -> Word | None:
    """The noun a quantity stands right before ("some of the soldiers"); None where a number or no plural follows."""
    for word in line.words:
        if word.span.start >= cue.span.end and word.key not in ARTICLES:
            near = word.kind == "content" and word.span.start - cue.span.end <= BEFORE
            part = page.said(cue.span).lower().endswith("of") or page.said(word.span).endswith("s")
            return word if near and part else None
    return None


def _counted(line: Line, noun: Word) -> bool:
    """Whether a number stands before the noun: it limits as well."""
    return any(word.kind == "number" and 0 <= noun.span.start - word.span.end <= BEFORE for word in line.words)


def claims_reversed(comparison: Comparison) -> Iterator[Finding]:
    """A "not" that has come or gone between sentences otherwise the same."""
    for pair in comparison.pairs:
        if min(pair.kept, pair.known) < SAME:
            continue
        before, after = _negations(comparison.parent, pair.before), _negations(comparison.child, pair.after)
        here = _denied(comparison.parent, pair.before, comparison.child, pair.after) if len(before) > len(after) else None
        there = _denied(comparison.child, pair.after, comparison.parent, pair.before) if len(after) > len(before) else None
        if here is not None:
            why = f"{quoted(comparison.parent, here[0])} has become {quoted(comparison.child, here[1])}: the negation is gone."
            yield Finding("claim_shifted", "grave", here[0], here[1], why)
        elif there is not None:
            why = f"{quoted(comparison.parent, there[1])} has become {quoted(comparison.child, there[0])}: a negation is new."
            yield Finding("claim_shifted", "grave", there[1], there[0], why)


def _negations(page: View, line: Line) -> tuple[Cue, ...]:
    """The words that turn a claim round; "no more than" sets a bound and turns nothing round."""
    bounds = find_cues("bounds", page.text, line.span)
    cues = find_cues("negations", page.text, line.span)
    return tuple(cue for cue in cues if not any(bound.span.meets(cue.span) for bound in bounds))


def _denied(here: View, line: Line, there: View, other: Line) -> tuple[Span, Span] | None:
    """A negation with the word it stands before, and that word, not negated, in the other sentence."""
    for cue in _negations(here, line):
        following = [word for word in line.words if word.span.start >= cue.span.end and word.kind != "function"][:3]
        if cue.kind != "plain" or not following or not clause_at(here, line, cue.span).holds(following[0].span):
            continue
        kept = [word for word in other.words if word.key == following[0].key]
        if kept and {word.key for word in following} <= {word.key for word in other.words}:
            before = Span(max(other.span.start, kept[0].span.start - BEFORE), kept[0].span.start + 1)
            if not find_cues("negations", there.text, before):
                return Span(cue.span.start, following[0].span.end), kept[0].span
    return None


def parties_changed(comparison: Comparison) -> Iterator[Finding]:
    """A person's name in whose place that of another person of the report stands, in sentences otherwise the same.

    Places and bodies are left alone: "Khartoum" may stand for a government.
    """
    people = _people(comparison.parent)
    for pair in comparison.pairs:
        if min(pair.kept, pair.known) < SAME:
            continue
        gone = [word for word in pair.before.words if _names(word) and word.near not in pair.after.near]
        new = [word for word in pair.after.words if _names(word) and word.near not in pair.before.near]
        if len(gone) != 1 or len(new) != 1 or not {gone[0].near, new[0].near} <= people.keys():
            continue
        apart = not people[gone[0].near] & people[new[0].near]
        if apart and _between(pair.before, gone[0]) == _between(pair.after, new[0]):
            before, after = gone[0].span, new[0].span
            why = f"The same words are now about {quoted(comparison.child, after)}, not {quoted(comparison.parent, before)}."
            yield Finding("claim_shifted", "grave", before, after, why)


def _people(page: View) -> dict[str, set[str]]:
    """For each word of a person's name on a page, the parties that bear it."""
    found: dict[str, set[str]] = {}
    for mention in page.mentions:
        if mention.kind == "person" and mention.name:
            for key in keys_in(page, (mention.span,)):
                found.setdefault(key, set()).add(mention.party)
    return found


def _names(word: Word) -> bool:
    return word.name and word.kind == "content"


def _between(line: Line, word: Word) -> tuple[str | None, str | None]:
    """The words on both sides of a word."""
    at = line.words.index(word)
    before = line.words[at - 1].near if at else None
    after = line.words[at + 1].near if at + 1 < len(line.words) else None
    return before, after
