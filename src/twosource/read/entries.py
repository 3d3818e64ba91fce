"""Records, one after another, -> drafts of their pages, with a fault in the place of each that gives none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from twosource.errors import PageError
from twosource.model import Fault
from twosource.read.decode import decode
from twosource.read.drafts import Draft, Notice, Outcome
from twosource.read.files import fault
from twosource.read.records import Record, json_records, line_records, record_draft
from twosource.read.shapes import is_record

Told = TypeVar("Told")
_FIGURES = re.compile(r"\d[\d,]*")

MOST_FAULTS = 1_000
"""Faults of one file that are told one by one; the same of notices. A table with a wrong column has one for each row."""

MOST_ALIKE = 20
"""Records told one by one that fail in the same way; a table with a wrong column has one for each row."""


def record_drafts(
    records: Iterable[Record | PageError], *, place: str, name: str, mapping: Mapping[str, str]
) -> Iterator[Outcome]:
    """The drafts of records, and one notice on those that give only a part of a report.

    Args:
        records: or why there is none, where one should stand.
        place: the file they stand in, as a user would name it.
        name: its last part.
        mapping: columns the user named, by field.
    """
    parts: Counter[str] = Counter()
    failed = _Failed(place)
    empty = True
    for record in records:
        empty = False
        if isinstance(record, PageError):
            yield from failed.told(record)
            continue
        number = record.place.split()[-1]
        try:
            draft, notices = record_draft(
                record, place=f"{place}:{number}", file=place, name=f"{name}:{number}", mapping=mapping
            )
        except PageError as error:
            yield from failed.told(error)
            continue
        yield draft
        yield from notices
        if isinstance(draft, Draft) and draft.part:
            parts[draft.part] += 1
    if empty:
        yield fault(place, f"{place} holds no record", "write one JSON object a line, or rows under a header")
    yield from failed.others()
    for part, count in sorted(parts.items()):
        message = f"{place}: records with only the {part} of a report: {count}; their pages' names say so"
        yield Notice(fault(place, message, "give the pages themselves"))


class _Failed:
    """Records of one file that gave no page, of each kind of failure the first few one by one."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.first: dict[str, PageError] = {}
        self.counts: Counter[str] = Counter()

    def told(self, error: PageError) -> Iterator[Fault]:
        """A fault for one of them, unless its kind has been told often enough."""
        kind = _FIGURES.sub("0", error.message)
        self.first.setdefault(kind, error)
        self.counts[kind] += 1
        if self.counts[kind] <= MOST_ALIKE:
            yield fault(self.place, f"{self.place}, {error.message}", error.mend)

    def others(self) -> Iterator[Fault]:
        """One fault for all others of a kind."""
        for kind, count in sorted(self.counts.items()):
            if count > MOST_ALIKE:
                error = self.first[kind]
                message = (
                    f"{self.place}: {count - MOST_ALIKE:,} more records fail in the same way as the one where {error.message}"
                )
                yield fault(self.place, message, error.mend)


def json_entries(draft: Draft) -> tuple[Outcome, ...]:
    """The drafts of a JSON document's records; of JSON Lines too, as many call them so.

    Args:
        draft: of kind "json".
    """
    try:
        text = decode(draft.data) if isinstance(draft.data, bytes) else draft.data
        records = _records(text)
    except PageError as error:
        return (draft.fault(error),)
    drafts = record_drafts(records, place=draft.place, name=draft.name, mapping=draft.mapping)
    return tuple(few(drafts, most=MOST_FAULTS - 1))


def few(outcomes: Iterable[Told], *, most: int = MOST_FAULTS) -> Iterator[Told | Fault | Notice]:
    """Outcomes, but of the faults and of the notices of one file no more than `most`; one more says how many are left out."""
    said: Counter[tuple[str, bool]] = Counter()
    for outcome in outcomes:
        about = outcome.fault if isinstance(outcome, Notice) else outcome
        if isinstance(about, Fault):
            kind = (about.path or "", isinstance(outcome, Notice))
            said[kind] += 1
            if said[kind] > most:
                continue
        yield outcome
    for (file, noticed), count in sorted(said.items()):
        if count > most:
            more = fault(file, f"{file}: {count - most:,} more of the kind are not listed", "mend the first of them")
            yield Notice(more) if noticed else more


def _records(text: str) -> Iterable[Record | PageError]:
    """The records of a JSON document, or of JSON Lines.

    Raises:
        PageError: it is neither.
    """
    try:
        return list(json_records(text))
    except PageError:
        lines = text.encode("utf-8", errors="surrogatepass").splitlines()
        first = next(iter(line_records(lines[:1])), None)
        if not isinstance(first, Record) or not is_record(first.fields):
            raise
        return line_records(lines)
