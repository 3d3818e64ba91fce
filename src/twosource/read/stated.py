"""What the markup of an HTML page states: JSON-LD (schema.org), Open Graph, Dublin Core, <title>, <time>."""

import functools
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from twosource.language import lexicon
from twosource.model import MarkupFacts
from twosource.read.appeared import published, updated
from twosource.read.fields import clean, kinds

MOST_NODES = 20_000
"""JSON-LD objects that are looked at; a page has a handful."""
MOST_NAMES = 50
"""Names that are read of one field."""
MOST_JSON = 2_000_000
"""Characters of one JSON-LD script that are read."""
NAME_LENGTH = 120
"""Most characters of a name: longer "authors" are sentences."""

_ARTICLE = re.compile(r"Article|Posting$|Report|^LiveBlog|^Review$|^Claim")
_COMPANY = re.compile(
    r"(?i)\b(?:inc|ltd|llc|limited|plc|gmbh|group|holdings?|publishing|publications|corp(?:oration)?|co)\b\.?"
)
_COMMA = re.compile(r",\s*([}\]])")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_AUTHORS = re.compile(r"\s*(?:,|;|\||\band\b|&)\s*")
_BY = re.compile(r"^(?:(?:story|written|reported|words)\s+)?by:?\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"https?://|@|^\W*$|\.(?:com|org|net)\b|^(?:admin|editor|staff|null|none|undefined|author|unknown)$", re.IGNORECASE
)

TITLES = ("og:title", "parsely-title", "sailthru.title", "twitter:title", "dc.title", "dcterms.title", "headline", "title")
PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright")
SECTIONS = ("article:section", "og:article:section", "parsely-section", "cxenseparse:pnp-section", "section", "category")
SECTION_LENGTH = 40
"""Most characters of the name of a section: longer ones are titles and addresses."""
CREDITS = ("sourceOrganization", "provider", "creditText")
"""JSON-LD fields that may name an agency; what they name is listed after the authors if it is one."""
AUTHORS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "article:author_name",
    "creator",
)


def stated_facts(tree: Any) -> MarkupFacts:  # noqa: ANN401 - lxml's elements have no public type of their own
    """What the markup states. Fields are None or empty where it states nothing that can be read.

    JSON-LD of an article wins over `meta`, that over what the document shows. Names are plain text, whatever was in them. No
    date is searched for in the document: those that readers see are found in the text, with the words that tell them.
    """
    meta = _meta(tree)
    nodes = [node for script in _scripts(tree) for node in _nodes(script)]
    article = _article(nodes, meta)
    canonical = _canonical(tree, meta)
    publisher = _publisher(article, meta)
    language = article.get("inLanguage") if isinstance(article.get("inLanguage"), str) else None
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or language or meta.get("og:locale")
    return MarkupFacts(
        title=_title(tree, article, meta, publisher),
        publisher=publisher,
        authors=_authors(tree, article, meta, publisher),
        section=_section(article, nodes, meta),
        published=published(tree, article, nodes, meta),
        updated=updated(article, meta),
        canonical=canonical,
        language=_language(language),
    )


def _language(value: object) -> str | None:
    code = clean(value)
    found = re.match(r"[A-Za-z]{2}(?=$|[-_])", code) if code else None
    return found.group().lower() if found else None


def _meta(tree: Any) -> Mapping[str, str]:  # noqa: ANN401 - see `stated_facts`
    """The document's meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        value = element.get("content") or element.get("value")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = element.get(attribute)
            if key and value and value.strip():
                found.setdefault(key.strip().lower(), value)
    return found


def _scripts(tree: Any) -> Iterator[object]:  # noqa: ANN401 - see `stated_facts`
    """What the document's JSON-LD scripts hold; broken ones are mended if a stray comma or line break is all, else left out."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:MOST_JSON].strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n")
        text = text.replace("/*<![CDATA[*/", "").replace("//<![CDATA[", "").replace("/*]]>*/", "").replace("//]]>", "")
        for attempt in (text, _COMMA.sub(r"\1", _CONTROL.sub(" ", text))):
            try:
                yield json.loads(attempt, strict=False)
            except (ValueError, RecursionError):
                continue
            break


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """All objects in JSON-LD, outer before inner, in order."""
    stack, seen = [value], 0
    while stack and seen < MOST_NODES:
        node = stack.pop()
        seen += 1
        if isinstance(node, dict):
            yield node
            stack.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            stack.extend(reversed(node))


def _article(nodes: Sequence[Mapping[str, Any]], meta: Mapping[str, str]) -> Mapping[str, Any]:
    """The JSON-LD of the page's own article: of several the one headed like the page, else the first."""
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in kinds(node))]
    articles = [node for node in articles if node.get("headline") or node.get("datePublished") or node.get("author")]
    if not articles:
        return {}
    title = _squeezed(clean(meta.get("og:title")) or "")
    own = next((a for a in articles if title and _squeezed(clean(a.get("headline")) or "-") in title), articles[0])
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1 and "name" in node}
    return {key: _followed(value, by_id) for key, value in own.items()}


def _followed(value: object, by_id: Mapping[str, object]) -> object:
    """A value, or a list of them, with references ({"@id": ...}) replaced by what they refer to."""
    if isinstance(value, list):
        return [_referred(item, by_id) for item in value[:MOST_NAMES]]
    return _referred(value, by_id)


def _referred(value: object, by_id: Mapping[str, object]) -> object:
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return by_id.get(value["@id"], value)
    return value


def _squeezed(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))


def _names(value: object) -> Iterator[str]:
    """The names in a JSON-LD value: a string, an object with a name, or a list of them, in order."""
    stack, seen = [value], 0
    while stack and seen < MOST_NAMES:
        item = stack.pop()
        seen += 1
        if isinstance(item, list):
            stack.extend(reversed(item[:MOST_NAMES]))
        elif isinstance(item, dict):
            stack.append(item.get("name"))
        elif (name := clean(item)) and len(name) <= NAME_LENGTH:
            yield name


def _section(article: Mapping[str, Any], nodes: Iterable[Mapping[str, Any]], meta: Mapping[str, str]) -> str | None:
    """In which part of the site the page stands.

    As the article or `meta` says, else the first step of the page's path to itself; one that says more than "News", if any.
    """
    stated = (*_names(article.get("articleSection")), *(name for key in SECTIONS if (name := clean(meta.get(key)))))
    paths = (node.get("itemListElement") for node in nodes if "BreadcrumbList" in kinds(node))
    steps = [name for path in paths if isinstance(path, list) for name in _steps(path)]
    home = frozenset(lexicon("outlets")["home"]["names"])
    named = [name for name in (*stated, *steps) if len(name) <= SECTION_LENGTH and name.lower() not in home]
    return next((name for name in named if name.lower() != "news"), next(iter(named), None))


def _steps(path: list[object]) -> Iterator[str]:
    """The names of the steps of a path ("Home", "News", "Politics") but the last, which is the page itself."""
    for step in path[: min(len(path) - 1, MOST_NAMES)]:
        item = step.get("item") if isinstance(step, dict) else None
        yield from (*_names(step), *(_names(item) if isinstance(item, dict) else ()))


def _publisher(article: Mapping[str, Any], meta: Mapping[str, str]) -> str | None:
    """The site's name: Open Graph's where the JSON-LD names none, or a company, and Open Graph's is no longer: no slogan."""
    stated = next(_names(article.get("publisher")), None)
    named = (clean(meta.get(key)) for key in PUBLISHERS)
    site = next((name for name in named if name and len(name) <= NAME_LENGTH and not name.startswith("http")), None)
    if stated is None or _NO_NAME.search(stated):
        return site
    return site if site and _COMPANY.search(stated) and len(site.split()) <= len(stated.split()) else stated


def _canonical(tree: Any, meta: Mapping[str, str]) -> str | None:  # noqa: ANN401 - see `stated_facts`
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and (link.get("href") or "").startswith(
            ("http://", "https://")
        ):
            return str(link.get("href")).strip()
    address = meta.get("og:url", "").strip()
    return address if address.startswith(("http://", "https://")) else None


def _title(tree: Any, article: Mapping[str, Any], meta: Mapping[str, str], publisher: str | None) -> str | None:  # noqa: ANN401
    """The headline: the visible one if a field agrees with it, else a field's, else the document title's."""
    stated = [clean(article.get("headline")), *(clean(meta.get(key)) for key in TITLES)]
    document = next(
        (clean(e.text_content()) for e in tree.iter("title") if e.getparent() is None or e.getparent().tag == "head"), None
    )
    fields = [without_site(title, publisher) for title in (*stated, document) if title]
    shown = [title for e in tree.iter("h1") if (title := clean(e.text_content())) and len(title) <= 400]
    for title in shown:
        if any(_squeezed(title) == _squeezed(field) for field in fields):
            return title
    for title in shown:
        if len(title.split()) >= 4 and any(_squeezed(field).startswith(_squeezed(title)) for field in fields):
            return title
    return next(iter([*fields, *shown]), None)


def without_site(title: str, site: str | None) -> str:
    """The title without a last part ("| The Paper", "- The Paper") that names the site."""
    parts = re.split(r"(\s+[|\-–—•·»:]+\s+|\s*\|\s*)", title)
    while len(parts) >= 3:
        last, rest = _squeezed(parts[-1]), "".join(parts[:-2])
        named = bool(site) and bool(last) and (last in _squeezed(site or "") or _squeezed(site or "") in last)
        if not named and not (parts[-2].strip().startswith("|") and len(rest.split()) >= 3 and len(parts[-1].split()) <= 4):
            break
        parts = parts[:-2]
    return "".join(parts).strip() or title


def _authors(tree: Any, article: Mapping[str, Any], meta: Mapping[str, str], publisher: str | None) -> tuple[str, ...]:  # noqa: ANN401
    """The authors' names; the publisher itself and addresses are none."""
    stated = list(_names(article.get("author")))
    if not any(_people(stated, publisher)):
        stated = [name for key in AUTHORS if (name := clean(meta.get(key)))][:1]
    if not any(_people(stated, publisher)):
        links = (
            e
            for e in tree.iter("a", "span", "div", "p")
            if "author" in (e.get("rel") or "").split() or e.get("itemprop") == "author"
        )
        stated = [name for e in links if (name := clean(e.text_content())) and len(name) <= 60]
    credited = (name for key in CREDITS for name in _names(article.get(key)) if name.lower() in _agencies())
    return tuple(dict.fromkeys((*_people(stated, publisher), *credited)))


@functools.cache
def _agencies() -> frozenset[str]:
    """Every written form of a known agency, small letters. English names serve for pages in every language."""
    known = lexicon("outlets")["agencies"]
    return frozenset(alias.lower() for name, others in known.items() for alias in (name, *others))


def _people(names: Iterable[str], publisher: str | None) -> Iterator[str]:
    for name in names:
        for part in _AUTHORS.split(_BY.sub("", name)):
            person = _BY.sub("", part).strip(" .,-–—|")
            if person and len(person) <= 60 and not _NO_NAME.search(person) and _squeezed(person) != _squeezed(publisher or ""):
                yield person.title() if person.isupper() and " " in person else person
