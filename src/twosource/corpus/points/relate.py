"""How two estimates of one matter stand to each other. A table of named rules; the first that applies decides.

Conflicts are kept few: other scope, other time, one voice correcting itself and rounding are all looked at before.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

from twosource.corpus.points.estimates import Estimate, Place
from twosource.corpus.points.flaws import Stand, comparable, is_forecast, not_an_estimate
from twosource.corpus.points.matter import days_between
from twosource.corpus.points.predicates import falls, grows, open_predicate
from twosource.corpus.points.proof import proven, same_holder, taken
from twosource.corpus.points.reading import plain
from twosource.corpus.points.values import compare
from twosource.language import lexicon

SAME_SCALE = 3.0
"""How many times one toll may be another and still be of the same scope, where not both are on somebody's word."""
NO_SCALE = 100.0
"""How many times one count may be another and still be of the same thing, whoever gives it."""
CLEARLY_BEFORE = 5
"""Days by which words like "a week ago" must set a statement back, on one page of unknown date, to be of an earlier time."""
SAME_WEEK = 7
"""Days between two statements from which a difference may be a change in the world, and is no conflict."""


def relate(left: Estimate, right: Estimate) -> Stand:
    """How `right` stands to `left`; `left` is the earlier where that is known (see `in_order`)."""
    for rule in RULES:
        stand = rule(left, right)
        if stand is not None:
            return stand
    return _by_value(left, right)


def in_order(one: Estimate, other: Estimate) -> tuple[Estimate, Estimate]:
    """The two with the earlier first, a denial last; in reading order where the pages do not tell."""
    answers = [_answers(found) for found in (one, other)]
    if answers[0] != answers[1]:
        return (other, one) if answers[0] else (one, other)
    if later(one, other):
        return other, one
    if later(other, one) or one.rank <= other.rank:
        return one, other
    return other, one


def later(one: Estimate, other: Estimate) -> bool:
    """Whether `one` is surely of a later time than `other`: as of later days, else said later."""
    if one.about.known and other.about.known and (one.about.before(other.about) or other.about.before(one.about)):
        return other.about.before(one.about)
    if _said_after(one, other) and not (one.page == other.page and not (one.dated and other.dated)):
        return True
    if one.before != other.before and one.voice == other.voice and not _said_after(other, one):
        return other.before
    if one.page != other.page or one.said.before(other.said):
        return False
    return other.ago - one.ago >= CLEARLY_BEFORE or (one.ago <= other.ago and _raised(one) and not _raised(other))


def _said_after(one: Estimate, other: Estimate) -> bool:
    """Whether days tell that `one` was said later; of one voice, its page's day tells nothing if it was given before."""
    return other.said.before(one.said) and (one.dated or not one.before or one.voice != other.voice)


def overtaken(shown: Sequence[Estimate], superseded: AbstractSet[str]) -> set[str]:
    """The claims that are overtaken: those superseded, and the same value on the same word where no later day is known."""
    last: defaultdict[tuple[object, ...], list[Estimate]] = defaultdict(list)
    for found in shown:
        if found.claim.id in superseded:
            last[found.voice, found.value.span].append(found)
    return {
        found.claim.id
        for found in shown
        if found.claim.id in superseded
        or any(not later(found, other) for other in last.get((found.voice, found.value.span), ()))
    }


def _forecast(left: Estimate, right: Estimate) -> Stand | None:
    """A forecast and what is: the outcome of what was surely expected, else of another time."""
    if is_forecast(left) == is_forecast(right) or (left.thing.unit and taken(left, right)):
        return None
    told, came = (left, right) if is_forecast(left) else (right, left)
    predicate = told.thing.predicate
    alike = predicate not in (None, open_predicate()) and predicate == came.thing.predicate and told.page != came.page
    sure = told.expected or (told.certainty is not None and told.certainty.level == "likely")
    if alike and told is left and sure and not _is_other_day(left, right):
        return Stand(kind="outcome", why=f"“{left.value.words}” was expected, “{right.value.words}” is what was counted")
    return Stand(kind="not_comparable", why=f"“{told.value.words}” is of what is to come")


def set_aside(shown: Sequence[Estimate]) -> tuple[Estimate, ...]:
    """The estimates of a point that cannot be compared with the others: no estimates, or of another scope than most."""
    telling = [found for found in shown if comparable(found)]
    if any(not is_forecast(found) for found in telling):
        telling = [found for found in telling if not is_forecast(found)]
    others = max(1, len(telling) - 1)
    whole = any(not found.limit for found in telling)
    alike: defaultdict[tuple[object, ...], list[Estimate]] = defaultdict(list)
    for found in telling:
        alike[_scope_of(found)].append(found)
    odd: set[tuple[int, int, int]] = set()
    for scope, here in alike.items():
        apart = sum(
            len(there)
            for other, there in alike.items()
            if other != scope and not there[0].limit and _scope_differs(here[0], there[0])
        )
        if (here[0].limit and whole) or 2 * apart > others:
            odd.update(found.rank for found in here)
    kept = {found.rank for found in telling}
    return tuple(found for found in shown if found.rank not in kept or (found.rank in odd and len(odd) < len(telling)))


def _scope_of(found: Estimate) -> tuple[object, ...]:
    """What decides whether the scope of one estimate is another's."""
    return found.limit, bool(found.figure.scope and found.figure.scope.condition), found.place, found.value.span


def _scope_differs(one: Estimate, other: Estimate) -> bool:
    stand = _one_condition(one, other) or _limited(one, other) or _scope(one, other)
    return stand is not None and stand.kind == "not_comparable"


def narrower(left: Place, right: Place) -> bool:
    """Whether `left` is narrower than `right`: its words name a border, a region or the like that the other's do not."""
    return left.narrow and not right.narrow


def _no_estimate(left: Estimate, right: Estimate) -> Stand | None:
    one, other = not_an_estimate(left), not_an_estimate(right)
    if one is None and other is None:
        return None
    if _answers(right) and one is None and compare(left.value, right.value)[0] != "conflict":
        return other
    plain = one if one is not None else other
    return Stand(kind="not_comparable", why=plain.why if plain else "")


def _answers(found: Estimate) -> bool:
    """Whether an estimate denies a figure, or declines to confirm or deny it."""
    stand = not_an_estimate(found)
    return stand is not None and stand.kind != "not_comparable"


def _one_condition(left: Estimate, right: Estimate) -> Stand | None:
    bound = [bool(found.figure.scope and found.figure.scope.condition) for found in (left, right)]
    if bound[0] == bound[1]:
        return None
    words = (left if bound[0] else right).value.words
    return Stand(kind="not_comparable", why=f"“{words}” is stated under a condition, the other is not")


def _limited(left: Estimate, right: Estimate) -> Stand | None:
    """A count of one house, or one that leaves something out, is no count of the whole."""
    if left.limit == right.limit:
        return None
    limited, other = (left, right) if left.limit else (right, left)
    also = f", “{other.value.words}” otherwise (“{other.limit}”)" if other.limit else f"; “{other.value.words}” is not"
    return Stand(kind="not_comparable", why=f"“{limited.value.words}” is limited (“{limited.limit}”){also}")


def _shared_out(left: Estimate, right: Estimate) -> Stand | None:
    """A count of one of several places proves nothing against one of another value that does not name the place."""
    for found, other in ((left, right), (right, left)):
        names = set(plain(found.row))
        if names and found.row != other.row and not names & {word for name in other.place.names for word in plain(name)}:
            why = f"“{found.value.words}” is of one place among others (“{found.row}”), “{other.value.words}” does not name it"
            return Stand(kind="not_comparable", why=why) if compare(left.value, right.value)[0] == "conflict" else None
    return None


def _scope(left: Estimate, right: Estimate) -> Stand | None:
    """Another place, or a narrower one: a part of the wider count, if it is not more."""
    one, other = left.place, right.place
    if one == other or not (one.words or other.words):
        return None
    if narrower(one, other) or narrower(other, one):
        small, wide = (left, right) if narrower(one, other) else (right, left)
        where = f"“{small.value.words}” is only {_where(small.place)}"
        inside = bool(small.place.states) and (not wide.place.words or bool(small.place.states & wide.place.states))
        if inside and small.value.span[0] <= wide.value.span[1]:
            return Stand(kind="compatible", why=f"{where}, so it can be a part of “{wide.value.words}”")
        if small.place.states or not wide.place.states:
            return Stand(kind="not_comparable", why=f"{where}; “{wide.value.words}” is not so limited")
        return Stand(kind="not_comparable", why=f"{where}, “{wide.value.words}” {_where(wide.place)}")
    if one.names and other.names and not one.names & other.names and not one.states & other.states:
        return Stand(
            kind="not_comparable",
            why=f"“{left.value.words}” is {_where(one)}, “{right.value.words}” {_where(other)}",
        )
    return None


def _one_voice(left: Estimate, right: Estimate) -> Stand | None:
    """One speaker, or two of one government: a later figure takes the place of an earlier one."""
    if not same_holder(left, right):
        return None
    meeting, why = compare(left.value, right.value)
    if meeting == "agree":
        return Stand(kind="agree", why=why)
    one_holder = left.voice == right.voice or left.sides == right.sides
    if later(right, left) and one_holder:
        return Stand(
            kind="superseded",
            why=f"{_holder(left, right)} gave “{right.value.words}” later than “{left.value.words}”",
        )
    if meeting == "compatible":
        return Stand(kind="compatible", why=why)
    unknown = "nothing tells which came later" if one_holder else "they are not the same governments"
    return Stand(
        kind="not_comparable",
        why=f"{_holder(left, right)} gave “{left.value.words}” and “{right.value.words}”, and {unknown}",
    )


def _grown(left: Estimate, right: Estimate) -> Stand | None:
    """A toll grows: a later, higher count overtakes an earlier one, whoever gives it. People also go home again."""
    predicate = left.thing.predicate
    if not grows(predicate):
        return None
    meeting = compare(left.value, right.value)[0]
    if later(right, left):
        if meeting == "conflict" and falls(predicate):
            return Stand(kind="superseded", why=f"“{right.value.words}” is a later count than “{left.value.words}”")
        if meeting == "agree" or not _exceeds(right, left):
            return None
        return Stand(
            kind="superseded", why=f"“{right.value.words}” is a later count than “{left.value.words}”, and it can only grow"
        )
    if meeting == "conflict" and left.page != right.page:
        return Stand(
            kind="not_comparable",
            why=f"“{left.value.words}” and “{right.value.words}” may be of different hours, and nothing tells which is later",
        )
    return None


def _exceeds(right: Estimate, left: Estimate) -> bool:
    """Whether a count is surely above what another states, a bound included ("17" after "at least 14")."""
    stated = left.value.low if left.value.low is not None else left.value.high
    if right.value.bound == "vague" or right.value.low is None or stated is None:
        return compare(left.value, right.value)[0] == "conflict" and right.value.span > left.value.span
    if left.value.bound == "vague":
        return right.value.low > (left.value.high or stated)
    return right.value.low > stated


def _other_day(left: Estimate, right: Estimate) -> Stand | None:
    """What does not add up over days is another count each day, where the words of both name theirs."""
    if left.thing.unit or grows(left.thing.predicate) or not _is_other_day(left, right):
        return None
    return Stand(kind="not_comparable", why=f"“{left.value.words}” and “{right.value.words}” are of different days")


def _is_other_day(left: Estimate, right: Estimate) -> bool:
    if not (left.figure.scope and left.figure.scope.time and right.figure.scope and right.figure.scope.time):
        return False
    return left.about.before(right.about) or right.about.before(left.about)


def _weeks_apart(left: Estimate, right: Estimate) -> Stand | None:
    """A difference over a longer time may be a change in the world."""
    if compare(left.value, right.value)[0] != "conflict":
        return None
    if left.page == right.page and left.ago - right.ago >= CLEARLY_BEFORE:
        return Stand(
            kind="not_comparable",
            why=f"“{left.value.words}” was given well before “{right.value.words}”, by somebody else",
        )
    if left.said.last is None or right.said.first is None:
        return None
    if later(right, left) and days_between(left.said.last, right.said.first) >= SAME_WEEK:
        return Stand(
            kind="not_comparable",
            why=f"“{right.value.words}” was given a week or more later than “{left.value.words}”, by somebody else",
        )
    return None


def _changed(left: Estimate, right: Estimate) -> Stand | None:
    """A count that is said to have changed proves nothing against one of another page whose day is not known."""
    if left.page == right.page or (left.said.known and right.said.known) or _raised(left) == _raised(right):
        return None
    if compare(left.value, right.value)[0] != "conflict":
        return None
    new, old = (left, right) if _raised(left) else (right, left)
    return Stand(
        kind="not_comparable",
        why=f"“{new.value.words}” is said to have changed, and nothing tells when “{old.value.words}” held",
    )


def _out_of_scale(left: Estimate, right: Estimate) -> Stand | None:
    """Tolls many times apart are rather of another scope (one place, one day), unless two who are named dispute them."""
    one, other = left.value.edge, right.value.edge
    if compare(left.value, right.value)[0] != "conflict" or not one or not other:
        return None
    if max(one, other) > NO_SCALE * min(one, other):
        why = f"“{left.value.words}” and “{right.value.words}” are too far apart to be of one thing"
        return Stand(kind="not_comparable", why=why)
    if not grows(left.thing.predicate) or (left.source and right.source):
        return None
    if max(one, other) <= SAME_SCALE * min(one, other):
        return None
    return Stand(
        kind="not_comparable",
        why=f"“{left.value.words}” and “{right.value.words}” are so far apart that one may be of a wider scope",
    )


def _unnamed(left: Estimate, right: Estimate) -> Stand | None:
    """“The company” on another page may be the very body that is named on this one."""
    if left.page == right.page or compare(left.value, right.value)[0] != "conflict":
        return None
    for found, other in ((left, right), (right, left)):
        words, known = lexicon("points")["unnamed"]["business"], lexicon("points")["unnamed"]["others"]
        person = other.source is not None and other.source.kind == "person"
        if _last_word(found) in words and _last_word(other) not in known and not person:
            return Stand(kind="not_comparable", why=f"“{found.value.words}” may be the same body's as “{other.value.words}”")
    return None


def _last_word(found: Estimate) -> str:
    """The last word of an estimate's speaker, in lower case; "" for the page's own voice."""
    name = found.source.name if found.source else found.voice if found.voice != "page" else ""
    return (name.split() or [""])[-1].casefold()


def _guessed(left: Estimate, right: Estimate) -> Stand | None:
    """A number only held possible ("it may be 50") neither overtakes nor excludes what somebody counted; a bound may."""
    for found, other in ((left, right), (right, left)):
        if found.certainty and found.certainty.level in ("possible", "unlikely") and found.value.pointed:
            why = f"“{found.value.words}” is only held possible, “{other.value.words}” is another's count"
            return Stand(kind="not_comparable", why=why) if compare(left.value, right.value)[0] == "conflict" else None
    return None


def _nobody(left: Estimate, right: Estimate) -> Stand | None:
    """Whose word it is must be known: a figure on nobody's word may be that of the other's speaker."""
    if compare(left.value, right.value)[0] != "conflict":
        return None
    for found, other in ((left, right), (right, left)):
        if (found.nameless or (found.before and found.source is None)) and (found.page != other.page or found.before):
            return Stand(kind="not_comparable", why=f"nothing tells whose word “{found.value.words}” is")
    return None


def _weak_tie(left: Estimate, right: Estimate) -> Stand | None:
    """Without a people, a place or a predicate in common, a difference proves nothing."""
    if compare(left.value, right.value)[0] != "conflict" or proven(left, right):
        return None
    return Stand(
        kind="not_comparable",
        why=f"“{left.value.words}” and “{right.value.words}” differ, and the words do not show that they count the same",
    )


def _by_value(left: Estimate, right: Estimate) -> Stand:
    meeting, why = compare(left.value, right.value)
    return Stand(kind=meeting, why=why)


RULES: tuple[Callable[[Estimate, Estimate], Stand | None], ...] = (
    _no_estimate,
    _forecast,
    _one_condition,
    _limited,
    _shared_out,
    _scope,
    _other_day,
    _one_voice,
    _guessed,
    _unnamed,
    _grown,
    _nobody,
    _weeks_apart,
    _changed,
    _out_of_scale,
    _weak_tie,
)


def _raised(found: Estimate) -> bool:
    return found.figure.change_role == "to" or (found.figure.change is not None and found.figure.change_role is None)


def _holder(left: Estimate, right: Estimate) -> str:
    if left.voice == right.voice:
        return "the same source" if left.voice != "page" else "the same newsroom"
    return "sources of one government" if left.sides == right.sides else "sources with a government in common"


def _where(place: Place) -> str:
    return f"“{place.words}”" if place.words else "without a place"
