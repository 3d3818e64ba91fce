"""A page with its notes, and all of a run."""

from typing import TypeVar

import msgspec

from twosource.model.findings import Derivation, Drift, Point, Source, Story
from twosource.model.notes import Note
from twosource.model.page import Page

N = TypeVar("N", bound=Note)


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A page and what was found on it."""

    page: Page
    notes: tuple[Note, ...] = ()

    def of(self, kind: type[N]) -> tuple[N, ...]:
        """The notes of one kind, in text order."""
        return tuple(note for note in self.notes if type(note) is kind)

    def having(self, kind: type[N], found: tuple[N, ...]) -> "Reading":
        """A new reading in which `found` takes the place of all notes of this kind."""
        return Reading(page=self.page, notes=tuple(note for note in self.notes if type(note) is not kind) + found)


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be done, and how to mend it. Names a page, or the path that gave none."""

    page: str | None = None
    path: str | None = None
    step: str
    message: str
    mend: str


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What made a coverage: version, options, digests of models and lexicons."""

    twosource: str
    options: dict[str, str | int | bool | None]
    models: dict[str, str]
    lexicons: dict[str, str]


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """All readings and findings of a run: what `analyse` returns and reports are made from.

    Readings are in the order of `(page name, page id)`; so is every list, then by position in the text.
    """

    readings: tuple[Reading, ...]
    stories: tuple[Story, ...] = ()
    sources: tuple[Source, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    drifts: tuple[Drift, ...] = ()
    points: tuple[Point, ...] = ()
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    run: Run
