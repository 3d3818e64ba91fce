"""Everything twosource raises on purpose.

    TwosourceError
    ├── UsageError        the call makes no sense: an option, an id or a value is wrong       (exit 2)
    ├── PageError         one page cannot be read or analysed; the run goes on as a `Fault`   (exit 1)
    └── NothingToMeasure  no page was left to analyse                                         (exit 3)

Any other exception that leaves the package is a bug.
"""


class TwosourceError(Exception):
    """Base of all errors raised on purpose.

    Args:
        message: what is wrong, in one plain line.
        mend: what the user can do about it, in one plain line.
    """

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


class UsageError(TwosourceError):
    """The call makes no sense: an option, an id or a value is wrong."""


class PageError(TwosourceError):
    """One page cannot be read or analysed. Carried into the report as a `Fault`."""


class NothingToMeasure(TwosourceError):
    """No page was left to analyse."""
