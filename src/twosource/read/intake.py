"""Files, folders, patterns and standard input -> pages, each content once."""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from twosource.errors import PageError
from twosource.model import Fault, GivenFacts, Page
from twosource.read.bundles import main_page
from twosource.read.contents import contents
from twosource.read.document import printable
from twosource.read.drafts import Draft, Notice, Outcome, Wanted, page_of
from twosource.read.entries import few, json_entries
from twosource.read.feeds import feed_entries
from twosource.read.files import fault, file_stream, find_files
from twosource.read.given import merged, with_facts
from twosource.read.sources import BUFFER, Source, from_bytes, from_pipe, head_of

STDIN = "-"
"""How a user names standard input."""
MOST_READY = 200
"""Pages that need no parser and are held until one that does comes back; the next is then handed on like one that does."""
_RUN_SCRIPTS = "capture pages after their scripts have run"
SHOWN = 5
"""Places that a message names."""

Made = tuple[Outcome, ...]
Apply = Callable[[Callable[[Draft], Made], Iterable[Draft]], Iterator[Made | Exception]]
"""Applies a function to drafts, in their order: in this process, or in others with a time and memory limit for each draft."""


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """What was read.

    Attributes:
        pages: in the order of `(name, id)`, each content once.
        faults: what could not be read, in the order of paths.
        notices: what was read otherwise than one might expect: the same content at several addresses, a field left out.
        wanted: addresses that lists name without their pages' texts; nothing here fetches them, and the faults say so.
    """

    pages: tuple[Page, ...]
    faults: tuple[Fault, ...] = ()
    notices: tuple[Fault, ...] = ()
    wanted: tuple[Wanted, ...] = ()


def read_paths(  # noqa: PLR0913 - each says something else of the call, and all but the first have defaults
    paths: Sequence[str],
    *,
    given: GivenFacts | None = None,
    facts: Mapping[str, GivenFacts] | None = None,
    stdin: bytes | IO[bytes] | None = None,
    mapping: Mapping[str, str] | None = None,
    apply: Apply | None = None,
) -> Intake:
    """Read pages.

    HTML, plain text, records (JSON Lines, JSON, CSV), feeds, WARC files and zip archives of them are told apart by how they
    begin and by suffix. What cannot be read is a fault; the rest is read. Two files of the same content are one page with two
    addresses, named by the smaller.

    Args:
        paths: files, folders (read through, hidden files aside), patterns, and "-" for standard input.
        given: facts that hold for every page of this call; win over a record's.
        facts: facts by page name, path, address or id; win over `given`.
        stdin: the bytes that "-" stands for, or a stream of them, of which no more is held than of a file.
        mapping: which column of a table, or key of records, holds which field (`shapes.MAPPED`).
        apply: where pages are parsed; in this process, without limits, if None.

    Returns:
        An empty `pages` means that nothing could be read; `faults` say why.
    """
    tally = _Tally()
    for outcome in read_each(paths, stdin=stdin, mapping=mapping, apply=apply):
        tally.take(outcome)
    pages, same = _each_once(tally.pages)
    if given is not None:
        pages = tuple(msgspec.structs.replace(page, given=merged(given, page.given)) for page in pages)
    pages, unused = with_facts(pages, facts or {})
    return Intake(
        pages=pages,
        faults=_ordered([*tally.faults, *_unfetched(tally.wanted)]),
        notices=_ordered([*tally.notices, *same, *unused]),
        wanted=tuple(sorted(tally.wanted, key=lambda item: (item.url, item.file, item.within))),
    )


class _Tally:
    """Outcomes by kind."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.faults: list[Fault] = []
        self.notices: list[Fault] = []
        self.wanted: list[Wanted] = []

    def take(self, outcome: Page | Fault | Notice | Wanted) -> None:
        """Takes one outcome."""
        if isinstance(outcome, Page):
            self.pages.append(outcome)
        elif isinstance(outcome, Fault):
            self.faults.append(outcome)
        elif isinstance(outcome, Notice):
            self.notices.append(outcome.fault)
        else:
            self.wanted.append(outcome)


def read_each(
    paths: Sequence[str],
    *,
    stdin: bytes | IO[bytes] | None = None,
    mapping: Mapping[str, str] | None = None,
    apply: Apply | None = None,
) -> Iterator[Page | Fault | Notice | Wanted]:
    """The same, one outcome after another in no order to rely on; a content that stands at two places comes twice.

    In memory are only the pages being worked on: an archive of any size is read in constant memory.
    """
    found = find_files([path for path in paths if path != STDIN])
    yield from found.faults
    yield from map(Notice, found.notices)
    columns = mapping or {}
    sources = [_file(path, named=path in found.named, mapping=columns) for path in found.files]
    if STDIN in paths:
        sources.append(_stdin(stdin or b"", columns))
    work = _Work(apply or _here)
    yield from work.done(outcome for source in sources for outcome in contents(source))


def read_source(source: Source) -> Iterator[Page | Fault | Notice | Wanted]:
    """The same for bytes from anywhere, in this process and without limits."""
    return _Work(_here).done(contents(source))


def _file(path: str, *, named: bool, mapping: Mapping[str, str]) -> Source:
    place = printable(path)
    return Source(place=place, name=Path(place).name, named=named, open=partial(file_stream, path), mapping=mapping)


def _stdin(data: bytes | IO[bytes], mapping: Mapping[str, str]) -> Source:
    def opened() -> BinaryIO:
        stream = from_bytes(data) if isinstance(data, bytes) else from_pipe(data)
        head = head_of(stream, BUFFER)
        if not head.strip() and len(head) < BUFFER:
            raise PageError("standard input is empty", "pipe a page in, or give files")
        return stream

    return Source(place=STDIN, name="stdin", own=False, open=opened, mapping=mapping)


def _here(function: Callable[[Draft], Made], drafts: Iterable[Draft]) -> Iterator[Made | Exception]:
    """In this process, without limits; a bug raises."""
    return map(function, drafts)


def made_of(draft: Draft) -> Made:
    """What one draft gives: a page, or why none; what a feed or JSON holds, which are drafts again. Free of shared state."""
    if draft.kind == "feed":
        return feed_entries(draft)
    if draft.kind == "json":
        return json_entries(draft)
    if draft.kind == "bundle":
        try:
            draft = main_page(draft)
        except PageError as error:
            return (draft.fault(error),)
    made = page_of(draft)
    return () if made is None else (made,)


class _Work:
    """Drafts on their way to become pages."""

    def __init__(self, apply: Apply) -> None:
        self.apply = apply
        self.ready: deque[Page | Fault | Notice | Wanted] = deque()
        self.entries: deque[Draft] = deque()
        self.silent: Counter[str] = Counter()
        self.gave: set[str] = set()

    def done(self, outcomes: Iterable[Outcome]) -> Iterator[Page | Fault | Notice | Wanted]:
        """What outcomes become: theirs, and those of the feeds and JSON documents among them."""
        return few(self._all(outcomes))

    def _all(self, outcomes: Iterable[Outcome]) -> Iterator[Page | Fault | Notice | Wanted]:
        yield from self._round(outcomes)
        while self.entries:
            yield from self._round(())
        for file, count in sorted(self.silent.items()):
            nothing = fault(
                file, f"{file}: HTML documents that show no text (frames, counters): {count}", "nothing need be done"
            )
            yield Notice(nothing) if file in self.gave else msgspec.structs.replace(nothing, mend=_RUN_SCRIPTS)

    def _round(self, outcomes: Iterable[Outcome]) -> Iterator[Page | Fault | Notice | Wanted]:
        waiting: deque[Draft] = deque()
        for made in self.apply(made_of, self._parsed(self._with_entries(outcomes), waiting)):
            self._sort(waiting.popleft(), made)
            yield from self._ready()
        yield from self._ready()

    def _with_entries(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """Outcomes, after each the entries that have come up meanwhile, so that these do not pile up."""
        for outcome in chain((None,), outcomes):
            if outcome is not None:
                yield outcome
            while self.entries:
                yield self.entries.popleft()

    def _parsed(self, outcomes: Iterable[Outcome], waiting: deque[Draft]) -> Iterator[Draft]:
        """The drafts that need a parser; what needs none is done on the way."""
        for outcome in outcomes:
            if not isinstance(outcome, Draft):
                self.ready.append(outcome)
            elif outcome.parsed or len(self.ready) >= MOST_READY:
                waiting.append(outcome)
                yield outcome
            else:
                self._sort(outcome, made_of(outcome))

    def _sort(self, draft: Draft, made: Made | Exception) -> None:
        if isinstance(made, PageError):
            self.ready.append(draft.fault(made))
        elif isinstance(made, Exception):
            bug = PageError(f"{type(made).__name__}: {made}", "please report this as a bug, with the page; --debug shows where")
            self.ready.append(draft.fault(bug))
        else:
            if not made:
                self.silent[draft.file] += 1
            for outcome in made:
                if isinstance(outcome, Draft):
                    self.entries.append(outcome)
                else:
                    self.ready.append(outcome)
                    self.gave.add(draft.file)

    def _ready(self) -> Iterator[Page | Fault | Notice | Wanted]:
        while self.ready:
            yield self.ready.popleft()


def _unfetched(wanted: Iterable[Wanted]) -> Iterator[Fault]:
    """One fault for each list that names addresses without texts."""
    lists: dict[str, list[Wanted]] = {}
    for item in wanted:
        lists.setdefault(item.file, []).append(item)
    for file, items in sorted(lists.items()):
        places = ", ".join(item.within for item in items[:SHOWN]) + (", ..." if len(items) > SHOWN else "")
        message = f"{file}: {len(items)} of its records name an address and give no text ({places})"
        yield Fault(
            path=file, step="fetch", message=message, mend="give the pages themselves; --map text=... names another column"
        )


def _ordered(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda item: (item.path or "", item.page or "", item.message)))


def _each_once(pages: Sequence[Page]) -> tuple[tuple[Page, ...], list[Fault]]:
    """The pages without repetitions, in order, and a notice for each content that stood at several addresses."""
    groups: dict[str, list[Page]] = {}
    for page in sorted(pages, key=lambda page: (page.name, page.id, page.path or "", page.addresses)):
        groups.setdefault(page.id, []).append(page)
    notices = [_same(group) for group in groups.values() if len(group) > 1]
    merged_pages = (_joined(group) for group in groups.values())
    return tuple(sorted(merged_pages, key=lambda page: (page.name, page.id))), notices


def _joined(group: Sequence[Page]) -> Page:
    """One page of several with the same content; what the first lacks the next gives."""
    first = group[0]
    given = first.given
    for other in group[1:]:
        given = merged(given, other.given)
    return msgspec.structs.replace(
        first,
        path=min((page.path for page in group if page.path), default=None),
        url=next((page.url for page in group if page.url), None),
        addresses=tuple(sorted({address for page in group for address in page.addresses})),
        captured=min((page.captured for page in group if page.captured), default=None),
        given=given,
    )


def _same(group: Sequence[Page]) -> Fault:
    """Says that several addresses have one content, and whether they differ in whose page it is."""
    first = group[0]
    others = sorted({address for page in group[1:] for address in page.addresses} - set(first.addresses)) or [first.name]
    publishers = {page.given.publisher for page in group if page.given.publisher}
    differ = " They name different publishers; the first one's is kept." if len(publishers) > 1 else ""
    places = len({address for page in group for address in page.addresses})
    return Fault(
        page=first.id,
        path=first.path,
        step="read",
        message=f"the same content as {first.name}: {', '.join(others[:5])}; one page, {places} addresses.{differ}",
        mend="nothing need be done",
    )
