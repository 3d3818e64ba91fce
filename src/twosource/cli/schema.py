"""`twosource schema`: the JSON Schema of the machine output."""

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of what `twosource report --json` gives."""
    from twosource.report import machine  # noqa: PLC0415 - not needed to ask for help

    click.echo(machine.schema(), nl=False)
