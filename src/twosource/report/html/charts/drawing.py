"""What a chart is made of. Coordinates are in the drawing's own units, y downward; colours are left to classes."""

from typing import Literal

import msgspec

from twosource.report.html.people import SourceView

Anchor = Literal["start", "middle", "end"]


class Path(msgspec.Struct, frozen=True, kw_only=True, tag="path"):
    """A line. `arrow` puts a head at its end."""

    d: str
    css: str
    arrow: bool = False


class Rect(msgspec.Struct, frozen=True, kw_only=True, tag="rect"):
    """A box; `r` rounds its corners."""

    x: float
    y: float
    w: float
    h: float
    css: str
    r: float = 0


class Circle(msgspec.Struct, frozen=True, kw_only=True, tag="circle"):
    """A disc."""

    x: float
    y: float
    r: float
    css: str


class Text(msgspec.Struct, frozen=True, kw_only=True, tag="text"):
    """One line of words, and a smaller `tail` behind them."""

    x: float
    y: float
    words: str
    css: str
    anchor: Anchor = "start"
    tail: str | None = None


class Glyph(msgspec.Struct, frozen=True, kw_only=True, tag="glyph"):
    """A source's shape, 16 units wide, its middle at x, y. An open one is drawn as an outline."""

    x: float
    y: float
    shape: str
    css: str
    open: bool = False


class Group(msgspec.Struct, frozen=True, kw_only=True, tag="group"):
    """Things that are one link."""

    href: str
    said: str
    items: tuple["Path | Rect | Circle | Text | Glyph", ...]
    css: str = ""


Item = Path | Rect | Circle | Text | Glyph | Group


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """A chart. `title` and `told` say it in words for those who do not see it; `css` names its kind."""

    name: str
    css: str
    width: float
    height: float
    title: str
    told: str
    items: tuple[Item, ...]


def glyph(source: SourceView, x: float, y: float, *, hollow: bool = False) -> Glyph:
    """The mark of a source."""
    return Glyph(x=x, y=y, shape=source.shape, css=source.css, open=hollow)


def page_box(letter: str, x: float, y: float, *, full: bool = False) -> tuple[Rect, Text]:
    """A page as a box with its letter, its middle at x, y. A full one begins a report."""
    return (
        Rect(x=x - 13, y=y - 13, w=26, h=26, r=2, css="pg full" if full else "pg"),
        Text(x=x, y=y + 5, words=letter, css="let inv" if full else "let", anchor="middle"),
    )


def curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """A soft line from left to right."""
    middle = (x1 + x2) / 2
    return f"M{short(x1)} {short(y1)}C{short(middle)} {short(y1)} {short(middle)} {short(y2)} {short(x2)} {short(y2)}"


def short(number: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
