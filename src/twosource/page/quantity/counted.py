"""What a number counts: the noun phrase after it, by function words and the shape of words, no parser."""

import re
from collections.abc import Sequence

import msgspec

from twosource.model import Span
from twosource.page.quantity.draft import Draft, Scene
from twosource.page.quantity.lexicon import Words
from twosource.page.quantity.spread import is_of, linked
from twosource.page.quantity.units import GAP

_MOST_WORDS = 7
"""Words from the number to the head of what it counts ("12 former British army special forces officers")."""

_WORD = re.compile(
    r"(?P<gap>[ \u00a0]{1,2}|\r?\n(?![\r\n])|-)?(?P<open>[“\"‘'(]?)"
    r"(?P<word>(?:[A-Z]\.){2,4}|[^\W\d_][^\W_]*(?:[-’'&/][^\W_]+)*(?:\d{1,2}|-(?=\s(?:and|or)\s))?)(?P<close>[”\"’]?)"
)
_NEGATED = re.compile(r"n['’]t$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PLURAL = re.compile(r"[^sui'’]s$", re.IGNORECASE)
_HISSING = re.compile(r"(?:ch|sh|ss|x|zz)es$", re.IGNORECASE)
_NOT_A_HEAD = re.compile(r"(?:ly|ing|ed)$", re.IGNORECASE)
_OF = re.compile(rf"{GAP}of(?!\w)", re.IGNORECASE)
_OF_OR_ALL = re.compile(rf"{GAP}(?:of|the|its|their|his|her|our|all|those|these)(?!\w)", re.IGNORECASE)
_MODIFIER = re.compile(r"[ \u00a0]\d[\d.,]{0,9}(?:-?[^\W\d_]{1,12}){1,4}(?=[ \u00a0])")
"""A measure that goes before what is counted ("eight million 250ml bottles", "two 12-year-old boys")."""

_ORIGIN = re.compile(
    rf"{GAP}from{GAP}(?:the{GAP})?[A-Z][\w’-]*(?:{GAP}[A-Z][\w’-]*){{0,2}}(?!\w|[’']|{GAP}(?:to|into|and)(?!\w))"
)
"""Where those who are counted come from ("troops from North Korea"), not where they are moved from."""

_STRONG = re.compile(r"[-\s]strong(?!\w)", re.IGNORECASE)

_GROUP_REACH = 24

TOTAL_REACH = 160
"""Characters between "the number of X" and the number."""


class Noun(msgspec.Struct, frozen=True):
    """A noun phrase that is counted, with its head in the singular."""

    span: Span
    head: str


def singular(word: str, known: Words) -> str:
    """The singular of an English plural ("soldiers" -> "soldier"); a word that is none comes back as it is."""
    lower = word.lower()
    if lower in known.plurals:
        return known.plurals[lower]
    if not is_plural(word, known):
        return word
    if lower.endswith("ies") and len(lower) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if _HISSING.search(word) else word[:-1]


def is_plural(word: str, known: Words) -> bool:
    """Whether a word has the shape of a plural noun."""
    lower = word.lower()
    if lower in known.plurals:
        return True
    if len(word) > 1 and word[:-1].isupper() and word.endswith("s"):
        return True
    return len(lower) > 3 and lower not in known.singulars and _PLURAL.search(lower) is not None


def count(scene: Scene, draft: Draft) -> Draft:
    """The draft with the noun phrase right after it as what it counts; unchanged if there is none or it has a unit."""
    form = draft.numeral.form
    if draft.unit is not None and not (draft.unit.family == "percentage" and _OF.match(scene.text, draft.end, scene.end)):
        return draft
    if _STRONG.match(scene.text, draft.end, scene.end):
        return msgspec.structs.replace(draft, head=scene.known.plurals["people"], rule="strong")
    if (them := _of_them(scene, draft)) is not None:
        return msgspec.structs.replace(draft, counted=them.span, head=them.head)
    single = draft.low == draft.high == 1 and draft.rule != "odds" and form != "fraction"
    needs_of = form == "fraction" or draft.unit is not None
    if needs_of and not _OF_OR_ALL.match(scene.text, draft.end, scene.end):
        return draft
    noun = phrase(scene, Span(draft.end, max(scene.end, draft.end + 1)), single=single, mass=needs_of)
    if noun is None:
        return draft
    return msgspec.structs.replace(draft, counted=noun.span, head=noun.head)


_OF_THEM = re.compile(rf"{GAP}of{GAP}(?:them|whom|these|those)(?=[ \u00a0])", re.IGNORECASE)


def _of_them(scene: Scene, draft: Draft) -> Noun | None:
    """What they are, behind "of them": "12 crew, five of them children"."""
    match = _OF_THEM.match(scene.text, draft.end, scene.end)
    if match is None or draft.unit is not None:
        return None
    word = _WORD.match(scene.text, match.end(), scene.end)
    if word is None or word["word"].lower() in scene.known.stop or not word["word"].islower():
        return None
    return phrase(scene, Span(match.end(), scene.end))


def phrase(scene: Scene, where: Span, *, single: bool = False, mass: bool = False) -> Noun | None:
    """The noun phrase at the start of a stretch, after fillers ("more", "of the"); None if there is none.

    Args:
        scene: the sentence.
        where: the stretch to look in.
        single: whether one thing is counted, so that the head is a singular.
        mass: whether the head may be singular as well ("a third of the population").
    """
    words = _run(scene, where)
    head = _head(words, scene.known)
    if head is None and (single or mass) and not (single and scene.text.startswith("-", where.start)):
        head = _single_head(words)
    if head is None:
        return None
    personal = words[head]["word"].lower() in scene.known.origins
    origin = _ORIGIN.match(scene.text, words[head].end("word"), where.end) if personal else None
    span = Span(words[0].start("word"), origin.end() if origin else words[head].end("word"))
    last = words[head]["word"]
    if single and not mass:
        return Noun(span, last)
    return Noun(span, _named_head(words, head, scene.known))


def _named_head(words: Sequence[re.Match[str]], head: int, known: Words) -> str:
    """The head in the singular; a people's name is taken whole ("North Koreans" -> "North Korean")."""
    first = head
    if words[head]["word"][:1].isupper():
        while first > 0 and words[first - 1]["word"][:1].isupper():
            first -= 1
    parts = [match["word"] for match in words[first:head]]
    last = singular(words[head]["word"], known)
    return " ".join([*parts, last if words[head]["word"][:1].isupper() else last.lower()])


def _run(scene: Scene, where: Span) -> list[re.Match[str]]:
    """The words from a place up to the first that cannot belong to the noun phrase."""
    known = scene.known
    words: list[re.Match[str]] = []
    modifier = _MODIFIER.match(scene.text, where.start, where.end)
    place = modifier.end() if modifier else where.start
    joined = False
    while len(words) < _MOST_WORDS and (match := _WORD.match(scene.text, place, where.end)):
        word = match["word"].lower()
        of_number = not words and place != where.start and word in known.cardinals
        if not words and (word in known.fillers or of_number) and match["gap"] != "-":
            place = match.end()
            continue
        if word in ("and", "or") and words and not joined and not any(is_plural(one["word"], known) for one in words):
            joined = True
            place = match.end()
            continue
        if match["gap"] == "-" and (words or word not in known.hyphenated):
            break
        if match["gap"] is None and not match["open"] and place != where.start:
            break
        stops = _POSSESSIVE.sub("", word) in known.stop and match["word"] not in known.acronyms
        if _NEGATED.search(word) or stops or (match["open"] and words):
            break
        words.append(match)
        place = match.end()
    return words


def _head(words: Sequence[re.Match[str]], known: Words) -> int | None:
    """Place of the first plural that is not followed by another ("sports cars"); None without one."""
    last = None
    for place, match in enumerate(words):
        word = match["word"]
        if match["gap"] == "-" and place == 0:
            return 0
        if _POSSESSIVE.search(word) or not is_plural(word, known):
            continue
        if word.lower() in known.modifiers:
            last = place
            continue
        following = words[place + 1]["word"] if place + 1 < len(words) else ""
        if following and is_plural(following, known) and following.islower() and not match["close"]:
            if word.lower() in known.heads:
                return place
            continue
        return place
    return last


def _single_head(words: Sequence[re.Match[str]]) -> int | None:
    """Place of the last word before something that looks like a verb or an adverb."""
    last = None
    for place, match in enumerate(words):
        word = match["word"]
        if _POSSESSIVE.search(word):
            continue
        if last is not None and word[:1].isupper() and words[last]["word"].islower():
            break
        if last is not None and (_NOT_A_HEAD.search(word) or (word.endswith("s") and not word.endswith("ss"))):
            break
        if not _NOT_A_HEAD.search(word) or len(word) < 5:
            last = place
        if last is not None and place - last > 1:
            break
    return last


def total(scene: Scene, draft: Draft) -> Noun | None:
    """What "the number of X" or "the death toll" before a number says it counts."""
    group = scene.known.group.search(scene.text, scene.reach(draft.start, _GROUP_REACH), draft.start)
    if group is not None:
        return Noun(Span(*group.span("group")), scene.known.groups[group["group"].lower()])
    found = None
    for match in scene.known.total.finditer(scene.text, scene.reach(draft.start, TOTAL_REACH), draft.start):
        if match["toll"]:
            toll = " ".join(match["toll"].lower().split())
            found = Noun(Span(*match.span("toll")), scene.known.tolls[toll])
        elif noun := phrase(scene, Span(match.end() - 1, draft.start)):
            found = noun
    return found


def asked(scene: Scene) -> Noun | None:
    """What a sentence asks or tells the number of: "How many boats are there?"."""
    if "many" not in scene.words:
        return None
    match = _HOW_MANY.search(scene.text, scene.start, scene.end)
    return phrase(scene, Span(match.end(), scene.end)) if match else None


_HOW_MANY = re.compile(r"(?<!\w)how many(?= )", re.IGNORECASE)


def share_forward(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Numbers in a list count what the last of them counts ("3,000, 10,000 or 12,000 soldiers")."""
    shared = list(drafts)
    for place in range(len(shared) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        if left.counted or left.unit or right.counted is None or right.unit or left.rule == "score":
            continue
        if linked(scene, left, right) or (is_of(scene, left, right) and total(scene, left) is None):
            shared[place] = msgspec.structs.replace(left, counted=right.counted, head=right.head, inherited=True)
    return shared
