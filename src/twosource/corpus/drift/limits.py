"""Caveats, denials and refusals of a report that its retelling leaves out while what they limit stays."""

import re
from collections.abc import Iterator

from twosource.corpus.drift.comparison import (
    CARRIED,
    Comparison,
    Finding,
    Weight,
    body,
    clause_at,
    clauses,
    keys_in,
    quoted,
    words_in,
)
from twosource.corpus.drift.cues import Cue, find_cues
from twosource.corpus.drift.view import Line, View, near_keys
from twosource.model import Span

REACH = 3
"""Sentences a limit looks back to what it limits."""
PROOF = frozenset({"evidence", "verification"})
KIN = {
    "evidence": PROOF,
    "verification": PROOF,
    "testing": frozenset({"testing"}),
    "details": frozenset({"details", "knowledge", "caution", "verification"}),
    "knowledge": frozenset({"details", "knowledge", "caution", "verification"}),
    "caution": frozenset({"details", "knowledge", "caution", "verification"}),
}
"""Caveats that may stand for one another."""
WEIGHTS: dict[str, Weight] = {
    "evidence": "notable",
    "verification": "notable",
    "testing": "notable",
    "details": "slight",
    "knowledge": "notable",
    "caution": "notable",
    "denied": "grave",
    "open": "notable",
    "silent": "slight",
}
"""How heavy it is to lose a limit: details withheld and silence change little of what a reader believes."""
ASKS = re.compile(r"(?:\s[\w’']{1,20}){0,4}?\s(?:whether|if|how|where|when|what|which|who|why)\b")
"""What makes not knowing a limit on what was said: "did not know where". A thing unknown by itself is another fact."""
POINTERS = (" it", " that", " this")
"""Last words of a denial that answers the sentence before it."""
LEADS = ("although", "though", "while", "without", "which", "who", "despite")
"""First words of a clause that limits what comes after it."""
RETOLD = 0.4
"""Least share of a limit's words that a sentence must hold to be the limit in other words."""
BESIDE = 2
"""Sentences from a claim within which a denial in other words belongs to it."""
ANSWERED = 0.75
"""Least share of the words of what is denied that a sentence must hold to be what the denial answers."""
LEAST_ANSWERED = 2
"""Content words a denial must have besides its cue to tell by itself what it answers."""


def caveats_lost(comparison: Comparison) -> Iterator[Finding]:
    """Limits on a claim ("provided no evidence") that are gone while the claim stays."""
    for line in body(comparison.parent):
        for cue in find_cues("caveats", comparison.parent.text, line.span):
            if _answered_since(comparison, cue):
                continue
            if cue.kind == "knowledge" and not ASKS.match(comparison.parent.text, cue.span.end):
                continue
            clause = clause_at(comparison.parent, line, cue.span)
            kept = _limited(comparison, line, clause)
            if kept is not None and not _caveat_carried(comparison, line, cue, kept):
                before = _whole(line, clause)
                yield Finding(
                    "caveat_lost",
                    WEIGHTS[cue.kind],
                    before,
                    kept.span,
                    f"The retelling keeps the claim and leaves out what limits it: {quoted(comparison.parent, before)}.",
                )


def denials_lost(comparison: Comparison) -> Iterator[Finding]:
    """Denials and refusals to answer that are gone while what they answer stays."""
    for line in body(comparison.parent):
        for cue in _apart(comparison.parent, line):
            kept = None if _answered_since(comparison, cue) else _answered(comparison, line, cue)
            if kept is not None and not _denial_carried(comparison, line, cue, kept):
                before = _whole(line, clause_at(comparison.parent, line, cue.span))
                yield Finding(
                    "denial_lost",
                    WEIGHTS[cue.kind],
                    before,
                    kept.span,
                    f"The retelling keeps what is answered and leaves out the answer: {quoted(comparison.parent, before)}.",
                )


def _apart(page: View, line: Line) -> tuple[Cue, ...]:
    """The denials of a sentence that stand in clauses of their own: "denied it, and the ministry would not comment"."""
    cues = find_cues("denials", page.text, line.span)
    held = [clause_at(page, line, cue.span) for cue in cues]
    return tuple(cue for number, cue in enumerate(cues) if held[number] not in held[:number])


def _answered_since(comparison: Comparison, cue: Cue) -> bool:
    """Whether a limit may be gone because a later version knows more: what was open or withheld may since be told."""
    return comparison.kind == "update" and cue.kind in {"open", "silent", "details"}


def _whole(line: Line, clause: Span) -> Span:
    """The sentence where the limit is all it says, else the clause."""
    rest = near_keys(line.words) - near_keys(words_in(line, clause))
    return clause if len(rest) >= LEAST_ANSWERED else line.span


def _limited(comparison: Comparison, line: Line, clause: Span) -> Line | None:
    """The child's sentence that still makes the claim which a caveat limits."""
    leads = comparison.parent.said(clause).lower().startswith(LEADS)
    told = near_keys(word for word in line.words if leads and word.span.start >= clause.end)
    told = told or near_keys(word for word in line.words if word.span.end <= clause.start)
    if len(told) > LEAST_ANSWERED:
        return next(iter(comparison.carriers(told, body(comparison.child))), None)
    return _look_back(comparison, line)


def _look_back(comparison: Comparison, line: Line, *, past_limits: bool = True) -> Line | None:
    """The child's sentence that carries what the parent said just before.

    Farther back only in the same block, or where a name or rare word is shared; where several are carried, the one that
    shares most rare words with the limit, then the nearest.
    """
    names = frozenset(word.near for word in line.words if word.name and word.kind == "content")
    found = []
    for earlier in reversed(comparison.parent.neighbours(line, before=REACH, after=0)):
        nearest = earlier.index == line.index - 1
        if earlier.role == "headline" or (past_limits and _is_limit(comparison.parent, earlier)):
            continue
        if not nearest and not names & earlier.near and earlier.block != line.block and not _shared(comparison, line, earlier):
            continue
        kept = [pair.after for pair in comparison.homes(earlier) if pair.kept >= CARRIED]
        if kept:
            found.append((comparison.weights.rare_among(line.near & earlier.near - names), earlier.index, kept[0]))
        elif nearest and not names:
            break
    return max(found, key=lambda item: item[:2])[2] if found else None


def _shared(comparison: Comparison, line: Line, earlier: Line) -> int:
    return comparison.weights.rare_among(line.near & earlier.near)


def _is_limit(page: View, line: Line) -> bool:
    return bool(find_cues("caveats", page.text, line.span) or find_cues("denials", page.text, line.span))


def _caveat_carried(comparison: Comparison, line: Line, cue: Cue, kept: Line) -> bool:
    """Whether the child has a caveat of this sort on the same matter or beside the claim, or tells it in its own words."""
    child = comparison.child
    limit = near_keys(words_in(line, clause_at(comparison.parent, line, cue.span)))
    tells = len(limit) > LEAST_ANSWERED and comparison.weights.telling(limit)
    if tells and comparison.carriers(limit, child.lines, least=RETOLD):
        return True
    for other in child.lines:
        kin = [found for found in find_cues("caveats", child.text, other.span) if found.kind in KIN[cue.kind]]
        if kin and (abs(other.index - kept.index) <= 2 or line.near & other.near):
            return True
    return False


def _answered(comparison: Comparison, line: Line, cue: Cue) -> Line | None:
    """The child's sentence that still makes the claim which a denial answers."""
    parent = comparison.parent
    sources = _deniers(parent, line, cue)
    told = near_keys(word for word in line.words if word.span.start >= cue.span.end) - keys_in(parent, sources)
    if len(told) >= LEAST_ANSWERED:
        carriers = comparison.carriers(told, body(comparison.child), least=ANSWERED)
        if carriers:
            return next((line for line in carriers if _in_one_clause(comparison, line, told)), carriers[0])
    if parent.said(cue.span).lower().endswith(POINTERS):
        nearest = parent.neighbours(line, before=1, after=0)
        return next((pair.after for other in nearest for pair in comparison.homes(other) if pair.kept >= CARRIED), None)
    return None if cue.kind == "silent" and not _runs_on(parent, line) else _look_back(comparison, line, past_limits=False)


def _runs_on(page: View, line: Line) -> bool:
    """Whether a sentence belongs to the one before it: the same block, or a name that is in both."""
    earlier = page.neighbours(line, before=1, after=0)
    names = frozenset(word.near for word in line.words if word.name and word.kind == "content")
    return any(other.block == line.block or names & other.near for other in earlier)


def _in_one_clause(comparison: Comparison, line: Line, keys: frozenset[str]) -> bool:
    """Whether one clause of a sentence makes the claim, not several together."""
    parts = (near_keys(words_in(line, clause)) for clause in clauses(comparison.child, line))
    return any(comparison.weights.share(keys, part) >= ANSWERED for part in parts)


def _denial_carried(comparison: Comparison, line: Line, cue: Cue, kept: Line) -> bool:
    """Whether the child has a denial or refusal that could be this one, or the one who denied answers beside the claim."""
    child = comparison.child
    for other in child.lines:
        if line.near & other.near and find_cues("denials", child.text, other.span):
            return True
        near = abs(other.index - kept.index) <= BESIDE
        if near and line.near & other.near and find_cues("denying", child.text, other.span):
            return True
    return _speaks_beside(comparison, line, cue, kept) or any(
        pair.kept >= CARRIED and cue.kind == "silent" for pair in comparison.homes(line)
    )


def _deniers(page: View, line: Line, cue: Cue) -> tuple[Span, ...]:
    """The words for who denies: the sources of the denial itself, else of the whole sentence, not of what is denied."""
    notes = page.attributions_at(line.span)
    denials = [note for note in notes if note.source and any(span.meets(cue.span) for span in note.cue)]
    return tuple(span for note in denials or page.outermost(notes) for span in note.source)


def _speaks_beside(comparison: Comparison, line: Line, cue: Cue, kept: Line) -> bool:
    """Whether the one who denies is given another word of their own beside the claim in the child."""
    parent, child = comparison.parent, comparison.child
    names = keys_in(parent, [span for span in _deniers(parent, line, cue) if line.span.holds(span)])
    names = names or frozenset(word.near for word in line.words[:1] if word.name and word.kind == "content")
    for other in (kept, *child.neighbours(kept, BESIDE, BESIDE)):
        told = [note for note in child.attributions_at(other.span) if note.source]
        if any(names & keys_in(child, note.source) for note in told):
            return not comparison.origins(other) or comparison.origins(other)[0].kept < RETOLD
    return False
