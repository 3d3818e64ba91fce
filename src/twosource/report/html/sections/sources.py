"""On whose word: every source, how often, and through whom."""

from collections.abc import Iterator, Sequence

import msgspec

from twosource.model import Mention
from twosource.report.html import words
from twosource.report.html.people import SourceView
from twosource.report.html.points import StoryView
from twosource.report.html.safe import label
from twosource.report.html.view import Cite, PageView

_GROUPS = (
    ("Named persons", ("person",)),
    ("Institutions", ("government", "organisation", "outlet")),
    ("Groups", ("group",)),
    ("Documents", ("document",)),
    ("Anonymous", ("anonymous",)),
    ("Not resolved to a name", ("unknown",)),
)
_MANY = 20
"""Sources from which on those heard only once are folded."""
_BAR = 112.0


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One source. `places` has the pages that name it, with a link to the first mention."""

    source: SourceView
    note: str
    others: str
    reason: tuple[str, Cite] | None
    folded_bar: float
    printed_bar: float
    places: tuple[tuple[PageView, Cite], ...]
    through: str


class Sources(msgspec.Struct, frozen=True, kw_only=True):
    """The section: groups of sources that are heard, and those that are named and never heard."""

    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    folded_groups: tuple[tuple[str, tuple[Line, ...]], ...]
    silent: tuple[SourceView, ...]
    folded: int
    printed: int
    anonymous: int
    own: int


def sources(view: StoryView) -> Sources:
    """The sources of a story, those with most claims first in each group."""
    heard = [source for source in view.sources.values() if source.model and source.printed]
    most = max((source.printed for source in heard), default=1)
    minor = {source.id for source in heard if _minor(source)} if len(heard) > _MANY else set()
    quoted = [claim for claim in view.claims.values() if claim.source.id != "own"]
    return Sources(
        groups=tuple(_groups(view, [source for source in heard if source.id not in minor], most)),
        folded_groups=tuple(_groups(view, [source for source in heard if source.id in minor], most)),
        silent=tuple(source for source in view.sources.values() if source.model and not source.printed),
        folded=sum(not claim.carried for claim in quoted),
        printed=len(quoted),
        anonymous=sum(not claim.carried and claim.source.anonymous for claim in quoted),
        own=sum(claim.source.id == "own" for claim in view.claims.values()),
    )


def _minor(source: SourceView) -> bool:
    """Whether a source may be folded in a long table: heard once, without a colour, and not anonymous."""
    return source.printed == 1 and not source.css.startswith("c") and not source.anonymous


def _groups(view: StoryView, heard: Sequence[SourceView], most: int) -> Iterator[tuple[str, tuple[Line, ...]]]:
    for title, kinds in _GROUPS:
        members = sorted(
            (source for source in heard if source.kind in kinds),
            key=lambda source: (-source.folded, -source.printed, source.name),
        )
        if kinds == ("anonymous",):
            members.sort(key=lambda source: int(source.shape[1:]))
        if members:
            yield title, tuple(_line(view, source, most) for source in members)


def _line(view: StoryView, source: SourceView, most: int) -> Line:
    return Line(
        source=source,
        note=_note(view, source),
        others=_others(source),
        reason=_reason(view, source),
        folded_bar=round(_BAR * source.folded / most, 1),
        printed_bar=round(_BAR * source.printed / most, 1),
        places=tuple(_places(view, source)),
        through=_through(view, source.pages),
    )


def _note(view: StoryView, source: SourceView) -> str:
    model = source.model
    if model is None:
        return ""
    parts = [model.role, model.affiliation]
    spoken = view.sources.get(model.speaks_for or "")
    if spoken:
        parts.append(f"speaks for {spoken.name}")
    return label(" · ".join(dict.fromkeys(part for part in parts if part)), 110) or model.kind


def _others(source: SourceView) -> str:
    names = source.model.names if source.model else ()
    seen = dict.fromkeys(label(name, 40) for name in names if name != (source.model.name if source.model else ""))
    return ", ".join(list(seen)[:5])


def _reason(view: StoryView, source: SourceView) -> tuple[str, Cite] | None:
    if not source.anonymous or source.model is None or not source.model.anonymity_reason:
        return None
    parties = set(source.model.parties)
    for page in view.desk.pages:
        for mention in page.reading.of(Mention):
            if mention.party in parties and mention.reason:
                return label(mention.reason.of(page.text), 120), view.desk.cite(page.id, mention.reason)
    return None


def _places(view: StoryView, source: SourceView) -> Iterator[tuple[PageView, Cite]]:
    mentions = source.model.mentions if source.model else ()
    for page in view.desk.pages:
        first = next((mention.span for mention in mentions if mention.page == page.id), None)
        if first:
            yield page, view.desk.cite(page.id, first)


def _through(view: StoryView, pages: Sequence[str]) -> str:
    names = list(dict.fromkeys(view.desk.newsroom(page) or "" for page in pages))
    known = [name for name in names if name]
    return words.listed([*known, "one not named"] if known and "" in names else known or ["one not named"])
