"""What a number counts: the noun phrase after it, by function words and the shape of words, no parser."""

import re
from collections.abc import Sequence

import msgspec

from twosource.model import Span
from twosource.page.quantity.draft import Draft
from twosource.page.quantity.lexicon import GAP, Words
from twosource.page.quantity.spread import is_of, linked

_MOST_WORDS = 7
"""Words from the number to the head of what it counts ("12 former British army special forces officers")."""

_WORD = re.compile(
    r"(?P<gap>[ \u00a0]{1,2}|\r?\n(?![\r\n])|-)?(?P<open>[“\"‘'(]?)"
    r"(?P<word>(?:[A-Z]\.){2,4}|[^\W\d_][^\W_]*(?:[-’'&/][^\W\d_]+)*\d{0,2})(?P<close>[”\"’]?)"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_PLURAL = re.compile(r"[^sui'’]s$", re.IGNORECASE)
_HISSING = re.compile(r"(?:ch|sh|ss|x|zz)es$", re.IGNORECASE)
_NOT_A_HEAD = re.compile(r"(?:ly|ing|ed)$", re.IGNORECASE)
_OF = re.compile(rf"{GAP}of(?!\w)", re.IGNORECASE)
_OF_OR_ALL = re.compile(rf"{GAP}(?:of|the|its|their|his|her|our|all|those|these)(?!\w)", re.IGNORECASE)
_MODIFIER = re.compile(r"[ \u00a0]\d[\d.,]{0,9}(?:-?[^\W\d_]{1,12}){1,4}(?=[ \u00a0])")
"""A measure that goes before what is counted ("eight million 250ml bottles", "two 12-year-old boys")."""

_ORIGIN = re.compile(rf"{GAP}from{GAP}(?:the{GAP})?[A-Z][\w’-]*(?:{GAP}[A-Z][\w’-]*){{0,2}}(?!\w|[’'.]|{GAP}(?:to|into|and)(?!\w))")
"""Where those who are counted come from ("troops from North Korea"), not where they are moved from."""

_STRONG = re.compile(r"-strong(?!\w)", re.IGNORECASE)

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
    return len(lower) > 3 and lower not in known.modifiers and _PLURAL.search(lower) is not None


def count(text: str, draft: Draft, end: int, known: Words) -> Draft:
    """The draft with the noun phrase right after it as what it counts; unchanged if there is none or it has a unit."""
    form = draft.numeral.form
    if draft.unit is not None and not (draft.unit.family == "percentage" and _OF.match(text, draft.end, end)):
        return draft
    if _STRONG.match(text, draft.end, end):
        people = Noun(Span(draft.end + 1, draft.end + 7), known.plurals["people"])
        return msgspec.structs.replace(draft, head=people.head, rule=f"{draft.rule}, -strong")
    single = draft.low == draft.high == 1 and form != "fraction"
    needs_of = form == "fraction" or draft.unit is not None
    if needs_of and not _OF_OR_ALL.match(text, draft.end, end):
        return draft
    noun = phrase(text, draft.end, end, known, single=single, mass=needs_of)
    if noun is None:
        return draft
    return msgspec.structs.replace(draft, counted=noun.span, head=noun.head)


def phrase(text: str, start: int, end: int, known: Words, *, single: bool = False, mass: bool = False) -> Noun | None:
    """The noun phrase that starts at a place, after fillers ("more", "of the").

    Args:
        text, start, end: where to look.
        known: the words of the language.
        single: whether one thing is counted, so that the head is a singular.
        mass: whether the head may be singular as well ("a third of the population").
    """
    words = _run(text, start, end, known)
    if not words:
        return None
    head = _head(words, known)
    if head is None:
        if not (single or mass) or (single and text.startswith("-", start)):
            return None
        head = _single_head(words)
        if head is None:
            return None
    origin = _ORIGIN.match(text, words[head].end("word"), end)
    span = Span(words[0].start("word"), origin.end() if origin else words[head].end("word"))
    last = words[head]["word"]
    if single and not mass:
        return Noun(span, last)
    return Noun(span, _named_head(words, head, known))


def _named_head(words: Sequence[re.Match[str]], head: int, known: Words) -> str:
    """The head in the singular; a people's name is taken whole ("North Koreans" -> "North Korean")."""
    first = head
    if words[head]["word"][:1].isupper():
        while first > 0 and words[first - 1]["word"][:1].isupper():
            first -= 1
    parts = [match["word"] for match in words[first:head]]
    last = singular(words[head]["word"], known)
    return " ".join([*parts, last if words[head]["word"][:1].isupper() else last.lower()])


def _run(text: str, start: int, end: int, known: Words) -> list[re.Match[str]]:
    """The words from a place up to the first that cannot belong to the noun phrase."""
    words: list[re.Match[str]] = []
    modifier = _MODIFIER.match(text, start, end)
    place = modifier.end() if modifier else start
    joined = False
    while len(words) < _MOST_WORDS and (match := _WORD.match(text, place, end)):
        word = match["word"].lower()
        if not words and word in known.fillers and match["gap"] != "-":
            place = match.end()
            continue
        if word in ("and", "or") and words and not joined and not any(is_plural(one["word"], known) for one in words):
            joined = True
            place = match.end()
            continue
        if match["gap"] == "-" and (words or word not in known.hyphenated):
            break
        if match["gap"] is None and not match["open"] and place != start:
            break
        if _POSSESSIVE.sub("", word) in known.stop or (match["open"] == "(" and words):
            break
        words.append(match)
        place = match.end()
    return words


def _head(words: Sequence[re.Match[str]], known: Words) -> int | None:
    """Place of the first plural that is not followed by another ("sports cars"); None without one."""
    for place, match in enumerate(words):
        word = match["word"]
        if match["gap"] == "-" and place == 0:
            return 0
        if _POSSESSIVE.search(word) or not is_plural(word, known):
            continue
        following = words[place + 1]["word"] if place + 1 < len(words) else ""
        if following and is_plural(following, known) and following.islower() and not match["close"]:
            if word.lower() in ("people", "men", "women", "children", "dead", "wounded", "injured", "missing", "others"):
                return place
            continue
        return place
    return None


def _single_head(words: Sequence[re.Match[str]]) -> int | None:
    """Place of the last word before something that looks like a verb or an adverb."""
    last = None
    for place, match in enumerate(words):
        word = match["word"]
        if last is not None and (_NOT_A_HEAD.search(word) or (word.endswith("s") and not word.endswith("ss"))):
            break
        if not _NOT_A_HEAD.search(word) or len(word) < 5:
            last = place
        if last is not None and place - last > 1:
            break
    return last


def total(text: str, start: int, draft: Draft, known: Words) -> Noun | None:
    """What "the number of X" or "the death toll" before a number says it counts."""
    found = None
    for match in known.total.finditer(text, max(start, draft.start - TOTAL_REACH), draft.start):
        if match["toll"]:
            toll = " ".join(match["toll"].lower().split())
            found = Noun(Span(*match.span("toll")), known.tolls[toll])
        elif noun := phrase(text, match.end() - 1, draft.start, known):
            found = noun
    return found


def share_forward(text: str, drafts: list[Draft]) -> list[Draft]:
    """Numbers in a list count what the last of them counts ("3,000, 10,000 or 12,000 soldiers")."""
    shared = list(drafts)
    for place in range(len(shared) - 2, -1, -1):
        left, right = shared[place], shared[place + 1]
        if left.counted or left.unit or right.counted is None or right.unit or left.rule == "score":
            continue
        if linked(text, left, right) or is_of(text, left, right):
            shared[place] = msgspec.structs.replace(left, counted=right.counted, head=right.head, inherited=True)
    return shared
