"""`twosource show`: one page in the terminal."""

import sys
from typing import Any

import click

from twosource.cli.inputs import cover, exit_code, page_options, plain_errors


@click.command()
@page_options
def show(paths: tuple[str, ...], *, debug: bool, **options: Any) -> None:  # noqa: ANN401 - handed on by name
    """Print pages annotated: who says what, how surely, with which figures and times."""
    from twosource.report import terminal  # noqa: PLC0415 - not needed to ask for help

    with plain_errors(debug=debug):
        coverage = cover(paths, debug=debug, **options)
        click.echo("\n\n".join(terminal.annotated(reading, coverage) for reading in coverage.readings))
        sys.exit(exit_code(coverage))
