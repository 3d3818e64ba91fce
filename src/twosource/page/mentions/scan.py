"""All mentions of one sentence, in text order."""

from twosource.page.mentions.beside import explained, explains_last, widened, with_acronyms, with_names, with_reason
from twosource.page.mentions.found import Found
from twosource.page.mentions.lexical import Gender, english
from twosource.page.mentions.offices import phrase_at
from twosource.page.mentions.others import one_of_several, own_voice, with_speakers
from twosource.page.mentions.standing import WHERE, acts, speaks, verb_after, with_standing
from twosource.page.mentions.tokens import Row

_GENDERS: dict[str, Gender] = {"he": "male", "she": "female", "his": "male", "her": "female"}
_ARTICLES = frozenset({"the", "a", "an"})
_AGED = "-year-old"
_OWNING = {"his": "his", "her": "her", "its": "it", "their": "they"}


def mentions_of(row: Row, text: str, places: frozenset[str]) -> list[Found]:
    """The mentions of one sentence in text order, never nested; `places` are names the page uses as a place's."""
    found: list[Found] = []
    starters = english().starters
    end = 0
    for at in [at for at in range(row.size) if row.capitals[at] or row.lows[at] in starters]:
        if at < end:
            continue
        single = _single(row, at)
        if single is not None:
            found.append(single)
            end = single.last + 1
            continue
        phrase = phrase_at(row, at)
        if phrase is None:
            continue
        one, last = phrase
        kept = _kept(row, one, found, places) if one else None
        if kept is not None:
            found.append(kept)
        end = max(last, kept.last if kept else at) + 1
    joined = with_acronyms(row, with_names(row, found))
    standing = [with_standing(row, text, one) for one in with_speakers(row, joined)]
    first = next((at for at, one in enumerate(standing) if one.subject), None)
    if first is not None:
        standing[first] = standing[first].but(leads=True)
    return with_reason(row, text, standing)


def _single(row: Row, at: int) -> Found | None:
    """A mention without a noun of its own: a pronoun, "the other", "our reporter"."""
    known, low = english(), row.lows[at]
    articled = low in _ARTICLES and (row.lows[at + 1] in known.single_nexts or row.lows[at + 1].endswith(_AGED))
    if low in known.singles or articled:
        return own_voice(row, at) or _pronoun(row, at) or one_of_several(row, at)
    return None


def _kept(row: Row, one: Found, found: list[Found], places: frozenset[str]) -> Found | None:
    """A phrase as a mention; None for one that speaks for nobody here, or belongs to the name before it."""
    if one.name is not None:
        one = _as_place(one, places)
        if one.kind == "unknown" and row.lows[one.first - 1] in english().before_place and not row.owns[one.last]:
            return None
        return None if one.kind == "government" and _is_place_here(row, one) else one
    if explains_last(row, one, found):
        found[-1] = explained(row, found[-1], one)
        return None
    wide = widened(row, one)
    bare = one.kind == "anonymous" and not one.plural and row.lows[one.first] not in english().determiners
    if one.kind in {"document", "organisation", "group", "outlet"} or bare:
        titled = row.is_headline and row.lows[wide.last + 1] in {":", "—", "–"}  # "Ferry operator: six boats out"
        return wide if titled or acts(row, wide.first, wide.last) else None
    return wide


def _as_place(one: Found, places: frozenset[str]) -> Found:
    """A bare name that is a place's: one the page uses so, or that begins like one ("Port Elva"). It may govern, not live."""
    bare = one.kind in {"person", "unknown"} and one.role is None
    placed = one.untold and one.words[0].lower() in english().place_openers
    if not bare or not (placed or (one.name or "").lower() in places):
        return one
    return one.but(kind="government", head=(one.name or "").lower(), form="name", untold=False)


def _is_place_here(row: Row, one: Found) -> bool:
    """Whether the name of a place is where something is or whose it is, not who acts."""
    if row.owns[one.last] or (row.lows[one.first - 1] in WHERE and not speaks(row, one.first, one.last)):
        return True
    return one.country is None and not speaks(row, one.first, one.last)


def _pronoun(row: Row, at: int) -> Found | None:
    if len(row.texts[at]) > 1 and row.texts[at].isupper():
        return None
    word = _party_word(row, at)
    if word is None:
        return _aged(row, at)
    return Found(
        span=row.stretch(at, at),
        row=row.number,
        first=at,
        last=at,
        form="pronoun",
        kind="unknown",
        head=word,
        gender=_GENDERS.get(word),
        plural=word == "they",
        quoted=row.quoted[at],
        attached=_before_relative(row, at) if word in {"who", "which"} else -1,
    )


def _aged(row: Row, at: int) -> Found | None:
    """Somebody told of before, called by the age: "the 58-year-old said"."""
    if row.lows[at] != "the" or not row.lows[at + 1].endswith(_AGED) or not speaks(row, at, at + 1):
        return None
    return Found(row.stretch(at, at + 1), row.number, at, at + 1, "role", "person", "aged", quoted=row.quoted[at])


def _before_relative(row: Row, at: int) -> int:
    """The last token of what a relative pronoun goes on about, before commas, a closing bracket and an age."""
    at -= 1
    while row.lows[at] in {",", ")"} or (row.lows[at].isdigit() and row.lows[at - 1] == ","):
        at -= 1
    return at


def _party_word(row: Row, at: int) -> str | None:
    """The pronoun at a place if it stands for a party: "it" and "which" only where they speak, "his" before "claim"."""
    low = row.lows[at]
    if low in {"he", "she", "they"}:
        return low
    if low == "who":
        before = row.lows[at - 1]
        return low if before == "," or before[:1].isalnum() else None
    if low == "which":
        return low if speaks(row, at, at) else None
    if low == "it":
        return low if not row.quoted[at] and (speaks(row, at, at) or row.lows[verb_after(row, at)] in english().gives) else None
    if low == "we":
        return low if not row.quoted[at] and speaks(row, at, at) else None
    word = _OWNING.get(low)
    claims = word is not None and any(row.lows[k] in english().cue_nouns for k in range(at + 1, at + 4))
    return word if claims else None
