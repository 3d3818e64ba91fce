"""The day of publication in the newsroom's own calendar, and days stated as midnight."""

import pytest

from twosource.model import Block, PageFacts, Reading
from twosource.page.blocks import find_blocks
from twosource.page.facts import stated_facts
from twosource.read import html_page

REPORT = "<p>The board of the port said that the new pier would open in spring, a year late.</p>" * 2


def facts(stated: str, *, line: str = "", address: str | None = None) -> PageFacts:
    head = f'<meta property="article:published_time" content="{stated}"><title>Pier to open late</title>'
    body = f"<article><h1>Pier to open late</h1><p>{line}</p>{REPORT}</article>"
    page = html_page(f"<html><head>{head}</head><body>{body}</body></html>", name="a", url=address)
    reading = Reading(page=page)
    return stated_facts(reading.having(Block, find_blocks(reading)), "en", analysed=True)


@pytest.mark.parametrize(
    ("stated", "more", "first", "day"),
    [
        ("2030-03-04T23:34-05:00", {}, "2030-03-05T04:34Z", "2030-03-04"),
        ("2030-03-04T22:00Z", {}, "2030-03-04T22:00Z", "2030-03-04"),
        ("2030-03-04T22:00Z", {"line": "Published 5 March 2030"}, "2030-03-04T22:00Z", "2030-03-05"),
        ("2030-03-04T22:00Z", {"address": "https://quay.example/2030/03/05/pier"}, "2030-03-04T22:00Z", "2030-03-05"),
        ("2030-03-04", {}, "2030-03-04", "2030-03-04"),
        ("2030-03-04T00:00:00Z", {}, "2030-03-04", "2030-03-04"),
        ("2030-03-04T00:00:00+09:00", {}, "2030-03-04", "2030-03-04"),
        ("2030-03-05T00:00Z", {"address": "https://quay.example/2030/03/04/pier"}, "2030-03-05T00:00Z", "2030-03-04"),
    ],
)
def test_the_day_in_the_newsrooms_calendar(stated, more, first, day):
    published = facts(stated, **more).published
    assert published is not None
    assert (published.first, published.day) == (first, day)


def test_a_month_has_no_day():
    published = facts("2030-03").published
    assert published is not None
    assert (published.first, published.last, published.day) == ("2030-03-01", "2030-03-31", None)
