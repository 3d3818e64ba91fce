"""What failed, as data."""

from twosource.errors import TwosourceError
from twosource.model import Fault

REPORT_IT = "please report this as a bug, with the page; --debug shows where"


def as_fault(error: Exception, step: str, *, page: str | None = None, path: str | None = None) -> Fault:
    """An exception of a step as a `Fault`. One raised on purpose brings its own words; any other is a bug of ours."""
    if isinstance(error, TwosourceError):
        return Fault(page=page, path=path, step=step, message=error.message, mend=error.mend)
    return Fault(page=page, path=path, step=step, message=f"{type(error).__name__}: {error}", mend=REPORT_IT)
