"""The command line: one file a command, imported when it is asked for, so that `--help` answers at once."""

import importlib

import click

COMMANDS = {
    "demo": "Analyse the bundled story and write its report.",
    "report": "Analyse pages and write one report: the main job.",
    "show": "One page in the terminal: who says what.",
    "explain": "Why a line of a report is there: its words and its rule.",
    "schema": "Print the JSON Schema of the machine output.",
}


class _Commands(click.Group):
    """Names and one-line helps are known without importing a command; the command itself is imported to run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"twosource.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101 - a slip of ours, not of the user's
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="twosource")
def main() -> None:
    """Who said what first, on whose word, and what was lost in the retelling.

    Give twosource pages of news; it groups them into stories and shows independent origins, every attributed claim, every
    figure and time, where accounts conflict, and what a retelling changed. Every line points at the words it rests on.

    \b
    Exit codes: 0 done, 1 some input failed, 2 wrong use, 3 nothing could be measured.
    """  # noqa: D301 - \b is click's mark for text that is not to be re-wrapped
