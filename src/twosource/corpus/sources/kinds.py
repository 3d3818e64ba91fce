"""Whether a bare name of two words is a person's, a body's or a place's: judged by how all pages use it.

One page often cannot tell "Corvin Freight" from "Corvin Hale". A title, an office, "he" or a surname used alone tell a person;
"which", shares and a chief executive tell a body; "in" and a dateline tell a place.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from twosource.corpus.sources.spelling import person_name, plain_words
from twosource.language import lexicon
from twosource.language.states import states_in
from twosource.model import Mention, PartyKind

_REACH = 40
"""Code points on either side of a name that are read."""
_OF_PERSON = re.compile(r",?\s+who(?:se|m)?\b|,\s+\d{2},")
_OF_BODY = re.compile(r",?\s+which\b")
_OWNED = re.compile(r"['’]s?\s+((?:[\w-]+\s+){0,2}[\w-]+)")


class Signs(msgspec.Struct, frozen=True, kw_only=True):
    """What one page shows of a name; `weak` hints at a person where nothing else tells."""

    person: bool = False
    body: bool = False
    place: bool = False
    weak: bool = False


def signs_of(text: str, found: Sequence[Mention], places: frozenset[str], *, quoted: bool) -> Signs:
    """What a page shows of a party.

    Args:
        text: of the page.
        found: the party's mentions.
        places: names of places the page states elsewhere (its dateline), in lower case.
        quoted: whether whole quotations of the party stand on the page.
    """
    named = [mention for mention in found if mention.name]
    full = max((mention.name or "" for mention in named), key=lambda name: (len(name.split()), name), default="")
    around = [
        (text[max(0, mention.span.start - _REACH) : mention.span.start], text[mention.span.end : mention.span.end + _REACH])
        for mention in named
    ]
    return Signs(
        person=_is_person(text, found, full) or any(_OF_PERSON.match(after) for _, after in around),
        body=_is_body(found, full)
        or any(_OF_BODY.match(after) or _owns_office(after) for _, after in around)
        or any(_ends(before, "before_body") for before, _ in around),
        place=full.casefold() in places or any(_is_in(before) for before, _ in around),
        weak=quoted or full.split(" ")[0].casefold() in _given(),
    )


def kind_of(pages: Iterable[Signs]) -> PartyKind:
    """The kind of a two-word name, by the number of pages that show each; "unknown" for a place, or if nothing tells."""
    seen = list(pages)
    person, body, place = (sum(getattr(signs, kind) for signs in seen) for kind in ("person", "body", "place"))
    if person and person >= max(body, place):
        return "person"
    if place and place >= body:
        return "unknown"
    if body:
        return "organisation"
    return "person" if any(signs.weak for signs in seen) else "unknown"


def kinds_by_name(signs: Iterable[tuple[str, Signs]]) -> Mapping[tuple[str, ...], PartyKind]:
    """The kind of each name, by its plain words.

    Args:
        signs: of each party of each page, with its fullest name.
    """
    together: defaultdict[tuple[str, ...], list[Signs]] = defaultdict(list)
    for name, found in signs:
        together[plain_words(name)].append(found)
    return {name: kind_of(found) for name, found in together.items()}


def is_place_in(name: str, longer: str) -> bool:
    """Whether a short name is only the place in a body's name: "Tarn" in "Tarn Port Authority", a state in its ministry's."""
    short, full = plain_words(name), plain_words(longer)
    if not short or len(short) >= len(full) or full[: len(short)] != short:
        return False
    return bool(states_in(name)) or full[-1] in _facts()["public"] or " ".join(full[-2:]) in _facts()["public"]


def _is_person(text: str, found: Sequence[Mention], full: str) -> bool:
    family = person_name(full).family
    for mention in found:
        words = mention.span.of(text).casefold()
        if mention.form == "pronoun" and words in _facts()["pronouns"]:
            return True
        if mention.form == "short" and plain_words(mention.name or "") == (family,):
            return True
        if mention.name and (mention.role or words.split(" ")[0].rstrip(".") in lexicon("translit")["names"]["titles"]):
            return True
    return False


def _is_body(found: Sequence[Mention], full: str) -> bool:
    words = plain_words(full)
    if "&" in full or (words and words[-1] in _facts()["companies"]) or "-based " in full:
        return True
    return any(mention.form in ("role", "pronoun") and mention.kind in ("organisation", "outlet") for mention in found)


def _owns_office(after: str) -> bool:
    owned = _OWNED.match(after)
    words = owned.group(1).casefold() if owned else ""
    return any(f" {office}" in f" {words}" for office in _facts()["owned"])


def _is_in(before: str) -> bool:
    """Whether the name stands behind "in" or the like; "faith in" and "shares in" tell nothing of a place."""
    return _ends(before, "before_place") and not _ends(before, "not_before_place")


def _ends(before: str, words: str) -> bool:
    plain = f" {' '.join(before.casefold().split())}"
    return plain.removesuffix(" the").endswith(_endings(words))


@functools.cache
def _endings(words: str) -> tuple[str, ...]:
    return tuple(f" {ending}" for ending in _facts()[words])


@functools.cache
def _given() -> frozenset[str]:
    given = lexicon("names")["given"]
    return frozenset((*given["male"], *given["female"]))


def _facts() -> Any:  # noqa: ANN401 - a lexicon is what its file holds
    return lexicon("translit")["kinds"]
