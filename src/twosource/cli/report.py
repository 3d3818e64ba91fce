"""`twosource report`: pages in, one report out."""

import sys
from typing import Any

import click

from twosource.cli.inputs import cover, exit_code, page_options, plain_errors, write_whole
from twosource.cli.web import web_options


@click.command()
@page_options
@web_options
@click.option("-o", "--output", metavar="FILE", help="Write the report here: .html (or - for stdout), or .json.")
@click.option("--json", "as_json", is_flag=True, help="Print the machine output (see `twosource schema`) to stdout.")
def report(paths: tuple[str, ...], output: str | None, *, as_json: bool, debug: bool, **options: Any) -> None:  # noqa: ANN401
    """Analyse pages and write one report.

    PATH is a file, a folder, a pattern, - (standard input) or a web address. Read are HTML, pages saved as one file (MHTML,
    Safari's web archives), mails, plain text, web archives (WARC, WACZ), feeds (RSS, Atom, JSON Feed), JSON, JSON Lines, CSV
    and TSV with a text or html for each page, and these in zip, gzip or Zstandard files. Without -o or --json, a summary is
    printed.

    Web addresses are fetched (with twosource[web]) and what came is kept in an archive beside the report, which can be given
    instead of them later.
    """
    from twosource.report import machine, terminal  # noqa: PLC0415 - not needed to ask for help

    with plain_errors(debug=debug):
        coverage = cover(paths, beside=output, debug=debug, **options)
        if output and output.endswith(".json"):
            write_whole(output, machine.encode(coverage))
        elif output:
            from twosource.report import html  # noqa: PLC0415 - templates take long to load, and a summary needs none

            shown = html.render(coverage)
            click.echo(shown) if output == "-" else write_whole(output, shown.encode())
        if as_json:
            click.echo(machine.encode(coverage), nl=False)
        elif output != "-":
            click.echo(terminal.summary(coverage))
        if output and output != "-":
            click.echo(f"report written to {output}", err=True)
        sys.exit(exit_code(coverage))
