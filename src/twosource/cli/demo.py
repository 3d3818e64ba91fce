"""`twosource demo`: the bundled story."""

import importlib.resources
from pathlib import Path

import click

from twosource.cli.inputs import plain_errors, write_whole


@click.command()
@click.option("-o", "--output", default="report.html", show_default=True, metavar="FILE", help="Write the report here.")
@click.option("--debug", is_flag=True, help="Show a traceback where something fails.")
def demo(output: str, *, debug: bool) -> None:
    """Analyse the bundled story (invented event, invented outlets) and write its report."""
    from twosource.read import read_facts_csv, read_paths  # noqa: PLC0415 - not needed to ask for help
    from twosource.report import html, terminal  # noqa: PLC0415 - the same
    from twosource.run import analyse  # noqa: PLC0415 - the same

    with plain_errors(debug=debug), importlib.resources.as_file(importlib.resources.files("twosource") / "demo") as folder:
        taken = read_paths([str(folder / "pages")], facts=read_facts_csv(str(folder / "facts.csv")))
        coverage = analyse(taken.pages, faults=taken.faults, notices=taken.notices)
        write_whole(output, html.render(coverage).encode())
        click.echo(terminal.summary(coverage))
        click.echo(f"\nThe report: {Path(output).resolve()}")
