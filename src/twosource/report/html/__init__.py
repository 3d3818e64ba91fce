"""The report as one HTML file: no request, readable without scripts, in light and dark, on a phone and in print.

Words of pages are hostile input: every template escapes, the file's content policy allows only its own style and script (by
their digests), and no word of a page ever becomes markup, an address or a style.
"""

import base64
import functools
import hashlib
import importlib.resources
import re
from collections.abc import Iterator
from typing import Any

import jinja2
import markupsafe
import msgspec

from twosource.model import Coverage
from twosource.report.html import words
from twosource.report.html.charts.counts import draw_counts
from twosource.report.html.charts.drawing import Drawing, short
from twosource.report.html.charts.strain import sample
from twosource.report.html.points import StoryView, view_story
from twosource.report.html.safe import label, verbatim
from twosource.report.html.sections.conflicts import Conflict, conflicts
from twosource.report.html.sections.estimates import Estimates, estimates
from twosource.report.html.sections.grid import Grid, grid
from twosource.report.html.sections.holds import Holds, holds
from twosource.report.html.sections.lineage import Lineage, lineage
from twosource.report.html.sections.method import GLOSSARY, Method, faults, measured_errors, method
from twosource.report.html.sections.pages import Sheet, sheets
from twosource.report.html.sections.retelling import Retellings, retellings
from twosource.report.html.sections.sources import Sources, sources
from twosource.report.html.sections.summary import Summary, summarise

__all__ = ["render"]


class StoryPart(msgspec.Struct, frozen=True, kw_only=True):
    """One story's sections, as its templates write them."""

    prefix: str
    anchor: str
    summary: Summary
    counts: Drawing | None
    conflicts: tuple[Conflict, ...]
    conflicting: int
    holds: Holds
    estimates: Estimates | None
    grid: Grid | None
    lineage: Lineage | None
    retellings: Retellings | None
    sheets: tuple[Sheet, ...]
    sources: Sources
    method: Method


def render(coverage: Coverage, *, title: str | None = None) -> str:
    """Write the report on a coverage.

    The same coverage gives the same text, byte for byte. Stories stand in the coverage's order; a page that stands alone
    gets a short section. A coverage without stories gives a report that says so, with its faults.

    Args:
        coverage: what `analyse` returned.
        title: of the document; the first story's title if None.
    """
    many = len(coverage.stories) > 1
    prefixes = [f"s{number}-" if many else "" for number in range(1, len(coverage.stories) + 1)]
    views = [view_story(coverage, story.id, prefix) for story, prefix in zip(coverage.stories, prefixes, strict=True)]
    parts = [_part(view) for view in views]
    css, js = _style(), _asset("report.js")
    heading = title or (parts[0].summary.title if len(parts) == 1 else f"{len(parts)} stories")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            title=label(heading, 120),
            policy=_policy(css, js),
            css=markupsafe.Markup(css),  # noqa: S704 (our own file, no word of a page)
            js=markupsafe.Markup(js),  # noqa: S704 (the same)
            version=coverage.run.twosource,
            stories=parts,
            nav=list(_nav(parts)),
            skip="stories" if many else "conflicts" if parts and parts[0].conflicts else "pages",
            anonymous=range(_most_anonymous(views) + 1),
            glossary=GLOSSARY,
            errors=measured_errors(_asset("measured.toml")),
            faults=faults(coverage),
            files=len(coverage.readings),
        )
    )


def _part(view: StoryView) -> StoryPart:
    alone = len(view.desk.pages) == 1
    return StoryPart(
        prefix=view.desk.prefix,
        anchor=f"{view.desk.prefix}story",
        summary=summarise(view),
        counts=None if alone else draw_counts(view),
        conflicts=conflicts(view),
        conflicting=view.conflicting,
        holds=holds(view),
        estimates=estimates(view),
        grid=None if alone else grid(view),
        lineage=lineage(view),
        retellings=retellings(view),
        sheets=sheets(view),
        sources=sources(view),
        method=method(view),
    )


def _nav(parts: list[StoryPart]) -> Iterator[tuple[str, str]]:
    if len(parts) > 1:
        yield "stories", "Stories"
        for part in parts[:12]:
            yield part.anchor, label(part.summary.title, 28)
        return
    for part in parts:
        present: tuple[tuple[str, str, Any], ...] = (
            ("conflicts", "Conflicts", part.conflicts),
            ("now", "What holds", part.holds.rows),
            ("estimates", "Estimates", part.estimates),
            ("grid", "Who says what", part.grid),
            ("lineage", "Lineage", part.lineage),
            ("retelling", "Retelling", part.retellings),
            ("pages", "Pages", part.sheets),
            ("sources", "Sources", part.sources),
            ("method", "Method", part.method),
        )
        yield from ((anchor, name) for anchor, name, there in present if there)


def _most_anonymous(views: list[StoryView]) -> int:
    return max((int(source.shape[1:]) for view in views for source in view.sources.values() if source.anonymous), default=0)


def _policy(css: str, js: str) -> str:
    """What the document may do: use its own style and script, known by their digests, and nothing else (CSP level 2)."""
    style, script = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (css, js))
    return f"default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; form-action 'none'"


_SPARE = re.compile(r"/\*.*?\*/|(?<=[:;,{}])\s+|\s+(?=[{}])", re.DOTALL)
"""What a style sheet can do without: comments, and blanks beside punctuation (not before a colon: those mean something)."""


@functools.cache
def _style() -> str:
    return _SPARE.sub("", _asset("report.css"))


@functools.cache
def _asset(name: str) -> str:
    return (importlib.resources.files(__name__) / name).read_text(encoding="utf-8").strip()


def _keep(text: str) -> markupsafe.Markup:
    """Page words, escaped so that the parser gives back the same characters: it would turn a carriage return to a line feed."""
    return markupsafe.Markup(str(markupsafe.escape(verbatim(text))).replace("\r", "&#13;"))  # noqa: S704 (escaped here)


def _tag(item: msgspec.Struct) -> str:
    return str(item.__struct_config__.tag)


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("twosource.report.html", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "n": short,
        "keep": _keep,
        "tag": _tag,
        "sample": sample,
        "count": words.count,
        "several": words.several,
        "capital": words.capital,
        "enum": words.enum,
        "grouped": words.grouped,
    }
    return environment
