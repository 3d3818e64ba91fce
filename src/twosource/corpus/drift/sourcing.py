"""On whose word: claims whose source a retelling drops, and claims it adds without one."""

from collections.abc import Iterator

from twosource.corpus.drift.comparison import CARRIED, Comparison, Finding, body, clauses, hull, keys_in, quoted, words_in
from twosource.corpus.drift.cues import find_cues
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.corpus.drift.words import Word
from twosource.model import Attribution, Span

LEAST_CLAIM = 4
"""Content words a claim must have to be recognised in the page's own voice."""
LONGEST_SHOWN = 400
"""Code points of an attribution shown whole; of a longer one its source and verb."""
LEAST_NEW = 4
"""Content words an addition must have that stand nowhere in the parent."""
NEW = 0.6
"""Least share of their weight in the clause: the rest may be old names."""
NEW_ROUNDING = 0.3
"""The same for a rounding-off sentence, which mostly repeats the story's own words."""
MOST_BLENDED = 0.6
"""An edited page with less of its words from the parent has other sources of its own: its additions are not the parent's loss."""


def attributions_lost(comparison: Comparison) -> Iterator[Finding]:
    """Claims the report gives to a source that stand in the retelling's own voice."""
    for note in comparison.parent.attributions:
        if not note.source or not note.cue or note.within is not None:
            continue
        keys = keys_in(comparison.parent, note.content)
        if len(keys) >= LEAST_CLAIM and comparison.weights.telling(keys):
            told = _in_own_voice(comparison, note, keys)
            if told is not None:
                source = quoted(comparison.parent, hull(note.source))
                yield Finding(
                    "attribution_lost",
                    _weight(comparison, note),
                    _shown(note),
                    _clause(comparison.child, told, keys),
                    f"The report has this on the word of {source}; the retelling says it in its own voice.",
                )


def _in_own_voice(comparison: Comparison, note: Attribution, keys: frozenset[str]) -> Line | None:
    """The sentence of the child that makes the claim on nobody's word; None if any sentence there names somebody for it."""
    parent, child = comparison.parent, comparison.child
    if any(_speaks(child, line) for line in comparison.carriers(keys, body(child), least=CARRIED - 0.1)):
        return None
    lines = [line for line in parent.lines if any(line.span.meets(span) for span in note.content)]
    partners = {pair.after.index: pair.after for line in lines for pair in comparison.homes(line)}
    for told in comparison.carriers(keys, partners.values()):
        if not _continued(comparison, told, note) and not _also_own_voice(comparison, told, keys, lines):
            return told
    return None


def _speaks(page: View, line: Line) -> bool:
    return bool(page.attributions_at(line.span) or find_cues("reporting", page.text, line.span))


def _continued(comparison: Comparison, told: Line, note: Attribution) -> bool:
    """Whether a sentence beside it, in the same block, names the same source: readers take the words to run on."""
    names = keys_in(comparison.parent, note.source)
    child = comparison.child
    for other in child.neighbours(told):
        if other.block == told.block and _speaks(child, other) and (names & other.near or _starts_with_pronoun(told)):
            return True
    return False


def _starts_with_pronoun(line: Line) -> bool:
    return bool(line.words) and line.words[0].key in {"he", "she", "they", "it"}


def _also_own_voice(comparison: Comparison, told: Line, keys: frozenset[str], besides: list[Line]) -> bool:
    """Whether the parent says the same elsewhere on nobody's word."""
    shared = keys & told.near
    others = (line for line in comparison.parent.lines if line not in besides and not _speaks(comparison.parent, line))
    return bool(comparison.carriers(shared, others))


def _weight(comparison: Comparison, note: Attribution) -> str:
    """Grave where it was the word of somebody unnamed, or no evidence was offered."""
    mention = next((mention for mention in comparison.parent.mentions if mention.id == note.mention), None)
    certainty = next((known for known in comparison.parent.certainties if known.target == note.id), None)
    unnamed = mention is not None and mention.kind == "anonymous"
    return "grave" if unnamed or (certainty is not None and certainty.evidence == "none_offered") else "notable"


def _shown(note: Attribution) -> Span:
    whole = hull((*note.source, *note.cue, *note.content))
    return whole if len(whole) <= LONGEST_SHOWN else hull((*note.source, *note.cue))


def _clause(page: View, line: Line, keys: frozenset[str]) -> Span:
    """The clauses of a sentence that share words with a claim."""
    return hull(clause for clause in clauses(page, line) if near_keys(words_in(line, clause)) & keys)


def additions(comparison: Comparison) -> Iterator[Finding]:
    """Claims of the retelling, on nobody's word, that the report does not make."""
    if comparison.kind == "edited" and _own_text(comparison) > 1 - MOST_BLENDED:
        return
    known = frozenset(key for line in comparison.parent.lines for word in line.words for key in (word.key, word.near))
    for line in body(comparison.child):
        if _speaks(comparison.child, line):
            continue
        added = _added(comparison, line, known)
        if added is not None:
            yield _addition(comparison, line, added, known)


def _own_text(comparison: Comparison) -> float:
    """Share of the child's sentences that come from nowhere in the parent."""
    lines = body(comparison.child)
    homed = {pair.after.index for pair in comparison.pairs}
    return sum(line.index not in homed for line in lines) / len(lines) if lines else 0.0


def _added(comparison: Comparison, line: Line, known: frozenset[str]) -> Span | None:
    """The sentence, where it is new as a whole, else its newest clause, else nothing."""
    if not comparison.origins(line) and _is_new(comparison, line.words, known, _least_new(comparison, line)):
        return line.span
    for clause in clauses(comparison.child, line):
        if clause != line.span and _is_new(comparison, words_in(line, clause), known, NEW):
            return clause
    return None


def _least_new(comparison: Comparison, line: Line) -> float:
    return NEW_ROUNDING if find_cues("vague", comparison.child.text, line.span) else NEW


def _is_new(comparison: Comparison, words: tuple[Word, ...], known: frozenset[str], least: float) -> bool:
    fresh = near_keys(word for word in words if word.key not in known and word.near not in known)
    return len(fresh) >= LEAST_NEW and comparison.weights.share(near_keys(words), fresh) >= least


def _addition(comparison: Comparison, line: Line, added: Span, known: frozenset[str]) -> Finding:
    child = comparison.child
    words = [word for word in words_in(line, added) if word.near not in known and word.key not in known]
    weight = "notable"
    if find_cues("vague", child.text, added):
        weight = "slight"
    elif any(word.kind == "number" or (word.name and word.span.start > added.start) for word in words):
        weight = "grave"
    why = "Nobody is named for this, and the report does not say it."
    if weight == "slight":
        why = "A general remark on nobody's word that the report does not make."
    return Finding("unsourced_addition", weight, None, added, why)
