"""In which direction a day is to be looked for: what the verb beside a time expression tells.

No parser: the nearest verb form to the left in the same clause decides, else the first to the right ("On Friday, they met").
"""

from collections.abc import Iterable, Mapping, Sequence

from twosource.page.timex.words import Lexicon, Word

REACH = 40
"""Words looked at on each side; a verb further off does not govern the time."""
_NEAR = 4
"""Words within which a present form means a timetable ("opens on Monday")."""
_BEFORE_BASE = frozenset({"to", "'ll", "n't"})
_STOPS = frozenset({";", ":", "?", "!"})


def direction(words: Sequence[Word], first: int, last: int, known: Lexicon, earlier: Mapping[int, int]) -> int:
    """Where the time at `words[first:last + 1]` lies: -1 back, 1 ahead, 0 where nothing tells.

    Args:
        words: of the sentence.
        first: the place of the expression's first word.
        last: the place of its last word.
        known: the lexicon of the page's language.
        earlier: directions of the expressions before it, by each place they take; a list of times has one direction
            ("London next month, Rome in May").
    """
    if first > 1 and words[first - 1].low in known.tense["moved_to"] and words[first - 2].low in known.tense["moved"]:
        return 1
    start = first - 1 if first and words[first - 1].low in known.words["edges"] else first
    leftwards = range(start - 1, max(first - REACH, 0) - 1, -1)
    rightwards = range(last + 1, min(last + REACH, len(words)))
    return _scan(words, leftwards, known, earlier) or _scan(words, rightwards, known, {})


def _scan(words: Sequence[Word], places: Iterable[int], known: Lexicon, earlier: Mapping[int, int]) -> int:
    """The direction of the first verb form met; an infinitive with nothing before it looks ahead ("Leaders to meet Monday")."""
    infinitive = 0
    places = tuple(places)
    for seen, at in enumerate(places):
        if at in earlier:
            if earlier[at]:
                return earlier[at]
            continue
        low = words[at].low
        if low in _STOPS or (low in known.tense["clause"] and not (low == "as" and _is_degree(words, at, known))):
            return 1 if low in {"if", "unless"} else infinitive
        infinitive = max(infinitive, _is_infinitive(words, at, known))
        found = verb_direction(words, at, known)
        if found < 0 and infinitive and (_is_to_come(words, at) or _governed(words, places[seen:], known)):
            return 1
        if found:
            return found
        if low in known.tense["timetable"] and seen < _NEAR and not infinitive:
            return 1
    return infinitive


def _is_to_come(words: Sequence[Word], at: int) -> bool:
    """Whether a past "be" tells of what is planned ("were to resume")."""
    return words[at].low in {"was", "were"} and at + 1 < len(words) and words[at + 1].low == "to"


def _governed(words: Sequence[Word], places: Iterable[int], known: Lexicon) -> bool:
    """Whether a verb of planning or asking stands at one of the places."""
    return any(words[place].low in known.tense["governors"] for place in places)


def _is_infinitive(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Whether "to" stands before a verb, as far as spelling tells."""
    if words[at].low != "to" or at + 1 >= len(words):
        return False
    return words[at + 1].raw.islower() and words[at + 1].low not in known.tense["determiners"]


def _is_degree(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """Whether this "as" belongs to "as early as" or "as of"."""
    beside = {words[place].low for place in (at - 1, at + 1) if 0 <= place < len(words)}
    return not beside.isdisjoint(known.tense["as_in"])


def verb_direction(words: Sequence[Word], at: int, known: Lexicon) -> int:
    """What one word tells as a verb form: 1 for futures and plans, -1 for pasts, 0 for anything else."""
    word, tense = words[at], known.tense
    if word.low in tense["ahead"]:
        return 0 if _is_no_plan(words, at, known) else 1
    if word.low in {"was", "were", "had", "did", "been", "ago"}:
        return -1
    regular = word.low.endswith("ed") and len(word.low) > 3 and word.low not in tense["not_verbs"]
    if not regular and word.low not in tense["past"]:
        return 0
    nearby = (words[before].low for before in range(at - 1, max(at - 1 - _NEAR, -1), -1))
    aux = next((low for low in nearby if low not in tense["adverbs"] and not low.endswith("ly")), "")
    no_past = tense["be"] | tense["present_be"] | tense["determiners"]
    return 0 if aux in no_past or aux in _BEFORE_BASE or aux in tense["governed_by"] else -1


def _is_no_plan(words: Sequence[Word], at: int, known: Lexicon) -> bool:
    """The month, "due to the", "set" after "had": forms of a plan that are none."""
    low = words[at].low
    after = words[at + 1].low if at + 1 < len(words) else ""
    if low == "may":
        return words[at].capital and at > 0
    if low == "set":
        return after not in {"to", "for"}
    if low == "due":
        return after == "to" and at + 2 < len(words) and words[at + 2].low in known.tense["determiners"]
    return low == "can" and after == "'t"
