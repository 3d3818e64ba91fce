"""Who said what first, on whose word, and what was lost in the retelling: every line points at the words.

    import twosource

    coverage = twosource.analyse(twosource.read_pages("pages/"))
    for story in coverage.stories: ...

`read_pages` and `analyse` mirror `twosource report`; `twosource.model` has the types.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twosource.model import Coverage, Page

__all__ = ["analyse", "read_pages"]


def read_pages(*paths: str) -> "tuple[Page, ...]":
    """Pages from files, folders or globs, in the order of their names.

    Raises:
        PageError: a path could not be read. (`twosource.read.read_paths` collects such faults instead.)
    """
    from twosource.errors import PageError  # noqa: PLC0415 - `import twosource` stays cheap
    from twosource.read import read_paths  # noqa: PLC0415 - the same

    taken = read_paths(paths)
    for fault in taken.faults:
        raise PageError(f"{fault.path}: {fault.message}", fault.mend)
    return taken.pages


def analyse(pages: "Iterable[Page]") -> "Coverage":
    """Everything found on pages and across them. Their order does not matter."""
    from twosource.run import analyse as run  # noqa: PLC0415 - `import twosource` stays cheap

    return run(tuple(pages))
