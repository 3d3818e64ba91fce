"""Reading pages: body text, dates, titles, authors, publishers, against trafilatura and htmldate on the same pages.

    TWOSOURCE_DATA=DIR bench/pages.py [SET ...]

DIR holds `pages/<set>/gold.json` and `pages/<set>/html/<id>.html.gz`. Prints one JSON line a figure. `plain` is the same body
measure on our rendering without its markup: what a careless saver's copy gives.
"""

import gzip
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import score_meta
import score_pages
from htmldate import find_date
from trafilatura import extract
from trafilatura.metadata import extract_metadata

from twosource.errors import PageError
from twosource.model import BODY_ROLES, Block, Page, PageFacts, Reading
from twosource.page.blocks import find_blocks
from twosource.page.facts import inferred_dates, stated_facts
from twosource.read import html_page, text_page

SETS = ("body", "fundus", "naeb", "dates")
Texts = Mapping[str, str]


def body(reading: Reading) -> str:
    """The body of a report, one block a line."""
    return "\n".join(b.span.of(reading.page.text) for b in reading.of(Block) if b.role in BODY_ROLES)


def read(page: Page) -> Reading:
    """A page with blocks and facts."""
    reading = Reading(page=page)
    reading = reading.having(Block, find_blocks(reading))
    reading = reading.having(PageFacts, (stated_facts(reading, "en", analysed=True),))
    return reading.having(PageFacts, (inferred_dates(reading),))


def ours(sources: Texts, urls: Mapping[str, str | None]) -> Mapping[str, Reading]:
    """Our readings; a page that cannot be read is left out."""
    found = {}
    for key, source in sources.items():
        try:
            found[key] = read(html_page(source, name=key, url=urls[key]))
        except PageError as error:
            print(f"{key}: {error.message}", file=sys.stderr)
    return found


def our_meta(reading: Reading) -> dict[str, Any]:
    """What we say of a page, in the scorer's words. A stated instant counts for the day in the offset it states."""
    facts = reading.of(PageFacts)[0]
    stated = reading.page.stated
    day = stated.published if stated and stated.published else facts.published and facts.published.first
    return {
        "title": facts.title and facts.title.text,
        "publisher": facts.publisher and facts.publisher.name,
        "authors": [author.name for author in facts.authors],
        "date": day and day[:10],
    }


def plain_bodies(readings: Mapping[str, Reading]) -> Texts:
    """The body found in our rendering alone, without markup."""
    return {key: body(read(text_page(reading.page.text, name=key))) for key, reading in readings.items()}


def trafilatura_meta(source: str, url: str | None) -> dict[str, Any]:
    """What trafilatura takes from the markup, in the scorer's words."""
    found = extract_metadata(source, default_url=url)
    authors = [name.strip() for name in (found.author or "").split(";") if name.strip()]
    return {"title": found.title, "authors": authors, "date": found.date, "publisher": found.sitename}


def guarded(run: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the peer gives
    """What a peer gives; None where it fails, which counts as nothing found."""
    try:
        return run()
    except Exception as error:  # noqa: BLE001 - a peer's failure is a result
        print(f"peer: {type(error).__name__}: {error}", file=sys.stderr)
        return None


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    """All figures of one set."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    sources = {
        key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8", "replace")
        for key in sorted(gold)
    }
    urls = {key: gold[key].get("url") for key in gold}
    readings = ours(sources, urls)
    texts = {key: record["text"] for key, record in gold.items() if record.get("text")}
    if texts:
        peer = {key: guarded(lambda source=sources[key]: extract(source, include_comments=False)) or "" for key in texts}
        mine = {key: body(reading) for key, reading in readings.items()}
        plain = score_pages.score(texts, plain_bodies(readings))
        scored, other = score_pages.score(texts, mine), score_pages.score(texts, peer)
        whole = score_pages.score(texts, {key: reading.page.text for key, reading in readings.items()})
        for measure in ("f1", "precision", "recall"):
            yield _row(name, f"body {measure}", scored[measure], {"trafilatura": other[measure]}, len(texts))
            yield _row(name, f"plain {measure}", plain[measure], {"every line": whole[measure]}, len(texts))
    mine = {key: our_meta(reading) for key, reading in readings.items()}
    peer = {key: guarded(lambda key=key: trafilatura_meta(sources[key], urls[key])) or {} for key in gold}
    dates = {key: {"date": guarded(lambda key=key: find_date(sources[key], url=urls[key], original_date=True))} for key in gold}
    scored, other, third = (score_meta.score(gold, predicted) for predicted in (mine, peer, dates))
    for field, figures in scored.items():
        peers = {"trafilatura": other[field]["f1"]} | ({"htmldate": third[field]["f1"]} if field == "date" else {})
        yield _row(name, f"{field} f1", figures["f1"], peers, figures["pages"])


def _row(name: str, measure: str, ours_: float, peers: Mapping[str, float], n: int) -> dict[str, Any]:
    shown = {peer: round(value, 3) for peer, value in peers.items()}
    return {"bench": "pages", "set": name, "measure": measure, "ours": round(ours_, 3), "peers": shown, "n": n}


def main() -> None:
    """Print the figures of the sets named, all if none is."""
    data = Path(os.environ["TWOSOURCE_DATA"]) / "pages"
    for name in sys.argv[1:] or SETS:
        for row in rows(data / name, name):
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
