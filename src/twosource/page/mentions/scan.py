"""All mentions of one sentence, in text order."""

from twosource.model import Span
from twosource.page.mentions.beside import explained, explains_last, widened, with_acronyms, with_names, with_reason
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import Gender, english
from twosource.page.mentions.offices import phrase_at
from twosource.page.mentions.others import one_of_several, with_speakers
from twosource.page.mentions.standing import WHERE, acts, speaks, with_standing
from twosource.page.mentions.tokens import Row

_GENDERS: dict[str, Gender] = {"he": "male", "she": "female", "his": "male", "her": "female"}
_OWNING = {"his": "his", "her": "her", "its": "it", "their": "they"}


def mentions_of(row: Row, text: str, places: frozenset[str]) -> list[Found]:
    """The mentions of one sentence in text order, never nested; `places` are names the page uses as a place's."""
    found: list[Found] = []
    starters = english().starters
    at = 0
    while at < len(row.tokens):
        token = row.tokens[at]
        if not token.capital and token.low not in starters:
            at += 1
            continue
        single = _pronoun(row, at) or one_of_several(row, at)
        if single is not None:
            found.append(single)
            at = single.last + 1
            continue
        phrase = phrase_at(row, at)
        if phrase is None:
            at += 1
            continue
        one, last = phrase
        kept = _kept(row, one, found, places) if one else None
        if kept is not None:
            found.append(kept)
        at = max(last, kept.last if kept else at, at) + 1
    return with_reason(
        row, text, [with_standing(row, one) for one in with_speakers(row, with_acronyms(row, with_names(row, found)))]
    )


def _kept(row: Row, one: Found, found: list[Found], places: frozenset[str]) -> Found | None:
    """A phrase as a mention; None for one that speaks for nobody here, or belongs to the name before it."""
    if one.name is not None:
        one = _as_place(one, places)
        return None if one.kind == "government" and _is_place_here(row, one) else one
    if explains_last(row, one, found):
        found[-1] = explained(row, found[-1], one)
        return None
    wide = widened(row, one)
    bare = one.kind == "anonymous" and not one.plural and row.low(one.first) not in english().determiners
    if one.kind in {"document", "organisation", "group", "outlet"} or bare:
        return wide if acts(row, wide.first, wide.last) else None
    return wide


def _as_place(one: Found, places: frozenset[str]) -> Found:
    """A bare name that is a place's: one the page uses so, or that begins like one ("Port Elva"). It may govern, not live."""
    bare = one.kind in {"person", "unknown"} and one.role is None
    placed = one.untold and one.words[0].lower() in english().place_openers
    if not bare or not (placed or (one.name or "").lower() in places):
        return one
    return one._replace(kind="government", head=(one.name or "").lower(), form="name", untold=False)


def _is_place_here(row: Row, one: Found) -> bool:
    """Whether the name of a place is where something is or whose it is, not who acts."""
    if row.tokens[one.last].owns or (row.low(one.first - 1) in WHERE and not speaks(row, one.first, one.last)):
        return True
    return one.country is None and not speaks(row, one.first, one.last)


def _pronoun(row: Row, at: int) -> Found | None:
    token = row.tokens[at]
    if token.text.isupper() and len(token.text) > 1:
        return None
    word = _party_word(row, at)
    if word is None:
        return None
    return Found(
        span=Span(token.start, token.start + len(token.bare)),
        row=row.number,
        first=at,
        last=at,
        form="pronoun",
        kind="unknown",
        head=word,
        gender=_GENDERS.get(word),
        plural=word == "they",
        quoted=token.quoted,
    )


def _party_word(row: Row, at: int) -> str | None:
    """The pronoun at a place if it stands for a party: "it" and "which" only where they speak, "his" before "claim"."""
    low = row.low(at)
    if low in {"he", "she", "they"}:
        return low
    if low == "who":
        before = row.low(at - 1)
        return low if before == "," or before[:1].isalnum() else None
    if low in {"it", "which"}:
        return low if speaks(row, at, at) and not (low == "it" and row.tokens[at].quoted) else None
    word = _OWNING.get(low)
    claims = word is not None and any(row.low(k) in english().cue_nouns for k in range(at + 1, at + 4))
    return word if claims else None
