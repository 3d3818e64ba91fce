"""What the sentence says of a number: change, supposition, parts and wholes, place."""

import re
from collections.abc import Sequence

from twosource.model import Span
from twosource.page.quantity.draft import Draft
from twosource.page.quantity.lexicon import GAP, Words
from twosource.page.quantity.spread import is_of, linked

_CHANGE_REACH = 90
"""Characters between a verb of change and the value it changes to or from."""

_MOST_GAP_WORDS = 9
"""Words between them ("raised its estimate of the number of soldiers to 12,000")."""

_ROLE = re.compile(rf"(?<!\w)(?P<role>to|from|by){GAP}$", re.IGNORECASE)
_AT_ONCE = re.compile(
    rf"(?:{GAP}(?:by|up|down|another|an|a|additional|further|[^\W\d_]+ly|as|much))*{GAP}$|{GAP}(?:in|by){GAP}\w+{GAP}by{GAP}$", re.IGNORECASE
)
_CLAUSE = re.compile(r"[.;:!?](?:\s|$)|,?\s(?:but|while|who|which|that|because|after|when|where)\s|[“”\"]", re.IGNORECASE)
_NOUN_LINK = re.compile(rf"{GAP}(?:of|to|from|by|in{GAP}[^\W\d_]+{GAP}of){GAP}(?P<rest>[^.;:]{{0,60}})$", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"{GAP}(?:[^\W\d_]+{GAP})?$", re.IGNORECASE)
_OR_SHARE = re.compile(rf",?{GAP}or{GAP}|{GAP}\($", re.IGNORECASE)
_DEFINITE = re.compile(rf"(?<!\w)(?:the|these|those|its|their|his|her){GAP}$", re.IGNORECASE)
_FAR_APART = 3.0
"""Alternatives whose values differ by this factor give no estimate ("3,000 or 10,000"); nearer ones are an approximation."""

_AND = re.compile(rf",?{GAP}(?:and|or|plus|as{GAP}well{GAP}as){GAP}(?:\w+{GAP})?$|,{GAP}$", re.IGNORECASE)
_OF_THEM = re.compile(rf"{GAP}of{GAP}(?P<word>[^\W\d_]+)", re.IGNORECASE)
_PART_REACH = 120
_MOST_BETWEEN = 5
"""Words between "including" and the number of the part."""



def change(text: str, draft: Draft, start: int, end: int, known: Words) -> tuple[str, str] | None:
    """Direction ("up", "down", "" where the verb does not tell) and role ("from", "to", "by") of a changing quantity."""
    return _by_verb(text, draft, start, known) or _by_noun(text, draft, start, end, known)


def _by_verb(text: str, draft: Draft, start: int, known: Words) -> tuple[str, str] | None:
    place = max(start, draft.start - _CHANGE_REACH)
    verbs = list(known.change_pattern.finditer(text, place, draft.start))
    role = _ROLE.search(text, place, draft.start)
    until = role.start() if role else draft.start
    for verb in reversed(verbs):
        gap = text[verb.end() : until]
        if _CLAUSE.search(gap) or len(gap.split()) > _MOST_GAP_WORDS:
            return None
        way, strong = known.change[" ".join(verb.group().lower().split())]
        at_once = _AT_ONCE.match(text, verb.end(), draft.start) is not None or not gap.strip()
        if role and (strong or at_once or (not way and role["role"].lower() != "by") or _is_relative(draft)):
            return way, role["role"].lower()
        if at_once and way and (_is_relative(draft) or (strong and draft.unit is not None)):
            return way, "by"
    return None


def _is_relative(draft: Draft) -> bool:
    """Whether it is a percentage, points or money, which weak verbs of change take ("gained 3%")."""
    return draft.unit is not None and (draft.unit.family in ("percentage", "currency") or draft.unit.name in ("point", "fold"))


def _by_noun(text: str, draft: Draft, start: int, end: int, known: Words) -> tuple[str, str] | None:
    place = max(start, draft.start - _CHANGE_REACH // 2)
    for noun in reversed(list(known.noun_pattern.finditer(text, place, draft.start))):
        link = _NOUN_LINK.match(text, noun.end(), draft.start)
        if link is None or link["rest"].strip():
            continue
        role = _ROLE.search(text, place, draft.start)
        way = known.change_nouns[noun.group().lower()]
        return way, (role["role"].lower() if role else "by")
    if draft.unit is not None and (noun := known.noun_pattern.search(text, draft.end, min(end, draft.end + 24))):
        between = text[draft.end : noun.start()]
        if _NOUN_AFTER.match(between) and _is_relative(draft) and not between.strip().lower() in known.stop:
            return known.change_nouns[noun.group().lower()], "by"
    return None


def same_change(text: str, left: Draft, right: Draft) -> bool:
    """Whether the right number says the left one again in another unit ("190 points, or 0.6%")."""
    since = left.counted.end if left.counted and not left.inherited else left.end
    return since < right.start and right.start - since < 8 and _OR_SHARE.fullmatch(text[since : right.start]) is not None


def hypothetical(text: str, drafts: Sequence[Draft], start: int, known: Words) -> list[bool]:
    """For each draft of a sentence, whether it is supposed and no estimate: "whether it is 3,000 or 10,000"."""
    runs = _runs(text, drafts)
    found = [False] * len(drafts)
    for run in runs:
        first = drafts[run[0]]
        counts = [drafts[place] for place in run if drafts[place].unit is None and drafts[place].rule != "score"]
        supposed = _supposed(text, first, start, known) or (len(counts) > 1 and _far_apart(text, counts))
        for place in run:
            found[place] = supposed
    return found


def _runs(text: str, drafts: Sequence[Draft]) -> list[list[int]]:
    """Places of drafts that stand in one list, as runs."""
    runs: list[list[int]] = []
    for place, draft in enumerate(drafts):
        if runs and linked(text, drafts[place - 1], draft):
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _supposed(text: str, draft: Draft, start: int, known: Words) -> bool:
    opener = None
    for opener in known.openers.finditer(text, max(start, draft.start - _PART_REACH), draft.start):
        pass
    if opener is None or re.search(r"[,;:.!?](?:\s|$)", text[opener.end() : draft.start]):
        return False
    return _DEFINITE.search(text, start, draft.start) is None


def _far_apart(text: str, counts: Sequence[Draft]) -> bool:
    values = [draft.high for draft in counts if draft.low > 0]
    joined = text[counts[-2].end : counts[-1].start].lower().split()
    return "or" in joined and len(values) > 1 and max(values) >= _FAR_APART * min(values)


def wholes(text: str, drafts: Sequence[Draft], known: Words, *, earlier: bool) -> list[int | None]:
    """For each draft of a sentence, the place of the draft it is a part of; -1 stands for the last count of earlier sentences.

    Args:
        text, drafts, known: the sentence.
        earlier: whether earlier sentences hold a count that "of them" may mean.
    """
    found: list[int | None] = [None] * len(drafts)
    for place, draft in enumerate(drafts):
        if draft.unit is not None and draft.unit.family != "percentage":
            continue
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        if following and following.unit is None and is_of(text, draft, following):
            found[place] = place + 1
            continue
        before = _last_count(drafts, place, found)
        them = _OF_THEM.match(text, draft.end)
        if them and them["word"].lower() in known.of_them:
            found[place] = before if before is not None else (-1 if earlier else None)
        elif place and before is not None and draft.start - drafts[place - 1].end <= _PART_REACH:
            found[place] = _included(text, drafts, place, before, found, known)
    return found


def _last_count(drafts: Sequence[Draft], place: int, found: Sequence[int | None]) -> int | None:
    for before in range(place - 1, -1, -1):
        if drafts[before].unit is None and drafts[before].head and found[before] is None:
            return before
    return None


def _included(
    text: str, drafts: Sequence[Draft], place: int, before: int, found: Sequence[int | None], known: Words
) -> int | None:
    """The whole that "including" names, or that the part coordinated with this one has."""
    last, draft = drafts[place - 1], drafts[place]
    link = text[last.end : draft.start]
    if re.search(r"[;!?]|\.\s", link):
        return None
    named = known.including.search(link)
    if named and not re.search("[,“\"]", link[named.end() :].strip(" ,")) and len(link[named.end() :].split()) <= _MOST_BETWEEN:
        return before
    since = last.counted.end if last.counted and not last.inherited else last.end
    if found[place - 1] is not None and since <= draft.start and _AND.match(text, since, draft.start):
        return found[place - 1]
    return None


def place_of(text: str, draft: Draft, end: int, known: Words) -> Span | None:
    """The place named right after what is counted ("3,000 troops now in Kursk"), without its preposition."""
    if draft.counted is None or draft.inherited:
        return None
    match = known.place.match(text, draft.counted.end, end)
    if match is None:
        return None
    first = match["place"].removeprefix("the ").split()[0].lower().rstrip(".")
    if first in known.months or first in known.stop:
        return None
    return Span(match.start("place"), match.end("place") - match["place"].endswith("."))
