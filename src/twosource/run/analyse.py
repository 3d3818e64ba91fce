"""All pages through all steps: the main job."""

import importlib.metadata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import msgspec

from twosource.corpus.drift import find_drifts
from twosource.corpus.lineage import find_derivations
from twosource.corpus.origins import count_newsrooms, find_origins
from twosource.corpus.points import find_points
from twosource.corpus.sources import find_sources
from twosource.corpus.stories import Group, find_stories
from twosource.engine import local
from twosource.language import ANALYSED, digests
from twosource.language.tagger import models
from twosource.model import Coverage, Derivation, Drift, Fault, Origin, Page, PageFacts, Point, Reading, Run, Story, content_id
from twosource.read import detect_languages
from twosource.run.faults import as_fault
from twosource.run.pages import PageResult, PageTask, read_closely
from twosource.run.repeated import repeated_lines

T = TypeVar("T")

RULES_FIND = "about two attributions in three where the tagger finds four in five"
"""On the PolNeAR dev articles, see docs/benchmarks.md."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What a user may choose.

    Attributes:
        language: take every page to be in this language (ISO 639-1).
        workers: processes that read pages; the result does not depend on it.
        debug: let a bug raise instead of making it a fault.
    """

    language: str | None = None
    workers: int = 1
    debug: bool = False


def analyse(
    pages: Iterable[Page], *, faults: Sequence[Fault] = (), notices: Sequence[Fault] = (), options: Options | None = None
) -> Coverage:
    """Everything found on pages and across them.

    Args:
        pages: in any order: the result does not depend on it.
        faults: what already failed while reading; carried into the coverage.
        notices: what was odd while reading; carried likewise.
        options: what the user chose; all defaults if None.

    Returns:
        Readings in the order of stories, then of page names; every other list follows that order. A step that fails on a page
        or a story becomes a fault, and what was found before it stays.
    """
    options = options or Options()
    ordered = sorted(pages, key=lambda page: (page.name, page.id))
    languages = detect_languages(ordered, forced=options.language)
    tasks = [
        PageTask(page, languages[page.id], languages[page.id] in ANALYSED, repeated, options.debug)
        for page, repeated in zip(ordered, repeated_lines(ordered), strict=True)
    ]
    trial = _Trial(debug=options.debug)
    by_page: dict[str, Reading] = {}
    for page, result in zip(ordered, local.map_items(read_closely, tasks, workers=options.workers), strict=True):
        by_page[page.id] = trial.reading(page, result)
    groups = trial("stories", "", find_stories, tuple(by_page.values()))
    readings = tuple(by_page[page] for group in groups for page in group.pages) or tuple(by_page.values())
    sources = trial("sources", "", find_sources, tuple(reading for reading in readings if _analysed(reading)))
    stories: list[Story] = []
    derivations: list[Derivation] = []
    drifts: list[Drift] = []
    points: list[Point] = []
    for group in groups:
        members = tuple(by_page[page] for page in group.pages)
        first = group.pages[0]
        related = trial("lineage", first, find_derivations, members)
        story = _story(group, trial("origins", first, find_origins, members, related))
        for item in related:
            parent, child = by_page[item.parent], by_page[item.child]
            if item.main and item.kind != "shared_quotes" and _analysed(parent) and _analysed(child):
                drifts += trial("drift", item.child, find_drifts, item, parent, child)
        stories.append(story)
        derivations += related
        points += trial("points", first, find_points, story, tuple(filter(_analysed, members)), sources, related)
    return Coverage(
        readings=readings,
        stories=tuple(stories),
        sources=sources,
        derivations=tuple(derivations),
        drifts=_in_text_order(drifts, readings),
        points=tuple(points),
        faults=(*faults, *trial.faults),
        notices=(*notices, *_not_analysed(readings), *_without_tagger(readings)),
        run=Run(
            twosource=importlib.metadata.version("twosource"),
            options={"language": options.language},
            models=models(),
            lexicons=digests(),
        ),
    )


class _Trial:
    """Calls a step; if it fails, keeps a fault and finds nothing, so that the rest of the run goes on."""

    def __init__(self, *, debug: bool) -> None:
        self.debug = debug
        self.faults: list[Fault] = []

    def reading(self, page: Page, result: PageResult | Exception) -> Reading:
        """What was found on a page; nothing, with a fault, where its worker died."""
        if isinstance(result, PageResult):
            self.faults += [result.fault] if result.fault else []
            return result.reading
        if self.debug:
            raise result
        self.faults.append(as_fault(result, "page", page=page.id, path=page.path))
        return Reading(page=page)

    def __call__(self, step: str, page: str, function: Callable[..., tuple[T, ...]], *items: object) -> tuple[T, ...]:
        """What the step finds, or nothing and a fault that names the page (if any) it met."""
        try:
            return function(*items)
        except Exception as error:
            if self.debug:
                raise
            self.faults.append(as_fault(error, step, page=page or None))
            return ()


def _story(group: Group, origins: tuple[Origin, ...]) -> Story:
    return Story(
        id=content_id("st", *sorted(group.pages)),
        why=group.why,
        title=group.title,
        pages=group.pages,
        newsrooms=count_newsrooms(origins),
        origins=origins,
    )


def _in_text_order(drifts: Iterable[Drift], readings: Sequence[Reading]) -> tuple[Drift, ...]:
    """By the retelling, then by where it (or, where it has no words, the report) stands; a report's words come first."""
    order = {reading.page.id: number for number, reading in enumerate(readings)}

    def place(drift: Drift) -> tuple[int, int, int, str, str]:
        side = drift.after or drift.before
        return order[drift.child], drift.after is not None, side.span.start if side else 0, drift.kind, drift.id

    return tuple(sorted(drifts, key=place))


def _analysed(reading: Reading) -> bool:
    return any(facts.analysed for facts in reading.of(PageFacts))


def _without_tagger(readings: Sequence[Reading]) -> Iterable[Fault]:
    """Told once a run: attributions were found by rules, and what that costs."""
    if not models() and any(map(_analysed, readings)):
        yield Fault(
            step="attribution",
            message=f"onnxruntime or tokenizers is missing: who said what was found by rules alone, which find {RULES_FIND}",
            mend="pip install onnxruntime tokenizers",
        )


def _not_analysed(readings: Iterable[Reading]) -> Iterable[Fault]:
    for reading in readings:
        for facts in reading.of(PageFacts):
            if not facts.analysed:
                yield Fault(
                    page=reading.page.id,
                    path=reading.page.path,
                    step="language",
                    message=f"kept, not analysed: its language is taken to be {facts.language}",
                    mend="give --language en if the page is English",
                )
