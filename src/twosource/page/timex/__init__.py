"""Times: `find_times` reads the expressions of a page, `resolve_times` says which days they mean.

Expressions and values follow TIMEX3 (ISO 24617-1); days and weeks ISO 8601. Reading an expression gives a form (`forms`), which
needs no page; a form, a day to reckon from and a direction give days (`calendar`). The direction comes from the verb (`tense`),
the day to reckon from out of the page's date or the statement a time stands in (`resolve`).
"""

from twosource.page.timex.find import find_times
from twosource.page.timex.resolve import resolve_times

__all__ = ["find_times", "resolve_times"]
