"""Whether a stretch of words tells of the past, the present or the future: the tense of its first verb group."""

from collections.abc import Sequence

from twosource.model import Outlook
from twosource.page.certainty.governing import clause_start, first_verb
from twosource.page.certainty.words import Lexicon, Word

GROUP = 7
"""Words from the first verb within which its group ends."""


def outlook_of(words: Sequence[Word], end: int, known: Lexicon) -> Outlook:
    """The time the words tell of, from the first verb group of the main clause; their first sentence ends at `words[end]`.

    "Would" and plans ("is poised to") are future; a perfect is past; a possibility with a state is present, with a deed future.
    Without a verb: future where an infinitive opens ("to withdraw"), else present.
    """
    start = min(clause_start(words, known), max(end - 1, 0))
    verb = first_verb(words[:end], start, known)
    if verb is None:
        return "future" if words[start : start + 1] and words[start].low == "to" else "present"
    inner = _inner(words[:end], verb, known)
    return _group(words[inner : min(inner + GROUP, end)], known)


def _inner(words: Sequence[Word], verb: int, known: Lexicon) -> int:
    """The verb of the clause that the first verb takes ("had determined that they *will* come"), or that verb itself."""
    for at in range(verb, min(verb + GROUP, len(words) - 1)):
        low = words[at].low
        if low not in known.outlook["reporting"] and low not in known.embedding:
            continue
        that = words[at + 1].low == "that"
        if not that and low not in known.embedding:
            continue
        inner = first_verb(words, at + 2 if that else at + 1, known)
        if inner is not None and inner - at < 2 * GROUP and "to" not in {word.low for word in words[at:inner]}:
            return inner
    return verb


def _group(group: Sequence[Word], known: Lexicon) -> Outlook:
    """The time of one verb group, by its first word and then by what it governs."""
    low = group[0].low
    told = known.outlook
    lows = [word.low for word in group]
    pairs = {" ".join(lows[at : at + 2]) for at in range(len(lows))}
    if low in told["future"] or low in told["future_phrases"] or not pairs.isdisjoint(told["future_phrases"]):
        return "past" if "have" in lows[1:3] and low == "would" else "future"
    if low in told["possible"]:
        return _possibility(lows, known)
    if low in told["perfect"]:
        return "past"
    if low in told["past"]:
        return "past"
    if low in told["present"]:
        return _present(lows, known)
    return "past" if low.endswith("ed") or low in known.words["irregular_pasts"] else "present"


def _possibility(lows: Sequence[str], known: Lexicon) -> Outlook:
    """Of a possibility: "may have left" is past, "may be ill" present, "may leave" and "may be sent" future."""
    if lows[:2] == ["could", "not"]:
        return "past"
    rest = [low for low in lows[1:4] if low not in known.words["degree"] - {"be", "have"}]
    if rest[:1] == ["have"]:
        return "past"
    if rest[:1] == ["be"]:
        deed = len(rest) > 1 and (rest[1].endswith("ed") or rest[1] in known.words["participles"])
        return "future" if deed else "present"
    return "future"


def _present(lows: Sequence[str], known: Lexicon) -> Outlook:
    """Of a present form: "are to leave" is to come, "is believed to have" past; else present."""
    if lows[1:2] == ["to"]:
        return "future"
    for at in range(1, len(lows) - 1):
        if lows[at] in known.embedding or lows[at] in {"said", "understood"}:
            rest = lows[at + 1 : at + 4]
            return "past" if rest[:2] == ["to", "have"] else "present"
    return "present"
