"""Who is mentioned: persons, bodies, governments, documents, outlets and the anonymous, resolved within a page."""

from twosource.model import Mention, PageFacts, Reading, content_id
from twosource.page.mentions.others import with_newsroom
from twosource.page.mentions.places import places_of
from twosource.page.mentions.resolve import Resolved, resolve
from twosource.page.mentions.scan import mentions_of
from twosource.page.mentions.tokens import find_rows

__all__ = ["find_mentions"]

BY = "mentions/3"


def find_mentions(reading: Reading) -> tuple[Mention, ...]:
    """Find the words that stand for parties, and join those that stand for the same one.

    Names with their titles, offices and appositions; bodies and their acronyms; governments by country, capital or seat;
    unnamed people with the reason given; pronouns and role words, resolved to the nearest fitting subject or speaker.

    Args:
        reading: needs Sentence; PageFacts, if there, names the place of the dateline.

    Returns:
        In text order, never nested; empty if nobody is mentioned. A single name that is never explained and never speaks is
        left out: it may be anything.
    """
    rows = list(find_rows(reading))
    facts = next(iter(reading.of(PageFacts)), None)
    places = places_of(rows, facts.dateline.place if facts and facts.dateline else None)
    found = [one for row in rows for one in mentions_of(row, reading.page.text, places)]
    resolved = resolve(with_newsroom(found, facts.publisher.name) if facts and facts.publisher else found)
    heard = {one.first for one in resolved if one.kind != "unknown" or one.found.speaks or one.found.form == "pronoun"}
    ids = [content_id("me", reading.page.id, one.found.span.start, one.found.span.end) for one in resolved]
    return tuple(
        _mention(reading.page.id, one, own, ids[one.first])
        for one, own in zip(resolved, ids, strict=True)
        if one.first in heard
    )


def _mention(page: str, one: Resolved, own: str, party: str) -> Mention:
    found = one.found
    return Mention(
        id=own,
        page=page,
        by=BY,
        span=found.span,
        form="short" if one.is_short else "name" if found.name else found.form,
        kind=one.kind if found.kind == "unknown" or found.untold else found.kind,
        name=found.name,
        party=party,
        role=found.role,
        affiliation=found.affiliation,
        reason=found.reason,
        acronym=found.acronym,
    )
