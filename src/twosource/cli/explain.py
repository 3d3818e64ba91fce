"""`twosource explain`: why a line of a report is there."""

from pathlib import Path
from typing import Any

import click
import msgspec

from twosource.cli.inputs import cover, page_options, plain_errors
from twosource.errors import UsageError


@click.command()
@click.argument("finding", metavar="ID")
@page_options
def explain(finding: str, paths: tuple[str, ...], *, debug: bool, **options: Any) -> None:  # noqa: ANN401 - handed on by name
    """Tell why a finding is there: its words, where they stand, and the rule.

    ID is the id of any finding, or its beginning. PATH is a report written with --json, or the pages themselves.
    """
    from twosource.report import machine, terminal  # noqa: PLC0415 - not needed to ask for help

    with plain_errors(debug=debug):
        if len(paths) == 1 and paths[0].endswith(".json") and (saved := _saved(Path(paths[0]))):
            document = saved
        else:
            document = machine.document(cover(paths, debug=debug, **options))
        click.echo(terminal.explanation(finding, document))


def _saved(path: Path) -> Any:  # noqa: ANN401 - the contract's document, whose type is imported only here
    """The machine output in a file, or None where the file holds something else (a page record, say).

    Raises:
        UsageError: the file is missing.
    """
    from twosource.report import machine  # noqa: PLC0415 - not needed to ask for help

    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}", "give a report written with --json, or pages") from error
    try:
        return msgspec.json.decode(content, type=machine.Document)
    except msgspec.DecodeError:
        return None
