"""Sources as a reader sees them: a short name, a colour and a shape each, and how often they are heard."""

from collections.abc import Sequence

import msgspec

from twosource.model import Attribution, Claim, Mention, Source, Span
from twosource.report.html.safe import label
from twosource.report.html.view import Desk, PageView

COLOURED = 6
"""Sources that get a colour of their own; the colours stay apart in light, in dark and for the colour-blind."""
_SHORT = 24
"""Most characters of a source's short name."""
_ACRONYM = 6
"""Most letters of a name in capitals that passes for an acronym."""
_ARTICLES = ("a ", "an ", "the ")
_KINDS = {"person": "k-person", "document": "k-document", "group": "k-group", "government": "k-body", "organisation": "k-body"}


class SourceView(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its mark.

    Attributes:
        css: the class that gives its colour; `shape` the symbol that stands for it.
        line: how its words are underlined: "" plain, "an" dashed (anonymous), "doc" double.
        folded, printed: claims counted once a report, and on every page that carries them.
        pages: ids of the pages on which it is heard, in letter order.
    """

    id: str
    href: str
    anchor: str
    name: str
    short: str
    kind: str
    css: str
    shape: str
    line: str = ""
    folded: int = 0
    printed: int = 0
    pages: tuple[str, ...] = ()
    model: Source | None = None

    @property
    def anonymous(self) -> bool:
        """Whether no name is given."""
        return self.kind == "anonymous"


def own_voice(desk: Desk) -> SourceView:
    """Who speaks where nobody is quoted."""
    anchor = f"{desk.prefix}sources"
    return SourceView(
        id="own",
        href=f"#{anchor}",
        anchor=anchor,
        name="the page’s own voice",
        short="own voice",
        kind="own",
        css="ov",
        shape="k-own",
    )


def unresolved(desk: Desk) -> SourceView:
    """Who speaks where the words do not tell."""
    anchor = f"{desk.prefix}sources"
    return SourceView(
        id="none",
        href=f"#{anchor}",
        anchor=anchor,
        name="source not resolved",
        short="not resolved",
        kind="unknown",
        css="g",
        shape="k-none",
    )


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """One claim and the id of the source whose word it is ("own", "none" or a source's id)."""

    page: str
    claim: Claim
    source: str
    carried: bool


def speakers(desk: Desk) -> dict[tuple[str, str], str]:
    """By page and claim id: whose word it is."""
    found = {}
    for page in desk.pages:
        parties = {mention.id: mention.party for mention in page.reading.of(Mention)}
        spoken = {note.id: parties.get(note.mention or "") for note in page.reading.of(Attribution)}
        for claim in page.reading.of(Claim):
            if claim.attribution is None:
                found[page.id, claim.id] = "own"
            else:
                party = claim.via[-1] if claim.via else spoken.get(claim.attribution)
                found[page.id, claim.id] = desk.speaker(party or "") or "none"
    return found


def carried_spans(desk: Desk, page: PageView) -> tuple[Span, ...]:
    """What a page only carries from another page of the same report."""
    link = desk.parent(page.id)
    if link is None or desk.origin(page.id) != desk.origin(link.parent):
        return ()
    return tuple(passage.child for passage in link.passages)


def hear(desk: Desk) -> tuple[Heard, ...]:
    """Every claim of the story with whose word it is, in page and text order."""
    whose = speakers(desk)
    found = []
    for page in desk.pages:
        carried = carried_spans(desk, page)
        found += [
            Heard(
                page=page.id,
                claim=claim,
                source=whose[page.id, claim.id],
                carried=any(claim.spans[0].meets(span) for span in carried),
            )
            for claim in page.reading.of(Claim)
        ]
    return tuple(found)


def _short(source: Source) -> str:
    """A name by which the pages themselves call a source for short, where there is one."""
    name = label(source.name, 200) or "unnamed"
    variants = [label(variant, 200) for variant in source.names]
    if source.kind == "person":
        last = name.rpartition(" ")[2]
        return last if last in variants else name
    if len(name) > _SHORT:
        acronyms = [variant for variant in variants if variant.isupper() and variant.isalpha() and len(variant) <= _ACRONYM]
        if acronyms:
            return acronyms[0]
    for article in _ARTICLES:
        if name.lower().startswith(article):
            name = name[len(article) :]
            break
    return name[:1].upper() + name[1:]


def _short_names(sources: Sequence[Source]) -> dict[str, str]:
    names = {source.id: label(_short(source), _SHORT) for source in sources}
    twice = [name for name in names.values() if list(names.values()).count(name) > 1]
    return {source.id: label(source.name, _SHORT) if names[source.id] in twice else names[source.id] for source in sources}


def view_sources(desk: Desk, heard: Sequence[Heard], disputed: Sequence[str]) -> dict[str, SourceView]:
    """Give every source of a story its mark.

    Named sources of the shown conflicts come first, then those with most claims: the first six get a colour and a shape of
    their own, the others are grey with the shape of their kind. Anonymous sources are grey, dashed and numbered in order of
    appearance, so that no two are ever taken for one.

    Args:
        desk: the story.
        heard: all claims with whose word they are.
        disputed: ids of the sources on either side of a shown conflict.
    """
    printed: dict[str, int] = {}
    folded: dict[str, int] = {}
    pages: dict[str, list[str]] = {}
    for item in heard:
        printed[item.source] = printed.get(item.source, 0) + 1
        folded[item.source] = folded.get(item.source, 0) + (not item.carried)
        if item.page not in pages.setdefault(item.source, []):
            pages[item.source].append(item.page)
    order = {source.id: number for number, source in enumerate(desk.sources)}
    ranked = sorted(
        (source for source in desk.sources if source.kind != "anonymous" and printed.get(source.id)),
        key=lambda source: (source.id not in disputed, -folded.get(source.id, 0), -printed.get(source.id, 0), order[source.id]),
    )
    rank = {source.id: number for number, source in enumerate(ranked[:COLOURED], start=1)}
    unnamed = [source.id for source in desk.sources if source.kind == "anonymous" and printed.get(source.id)]
    shorts = _short_names(desk.sources)
    views = {"own": own_voice(desk), "none": unresolved(desk)}
    for source in desk.sources:
        css, shape, line = _mark(source, rank.get(source.id), unnamed)
        anchor = f"{desk.prefix}{source.id}"
        views[source.id] = SourceView(
            id=source.id,
            href=f"#{anchor}",
            anchor=anchor,
            name=label(source.name, 90) or "unnamed",
            short=shorts[source.id],
            kind=source.kind,
            css=css,
            shape=shape,
            line=line,
            folded=folded.get(source.id, 0),
            printed=printed.get(source.id, 0),
            pages=tuple(pages.get(source.id, ())),
            model=source,
        )
    return views


def _mark(source: Source, rank: int | None, unnamed: Sequence[str]) -> tuple[str, str, str]:
    """Colour, shape and line of one source."""
    if source.kind == "anonymous":
        return "an", f"a{unnamed.index(source.id) + 1}" if source.id in unnamed else "a0", "an"
    line = "doc" if source.kind == "document" else ""
    shape = _KINDS.get(source.kind, "k-other")
    if rank is None:
        return "g", shape, line
    return f"c{rank}", shape if source.kind == "document" else f"m{rank}", line
