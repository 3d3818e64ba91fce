"""Writes the files of this folder anew: one of each kind of input, about one invented event. Run it after a change here.

python tests/golden/inputs/make.py
"""

import base64
import csv
import gzip
import hashlib
import io
import json
import plistlib
import quopri
import zipfile
from pathlib import Path

import zstandard

HERE = Path(__file__).parent
URL = "https://quay.example/2031/05/14/ferry"
TITLE = "Ferry stands still at Oster Quay"
LEAD = "The ferry Marrow stood still at Oster Quay for six hours on Tuesday, the harbour office said."
SECOND = "“Nobody was hurt,” said Tilda Brame, who heads the office. She put the number of passengers at about 240."
THIRD = "A valve in the fuel line had failed, according to the operator, which did not say when the ship would sail again."
TEXT = f"{LEAD}\n\n{SECOND}\n\n{THIRD}\n"
OTHER = "The fish market at Oster opened an hour late on Tuesday because the ferry blocked its quay, traders said."
HEAD = (
    f'<head><meta charset="utf-8"><title>{TITLE} | Quay Post</title><meta property="og:site_name" content="Quay Post">'
    '<meta property="article:published_time" content="2031-05-14T08:10:00+02:00"></head>'
)
BODY = f"<article><h1>{TITLE}</h1><p>By Ines Corvo</p><p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p></article>"
HTML = f'<!DOCTYPE html>\n<html lang="en">{HEAD}<body><nav><a href="/">Home</a></nav>{BODY}</body></html>\n'
SINGLE = HTML.replace(
    '<html lang="en">',
    '<html lang="en"><!--\n Page saved with SingleFile \n'
    f" url: {URL} \n saved date: Wed May 14 2031 09:30:00 GMT+0200 (Central European Summer Time)\n-->",
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Quay Post</title><link>https://quay.example/</link><language>en-gb</language>
<item><title>{TITLE}</title><link>{URL}</link><dc:creator>Ines Corvo</dc:creator>
<pubDate>Wed, 14 May 2031 06:10:00 GMT</pubDate>
<description>The ferry stood still.</description>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{SECOND}</p><p>{THIRD}</p>]]></content:encoded></item>
<item><title>Market opens late</title><link>https://quay.example/2031/05/14/market</link>
<pubDate>Wed, 14 May 2031 07:00:00 GMT</pubDate><description>{OTHER}</description></item>
<item><title>Nothing but a title</title><link>https://quay.example/2031/05/14/none</link></item>
</channel></rss>
"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Oster Journal - Harbour</title><id>urn:oster</id>
<updated>2031-05-14T09:00:00Z</updated>
<entry><title>{TITLE}</title><id>urn:oster:1</id><link href="https://oster.example/ferry"/>
<author><name>Ines Corvo</name></author>
<published>2031-05-14T06:10:00Z</published><updated>2031-05-14T09:00:00Z</updated>
<content type="html">&lt;p&gt;{LEAD}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry>
<entry><title>Market opens late</title><id>urn:oster:2</id><link href="https://oster.example/market"/>
<updated>2031-05-14T07:00:00Z</updated><summary>{OTHER}</summary></entry>
</feed>
"""
NEWSAPI = {
    "status": "ok",
    "totalResults": 2,
    "articles": [
        {
            "source": {"id": None, "name": "Quay Post"},
            "author": "Ines Corvo",
            "title": TITLE,
            "description": "The ferry stood still.",
            "url": URL,
            "publishedAt": "2031-05-14T06:10:00Z",
            "content": f"{LEAD} {SECOND[:60]}… [+214 chars]",
        },
        {
            "source": {"id": None, "name": "Oster Journal"},
            "author": None,
            "title": "Market opens late",
            "description": OTHER,
            "url": "https://oster.example/market",
            "publishedAt": "2031-05-14T07:00:00Z",
            "content": None,
        },
    ],
}
REGISTRY = {
    "articles": {
        "totalResults": 1,
        "page": 1,
        "results": [
            {
                "uri": "7700123",
                "lang": "eng",
                "date": "2031-05-14",
                "dateTime": "2031-05-14T06:40:00Z",
                "dateTimePub": "2031-05-14T06:10:00Z",
                "url": URL,
                "title": TITLE,
                "body": TEXT,
                "source": {"uri": "quay.example", "dataType": "news", "title": "Quay Post"},
                "authors": [{"uri": "ines@quay.example", "name": "Ines Corvo", "type": "author"}],
            }
        ],
    }
}
PLEASE = {
    "maintext": TEXT,
    "title": TITLE,
    "url": URL,
    "source_domain": "quay.example",
    "date_publish": "2031-05-14 06:10:00",
    "date_download": "2031-05-14 09:00:00",
    "language": "en",
    "authors": ["Ines Corvo"],
    "description": "The ferry stood still.",
}
CC_NEWS = {"title": TITLE, "text": TEXT, "domain": "quay.example", "date": "2031-05-14 06:10:00", "url": URL, "image_url": ""}
GDELT = {
    "articles": [
        {
            "url": URL,
            "url_mobile": "",
            "title": TITLE,
            "seendate": "20310514T064500Z",
            "socialimage": "",
            "domain": "quay.example",
            "language": "English",
            "sourcecountry": "",
        }
    ]
}
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Quay Post",
    "items": [
        {
            "id": "ferry",
            "url": URL,
            "title": TITLE,
            "content_html": f"<p>{LEAD}</p><p>{SECOND}</p>",
            "date_published": "2031-05-14T08:10:00+02:00",
            "authors": [{"name": "Ines Corvo"}],
        }
    ],
}


def record(kind: str, url: str | None, block: bytes, media: str, date: str = "2031-05-14T07:45:00Z") -> bytes:
    """One WARC record, with the digest of its block."""
    digest = base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{hashlib.md5(block, usedforsecurity=False).hexdigest()}>",
        f"WARC-Date: {date}",
        *([f"WARC-Target-URI: {url}"] if url else []),
        f"WARC-Block-Digest: sha1:{digest}",
        f"Content-Type: {media}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(url: str, body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """The record of one HTTP answer."""
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers]).encode()
    return record("response", url, head + b"\r\n\r\n" + body, "application/http; msgtype=response")


def chunked(body: bytes, size: int = 100) -> bytes:
    """A body in chunks, as RFC 9112 has them."""
    parts = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


def records() -> list[bytes]:
    """A small crawl: two pages (one in chunks and compressed, one in windows-1252), and what a crawl has beside them."""
    second = f"<html><head><title>Market opens late</title></head><body><p>{OTHER}</p><p>“Late,” they said.</p></body></html>"
    return [
        record("warcinfo", None, b"software: make.py\r\n", "application/warc-fields"),
        record(
            "request", URL, b"GET /2031/05/14/ferry HTTP/1.1\r\nHost: quay.example\r\n\r\n", "application/http; msgtype=request"
        ),
        response(
            URL,
            chunked(gzip.compress(HTML.encode(), mtime=0)),
            "Content-Type: text/html; charset=utf-8",
            "Transfer-Encoding: chunked",
            "Content-Encoding: gzip",
        ),
        response("https://quay.example/logo.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "Content-Type: image/png"),
        response("https://quay.example/old", b"", "Location: /new", status="301 Moved Permanently"),
        response("https://ads.example/frame", b"<html><body><script>1</script></body></html>", "Content-Type: text/html"),
        response(
            "https://oster.example/market?ref=a", second.encode("windows-1252"), "Content-Type: text/html; charset=windows-1252"
        ),
    ]


def mhtml() -> bytes:
    """The page as Chrome saves it as a single file: a mail of the page and its picture."""
    mark = "----MultipartBoundary--oster----"
    page = quopri.encodestring(HTML.replace("</article>", '</article><img src="logo.png">').encode())
    lines = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {URL}",
        f"Subject: {TITLE}",
        "Date: Wed, 14 May 2031 07:30:00 -0000",
        "MIME-Version: 1.0",
        "Content-Type: multipart/related;",
        '\ttype="text/html";',
        f'\tboundary="{mark}"',
        "",
        "",
        f"--{mark}",
        "Content-Type: text/html",
        "Content-ID: <frame-1@mhtml.blink>",
        "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {URL}",
        "",
        page.decode(),
        f"--{mark}",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "Content-Location: https://quay.example/logo.png",
        "",
        base64.b64encode(b"\x89PNG").decode(),
        f"--{mark}--",
        "",
    ]
    return "\r\n".join(lines).encode()


def newsletter() -> bytes:
    """A mail with the page as text and as HTML."""
    lines = [
        "From: Quay Post <news@quay.example>",
        f"Subject: {TITLE}",
        "Date: Wed, 14 May 2031 11:00:00 +0200",
        "MIME-Version: 1.0",
        'Content-Type: multipart/alternative; boundary="oster"',
        "",
        "--oster",
        "Content-Type: text/plain; charset=utf-8",
        "",
        LEAD,
        "--oster",
        "Content-Type: text/html; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        base64.encodebytes(f"<html><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{SECOND}</p></body></html>".encode()).decode(),
        "--oster--",
        "",
    ]
    return "\r\n".join(lines).encode()


def webarchive() -> bytes:
    """The page as Safari saves it."""
    main = {
        "WebResourceData": HTML.encode(),
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": URL,
        "WebResourceFrameName": "",
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=plistlib.FMT_BINARY)


def zstd(data: bytes, dictionary: zstandard.ZstdCompressionDict | None = None) -> bytes:
    """One Zstandard frame."""
    return zstandard.ZstdCompressor(dict_data=dictionary, write_checksum=True).compress(data)


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive of files, the same at each call."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2031, 5, 14, 12, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def table(*rows: list[str]) -> bytes:
    """A table as CSV."""
    target = io.StringIO(newline="")
    csv.writer(target).writerows(rows)
    return target.getvalue().encode()


def files() -> dict[str, bytes]:
    """All files of this folder, by name."""
    crawl = records()
    cut = crawl[2][: len(crawl[2]) // 2]
    packed = [gzip.compress(part, mtime=0) for part in crawl]
    shared = zstandard.ZstdCompressionDict(f"{HTML}WARC/1.1 application/http; msgtype=response".encode())
    line = json.dumps({"id": "own-1", "text": TEXT, "title": TITLE, "published": "2031-05-14", "publisher": "Quay Post"})
    return {
        "page.html": HTML.encode(),
        "single-file.html": SINGLE.encode(),
        "page.mhtml": mhtml(),
        "page.webarchive": webarchive(),
        "newsletter.eml": newsletter(),
        "page.txt": TEXT.encode(),
        "pages.jsonl": f"{line}\n{{broken\n{json.dumps({'id': 'own-2', 'text': OTHER})}\n".encode(),
        "pages.jsonl.gz": gzip.compress(f"{line}\n".encode(), mtime=0),
        "pages.jsonl.zst": zstd(f"{line}\n".encode()),
        "cc-news.jsonl": f"{json.dumps(CC_NEWS)}\n".encode(),
        "news-please.json": json.dumps(PLEASE).encode(),
        "newsapi.json": json.dumps(NEWSAPI).encode(),
        "event-registry.json": json.dumps(REGISTRY).encode(),
        "gdelt-doc.json": json.dumps(GDELT).encode(),
        "json-feed.json": json.dumps(JSON_FEED).encode(),
        "mapped.csv": table(
            ["headline", "outlet", "day", "body"],
            [TITLE, "Quay Post", "2031-05-14", TEXT],
            ["Market opens late", "Oster Journal", "14 May 2031", OTHER],
            ["A row without a text", "Oster Journal", "", ""],
        ),
        "recognised.csv": table(["id", "title", "text"], ["row-1", "Market opens late", OTHER]),
        "rss.xml": RSS.encode(),
        "atom.xml": ATOM.encode(),
        "crawl.warc": b"".join(crawl),
        "crawl.warc.gz": b"".join(packed),
        "crawl.warc.zst": b"".join(zstd(part) for part in crawl),
        "dictionary.warc.zst": b"".join(
            [
                b"\x5d\x2a\x4d\x18" + len(shared).to_bytes(4, "little") + shared.as_bytes(),
                *(zstd(part, shared) for part in crawl),
            ]
        ),
        "truncated.warc": crawl[0] + cut + b"".join(crawl[3:]),
        "corrupt.warc.gz": b"".join([packed[0], packed[2][:300] + bytes(20) + packed[2][320:], *packed[3:]]),
        "crawl.wacz": zipped(
            {
                "archive/data.warc.gz": b"".join(packed),
                "datapackage.json": b"{}",
                "indexes/index.cdx.gz": gzip.compress(b"", mtime=0),
                "pages/pages.jsonl": json.dumps({"format": "json-pages-1.0"}).encode() + b"\n",
            }
        ),
        "pages.zip": zipped(
            {
                "a/page.html": HTML.encode(),
                "b/pages.jsonl": f"{line}\n".encode(),
                "c/data.warc.gz": b"".join(packed),
                "d/logo.png": b"\x89PNG",
                "../out.txt": TEXT.encode(),
            }
        ),
    }


if __name__ == "__main__":
    for name, content in files().items():
        (HERE / name).write_bytes(content)
