"""Two simple systems and a constant one, so that a figure can be read beside what costs nothing.

*independent*: every page is a report of its own by a newsroom of its own, nothing drifts, nothing is related to anything.
*alike leads*: two pages whose lead sentences are alike are copies, the earlier one (else the first by name) being the
original: cosine of TF-IDF vectors (words, 1 + ln tf, smoothed idf over the pages of the story) of at least `ALIKE`. The lead
is the first line with `LEAD` words that ends like a sentence; its first sentence is taken. The threshold was set before any
story was scored.
*plain answers*: the system's own attributions, each "certain" and its evidence "unstated": what the commonest answer is
worth.

Each gives outputs in the machine form for the layers it can answer; `LAYERS` says which.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

Item = dict[str, Any]
ALIKE = 0.5
LEAD = 12
LAYERS = {"independent": ("lineage", "drift", "points"), "alike leads": ("lineage",), "plain answers": ("certainty",)}
_SENTENCE = re.compile(r".*?[.!?][”\"’']?(?=\s+[A-Z“\"]|$)")


def answers(output: Item) -> dict[str, Item]:
    """The output of each baseline for the pages of a system's output."""
    pages = [{**page, "blocks": []} for page in output["pages"]]
    return {"independent": independent(pages), "alike leads": alike_leads(pages), "plain answers": plain(output)}


def independent(pages: Sequence[Item]) -> Item:
    """Each page by itself."""
    return {"pages": list(pages), "derivations": [], "stories": [_story(pages, [[page["id"]] for page in pages])]}


def alike_leads(pages: Sequence[Item]) -> Item:
    """Pages with like lead sentences are copies of the first of them."""
    ordered = sorted(pages, key=lambda page: ((page.get("published") or {}).get("first") or "9999", page["name"]))
    vector = _weights([page["text"] for page in ordered])
    leads = [vector(lead(page["text"])) for page in ordered]
    derivations: list[Item] = []
    origins: list[list[str]] = []
    first: dict[str, int] = {}
    for at, page in enumerate(ordered):
        near = [(cosine(leads[at], leads[before]), -before) for before in range(at)]
        best = max(near, default=(0.0, 0))
        if best[0] < ALIKE:
            first[page["id"]] = len(origins)
            origins.append([page["id"]])
            continue
        parent = ordered[-best[1]]
        first[page["id"]] = first[parent["id"]]
        origins[first[parent["id"]]].append(page["id"])
        derivations.append({"child": page["id"], "parent": parent["id"], "kind": "copy", "main": True})
    return {"pages": list(pages), "derivations": derivations, "stories": [_story(pages, origins)]}


def plain(output: Item) -> Item:
    """The output with the commonest certainty and evidence throughout."""
    same = {"certainty": "certain", "evidence": "unstated"}
    return {**output, **{kind: [{**item, **same} for item in output.get(kind, ())] for kind in ("attributions", "claims")}}


def lead(text: str) -> str:
    """The first sentence of the first line that looks like running text; empty if there is none."""
    for line in text.split("\n"):
        if len(line.split()) >= LEAD and line.rstrip().endswith((".", "”", '"', "!", "?")):
            found = _SENTENCE.match(line.strip())
            return found.group() if found else line.strip()
    return ""


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    """Of two vectors of length one."""
    return sum(value * other.get(word, 0.0) for word, value in one.items())


def _weights(texts: Sequence[str]) -> Callable[[str], dict[str, float]]:
    """What turns a text into a TF-IDF vector of length one."""
    held = Counter(word for text in texts for word in set(_words(text)))

    def vector(text: str) -> dict[str, float]:
        raw = {
            word: (1 + math.log(n)) * (1 + math.log((1 + len(texts)) / (1 + held[word])))
            for word, n in sorted(Counter(_words(text)).items())
        }
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {word: value / length for word, value in raw.items()}

    return vector


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _story(pages: Sequence[Item], origins: Sequence[Sequence[str]]) -> Item:
    return {
        "id": "story",
        "pages": [page["id"] for page in pages],
        "newsrooms": len(origins),
        "origins": [{"pages": list(members), "newsroom": None} for members in origins],
    }
