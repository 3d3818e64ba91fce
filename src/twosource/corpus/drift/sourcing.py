"""On whose word: claims whose source a retelling drops."""

import re
from collections.abc import Iterator, Sequence

from twosource.corpus.drift.comparison import (
    CARRIED,
    Comparison,
    Finding,
    Weight,
    body,
    clauses,
    hull,
    keys_in,
    quoted,
    speaks,
    words_in,
)
from twosource.corpus.drift.cues import find_cues
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.corpus.drift.words import find_words
from twosource.model import Attribution, Span

LEAST_CLAIM = 3
"""Content words a claim must have to be recognised in the page's own voice."""
NAMED = 0.5
"""Least share of the weight of a source's words by which a sentence names it."""
SELVES = frozenset({"i", "we", "my", "our", "he", "she", "it", "they", "his", "her", "its", "their"})
CIRCUMSTANCE = re.compile(r"(?:at|on|in|during|after|before|outside|inside|from)\s(?!\d|which\b|fact\b)", re.IGNORECASE)
LONGEST_SHOWN = 400
"""Code points of an attribution shown whole; of a longer one its source and verb."""


def attributions_lost(comparison: Comparison) -> Iterator[Finding]:
    """Claims the report gives to a source that stand in the retelling's own voice."""
    inside: dict[str, list[Attribution]] = {}
    for note in comparison.parent.attributions:
        for outer in comparison.parent.around(note):
            inside.setdefault(outer.id, []).append(note)
    for note in comparison.parent.attributions:
        if not _is_outermost(comparison.parent, note) or not _says(comparison.parent, note):
            continue
        keys = _claimed(comparison.parent, note, inside.get(note.id, ()))
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


def _is_outermost(page: View, note: Attribution) -> bool:
    """Whether it names somebody, and lies in no other that does: to lose who tells it matters most, then who told him."""
    return _names_somebody(page, note) and not any(_names_somebody(page, outer) for outer in page.around(note))


def _claimed(page: View, note: Attribution, inside: Sequence[Attribution]) -> frozenset[str]:
    """The words of what is claimed, without those by which others are said to claim it ("said her office had found that")."""
    told = [inner for inner in inside if _says(page, inner)]
    frames = keys_in(page, [span for inner in told for span in (*inner.source, *inner.cue)])
    return keys_in(page, note.content) - frames | keys_in(page, [span for inner in told for span in inner.content])


def _names_somebody(page: View, note: Attribution) -> bool:
    """Whether its source is more than a relative pronoun or "it", which may be the thing spoken of."""
    return bool(keys_in(page, note.source)) or any(page.said(span).lower() in {"he", "she", "they"} for span in note.source)


def _says(page: View, note: Attribution) -> bool:
    """Whether its verb is one of claiming: "cited" and "seek to" are not always."""
    return any(find_cues("claiming", page.text, cue) for cue in note.cue) and not _circumstance(page, note)


def _circumstance(page: View, note: Attribution) -> bool:
    """Whether what follows the verb only tells where or when it was said ("..., she said at the start of the trial")."""
    first = note.content[0] if note.content else None
    after = first is not None and any(cue.end <= first.start for cue in note.cue)
    return after and first is not None and bool(CIRCUMSTANCE.match(page.text, first.start, first.end))


def _in_own_voice(comparison: Comparison, note: Attribution, keys: frozenset[str]) -> Line | None:
    """The sentence of the child that makes the claim on nobody's word; None if any sentence there names somebody for it."""
    parent, child = comparison.parent, comparison.child
    carriers = comparison.carriers(keys, body(child), least=CARRIED - 0.1)
    if any(speaks(child, line) and not find_cues("denials", child.text, line.span) for line in carriers):
        return None
    lines = [line for line in parent.lines if any(line.span.meets(span) for span in note.content)]
    partners = {pair.after.index: pair.after for line in lines for pair in comparison.homes(line)}
    names = keys_in(parent, note.source)
    others = frozenset() if _of_themselves(parent, note) else names - keys
    for told in comparison.carriers(keys, partners.values()):
        if (
            not _names_kept(comparison, others, told)
            and not _continued(comparison, told, names)
            and not _unchanged(comparison, told)
            and not _also_own_voice(comparison, told, keys, lines)
        ):
            return told
    return None


def _names_kept(comparison: Comparison, names: frozenset[str], told: Line) -> bool:
    """Whether a sentence still names the source, not only the country in "the country's minister"."""
    return bool(names) and comparison.weights.share(names, told.near) >= NAMED


def _of_themselves(page: View, note: Attribution) -> bool:
    """Whether the source speaks of itself ("said it had stored"), so that its name belongs to the claim."""
    return any(word.key in SELVES for span in note.content for word in find_words(page.text, span))


def _continued(comparison: Comparison, told: Line, names: frozenset[str]) -> bool:
    """Whether a sentence in the same block, or just before, names the same source: readers take the words to run on."""
    child = comparison.child
    for other in child.neighbours(told):
        named = bool(names & other.near)
        beside = other.block == told.block and (named or _starts_with_pronoun(told))
        before = other.index == told.index - 1 and _names_kept(comparison, names, other)
        if speaks(child, other) and (beside or before):
            return True
    return False


def _unchanged(comparison: Comparison, told: Line) -> bool:
    """Whether the sentence stands word for word in the report: whoever is named there for it is named here."""
    words = [word.key for word in told.words]
    return any([word.key for word in pair.before.words] == words for pair in comparison.origins(told))


def _starts_with_pronoun(line: Line) -> bool:
    return bool(line.words) and line.words[0].key in {"he", "she", "they", "it"}


def _also_own_voice(comparison: Comparison, told: Line, keys: frozenset[str], besides: list[Line]) -> bool:
    """Whether the parent says the same elsewhere on nobody's word."""
    shared = keys & told.near
    others = (line for line in comparison.parent.lines if line not in besides and not speaks(comparison.parent, line))
    return bool(comparison.carriers(shared, others))


def _weight(comparison: Comparison, note: Attribution) -> Weight:
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
