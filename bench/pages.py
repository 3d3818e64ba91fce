"""Reading pages: body text, dates, titles, authors, publishers, speed, against trafilatura and htmldate on the same pages.

    TWOSOURCE_DATA=DIR bench/pages.py [SET ... | speed]

DIR holds `pages/<set>/gold.json` and `pages/<set>/html/<id>.html.gz`. Prints one JSON line a figure. `plain` is the same body
measure on our rendering without its markup: what a careless saver's copy gives. `loose` counts a name that contains the other.

Sites are split in two by a digest of their name: errors were looked at in one half only, while rules were written, and the
figures of the other half are printed under "<set>, unseen half". Speed is in pages per CPU second of one process, with blocks
and facts; it depends on what else the machine does, so the peer is measured beside it.
"""

import gzip
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import score_meta
import score_pages
from htmldate import find_date
from trafilatura import extract
from trafilatura.metadata import extract_metadata

from twosource.errors import PageError
from twosource.language import ANALYSED
from twosource.model import BODY_ROLES, Block, Page, PageFacts, Reading
from twosource.page.blocks import find_blocks
from twosource.page.facts import inferred_dates, stated_facts
from twosource.read import detect_languages, html_page, text_page

SETS = ("body", "fundus", "naeb", "dates")
SPLIT = "pages"
"""Seed of the split into halves."""
SPEED_PAGES = 40
"""Pages of each set, the first by id, that are timed."""
Texts = Mapping[str, str]


def is_seen(name: str, key: str, record: Mapping[str, Any]) -> bool:
    """Whether a page is of the half whose errors were looked at while rules were written. Pages of one site are of one half."""
    host = urlsplit(record.get("url") or "").hostname if name == "dates" else None
    site = record.get("site") or record.get("publisher") or host or key
    return hashlib.sha256(f"{SPLIT}:{name}:{site}".encode()).digest()[0] % 2 == 0


def body(reading: Reading) -> str:
    """The body of a report, one block a line."""
    return "\n".join(b.span.of(reading.page.text) for b in reading.of(Block) if b.role in BODY_ROLES)


def read(page: Page) -> Reading:
    """A page with blocks and facts."""
    reading = Reading(page=page)
    reading = reading.having(Block, find_blocks(reading))
    language = detect_languages([page])[page.id]
    reading = reading.having(PageFacts, (stated_facts(reading, language, analysed=language in ANALYSED),))
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
    """What we say of a page, in the scorer's words."""
    facts = reading.of(PageFacts)[0]
    return {
        "title": facts.title and facts.title.text,
        "publisher": facts.publisher and facts.publisher.name,
        "authors": [author.name for author in facts.authors],
        "date": our_day(facts),
    }


def our_day(facts: PageFacts) -> str | None:
    """The day in the newsroom's own calendar, since gold days are without a zone. An interval is no answer here."""
    return facts.published.day if facts.published else None


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
    """All figures of one set, of the whole and of its unseen half."""
    gold, sources = load(folder)
    urls = {key: gold[key].get("url") for key in gold}
    readings = ours(sources, urls)
    bodies = {key: body(reading) for key, reading in readings.items()}
    metas = {key: our_meta(reading) for key, reading in readings.items()}
    texts = {key: record["text"] for key, record in gold.items() if record.get("text")}
    peers = {key: guarded(lambda key=key: extract(sources[key], include_comments=False)) or "" for key in texts}
    plain = plain_bodies(readings) if texts else {}
    whole = {key: reading.page.text for key, reading in readings.items()}
    meta = {key: guarded(lambda key=key: trafilatura_meta(sources[key], urls[key])) or {} for key in gold}
    dates = {key: {"date": guarded(lambda key=key: find_date(sources[key], url=urls[key], original_date=True))} for key in gold}
    unseen = {key for key, record in gold.items() if not is_seen(name, key, record)}
    for part, keys in ((name, set(gold)), (f"{name}, unseen half", unseen)):
        held = {key: text for key, text in texts.items() if key in keys}
        yield from _body_rows(f"{part}|body", held, {"ours": bodies, "trafilatura": peers})
        yield from _body_rows(f"{part}|plain", held, {"ours": plain, "every line": whole})
        yield from _meta_rows(part, {key: gold[key] for key in gold if key in keys}, metas, meta, dates)


def load(folder: Path) -> tuple[dict[str, dict[str, Any]], Texts]:
    """Gold records and sources of one set."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return gold, {
        key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()).decode("utf-8", "replace")
        for key in sorted(gold)
    }


def _body_rows(part: str, texts: Texts, found: Mapping[str, Texts]) -> Iterator[dict[str, Any]]:
    """Body figures; `part` is the set and the name of the measure, `found` ours and one peer's texts."""
    if not texts:
        return
    name, kind = part.split("|")
    scored = {who: score_pages.score(texts, bodies) for who, bodies in found.items()}
    ours_ = scored.pop("ours")
    for measure in ("f1", "precision", "recall"):
        beside = {who: figures[measure] for who, figures in scored.items()}
        yield _row(name, f"{kind} {measure}", ours_[measure], beside, len(texts))


def _meta_rows(
    part: str, gold: Mapping[str, Any], ours_: Mapping[str, Any], peers: Mapping[str, Any], dates: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    scored, other, third = (score_meta.score(gold, predicted) for predicted in (ours_, peers, dates))
    for field, figures in scored.items():
        for measure in ("f1", "loose") if field == "publisher" else ("f1",):
            more = {"htmldate": third[field][measure]} if field == "date" else {}
            beside = {"trafilatura": other[field][measure]} | more
            yield _row(part, f"{field} {measure}", figures[measure], beside, figures["pages"])


def speed_rows(data: Path) -> Iterator[dict[str, Any]]:
    """Pages per CPU second: HTML with blocks and facts, trafilatura with its body alone, renderings and gold as plain text."""
    pages: list[tuple[str, str | None]] = []
    clean: list[str] = []
    for name in SETS:
        gold, sources = load(data / name)
        clean += [gold[key]["text"] for key in list(sources)[:SPEED_PAGES] if gold[key].get("text")]
        pages += [(source, gold[key].get("url")) for key, source in list(sources.items())[:SPEED_PAGES]]
    texts = [reading.page.text for reading in ours_of(pages)]
    html = _timed(lambda: ours_of(pages), len(pages))
    peer = _timed(
        lambda: [guarded(lambda source=source: extract(source, include_comments=False)) for source, _ in pages], len(pages)
    )
    text = _timed(lambda: [read(text_page(shown, name="page")) for shown in texts], len(texts))
    plain = _timed(lambda: [read(text_page(told, name="page")) for told in clean], len(clean))
    yield _row("speed", "html pages per CPU second", html, {"trafilatura": peer}, len(pages))
    yield _row("speed", "plain text pages per CPU second, saved with all around the report", text, {}, len(texts))
    yield _row("speed", "plain text pages per CPU second, the report alone", plain, {}, len(clean))


def ours_of(pages: list[tuple[str, str | None]]) -> list[Reading]:
    """Our readings of sources with their addresses."""
    named = {str(number): page for number, page in enumerate(pages)}
    return list(ours({key: page[0] for key, page in named.items()}, {key: page[1] for key, page in named.items()}).values())


def _timed(run: Callable[[], Any], n: int) -> float:
    begun = time.process_time()
    run()
    return n / (time.process_time() - begun)


def _row(name: str, measure: str, ours_: float, peers: Mapping[str, float], n: int) -> dict[str, Any]:
    shown = {peer: round(value, 3) for peer, value in peers.items()}
    return {"bench": "pages", "set": name, "measure": measure, "ours": round(ours_, 3), "peers": shown, "n": n}


def main() -> None:
    """Print the figures of the sets named, all and speed if none is."""
    data = Path(os.environ["TWOSOURCE_DATA"]) / "pages"
    for name in sys.argv[1:] or (*SETS, "speed"):
        for row in speed_rows(data) if name == "speed" else rows(data / name, name):
            print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
