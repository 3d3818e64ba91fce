"""The first screen: one sentence, one paragraph of quoted spans, and what is missing."""

from collections.abc import Iterator

import msgspec

from twosource.model import Span
from twosource.report.html import dates, words
from twosource.report.html.charts.counts import newsrooms
from twosource.report.html.people import SourceView
from twosource.report.html.points import ClaimView, PointView, StoryView
from twosource.report.html.safe import label
from twosource.report.html.view import Cite, PageView, paragraph_at

_QUOTES = 6
"""Most quoted spans in the paragraph on what happened."""
_QUOTE = 190
"""Most characters of one of them."""
_LEAST = 12
"""Fewest characters: less ("it", "that") tells nothing by itself."""
_FIRST = 6
"""Body paragraphs of the lead report among which its first claims are looked for."""
_NOBODY = 2
"""Rank of what nobody is known to have said: behind named sources and the page's own voice."""


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a page with whose they are. `joined` tells that they are the other side of the conflict just quoted."""

    words: str
    source: SourceView
    cite: Cite
    joined: bool


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What stands at the head of a story."""

    meta: str
    title: str
    lead: str
    alarm: str | None
    calm: str | None
    quotes: tuple[Quote, ...]
    missing: tuple[str, ...]


def summarise(view: StoryView) -> Summary:
    """Say a story in one sentence and one paragraph."""
    pages = len(view.desk.pages)
    found = view.conflicting
    return Summary(
        meta=_meta(view),
        title=label(view.desk.story.title, 160) or "Untitled story",
        lead=_lead(view),
        alarm=f"On {words.several(found, 'point')}, two accounts cannot both hold." if found else None,
        calm=None if found or pages == 1 else "No two claims were found that cannot both hold.",
        quotes=tuple(_quotes(view)),
        missing=tuple(_missing(view)),
    )


def _lead(view: StoryView) -> str:
    pages, rooms = len(view.desk.pages), newsrooms(view)
    start = words.capital(words.several(pages, "page"))
    if pages == 1:
        return f"{start}, alone in its story: there is nothing to compare it with."
    if not rooms:
        return f"{start}; whose work they carry was not measured."
    unnamed = sum(room.name is None for room in rooms)
    tail = f", {words.count(unnamed)} of them not named" if 0 < unnamed < len(rooms) else ""
    return f"{start} carry the work of {words.several(len(rooms), 'newsroom')}{tail}."


def _meta(view: StoryView) -> str:
    pages = view.desk.pages
    days = sorted(page.day for page in pages if page.day)
    text = words.several(len(pages), "page")
    if days and len(days) == len(pages):
        first, last = dates.day(days[0]), dates.day(days[-1])
        text += f", {dates.long_day(last)}" if first == last else f", {dates.long_day(first)} to {dates.long_day(last)}"
    elif days:
        text += f", {words.count(len(days))} of them dated"
    return words.capital(text)


def lead_page(view: StoryView) -> PageView:
    """The page to tell the story from: the one most pages come from, then the one that quotes most, then the earliest."""
    heirs = {page.id: sum(link.parent == page.id and link.main for link in view.desk.derivations) for page in view.desk.pages}
    quoted = {
        page.id: sum(claim.page.id == page.id and claim.source.id != "own" for claim in view.claims.values())
        for page in view.desk.pages
    }
    order = {page.id: number for number, page in enumerate(view.desk.pages)}
    return max(view.desk.pages, key=lambda page: (heirs[page.id], quoted[page.id], -order[page.id]))


def _quotes(view: StoryView) -> Iterator[Quote]:
    taken: list[ClaimView] = []
    said: set[str] = set()
    before = ""
    for claim in _candidates(view):
        span = _core(claim)
        text = label(span.of(claim.page.text).removeprefix("that "), _QUOTE)
        folded = text.casefold()
        again = any(folded in other or other in folded for other in said)
        inside = any(other.page.id == claim.page.id and _core(other).meets(span) for other in taken)
        if len(text) < _LEAST or again or inside:
            continue
        joined = _opposed(view, before, claim.claim.id)
        taken.append(claim)
        said.add(folded)
        before = claim.claim.id
        yield Quote(words=text, source=claim.source, cite=view.desk.cite(claim.page.id, span), joined=joined)
        if len(taken) == _QUOTES:
            return


def _opposed(view: StoryView, left: str, right: str) -> bool:
    return any(
        relation.kind == "conflict" and {relation.left, relation.right} == {left, right}
        for point in view.conflicts
        for relation in point.model.relations
    )


def _core(claim: ClaimView) -> Span:
    """The longest of a claim's spans: a quotation broken by "he said" has several."""
    return max(claim.claim.spans, key=lambda span: (len(span), -span.start))


def _candidates(view: StoryView) -> Iterator[ClaimView]:
    """The lead report's first claims, then what most newsrooms and sources speak to, both sides where they conflict."""
    lead = lead_page(view)
    opening = [paragraph.anchor for paragraph in lead.paragraphs if "¶" in paragraph.name][:_FIRST]
    first = []
    for claim in view.claims.values():
        block = paragraph_at(lead, claim.claim.spans[0]) if claim.page.id == lead.id else None
        if block and block.anchor in opening:
            rank = {"own": 1, "none": _NOBODY}.get(claim.source.id, 0)
            first.append((opening.index(block.anchor), rank, claim.claim.spans[0], claim))
    yield from (item[3] for item in sorted(first, key=lambda item: (item[1] == _NOBODY, *item[:3]))[:1])
    for point in sorted(view.points, key=lambda point: _weight(view, point)):
        yield from _voices(point)
    yield from (item[3] for item in sorted(first, key=lambda item: (item[1], item[0], item[2])))


def _weight(view: StoryView, point: PointView) -> tuple[int, int, int, int, int]:
    model = point.model
    return (point.number or 9, -model.newsrooms, -model.sources, -len(model.claims), view.points.index(point))


def _voices(point: PointView) -> Iterator[ClaimView]:
    if point.pair:
        yield from (entry.claim for side in (point.pair.left, point.pair.right) if (entry := point.entry(side)))
        return
    now = [entry for entry in point.now if entry.source.id not in ("own", "none")]
    best = sorted(now, key=lambda entry: (not entry.corroborated, -entry.source.folded, entry.claim.page.letter, entry.span))
    yield from (entry.claim for entry in best[:1])


def _named(pages: list[PageView]) -> str:
    return f"{'page' if len(pages) == 1 else 'pages'} {words.listed([page.letter for page in pages])}"


def _dates_missing(view: StoryView) -> Iterator[str]:
    pages = view.desk.pages
    undated = [page for page in pages if not (page.facts and page.facts.published)]
    inferred = [page for page in pages if page.facts and page.facts.published and page.facts.published.how == "inferred"]
    if len(undated) == len(pages):
        whom = "the page was" if len(pages) == 1 else "the pages were"
        yield f"When {whom} published is not known: nothing on {'it' if len(pages) == 1 else 'them'} tells."
        return
    if undated:
        yield f"When {_named(undated)} appeared is not known: nothing there tells."
    if inferred:
        yield f"When {_named(inferred)} appeared is inferred from the times they speak of, as an interval; nothing states it."


def _missing(view: StoryView) -> Iterator[str]:
    pages = view.desk.pages
    yield from _dates_missing(view)
    unnamed = [page for page in pages if not page.named]
    if len(unnamed) == len(pages):
        yield "No page names its publisher; file names stand in." if len(pages) > 1 else "The page does not name its publisher."
    elif unnamed:
        yield f"Who published {_named(unnamed)} is not stated; file names stand in."
    for origin in view.desk.story.origins:
        held = [page for page in pages if page.id in origin.pages]
        if not origin.seen:
            whose = f"{label(origin.newsroom, 40)}’s report" if origin.newsroom else "The report"
            yield f"{whose} behind {_named(held)} was not among what was given; only what they carry of it is known."
    silent = [page for page in pages if page.facts and not page.facts.analysed]
    if silent:
        yield f"What {_named(silent)} {'says' if len(silent) == 1 else 'say'} was not measured: no lexicon for the language."
