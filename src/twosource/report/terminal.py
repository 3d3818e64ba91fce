"""Findings for a terminal: the summary of a run, a page annotated, a finding explained. Plain text, no colour."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from twosource.errors import UsageError
from twosource.model import (
    Attribution,
    Block,
    Certainty,
    Coverage,
    Derivation,
    Figure,
    Mention,
    PageFacts,
    Period,
    Point,
    Reading,
    Span,
    Story,
)
from twosource.report.machine import Document

WIDTH = 100
"""Columns of a line."""
POINTS_SHOWN = 5
"""Points of a story in the summary; the others are counted."""
_CONTROL_PICTURES = {code: 0x2400 + code for code in range(32) if code not in (9, 10)} | {0x7F: 0x2421}
_UNSHOWN = dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
"""Characters of a page that a terminal would obey (it moves, hides, renames) or that turn the words beside them."""


def summary(coverage: Coverage) -> str:
    """A few lines a story: pages, origins, newsrooms and sources apart; its main points; what retellings changed."""
    names = {reading.page.id: reading.page.name for reading in coverage.readings}
    speaking = {party for reading in coverage.readings for party in _speaking(reading)}
    sources = sum(any(party in speaking for party in source.parties) for source in coverage.sources)
    head = f"{_count(len(coverage.readings), 'page')}, {_count(len(coverage.stories), 'story', 'stories')}, "
    head += f"{_count(sum(len(story.origins) for story in coverage.stories), 'origin')}, {_count(sources, 'source')}"
    if coverage.faults:
        head += f", {_count(len(coverage.faults), 'fault')}"
    return _harmless("\n\n".join([head, *("\n".join(_story_lines(story, coverage, names)) for story in coverage.stories)]))


def annotated(reading: Reading, coverage: Coverage) -> str:
    """One page: its facts, each paragraph with a number, and below it who says what in it."""
    page, facts = reading.page, _facts(reading)
    lines = [page.name, *_facts_lines(facts), ""]
    names = {party: source.name for source in coverage.sources for party in source.parties}
    attributions = [item for item in reading.of(Attribution) if item.reports]
    number = 0
    for block in reading.of(Block):
        if block.role == "furniture":
            lines += [f"  -- set aside ({block.why}): {_one_line(block.span.of(page.text), WIDTH - 30)}", ""]
            continue
        number += 1
        lines += textwrap.wrap(
            block.span.of(page.text), WIDTH, initial_indent=f"{block.role} {number}: ", subsequent_indent="  "
        )
        for item in attributions:
            if block.span.holds(item.content[0]):
                lines += _attribution_lines(item, reading, names)
        lines += [f"      figure: {_figure(item, page.text)}" for item in reading.of(Figure) if block.span.holds(item.span)]
        lines.append("")
    return _harmless("\n".join(lines).rstrip())


def explanation(finding: str, document: Document) -> str:
    """Why a finding is there: its kind and fields, the rule, and every span it names with the words that stand there.

    Args:
        finding: an id, or a beginning of one that no other finding shares.
        document: the machine output that holds it.

    Raises:
        UsageError: no finding, or several, have this id.
    """
    found = [(kind, item) for kind, item in _findings(document) if item["id"].startswith(finding)]
    exact = [(kind, item) for kind, item in found if item["id"] == finding]
    if not found:
        raise UsageError(f"no finding has the id {finding!r}", "ids stand in the report behind each 'why', and in --json")
    if len(found) > 1 and len(exact) != 1:
        shown = ", ".join(item["id"] for _, item in found[:5])
        raise UsageError(f"{len(found)} findings begin with {finding!r} ({shown})", "give more of the id")
    kind, item = (exact or found)[0]
    texts = {page.id: page for page in document.pages}
    lines = [f"{kind} {item['id']}"]
    if item.get("why"):
        lines += textwrap.wrap(f"why: {item['why']}", WIDTH, subsequent_indent="  ")
    lines += [f"{name}: {value}" for name, value in item.items() if _plain(value) and name not in {"id", "why", "text"}]
    for name, page_id, span in _spans(item, item.get("page") or (item["id"] if kind == "page" else None)):
        if page_id in texts:
            page = texts[page_id]
            lines.append(f"{name}: “{_one_line(span.of(page.text), 400)}” ({page.name} [{span.start}, {span.end}])")
    return _harmless("\n".join(lines))


def _harmless(text: str) -> str:
    """Text without what a terminal would take for a command: a picture or a replacement character in its place."""
    return text.translate(_CONTROL_PICTURES | _UNSHOWN)


def _story_lines(story: Story, coverage: Coverage, names: Mapping[str, str]) -> Iterator[str]:
    yield f"“{_one_line(story.title, WIDTH - 4)}”"
    yield (
        f"  {_count(len(story.pages), 'page')} -> {_count(len(story.origins), 'origin')} "
        f"by {_count(story.newsrooms, 'newsroom')}"
    )
    main = {item.child: item for item in coverage.derivations if item.main and item.kind != "shared_quotes"}
    for origin in story.origins:
        carried = "; ".join(_page_label(page, main, names) for page in origin.pages)
        yield f"  - {origin.newsroom or 'newsroom not known'}{'' if origin.seen else ' (its own text not given)'}: {carried}"
    points = [point for point in coverage.points if point.story == story.id]
    for point in sorted(points, key=lambda point: (-len(point.claims), point.id))[:POINTS_SHOWN]:
        yield f"  ? {_point_line(point)}"
    if len(points) > POINTS_SHOWN:
        yield f"  ? and {len(points) - POINTS_SHOWN} more"
    for child in story.pages:
        drifts = Counter(drift.kind for drift in coverage.drifts if drift.child == child)
        if drifts:
            told = ", ".join(f"{kind.replace('_', ' ')} {n}" for kind, n in sorted(drifts.items()))
            yield f"  ~ {names[child]} changed: {told}"


def _page_label(page: str, main: Mapping[str, Derivation], names: Mapping[str, str]) -> str:
    """The page's name, with what it is of another page: "b.txt (abridged from a.txt)"."""
    item = main.get(page)
    if item is None:
        return names[page]
    link = {"copy": "copy of", "update": "update of", "rewrite": "rewrite of"}.get(item.kind, f"{item.kind} from")
    return f"{names[page]} ({link} {names[item.parent]})"


def _point_line(point: Point) -> str:
    behind = f"{_count(point.origins, 'origin')}, {_count(point.newsrooms, 'newsroom')}, {_count(point.sources, 'source')}"
    return (
        f"{_one_line(point.question, 60)} {point.assessment.replace('_', ' ')} ({_count(len(point.claims), 'claim')}; {behind})"
    )


def _facts_lines(facts: PageFacts) -> Iterator[str]:
    if facts.title:
        yield f"  title: {_one_line(facts.title.text, WIDTH - 10)}"
    if facts.publisher:
        yield f"  publisher: {facts.publisher.name} ({facts.publisher.how})"
    if facts.agencies:
        yield f"  agency: {', '.join(fact.name for fact in facts.agencies)}"
    if facts.published:
        yield f"  published: {_days(facts.published)} ({facts.published.how})"
    if not facts.analysed:
        yield f"  language {facts.language}: kept, not analysed"


def _days(period: Period) -> str:
    """A period in words; one end alone where nothing bounds the other."""
    first, last = period.first, period.last
    if first is None or last is None:
        return f"by {last}" if last else f"not before {first}"
    return first if first == last else f"{first} to {last}"


def _attribution_lines(item: Attribution, reading: Reading, names: Mapping[str, str]) -> Iterator[str]:
    text = reading.page.text
    party = {mention.id: mention.party for mention in reading.of(Mention)}.get(item.mention or "")
    who = " … ".join(span.of(text) for span in item.source) or "(nobody named)"
    resolved = names.get(party or "")
    if resolved and resolved != who:
        who += f" [{resolved}]"
    cue = " … ".join(span.of(text) for span in item.cue)
    sure = next((note for note in reading.of(Certainty) if note.target == item.id), None)
    tail = (
        f" ({sure.level}{', evidence ' + sure.evidence.replace('_', ' ') if sure.evidence != 'unstated' else ''})"
        if sure
        else ""
    )
    content = " … ".join(span.of(text) for span in item.content)
    yield from textwrap.wrap(f"{who} | {cue} | {content}{tail}", WIDTH, initial_indent="    > ", subsequent_indent="      ")


def _figure(item: Figure, text: str) -> str:
    low, high = (f"{value:,.10g}" if value is not None else "…" for value in (item.low, item.high))
    value = low if low == high else f"{low} to {high}"
    return f"“{item.span.of(text)}” = {item.bound.replace('_', ' ')} {value} {item.counted or item.unit or ''}".rstrip()


def _findings(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object that has an id, with its kind, as plain data."""
    for field in (
        "pages",
        "sources",
        "attributions",
        "claims",
        "figures",
        "times",
        "stories",
        "derivations",
        "drifts",
        "points",
    ):
        kind = {"stories": "story"}.get(field, field[:-1])
        for item in getattr(document, field):
            plain = msgspec.structs.asdict(item)
            yield kind, plain
            for origin in plain.get("origins") or () if kind == "story" else ():
                yield "origin", msgspec.structs.asdict(origin)


def _spans(value: object, page: str | None, name: str = "") -> Iterator[tuple[str, str | None, Span]]:
    """Every span below a value, with the name of the field it stands in and the page it is on."""
    if isinstance(value, Span):
        yield name, page, value
    elif isinstance(value, msgspec.Struct):
        yield from _spans(msgspec.structs.asdict(value), getattr(value, "page", None) or page, name)
    elif isinstance(value, dict):
        for key, inner in value.items():
            side = value.get(key) if key in {"child", "parent"} else None
            yield from _spans(inner, side if isinstance(side, str) else page, key)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _spans(inner, page, name)


def _plain(value: object) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(item, str | int | float) for item in value) and not isinstance(value, Span)
    return isinstance(value, str | int | float)


def _facts(reading: Reading) -> PageFacts:
    found = reading.of(PageFacts)
    return found[0] if found else PageFacts(id="", page=reading.page.id, by="", language="und", analysed=False)


def _speaking(reading: Reading) -> Iterable[str]:
    party = {mention.id: mention.party for mention in reading.of(Mention)}
    return (party[item.mention] for item in reading.of(Attribution) if item.mention in party)


def _one_line(text: str, width: int) -> str:
    return textwrap.shorten(" ".join(text.split()), width, placeholder=" …")


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
