"""What was set aside, what was not measured, and what the words mean."""

import tomllib
from collections.abc import Iterator

import msgspec

from twosource.model import Block, Coverage, Fault
from twosource.report.html.points import StoryView
from twosource.report.html.safe import label
from twosource.report.html.sections.pages import unclaimed
from twosource.report.html.view import PageView
from twosource.report.html.words import several

GLOSSARY = (
    ("page", "One captured document, unchanged."),
    ("origin", "One report, however many pages carry it."),
    ("newsroom", "Who did the reporting. Two reports of one agency are two origins and one newsroom."),
    ("source", "On whose word. Two newsrooms quoting one spokesman have one source."),
    ("corroborated", "At least two newsrooms and two independent sources agree."),
    (
        "conflicting",
        "Two claims of the same thing, place and time that cannot both hold. Which one does is not for this report to say.",
    ),
    ("superseded", "Overtaken by a later claim of the same source, or of a later hour."),
    ("one source", "All that is said rests on one source."),
    ("one newsroom", "All that is said comes through one newsroom."),
    ("open", "The claims can all hold, but none supports another."),
    ("drift", "What changed between a report and its retelling."),
    ("grave, notable, slight", "A drift that changes what a reader believes; how sure it sounds, or on whose word; the rest."),
)


class Stripped(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of one page set aside for one reason."""

    page: PageView
    words: str
    more: int
    why: str
    characters: int


class Method(msgspec.Struct, frozen=True, kw_only=True):
    """The section."""

    stripped: tuple[Stripped, ...]
    limits: tuple[str, ...]


def method(view: StoryView) -> Method:
    """What of a story was set aside or not measured."""
    return Method(stripped=tuple(_stripped(view)), limits=tuple(_limits(view)))


def _stripped(view: StoryView) -> Iterator[Stripped]:
    for page in view.desk.pages:
        groups: dict[str, list[Block]] = {}
        for block in page.reading.of(Block):
            if block.role == "furniture":
                groups.setdefault(block.why, []).append(block)
        for why, blocks in groups.items():
            yield Stripped(
                page=page,
                words=label(blocks[0].span.of(page.text), 90) or "unseen characters",
                more=len(blocks) - 1,
                why=why,
                characters=sum(len(block.span) for block in blocks),
            )


def _limits(view: StoryView) -> Iterator[str]:
    for page in view.desk.pages:
        if page.facts is None or not page.facts.analysed:
            language = f" ({page.facts.language})" if page.facts else ""
            yield f"What page {page.letter} says{language}: compared with the others, not read for sources and figures."
        elif unclaimed(page):
            yield f"{several(unclaimed(page), 'attribution').capitalize()} of page {page.letter} without a claim made of it."
    none = sum(claim.source.id == "none" for claim in view.claims.values())
    if none:
        yield f"Whose word {several(none, 'claim')} {'is' if none == 1 else 'are'}: the words do not tell clearly enough."
    yield "Pictures, sound and video: only their captions are read."
    yield "Whether anything said is so: this report tells who says it."


class MeasuredError(msgspec.Struct, frozen=True, kw_only=True):
    """How much of one thing a benchmark saw found, and how much of what was listed right; shares from 0 to 1."""

    what: str
    found: float
    right: float
    on: str


def measured_errors(table: str) -> tuple[MeasuredError, ...]:
    """The rows of `measured.toml`, which the benchmark run writes."""
    return tuple(msgspec.convert(row, MeasuredError) for row in tomllib.loads(table).get("row", ()))


class FaultLine(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be done, as a row."""

    where: str
    step: str
    message: str
    mend: str


def faults(coverage: Coverage) -> tuple[FaultLine, ...]:
    """Faults of a run, then its notices, each with the page's name."""
    names = {reading.page.id: reading.page.name for reading in coverage.readings}

    def line(fault: Fault) -> FaultLine:
        where = names.get(fault.page or "", fault.path or fault.page or "the run")
        return FaultLine(
            where=label(where, 80), step=fault.step, message=label(fault.message, 300), mend=label(fault.mend, 300)
        )

    return tuple(line(fault) for fault in (*coverage.faults, *coverage.notices))
