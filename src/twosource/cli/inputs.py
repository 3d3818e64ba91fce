"""What the commands that take pages have in common: options, reading, messages, exit codes."""

import contextlib
import functools
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from twosource.cli.web import with_fetched
from twosource.errors import NothingToMeasure, TwosourceError, UsageError

if TYPE_CHECKING:
    from twosource.model import Coverage, Fault, GivenFacts

F = TypeVar("F", bound=Callable[..., Any])

DONE, SOME_FAILED, WRONG_USE, NOTHING_MEASURED = 0, 1, 2, 3


def page_options(command: F) -> F:
    """The options of every command that takes pages."""
    for option in reversed(
        (
            click.argument("paths", nargs=-1, metavar="PATH..."),
            click.option(
                "--published",
                multiple=True,
                metavar="[PAGE=]DATE",
                help="When a page appeared (day, month, instant or first/last). PAGE is its file name or record id.",
            ),
            click.option("--publisher", multiple=True, metavar="[PAGE=]NAME", help="Whose page it is."),
            click.option(
                "--facts",
                type=click.Path(exists=True, dir_okay=False),
                help="CSV with the columns page, title, url, publisher, published, language.",
            ),
            click.option(
                "--map",
                "mapping",
                multiple=True,
                metavar="FIELD=COLUMN,...",
                help="Where records or tables have a field, such as title=headline,text=body.",
            ),
            click.option("--language", metavar="CODE", help="Take every page to be in this language (ISO 639-1)."),
            click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to use."),
            click.option("--debug", is_flag=True, help="Show a traceback where something fails."),
        ),
    ):
        command = option(command)
    return command


def told_facts(
    facts: str | None, published: Sequence[str], publisher: Sequence[str], *, one_page: bool
) -> "tuple[GivenFacts | None, dict[str, GivenFacts]]":
    """What the user says of pages: of every page, and by page name. `--published` and `--publisher` win over `--facts`.

    Raises:
        UsageError: a value does not say of which page although there may be several, or a date cannot be read.
    """
    from twosource.read import checked, merged, read_facts_csv  # noqa: PLC0415 - only where pages are read

    by_page: dict[str, GivenFacts] = dict(read_facts_csv(facts)) if facts else {}
    of_all: GivenFacts | None = None
    for field, values in (("published", published), ("publisher", publisher)):
        for value in values:
            page, separator, fact = value.rpartition("=")
            told = checked(f"--{field}", **{field: fact})
            if separator:
                by_page[page] = merged(told, by_page[page]) if page in by_page else told
            elif one_page:
                of_all = merged(told, of_all) if of_all else told
            else:
                raise UsageError(f"--{field} {value!r} does not say of which page", f"write --{field} PAGE={value}")
    return of_all, by_page


def cover(paths: Sequence[str], **options: Any) -> "Coverage":  # noqa: ANN401 - click hands over its options by name
    """Read and analyse pages; notices and faults go to stderr, one line each.

    Raises:
        UsageError: an option makes no sense.
        NothingToMeasure: no page could be read.
    """
    from twosource.engine import Limits, map_items  # noqa: PLC0415 - only where pages are read
    from twosource.read import read_mapping, read_paths  # noqa: PLC0415 - the same
    from twosource.run import Options, analyse  # noqa: PLC0415 - the same

    one_page = len(paths) == 1 and not Path(paths[0]).is_dir() and not options.get("urls")
    of_all, by_page = told_facts(options["facts"], options["published"], options["publisher"], one_page=one_page)
    paths = with_fetched(paths, options)
    stdin = sys.stdin.buffer if "-" in paths else None
    # Parsers run in processes of their own, which a page that hangs or fills the memory costs; a bug is sought in this one.
    apart = functools.partial(map_items, workers=options["workers"], limits=Limits())
    taken = read_paths(
        paths,
        given=of_all,
        facts=by_page,
        stdin=stdin,
        mapping=read_mapping(options["mapping"]),
        apply=None if options["debug"] else apart,
    )
    coverage = analyse(
        taken.pages,
        faults=taken.faults,
        notices=taken.notices,
        options=Options(language=options["language"], workers=options["workers"], debug=options["debug"]),
    )
    for notice in coverage.notices:
        click.echo(f"note: {_where(notice, coverage)}{notice.message}; {notice.mend}", err=True)
    for fault in coverage.faults:
        click.echo(f"fault: {_where(fault, coverage)}{fault.message}; {fault.mend}", err=True)
    if not coverage.readings:
        raise NothingToMeasure("no page could be read", "see the faults above")
    return coverage


def exit_code(coverage: "Coverage") -> int:
    """1 if some input failed, else 0."""
    return SOME_FAILED if coverage.faults else DONE


@contextlib.contextmanager
def plain_errors(*, debug: bool) -> Iterator[None]:
    """Errors as one line on stderr and an exit code; a traceback only with `--debug`."""
    try:
        yield
    except TwosourceError as error:
        if debug:
            raise
        click.echo(f"twosource: {error.message}" + (f"; {error.mend}" if error.mend else ""), err=True)
        codes: Mapping[type, int] = {UsageError: WRONG_USE, NothingToMeasure: NOTHING_MEASURED}
        sys.exit(codes.get(type(error), SOME_FAILED))


def write_whole(path: str, content: bytes) -> None:
    """Write a file whole or not at all: an interruption leaves what was there before.

    Raises:
        UsageError: the file cannot be written there.
    """
    target = Path(path)
    try:
        descriptor, part = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}", "name a file in a folder you may write to") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(part).chmod(0o644)
        Path(part).replace(target)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _where(fault: "Fault", coverage: "Coverage") -> str:
    names = {reading.page.id: reading.page.name for reading in coverage.readings}
    where = fault.path or names.get(fault.page or "", "")
    return f"{where}: " if where and where not in fault.message else ""
