"""One page through all page steps."""

import importlib
from collections.abc import Callable
from typing import Any

import msgspec

from twosource.errors import TwosourceError
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


class PageStep(msgspec.Struct, frozen=True):
    """One row of the pipeline: `room.function(reading)` gives the notes of kind `finds`, in place of earlier ones."""

    name: str
    room: str
    function: str
    finds: type[Note]


PAGE_STEPS = (
    PageStep("sentences", "sentences", "find_sentences", Sentence),
    PageStep("times", "timex", "find_times", TimeRef),
    PageStep("dates", "facts", "inferred_dates", PageFacts),
    PageStep("mentions", "mentions", "find_mentions", Mention),
    PageStep("attribution", "attribution", "find_attributions", Attribution),
    PageStep("figures", "quantity", "find_figures", Figure),
    PageStep("times", "timex", "resolve_times", TimeRef),
    PageStep("certainty", "certainty", "find_certainty", Certainty),
    PageStep("claims", "claims", "make_claims", Claim),
)
"""What follows blocks and stated facts, in order. Rooms are imported when a page first needs them, so that asking for help
does not wait for lexicons."""


class PageTask(msgspec.Struct, frozen=True):
    """A page, the language it is taken to be in, and whether that language is analysed."""

    page: Page
    language: str
    analysed: bool


class PageResult(msgspec.Struct, frozen=True):
    """What was found on a page, and the fault that ended its steps, if one did."""

    reading: Reading
    fault: Fault | None = None


def read_closely(task: PageTask) -> PageResult:
    """All notes on one page. A step that fails ends the page's analysis as a `Fault`; what was found before it stays."""
    reading = Reading(page=task.page)
    name = "blocks"
    try:
        reading = reading.having(Block, _step("blocks", "find_blocks")(reading))
        name = "facts"
        try:
            facts = _step("facts", "stated_facts")(reading, language=task.language, analysed=task.analysed)
        except (ModuleNotFoundError, AttributeError):
            facts = PageFacts(id="fa", page=task.page.id, by="none", language=task.language, analysed=task.analysed)
        reading = reading.having(PageFacts, (facts,))
        for step in PAGE_STEPS if task.analysed else ():
            name = step.name
            try:
                function = _step(step.room, step.function)
            except (ModuleNotFoundError, AttributeError):
                continue
            found = function(reading)
            reading = reading.having(step.finds, found if isinstance(found, tuple) else (found,))
    except TwosourceError as error:
        return PageResult(reading, _fault(task.page, name, error.message, error.mend))
    except Exception as error:  # noqa: BLE001 - a bug met on one page must not lose the others
        message = f"{type(error).__name__}: {error}"
        return PageResult(
            reading, _fault(task.page, name, message, "please report this as a bug, with the page; --debug shows where")
        )
    return PageResult(reading)


def _step(room: str, function: str) -> Callable[..., Any]:
    return getattr(importlib.import_module(f"twosource.page.{room}"), function)  # type: ignore[no-any-return]


def _fault(page: Page, step: str, message: str, mend: str) -> Fault:
    return Fault(page=page.id, path=page.path, step=step, message=message, mend=mend)
