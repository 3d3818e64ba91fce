"""Names against sentences of our own (`names/sentences.txt`), and the kinds of the parties of the open invented stories.

    python bench/names.py

Prints one JSON line per measure: that of the tagger, and that of a baseline in the same run. The baseline is what a desk can do
with one regular expression, runs of capitalised words, and short lists of words that tell the kind. A name counts where both
its ends are met; for "span and kind" its kind too (Tjong Kim Sang & De Meulder, CoNLL-2003).
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from twosource.language.tagger import tagger

HERE = Path(__file__).parent
KINDS = {"p": "person", "o": "organisation", "l": "location", "x": "other"}
PEER = "capitalised words"

Name = tuple[int, int, str]
"""Start, end and kind."""
Finder = Callable[[str, bool], Iterable[Name]]
"""The names of a text; the flag says whether it is a headline."""


class BadMark(ValueError):
    """A line whose marks do not fit; the message says which."""


class Marked(NamedTuple):
    """A sentence without its marks, and its names in text order."""

    text: str
    headline: bool
    names: frozenset[Name]


class Party(NamedTuple):
    """A named source in a paragraph or headline: where its name stands, and the kinds that would be right for it."""

    text: str
    headline: bool
    start: int
    end: int
    kinds: frozenset[str]


# the sentences

_MARK = re.compile(r"\{([polx]):([^{}]*)\}")


def parsed(line: str) -> Marked:
    """One line of the file: `# ` opens a headline, `{p:…}` and so on mark a name.

    Raises:
        BadMark: a brace belongs to no mark, or a name is empty or begins or ends with a space.
    """
    headline = line.startswith("# ")
    line = line.removeprefix("# ")
    text, names, at = "", set(), 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        name = mark.group(2)
        if not name or name != name.strip():
            raise BadMark(f"a name is empty or begins or ends with a space: {line}")
        names.add((len(text), len(text) + len(name), KINDS[mark.group(1)]))
        text += name
        at = mark.end()
    text += line[at:]
    if "{" in text or "}" in text:
        raise BadMark(f"a mark is not closed, lies in another or has no kind: {line}")
    return Marked(text, headline, frozenset(names))


# the baseline

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĠÓŁŠŽČĐİ][\w’'.&-]*(?<![.’'])(?:\.(?=\s[A-Z]\.?\s))?"
_RUN = re.compile(rf"\b{_CAPITAL}(?:\s(?:(?:of|of the|de|van|&)\s)?{_CAPITAL})*")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s)[“‘\"']?$")
_NO_NAME = re.compile(
    r"An?|And|At|But|Her?|His|If|It(?:’s)?|In?|MPs|No|On|She|Th(?:at|e|ey|is)|Under|We|Why|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
)
_TITLE = re.compile(
    r"Bishop|Captain|Chief|Coach|Dr|Governor|Judge|Justice|King|Lady|Lord|Mayor|Minister|Miss|Mr|Mrs|Ms|President|Prince|Professor"
    r"|Prosecutor|Queen|Referee|Sir|Skipper"
)
_FIRM = re.compile(
    r"\b(?:Agency|Airlines|Airways|Alliance|Association|Authority|Bank|Board|Brigade|Bureau|Club|College|Commission|Committee"
    r"|Company|Congress|Council|Court|Department|Federation|Group|Inc|Institute|Ltd|Ministry|News|Office|Party|Police|Press|Radio"
    r"|Senate|Service|Tribunal|Trust|Union|University)\b"
)
_OTHER = re.compile(r"(?:ese|[ai]an|ish|Accord|Act|Bill|Convention|Cup|Games|Medal|Open|Prize|Treaty)$")
_PLACES = re.compile(r"\b(?:in|at|from|near|to|off|of)\s$")


def baseline(text: str, headline: bool = False) -> Iterator[Name]:  # noqa: ARG001, FBT001, FBT002 -- a `Finder`
    """What the regular expression finds: runs of capitalised words, but for single ones where a sentence starts."""
    for run in _RUN.finditer(text):
        start, words, titled = run.start(), run.group().split(), False
        first = bool(_SENTENCE_START.search(text[:start]))
        while words and (_NO_NAME.fullmatch(words[0]) or _TITLE.fullmatch(words[0])):
            titled = bool(_TITLE.fullmatch(words[0]))
            start, first = start + len(words[0]) + 1, False
            words = words[1:]
        end = run.end()
        if text[start:end].endswith(("’s", "'s")):
            end -= 2
        if words and not (first and len(words) == 1):
            yield start, end, _kind(text, start, end, titled=titled)


def _kind(text: str, start: int, end: int, *, titled: bool) -> str:
    """By a title before it, its last words, a word of place before it; failing these, by how many words it has."""
    words = text[start:end].split()
    if titled:
        return "person"
    if _FIRM.search(text, start, end) or (len(words) == 1 and words[0].isupper()):
        return "organisation"
    if _OTHER.search(words[-1]):
        return "other"
    if _PLACES.search(text[:start]) or len(words) == 1:
        return "location"
    return "person"


# the measures


def f1(wanted: Iterable[frozenset[Any]], found: Iterable[frozenset[Any]]) -> dict[str, float]:
    """Precision, recall and F1 over all sentences, each a set of what it holds; 0 where nothing is wanted or found."""
    pairs = list(zip(wanted, found, strict=True))
    right = sum(len(gold & mine) for gold, mine in pairs)
    precision = right / max(1, sum(len(mine) for _, mine in pairs))
    recall = right / max(1, sum(len(gold) for gold, _ in pairs))
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return {"precision": precision, "recall": recall, "F1": both}


def measures(sentences: list[Marked], finder: Finder) -> dict[str, tuple[float, int]]:
    """Each measure and the number of items behind it."""
    gold = [one.names for one in sentences]
    mine = [frozenset(finder(one.text, one.headline)) for one in sentences]
    size = sum(map(len, gold))
    figures = {f"span and kind {part}": (value, size) for part, value in f1(gold, mine).items()}
    figures["span F1"] = (f1(map(_spans, gold), map(_spans, mine))["F1"], size)
    for kind in KINDS.values():
        wanted, found = ([_of(kind, names) for names in some] for some in (gold, mine))
        figures[f"{kind} F1"] = (f1(wanted, found)["F1"], sum(map(len, wanted)))
    bare = [found for wanted, found in zip(gold, mine, strict=True) if not wanted]
    figures["without a name, none found"] = (sum(not found for found in bare) / max(1, len(bare)), len(bare))
    heads = [names for one, names in zip(sentences, mine, strict=True) if one.headline]
    of_heads = [one.names for one in sentences if one.headline]
    figures["headlines, span and kind F1"] = (f1(of_heads, heads)["F1"], sum(map(len, of_heads)))
    return figures


def _spans(names: frozenset[Name]) -> frozenset[tuple[int, int]]:
    return frozenset((start, end) for start, end, _ in names)


def _of(kind: str, names: frozenset[Name]) -> frozenset[Name]:
    return frozenset(name for name in names if name[2] == kind)


# the parties of the stories

_NOT_A_PERSON = frozenset({"organisation", "other"})
_RIGHT = {
    "person": frozenset({"person"}),
    "organisation": _NOT_A_PERSON,
    "outlet": _NOT_A_PERSON,
    "government": _NOT_A_PERSON | {"location"},  # a country that speaks
}


def parties(gold: dict[str, Any]) -> Iterator[Party]:
    """The sources of a story that name their party, each place once, with the block they stand in."""
    for page in gold["pages"]:
        seen = set()
        for one in page["attributions"]:
            party = gold["parties"].get(one["party"])
            for start, end in one["source"] if party and party["kind"] in _RIGHT else ():
                place = _named(party, page["text"][start:end])
                if place and (start + place[0]) not in seen:
                    seen.add(start + place[0])
                    yield _party(page, start + place[0], start + place[1], _RIGHT[party["kind"]])


def _party(page: dict[str, Any], start: int, end: int, kinds: frozenset[str]) -> Party:
    block = next(one for one in page["blocks"] if one["span"][0] <= start < one["span"][1])
    begin, stop = block["span"]
    return Party(page["text"][begin:stop], block["role"] == "headline", start - begin, end - begin, kinds)


def _named(party: dict[str, Any], source: str) -> tuple[int, int] | None:
    """Where the party's name stands in the source's words: whole, a person's last word, or a firm's first where it is all."""
    names = [name for name in (party["name"], *party.get("names", ())) if _is_proper(name)]
    if party["kind"] == "person":
        names += [name.split()[-1] for name in names]
    else:
        names += [source for name in names if source == name.split()[0]]
    found = (re.search(rf"\b{re.escape(name)}\b", source) for name in names)
    return next((one.span() for one in found if one), None)


def _is_proper(name: str) -> bool:
    """Written as a name ("Union of Bakers"), not as a description ("police in Kelm")."""
    return all(word[0].isupper() or word in {"of", "and", "the"} for word in name.split())


def kind_at(names: Iterable[Name], start: int, end: int) -> str | None:
    """The kind of the name that shares the most characters with the span; None where none does."""
    shared = [(min(end, one[1]) - max(start, one[0]), one[2]) for one in names]
    most, kind = max(shared, default=(0, ""), key=lambda one: one[0])
    return kind if most > 0 else None


def right_kinds(named: list[Party], finder: Finder) -> tuple[float, int]:
    """The share of the parties that are marked as what they are, and how many there are."""
    right = sum(kind_at(finder(one.text, one.headline), one.start, one.end) in one.kinds for one in named)
    return right / max(1, len(named)), len(named)


def ours(text: str, headline: bool) -> Iterable[Name]:  # noqa: FBT001 -- a `Finder`
    """What the tagger finds.

    Raises:
        SystemExit: it is not installed.
    """
    model = tagger()
    if model is None:
        raise SystemExit("the tagger is not installed: pip install onnxruntime tokenizers")
    return [(one.start, one.end, one.label) for one in model.tag(text, headline=headline).names]


def row(name: str, measure: str, mine: tuple[float, int], theirs: tuple[float, int]) -> str:
    """One measure as a line of JSON."""
    told = {"bench": "names", "set": name, "measure": measure, "ours": round(mine[0], 4)}
    return json.dumps({**told, "peers": {PEER: round(theirs[0], 4)}, "n": mine[1]})


def main() -> None:
    """Score the sentences and the stories."""
    sentences = [parsed(line) for line in (HERE / "names" / "sentences.txt").read_text("utf-8").splitlines()]
    theirs = measures(sentences, baseline)
    for measure, mine in measures(sentences, ours).items():
        print(row("own sentences", measure, mine, theirs[measure]))
    golds = (json.loads(file.read_text("utf-8")) for file in sorted((HERE / "stories" / "open").glob("*/gold.json")))
    named = [party for gold in golds for party in parties(gold)]
    for label, some in (
        ("persons", [one for one in named if one.kinds == _RIGHT["person"]]),
        ("organisations, outlets, governments", [one for one in named if one.kinds != _RIGHT["person"]]),
    ):
        print(row("open stories", f"{label} as sources, kind right", right_kinds(some, ours), right_kinds(some, baseline)))


if __name__ == "__main__":
    main()
