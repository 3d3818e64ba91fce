"""What the lineage drawings need to know of a page, and the lines they share."""

import msgspec

from twosource.report.html.charts.drawing import Item, Path, short
from twosource.report.html.view import PageView

_WAVE = "q2.5 -6.4 5 0q2.5 6.4 5 0"
_WAVE_LENGTH = 10.0


class Strain(msgspec.Struct, frozen=True, kw_only=True):
    """A page in its line of descent.

    Attributes:
        kind, parent: how and from which page (its letter) it descends; None where it begins a line.
        begins: whether it begins a report (drawn full).
        head: how it descends, in words; `share` how much of the words.
    """

    page: PageView
    kind: str | None
    parent: str | None
    origin: str
    newsroom: str | None
    begins: bool
    head: str
    share: str
    drifts: int


def wave(x1: float, x2: float, y: float) -> str:
    """A waved line along one height, from x1 rightward or leftward to x2."""
    turns = int(abs(x2 - x1) // _WAVE_LENGTH)
    pattern = _WAVE if x2 >= x1 else "q-2.5 -6.4 -5 0q-2.5 6.4 -5 0"
    return f"M{short(x1)} {short(y)}{pattern * turns}L{short(x2)} {short(y)}"


def elbow(kind: str, x: float, top: float, end: tuple[float, float]) -> list[Item]:
    """A line of descent: down from a parent at x, then across to the child's edge at `end`, in the style of its kind."""
    to, y = end
    down, path = f"M{short(x)} {short(top)}V{short(y)}", f"M{short(x)} {short(top)}V{short(y)}H{short(to)}"
    if kind == "copy":
        return [Path(d=path, css="ed cpo"), Path(d=path, css="ed cpi")]
    if kind == "rewrite":
        return [Path(d=down, css="ed"), Path(d=wave(x, to, y), css="ed")]
    if kind == "update":
        return [Path(d=f"M{short(x)} {short(top)}V{short(y)}H{short(to - 2 if to > x else to + 2)}", css="ed", arrow=True)]
    if kind == "edited":
        return [Path(d=path, css="ed edt")]
    return [Path(d=path, css="ed abr")]


def sample(kind: str) -> list[Item]:
    """The line of a kind, for the key."""
    if kind == "copy":
        return [Path(d="M2 8H42", css="ed cpo"), Path(d="M2 8H42", css="ed cpi")]
    if kind == "rewrite":
        return [Path(d=wave(2, 42, 8), css="ed")]
    if kind == "update":
        return [Path(d="M2 8H38", css="ed", arrow=True)]
    css = {"edited": "ed edt", "abridged": "ed abr"}.get(kind, "ed cit")
    return [Path(d="M2 8H42", css=css)]
