"""One story, or one retelling beside the lead, with a system's output for it.

Everything is compared in *places*: the sets of gold offsets of the characters, white space aside, that spans cover. A system
whose text is not the gold's (a rendering of HTML) is brought to gold offsets by `align`.

A system's page is matched to the gold's by its `name` or, failing that, one of its addresses, folder and suffix aside; failing
that, by an equal text. A gold page without one is a page on which nothing was found.
"""

import functools
import re
from collections.abc import Iterable, Sequence
from typing import Any

from scoring import align
from scoring.tally import dice, pairs

Item = dict[str, Any]
Spans = Sequence[Sequence[int]]
Places = frozenset[int]
_TOKEN = re.compile(r"\w+|[^\w\s]")
RETELLING = "retelling-"
"""What the name of a retelling's page begins with."""


def stem(name: str) -> str:
    """The name without folders and without the suffix of a text or HTML file."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return re.sub(r"\.(?:txt|html?|xhtml)$", "", last)


class PageView:
    """A gold page and what the system found on it, in gold places."""

    def __init__(self, gold: Item, found: Item | None) -> None:
        self.gold = gold
        self.name: str = gold["name"]
        self.text: str = gold["text"]
        self.found = found
        self._place = align.places(found["text"], self.text) if found else []
        self._token: dict[int, int] = {}
        self._is_word: list[bool] = []
        for number, match in enumerate(_TOKEN.finditer(self.text)):
            self._token.update(dict.fromkeys(range(*match.span()), number))
            self._is_word.append(match.group()[0].isalnum() or match.group()[0] == "_")

    def wanted(self, spans: Spans | None) -> Places:
        """The places of spans of the gold."""
        return frozenset(at for start, end in spans or () for at in range(start, end) if at in self._token)

    def listed(self, spans: Spans | None) -> Places:
        """The places of spans of the system's text."""
        covered = (self._place[at] for start, end in spans or () for at in range(max(0, start), min(end, len(self._place))))
        return frozenset(at for at in covered if at in self._token)

    def words(self, places: Places) -> Places:
        """The numbers of the word tokens that the places touch; of all tokens, where no word is among them."""
        tokens = frozenset(self._token[at] for at in places)
        return frozenset(token for token in tokens if self._is_word[token]) or tokens

    def items(self, output: Item, kind: str) -> list[Item]:
        """The system's items of a kind on this page."""
        return [item for item in output.get(kind, ()) if self.found and item["page"] == self.found["id"]]


class Case:
    """Gold and output side by side.

    Attributes:
        gold: the story.
        retelling: the retelling this is about; None for the story itself.
        output: the machine output.
        pages: views of the gold pages by name, in the gold's order.
        names: gold page name by the system's page id.
    """

    def __init__(self, gold: Item, output: Item, retelling: Item | None = None) -> None:
        self.gold = gold
        self.output = output
        self.retelling = retelling
        pages = gold["pages"] if retelling is None else [*_lead(gold), retelling_page(retelling)]
        self.pages = {page["name"]: PageView(page, _match(page, output.get("pages", ()))) for page in pages}
        self.names: dict[str, str] = {view.found["id"]: name for name, view in reversed(self.pages.items()) if view.found}

    @functools.cached_property
    def attributions(self) -> dict[str, list[tuple[Item, Item]]]:
        """Gold and system attributions that belong together, by page (see `attributions`)."""
        return {
            name: paired(wanted_attributions(view), listed_attributions(view, self.output)) for name, view in self.pages.items()
        }

    @functools.cached_property
    def own(self) -> dict[str, list[tuple[Item, Item]]]:
        """Gold own-voice sentences and the system's own-voice claims that belong together by their words, by page."""
        found = {}
        for name, view in self.pages.items():
            gold = view.gold["own"]
            claims = [claim for claim in view.items(self.output, "claims") if claim.get("attribution") is None]
            wanted = [view.words(view.wanted(item["spans"])) for item in gold]
            listed = [view.words(view.listed(item["spans"])) for item in claims]
            found[name] = [(gold[i], claims[j]) for i, j in pairs(wanted, listed, dice)]
        return found

    @functools.cached_property
    def party_of(self) -> dict[str, str]:
        """The gold party by the id of the system's attribution that was matched to one with a party."""
        return {
            found["item"]["id"]: gold["item"]["party"]
            for matched in self.attributions.values()
            for gold, found in matched
            if gold["item"].get("party")
        }

    def named(self, page_id: str) -> str:
        """The gold's name of a system's page; the id itself where the gold has none."""
        return self.names.get(page_id, page_id)


def retelling_page(retelling: Item) -> Item:
    """A retelling as a page on which nothing is labelled."""
    empty: Item = {kind: [] for kind in ("blocks", "attributions", "own", "figures", "times")}
    return {"name": f"{RETELLING}{retelling['name']}", "text": retelling["text"], "html": False, "facts": {}, **empty}


def _lead(gold: Item) -> list[Item]:
    return [page for page in gold["pages"] if page["name"] == gold["lead"]]


def _match(page: Item, found: Iterable[Item]) -> Item | None:
    """The system's page of that name, address or text."""
    found = list(found)
    tests = (
        lambda one: stem(one.get("name") or "") == page["name"],
        lambda one: page["name"] in {stem(address) for address in one.get("addresses") or ()},
        lambda one: one["text"] == page["text"],
    )
    return next((one for test in tests for one in found if test(one)), None)


ROLES = ("source", "cue", "content")


def wanted_attributions(view: PageView) -> list[Item]:
    """The gold's attributions with content, each with its places by role (`chars`) and word tokens by role."""
    return _with_tokens(view, view.gold["attributions"], view.wanted)


def listed_attributions(view: PageView, output: Item) -> list[Item]:
    """The system's attributions on the page likewise."""
    return _with_tokens(view, view.items(output, "attributions"), view.listed)


def _with_tokens(view: PageView, items: Iterable[Item], places: Any) -> list[Item]:  # noqa: ANN401 - a method of the view
    found = []
    for item in items:
        chars = {role: places(item.get(role)) for role in ROLES}
        if chars["content"]:
            found.append({"item": item, "chars": chars, **{role: view.words(chars[role]) for role in ROLES}})
    return found


def paired(gold: Sequence[Item], found: Sequence[Item]) -> list[tuple[Item, Item]]:
    """One-to-one partners by Dice of content tokens, greedily from the most alike (ties: first in the text)."""
    order = sorted(range(len(gold)), key=lambda i: min(gold[i]["content"]))
    ordered = [gold[i] for i in order]
    return [(ordered[i], found[j]) for i, j in pairs(ordered, found, lambda g, f: dice(g["content"], f["content"]))]
