"""Pages from the web, for the command that takes their addresses: fetched into an archive, which is then read like any file."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from twosource.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])

SUFFIX = ".warc.gz"
UNNAMED = "fetched"
"""How an archive is called that lies beside no report."""


def web_options(command: F) -> F:
    """The options of the command that fetches."""
    for option in reversed(
        (
            click.option(
                "--urls", multiple=True, metavar="FILE", help="Fetch the pages whose addresses are in FILE, one a line."
            ),
            click.option("--warc", metavar="FILE", help="Keep what is fetched in FILE. By default it lies beside the report."),
            click.option("--allow-private", is_flag=True, help="Fetch from your own network too, if an address leads there."),
            click.option("--no-cache", is_flag=True, help="Fetch anew what was fetched within the hour."),
        ),
    ):
        command = option(command)
    return command


def with_fetched(paths: Sequence[str], options: Mapping[str, Any]) -> tuple[str, ...]:
    """The paths with an archive in the place of the web addresses among them and in `--urls`.

    The archive tells of failures too, so that reading it now and later gives the same. Without addresses nothing of the network
    is loaded, let alone used.

    Args:
        paths: as the user named them.
        options: those of `web_options`, and `beside`, the report's file; of commands that do not fetch, none of these.

    Raises:
        UsageError: an option makes no sense, the command does not fetch, or no path and no address is named.
    """
    from twosource.read.web import addresses_in, is_address  # noqa: PLC0415 - only where pages are read

    files = tuple(path for path in paths if not is_address(path))
    addresses = [path for path in paths if is_address(path)]
    addresses += [address for urls in options.get("urls", ()) for address in addresses_in(urls)]
    if not addresses:
        if not files:
            raise UsageError("no page is named", "give files, folders, patterns, addresses or -")
        return files
    if "urls" not in options:
        raise UsageError("only report fetches pages", "run twosource report with the addresses, then give the archive it kept")
    return (*files, _fetched(addresses, options))


def _fetched(addresses: Sequence[str], options: Mapping[str, Any]) -> str:
    """The archive of what was fetched."""
    from twosource.read.web import WebOptions, fetch  # noqa: PLC0415 - only where pages are fetched

    cache = None if options["no_cache"] else cache_folder()
    settings = WebOptions(allow_private=options["allow_private"], cache=cache)
    file, name = _new_archive(options["warc"], options["beside"])
    try:
        click.echo(f"fetching {len(addresses)} page{'s' * (len(addresses) > 1)}", err=True)
        with file:
            fetched = fetch(addresses, archive=file, options=settings)
    finally:
        if Path(name).stat().st_size == 0:
            Path(name).unlink()
        else:
            click.echo(f"what was fetched is kept in {name}", err=True)
    for capture in fetched.captures:
        if capture.url != capture.trail[0]:
            click.echo(f"note: {capture.asked} leads to {capture.url}", err=True)
    return name


def _new_archive(named: str | None, beside: str | None) -> tuple[BinaryIO, str]:
    """A new file and its name: the one the user chose, else the report's with another suffix. None is ever written over.

    Raises:
        UsageError: the file the user chose is there already, or none can be made there.
    """
    report = Path(beside) if beside and beside != "-" else Path(UNNAMED)
    stem = report.with_suffix("") if beside else report
    number = 1
    while True:
        name = named or f"{stem}{SUFFIX}" if number == 1 else f"{stem}-{number}{SUFFIX}"
        try:
            return open(name, "xb"), name  # noqa: PTH123 - the caller closes it; the name stays as the user wrote it
        except FileExistsError as error:
            if named:
                raise UsageError(f"{name} is there already, and evidence is not written over", "name another file") from error
        except OSError as error:
            mend = "name a file in a folder you may write to, with --warc"
            raise UsageError(f"cannot write {name}: {error.strerror}", mend) from error
        number += 1


def cache_folder() -> Path | None:
    """Where pages fetched a short while ago are kept (XDG Base Directory Specification); None if the user has no home."""
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "twosource"
    except RuntimeError:
        return None
