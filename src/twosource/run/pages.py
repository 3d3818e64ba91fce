"""One page through all page steps."""

import importlib
from collections.abc import Callable
from typing import Any

import msgspec

from twosource.model import (
    Attribution,
    Block,
    Certainty,
    Claim,
    Fault,
    Figure,
    Mention,
    Note,
    Page,
    PageFacts,
    Reading,
    Sentence,
    TimeRef,
)
from twosource.run.faults import as_fault


class PageStep(msgspec.Struct, frozen=True):
    """One row of the pipeline: `room.function(reading)` gives the notes of kind `finds`, in place of earlier ones.

    `always` marks what is done for pages in every language.
    """

    room: str
    function: str
    finds: type[Note]
    always: bool = False


PAGE_STEPS = (
    PageStep("blocks", "find_blocks", Block, always=True),
    PageStep("facts", "stated_facts", PageFacts, always=True),
    PageStep("sentences", "find_sentences", Sentence),
    PageStep("timex", "find_times", TimeRef),
    PageStep("facts", "inferred_dates", PageFacts),
    PageStep("mentions", "find_mentions", Mention),
    PageStep("attribution", "find_attributions", Attribution),
    PageStep("quantity", "find_figures", Figure),
    PageStep("timex", "resolve_times", TimeRef),
    PageStep("certainty", "find_certainty", Certainty),
    PageStep("claims", "make_claims", Claim),
)
"""What is done to a page, in order. A room is imported when a page first needs it, so that asking for help costs nothing."""


class PageTask(msgspec.Struct, frozen=True):
    """A page, and what is told of it that no note holds.

    Attributes:
        language: what it is taken to be in.
        analysed: whether that language is.
        repeated: lines of it that other pages of the run have too, see `repeated_lines`.
        debug: whether a bug may raise.
    """

    page: Page
    language: str
    analysed: bool
    repeated: frozenset[str] = frozenset()
    debug: bool = False


class PageResult(msgspec.Struct, frozen=True):
    """What was found on a page, and the fault that ended its steps, if one did."""

    reading: Reading
    fault: Fault | None = None


def read_closely(task: PageTask) -> PageResult:
    """All notes on one page. A step that fails ends the page's analysis as a fault; what was found before it stays."""
    reading = Reading(page=task.page)
    for step in PAGE_STEPS:
        if step.always or task.analysed:
            try:
                reading = page_step(step, reading, language=task.language, analysed=task.analysed, repeated=task.repeated)
            except Exception as error:
                if task.debug:
                    raise
                return PageResult(reading, as_fault(error, step.room, page=task.page.id, path=task.page.path))
    return PageResult(reading)


def page_step(
    step: PageStep, reading: Reading, *, language: str, analysed: bool, repeated: frozenset[str] = frozenset()
) -> Reading:
    """The reading with what one step finds. Two steps are told what no note holds before them."""
    function: Callable[..., Any] = getattr(importlib.import_module(f"twosource.page.{step.room}"), step.function)
    told: dict[str, dict[str, Any]] = {
        "find_blocks": {"repeated": repeated},
        "stated_facts": {"language": language, "analysed": analysed},
    }
    found = function(reading, **told.get(step.function, {}))
    return reading.having(step.finds, found if isinstance(found, tuple) else (found,))
