"""One story laid out for a reader: letters for pages, numbers for paragraphs, an address for every cited span."""

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from twosource.model import (
    BODY_ROLES,
    Block,
    Claim,
    Coverage,
    Derivation,
    Drift,
    Figure,
    Mention,
    Origin,
    PageFacts,
    Point,
    Reading,
    Source,
    Span,
    Story,
)
from twosource.report.html import dates
from twosource.report.html.safe import label

LONGEST = 200_000
"""Characters of one page that are shown. A page is seldom a tenth of that; a hostile one may be fifty megabytes."""
_OUTLET = 34
"""Most characters of an outlet's name as a label."""


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """One block of a page as it is shown and cited. `name` is its citation ("A¶5"), `said` the same for the ear."""

    span: Span
    role: str
    why: str
    anchor: str
    name: str
    said: str


class PageView(msgspec.Struct, frozen=True, kw_only=True):
    """A page with its letter.

    Attributes:
        outlet: the publisher, else the file's name; `named` tells which.
        when: when it appeared, in words; `day` its place on an axis, None where that is not known.
        credit: whom it credits, in words ("credits Aurel Wire").
    """

    letter: str
    anchor: str
    reading: Reading
    facts: PageFacts | None
    outlet: str
    named: bool
    when: str
    day: str | None
    credit: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def id(self) -> str:
        """The page's id."""
        return self.reading.page.id

    @property
    def text(self) -> str:
        """The page's text."""
        return self.reading.page.text


class Cite(msgspec.Struct, frozen=True, kw_only=True):
    """A link to words on a page: where, as shown, as read aloud."""

    href: str
    name: str
    said: str


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """A story and what of the coverage belongs to it, with pages in letter order.

    `anchors` gives the id of the element at each span that can be cited, by page and span; `parties` the source of each party.
    """

    prefix: str
    story: Story
    pages: tuple[PageView, ...]
    sources: tuple[Source, ...]
    derivations: tuple[Derivation, ...]
    drifts: tuple[Drift, ...]
    anchors: Mapping[tuple[str, Span], str]
    parties: Mapping[str, str]

    def page(self, page_id: str) -> PageView:
        """The page with this id."""
        return next(page for page in self.pages if page.id == page_id)

    def speaker(self, party: str) -> str | None:
        """The source in which a party of a page (`Mention.party`) was joined."""
        return self.parties.get(party)

    def parent(self, page_id: str) -> Derivation | None:
        """Where a page most directly comes from; None if it begins a line of its own."""
        return next(
            (link for link in self.derivations if link.child == page_id and link.main and link.kind != "shared_quotes"),
            None,
        )

    def origin(self, page_id: str) -> Origin | None:
        """The report a page carries, the one that was seen first."""
        holding = [origin for origin in self.story.origins if page_id in origin.pages]
        return min(holding, key=lambda origin: (not origin.seen, origin.id), default=None)

    def newsroom(self, page_id: str) -> str | None:
        """Who did the reporting on a page, as far as it is known."""
        origin = self.origin(page_id)
        return label(origin.newsroom, _OUTLET) if origin and origin.newsroom else None

    def cite(self, page_id: str, span: Span) -> Cite:
        """A link to the words themselves, or to their paragraph where the words alone have no element."""
        page = self.page(page_id)
        block = paragraph_at(page, span)
        href = self.anchors.get((page_id, span), block.anchor if block else page.anchor)
        name = block.name if block else page.letter
        said = block.said if block else f"Page {page.letter}"
        return Cite(href=f"#{href}", name=name, said=said)


def paragraph_at(page: PageView, span: Span) -> Paragraph | None:
    """The paragraph in which a span begins."""
    place = bisect.bisect_right(page.paragraphs, span.start, key=lambda block: block.span.start) - 1
    return page.paragraphs[place] if place >= 0 and span.start < page.paragraphs[place].span.end else None


def letters(count: int) -> Iterator[str]:
    """A, B, ... Z, AA, AB, ..."""
    for number in range(count):
        name, rest = "", number + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            name = chr(ord("A") + digit) + name
        yield name


def lay_out(coverage: Coverage, story: Story, prefix: str) -> Desk:
    """Take from a coverage what belongs to one story, and give every page a letter and every citable span an address.

    Pages are in order of publication (those not dated last), then name. `prefix` begins every id, so that several stories
    can stand in one document.
    """
    members = set(story.pages)
    readings = sorted((reading for reading in coverage.readings if reading.page.id in members), key=_by_date)
    pages = tuple(_page(reading, letter, prefix) for reading, letter in zip(readings, letters(len(readings)), strict=True))
    sources = tuple(source for source in coverage.sources if any(mention.page in members for mention in source.mentions))
    drifts = tuple(drift for drift in coverage.drifts if drift.child in members and drift.parent in members)
    return Desk(
        prefix=prefix,
        story=story,
        pages=pages,
        sources=sources,
        derivations=tuple(link for link in coverage.derivations if link.child in members and link.parent in members),
        drifts=drifts,
        parties={party: source.id for source in sources for party in source.parties},
        anchors=_anchors(pages, sources, drifts, [point for point in coverage.points if point.story == story.id], prefix),
    )


def _by_date(reading: Reading) -> tuple[bool, str, str, str]:
    facts = _facts(reading)
    first = facts.published.first if facts and facts.published else None
    return (first is None, first or "", reading.page.name, reading.page.id)


def _facts(reading: Reading) -> PageFacts | None:
    return next(iter(reading.of(PageFacts)), None)


def _page(reading: Reading, letter: str, prefix: str) -> PageView:
    facts = _facts(reading)
    publisher = facts.publisher if facts else None
    published = facts.published if facts else None
    place = dates.place(published)
    agencies = [label(agency.name, _OUTLET) for agency in facts.agencies] if facts else []
    stem = reading.page.name.rpartition(".")[0] or reading.page.name
    return PageView(
        letter=letter,
        anchor=f"{prefix}p{letter}",
        reading=reading,
        facts=facts,
        outlet=(label(publisher.name, _OUTLET) if publisher else "") or label(stem, _OUTLET) or "unnamed page",
        named=publisher is not None,
        when=dates.published(published),
        day=place.isoformat() if place else None,
        credit=f"credits {', '.join(agencies)}" if agencies else "credits nobody",
        paragraphs=tuple(_paragraphs(reading, letter, prefix)),
    )


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text[:LONGEST].splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line.rstrip()))
        start += len(line)


def _paragraphs(reading: Reading, letter: str, prefix: str) -> Iterator[Paragraph]:
    blocks: Iterable[tuple[Span, str, str]] = [(block.span, block.role, block.why) for block in reading.of(Block)]
    number = 0
    others = 0
    for span, role, why in blocks or ((line, "paragraph", "") for line in _lines(reading.page.text)):
        if span.start >= LONGEST:
            return
        if role in BODY_ROLES and role != "dateline":
            number += 1
            name, said, tail = f"{letter}¶{number}", f"Page {letter}, paragraph {number}", str(number)
        else:
            others += 1
            name, said, tail = f"{letter} {role}", f"Page {letter}, {role}", f"x{others}"
        yield Paragraph(span=span, role=role, why=why, anchor=f"{prefix}{letter}{tail}", name=name, said=said)


def _cited(page: PageView, pointed: frozenset[str]) -> Iterator[Span]:
    """Spans of a page that other sections may cite: attributed words, and whatever a point rests on."""
    for claim in page.reading.of(Claim):
        if claim.attribution is not None or claim.id in pointed:
            yield claim.spans[0]
            yield max(claim.spans, key=len)
    for figure in page.reading.of(Figure):
        if figure.id in pointed or figure.part_of in pointed:
            yield figure.span
    for mention in page.reading.of(Mention):
        if mention.reason:
            yield mention.reason


def _anchors(
    pages: Sequence[PageView], sources: Sequence[Source], drifts: Sequence[Drift], points: Sequence[Point], prefix: str
) -> dict[tuple[str, Span], str]:
    pointed = frozenset(
        part_id for point in points for part in point.claims for part_id in (part.claim, part.figure) if part_id
    )
    cited = {(page.id, span) for page in pages for span in _cited(page, pointed)}
    for source in sources:
        firsts = {mention.page: mention.span for mention in reversed(source.mentions)}
        cited.update(firsts.items())
    for drift in drifts:
        cited.update((side.page, side.span) for side in (drift.before, drift.after) if side)
    letter = {page.id: page.letter for page in pages}
    return {
        (page, span): f"{prefix}{letter[page]}.{span.start}-{span.end}"
        for page, span in sorted(cited)
        if page in letter and span.start < LONGEST
    }
