"""Build a story's `gold.json` from its mark-up, and check every word of it.

    python bench/stories/build.py FOLDER [FOLDER ...]

The mark-up is described in FORMAT.md. Every place must stand where it is said to stand, every reference must resolve, every
kind must be of the list in `KINDS`, every non-empty line must have one role. All faults of a story are printed, one a line,
with the file and the item; the exit code is 1 if there is any, and then nothing is written. Standard library only.
"""

import argparse
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

Item = dict[str, Any]
Spans = list[list[int]]

KINDS = {
    "role": "headline standfirst byline dateline paragraph subhead caption pullquote correction furniture",
    "attribution": "speech belief ruling document",
    "certainty": "certain likely possible unlikely denied undetermined",
    "evidence": "offered none_offered unstated",
    "basis": "witnessed told inferred",
    "outlook": "past present future",
    "bound": "exact about at_least more_than at_most less_than range vague",
    "change": "up down",
    "change_role": "from to by",
    "grain": "minute hour day weekend week month season quarter year decade century",
    "tells": "said about",
    "party": "person organisation government document outlet group anonymous unknown",
    "derivation": "copy abridged edited update rewrite shared_quotes",
    "drift": "attribution_lost caveat_lost denial_lost hedge_lost hedge_added quotation_altered figure_changed figure_blurred "
    "time_lost time_changed detail_lost claim_shifted unsourced_addition figure_updated prediction_overtaken correction_made",
    "weight": "grave notable slight",
    "point": "figure event statement",
    "relation": "agree compatible conflict superseded denied unanswered outcome not_comparable",
    "assessment": "corroborated one_source one_newsroom conflicting superseded open",
}
PLACE = re.compile(r"(?:(?P<page>[^@]+)@)?(?P<line>\d+)(?:#(?P<nth>\d+))?(?:: (?P<words>.+))?", re.DOTALL)
BLOCK = re.compile(r"(?P<first>\d+)(?:-(?P<last>\d+))? (?P<role>\w+)(?:: (?P<words>.+))?")
QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|(?<!\w)‘(?:[^’\n]|’(?=\w))*’(?!\w)")
FIELDS = {
    "attribution": "id source cue content party kind within addressee channel said certainty cues evidence evidence_words "
    "basis outlook",
    "own": "id words certainty cues evidence evidence_words basis outlook",
    "figure": "id words value low high bound counted unit unit_code part_of place time condition change change_role "
    "hypothetical in",
    "time": "id words first last grain value tells of",
    "drift": "kind weight parent child before after",
    "harmless": "parent child before after what",
    "point": "id question kind claims outsiders relations assessment origins newsrooms sources",
    "party": "name kind role affiliation speaks_for reason names",
}


class Markup:
    """The texts of a story and the faults met in its mark-up."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.faults: list[str] = []

    def fault(self, where: str, what: str) -> None:
        """Keep a fault; building goes on, so that all of them are told at once."""
        self.faults.append(f"{where}: {what}")

    def kind(self, where: str, name: str, value: str) -> str:
        """The value, which must be of the list of its kind."""
        if value not in KINDS[name].split():
            self.fault(where, f"{value!r} is no {name}; one of {KINDS[name]}")
        return value

    def fields(self, where: str, name: str, item: Item) -> None:
        """An item may hold the fields of its sort only: a slip of the pen must not be lost."""
        for field in sorted(set(item) - set(FIELDS[name].split())):
            self.fault(where, f"a {name} has no field {field!r}; it has {FIELDS[name]}")

    def place(self, where: str, page: str, place: str) -> tuple[str, list[int]]:
        """The page and span of a place. A place that does not stand is a fault and gives [0, 0]."""
        found = PLACE.fullmatch(place)
        if not found:
            self.fault(where, f"not a place: {place!r}")
            return page, [0, 0]
        page = found["page"] or page
        if page not in self.texts:
            self.fault(where, f"no page {page!r}")
            return page, [0, 0]
        lines = self.texts[page].split("\n")
        number = int(found["line"])
        if not 1 <= number <= len(lines):
            self.fault(where, f"page {page} has no line {number}")
            return page, [0, 0]
        start, line = sum(len(before) + 1 for before in lines[: number - 1]), lines[number - 1]
        first, _, last = (found["words"] or line.strip()).partition(" … ")
        at = -1
        for _ in range(int(found["nth"] or 1)):
            at = line.find(first, at + 1)
            if at < 0:
                self.fault(where, f"{first!r} does not stand in line {number} of {page}: {line[:90]!r}")
                return page, [0, 0]
        end = at + len(first)
        if last:
            end = line.find(last, end)
            if end < 0:
                self.fault(where, f"{last!r} does not follow {first!r} in line {number} of {page}: {line[:90]!r}")
                return page, [0, 0]
            end += len(last)
        elif not found["nth"] and line.find(first, at + 1) >= 0:
            self.fault(where, f"{first!r} stands more than once in line {number} of {page}: say which with {number}#1:")
        return page, [start + at, start + end]

    def spans(self, where: str, page: str, places: str | list[str] | None) -> Spans:
        """Spans of one place or several on one page."""
        return [self.place(where, page, place)[1] for place in ([places] if isinstance(places, str) else places or [])]


def mode(text: str, content: Spans) -> str:
    """direct, mixed or indirect, from quotation marks: ours to work out, not the labeller's."""
    quoted = {at for found in QUOTED.finditer(text) for at in range(found.start(), found.end())}
    words = [at for start, end in content for at in range(start, end) if text[at].isalnum()]
    inside = sum(at in quoted for at in words)
    return "direct" if words and inside == len(words) else "mixed" if inside else "indirect"


def blocks(markup: Markup, page: str, rows: list[str]) -> list[Item]:
    """One block a line; every non-empty line has one role, a dateline takes the beginning of its line."""
    sheet = _Sheet(markup, page)
    for row in rows:
        where, match = f"{page} blocks {row!r}", BLOCK.fullmatch(row)
        if not match:
            markup.fault(where, "not 'LINE role', 'FIRST-LAST role' or 'LINE dateline: words'")
            continue
        role, first, last = markup.kind(where, "role", match["role"]), int(match["first"]), int(match["last"] or match["first"])
        if match["words"]:
            sheet.begin(where, role, first - 1, match["words"])
        elif first == last and not (first <= len(sheet.lines) and sheet.lines[first - 1].strip()):
            markup.fault(where, f"line {first} is empty")
        else:
            for number in range(first - 1, last):
                sheet.take(where, role, number)
    for number, line in enumerate(sheet.lines):
        if line.strip() and number not in sheet.done:
            markup.fault(f"{page} blocks", f"line {number + 1} has no role: {line[:60]!r}")
    return sorted(sheet.blocks, key=lambda block: block["span"])


class _Sheet:
    """The lines of a page, which of them have a role, and how much of a line's beginning is taken."""

    def __init__(self, markup: Markup, page: str) -> None:
        self.markup = markup
        self.lines = markup.texts[page].split("\n")
        self.starts = [sum(len(line) + 1 for line in self.lines[:number]) for number in range(len(self.lines))]
        self.taken = [len(line) - len(line.lstrip()) for line in self.lines]
        self.done: set[int] = set()
        self.blocks: list[Item] = []

    def begin(self, where: str, role: str, number: int, words: str) -> None:
        """Give the beginning of a line a role."""
        if number >= len(self.lines) or not self.lines[number].startswith(words, self.taken[number]):
            self.markup.fault(where, f"{words!r} does not begin line {number + 1}")
            return
        start, end = self.taken[number], self.taken[number] + len(words)
        self.blocks.append({"role": role, "span": [self.starts[number] + start, self.starts[number] + end]})
        rest = self.lines[number][end:]
        self.taken[number] = end + len(rest) - len(rest.lstrip())

    def take(self, where: str, role: str, number: int) -> None:
        """Give a line, or what is left of it, a role; empty lines have none."""
        if number >= len(self.lines):
            self.markup.fault(where, f"there is no line {number + 1}")
        elif number in self.done:
            self.markup.fault(where, f"line {number + 1} has a role already")
        elif self.lines[number].strip():
            self.done.add(number)
            start, end = self.taken[number], len(self.lines[number].rstrip())
            if start < end:
                self.blocks.append({"role": role, "span": [self.starts[number] + start, self.starts[number] + end]})


def sureness(markup: Markup, where: str, page: str, item: Item) -> Item:
    """Certainty, evidence and outlook of an attribution or an own sentence, defaults filled in."""
    return {
        "certainty": markup.kind(where, "certainty", item.get("certainty", "certain")),
        "certainty_cues": markup.spans(where, page, item.get("cues")),
        "evidence": markup.kind(where, "evidence", item.get("evidence", "unstated")),
        "evidence_spans": markup.spans(where, page, item.get("evidence_words")),
        "basis": markup.kind(where, "basis", item["basis"]) if "basis" in item else None,
        "outlook": markup.kind(where, "outlook", item.get("outlook", "past")),
    }


def attributions(markup: Markup, page: str, rows: list[Item], parties: Item) -> list[Item]:
    """Attributions with spans; mode is worked out."""
    known, found = {row.get("id") for row in rows}, []
    for row in rows:
        where = f"{page} attribution {row.get('id')}"
        markup.fields(where, "attribution", row)
        if row.get("party") is not None and row["party"] not in parties:
            markup.fault(where, f"no party {row['party']!r} in story.toml")
        if row.get("within") is not None and row["within"] not in known:
            markup.fault(where, f"within {row['within']!r}, which is not on this page")
        content = markup.spans(where, page, row.get("content"))
        if not content:
            markup.fault(where, "has no content")
        found.append(
            {
                "id": row.get("id"),
                "source": markup.spans(where, page, row.get("source")),
                "cue": markup.spans(where, page, row.get("cue")),
                "content": content,
                "party": row.get("party"),
                "kind": markup.kind(where, "attribution", row.get("kind", "speech")),
                "mode": mode(markup.texts[page], content),
                "within": row.get("within"),
                "addressee": markup.spans(where, page, row.get("addressee")),
                "channel": markup.spans(where, page, row.get("channel")),
                "said": row.get("said"),
                **sureness(markup, where, page, row),
            }
        )
    return found


def own_voice(markup: Markup, page: str, rows: list[Item]) -> list[Item]:
    """Sentences in the page's own voice."""
    found = []
    for row in rows:
        where = f"{page} own {row.get('id')}"
        markup.fields(where, "own", row)
        found.append(
            {"id": row.get("id"), "spans": markup.spans(where, page, row.get("words")), **sureness(markup, where, page, row)}
        )
    return found


def bounds(markup: Markup, where: str, row: Item) -> tuple[float | None, float | None]:
    """Low and high, which must be what the bound asks for."""
    bound = markup.kind(where, "bound", row.get("bound", "exact"))
    needs = {"exact": "value", "about": "value", "at_least": "low", "more_than": "low", "at_most": "high", "less_than": "high"}
    fields = [needs[bound]] if bound in needs else ["low", "high"]
    if sorted(set(row) & {"value", "low", "high"}) != sorted(fields):
        markup.fault(where, f"bound {bound} needs {' and '.join(fields)} and nothing else")
    return row.get("value", row.get("low")), row.get("value", row.get("high"))


def figures(markup: Markup, page: str, rows: list[Item], refs: Item) -> list[Item]:
    """Figures with spans."""
    found, known = [], {row.get("id") for row in rows}
    for row in rows:
        where = f"{page} figure {row.get('id')}"
        markup.fields(where, "figure", row)
        low, high = bounds(markup, where, row)
        for field, names in (("part_of", known), ("time", refs["times"]), ("in", refs["attributions"])):
            if row.get(field) is not None and row[field] not in names:
                markup.fault(where, f"{field} {row[field]!r} is not on this page")
        counted = markup.spans(where, page, row.get("counted"))
        found.append(
            {
                "id": row.get("id"),
                "span": markup.spans(where, page, row.get("words"))[0] if row.get("words") else [0, 0],
                "low": low,
                "high": high,
                "bound": row.get("bound", "exact"),
                "unit": row.get("unit"),
                "unit_code": row.get("unit_code"),
                "counted_span": counted[0] if counted else None,
                "part_of": row.get("part_of"),
                "place": markup.spans(where, page, row.get("place")),
                "time": row.get("time"),
                "condition": markup.spans(where, page, row.get("condition")),
                "change": markup.kind(where, "change", row["change"]) if "change" in row else None,
                "change_role": markup.kind(where, "change_role", row["change_role"]) if "change_role" in row else None,
                "hypothetical": bool(row.get("hypothetical", False)),
                "attribution": row.get("in"),
            }
        )
    return found


def times(markup: Markup, page: str, rows: list[Item], refs: Item) -> list[Item]:
    """Times with spans."""
    found = []
    for row in rows:
        where = f"{page} time {row.get('id')}"
        markup.fields(where, "time", row)
        if row.get("of") is not None and row["of"] not in refs["attributions"]:
            markup.fault(where, f"of {row['of']!r}, which is no attribution of this page")
        found.append(
            {
                "id": row.get("id"),
                "span": markup.spans(where, page, row.get("words"))[0] if row.get("words") else [0, 0],
                "first": row.get("first"),
                "last": row.get("last", row.get("first")),
                "grain": markup.kind(where, "grain", row["grain"]) if "grain" in row else None,
                "value": row.get("value"),
                "tells": markup.kind(where, "tells", row["tells"]) if "tells" in row else None,
                "attribution": row.get("of"),
            }
        )
    return found


def facts(markup: Markup, page: str, row: Item) -> Item:
    """Page facts with evidence spans."""
    where = f"{page} facts"

    def names(field: str) -> list[Item]:
        return [{"name": one["name"], "evidence": markup.spans(where, page, one.get("evidence"))} for one in row.get(field, [])]

    title, dateline = row.get("title"), row.get("dateline")
    if isinstance(title, str):
        span = markup.place(where, page, title)[1]
        title = {"text": markup.texts[page][span[0] : span[1]], "span": span}
    publisher = row.get("publisher")
    return {
        "title": title,
        "publisher": {"name": publisher["name"], "evidence": markup.spans(where, page, publisher.get("evidence"))}
        if publisher
        else None,
        "agencies": names("agencies"),
        "authors": names("authors"),
        "dateline": {"place": dateline["place"], "span": markup.place(where, page, dateline["words"])[1]} if dateline else None,
        "published": row.get("published"),
        "updated": row.get("updated"),
        "given": row.get("given", {}),
    }


def unique(markup: Markup, where: str, rows: list[Item]) -> set[str]:
    """The ids of a list, each of which may stand once."""
    ids = [str(row.get("id")) for row in rows]
    for name in sorted({name for name in ids if ids.count(name) > 1}):
        markup.fault(where, f"the id {name!r} stands twice")
    return set(ids)


def build_page(markup: Markup, folder: Path, page: str, parties: Item) -> Item:
    """All layers of one page."""
    row = tomllib.loads((folder / "pages" / f"{page}.toml").read_text(encoding="utf-8"))
    lists = {name: row.get(name, []) for name in ("attributions", "own", "figures", "times")}
    refs = {name: unique(markup, f"{page} {name}", rows) for name, rows in lists.items()}
    for item in lists["attributions"]:
        if item.get("said") is not None and item["said"] not in refs["times"]:
            markup.fault(f"{page} attribution {item.get('id')}", f"said {item['said']!r}, which is no time of this page")
    return {
        "name": page,
        "text": markup.texts[page],
        "html": (folder / "pages" / f"{page}.html").is_file(),
        "facts": facts(markup, page, row.get("facts", {})),
        "blocks": blocks(markup, page, row.get("blocks", [])),
        "attributions": attributions(markup, page, lists["attributions"], parties),
        "own": own_voice(markup, page, lists["own"]),
        "figures": figures(markup, page, lists["figures"], refs),
        "times": times(markup, page, lists["times"], refs),
    }


def sides(markup: Markup, where: str, row: Item, parent: str, child: str) -> Item:
    """`before` on the parent and `after` on the child, as page and span."""
    found: Item = {}
    for side, default in (("before", parent), ("after", child)):
        if row.get(side) is None:
            found[side] = None
            continue
        page, span = markup.place(where, default, row[side])
        found[side] = {"page": page, "span": span}
    return found


def drift(markup: Markup, where: str, row: Item, parent: str, child: str) -> Item:
    """One drift. It has words on one side at least."""
    markup.fields(where, "drift", row)
    found = sides(markup, where, row, parent, child)
    if not any(found.values()):
        markup.fault(where, "has no words on either side")
    kind, weight = markup.kind(where, "drift", row.get("kind", "")), markup.kind(where, "weight", row.get("weight", ""))
    return {"kind": kind, "weight": weight, "parent": parent, "child": child, **found}


def harmless(markup: Markup, where: str, row: Item, parent: str, child: str) -> Item:
    """An edit that is not drift."""
    markup.fields(where, "harmless", row)
    return {"parent": parent, "child": child, "what": row.get("what", ""), **sides(markup, where, row, parent, child)}


def points(markup: Markup, rows: list[Item], pages: dict[str, Item]) -> list[Item]:
    """Points, whose claims must exist."""

    def known(where: str, name: str) -> str:
        page, _, rest = name.partition("/")
        claim, _, figure = rest.partition("/")
        gold = pages.get(page)
        if gold is None or claim not in {item["id"] for item in [*gold["attributions"], *gold["own"]]}:
            markup.fault(where, f"no claim {name!r}")
        elif figure and figure not in {item["id"] for item in gold["figures"]}:
            markup.fault(where, f"no figure {name!r}")
        return name

    found = []
    for row in rows:
        where = f"point {row.get('id')}"
        markup.fields(where, "point", row)
        claims = [known(where, name) for name in row.get("claims", [])]
        for relation in row.get("relations", []):
            markup.kind(where, "relation", relation["kind"])
            for side in ("left", "right"):
                if relation[side] not in claims and relation[side] not in row.get("outsiders", []):
                    markup.fault(where, f"relation names {relation[side]!r}, which is neither claim nor outsider")
        found.append(
            {
                "id": row["id"],
                "question": row.get("question", ""),
                "kind": markup.kind(where, "point", row.get("kind", "")),
                "claims": claims,
                "outsiders": [known(where, name) for name in row.get("outsiders", [])],
                "relations": row.get("relations", []),
                "assessment": markup.kind(where, "assessment", row.get("assessment", "")),
                **{count: row.get(count) for count in ("origins", "newsrooms", "sources")},
            }
        )
    return found


def derivations(markup: Markup, story: Item) -> list[Item]:
    """Derivations between pages of the story."""
    for row in story.get("derivations", []):
        markup.kind("derivation", "derivation", row.get("kind", ""))
        for side in ("child", "parent"):
            if row.get(side) not in story["pages"]:
                markup.fault("derivation", f"no page {row.get(side)!r}")
    carried = [page for origin in story.get("origins", []) for page in origin["pages"]]
    if sorted(carried) != sorted(story["pages"]):
        markup.fault("origins", "every page stands in exactly one origin")
    return list(story.get("derivations", []))


def retellings(markup: Markup, folder: Path, lead: str) -> list[Item]:
    """Retellings of the lead report with what they changed."""
    file = folder / "retellings.toml"
    found = []
    for row in tomllib.loads(file.read_text(encoding="utf-8")).get("retelling", []) if file.is_file() else []:
        name = f"retelling {row['name']}"
        markup.texts[name] = (folder / "retellings" / f"{row['name']}.txt").read_text(encoding="utf-8")
        found.append(
            {
                "name": str(row["name"]),
                "text": markup.texts[name],
                "kind": markup.kind(name, "derivation", row.get("kind", "")),
                "drifts": [drift(markup, f"{name} drift", one, lead, name) for one in row.get("drifts", [])],
                "harmless": [harmless(markup, f"{name} harmless", one, lead, name) for one in row.get("harmless", [])],
            }
        )
    return found


def build(folder: Path) -> tuple[Item, list[str]]:
    """The gold of a story, and the faults of its mark-up (with any, the gold is of no use)."""
    markup = Markup()
    story = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
    for page in story["pages"]:
        markup.texts[page] = (folder / "pages" / f"{page}.txt").read_text(encoding="utf-8")
    for file in sorted((folder / "pages").glob("*.txt")):
        if file.stem not in markup.texts:
            markup.fault("story.toml", f"does not list the page {file.stem}")
    parties = story.get("parties", {})
    for name, party in parties.items():
        markup.fields(f"party {name}", "party", party)
        markup.kind(f"party {name}", "party", party.get("kind", ""))
        if party.get("speaks_for") is not None and party["speaks_for"] not in parties:
            markup.fault(f"party {name}", f"speaks_for {party['speaks_for']!r}, who is no party")
        if "reason" in party:
            markup.place(f"party {name}", story["lead"], party["reason"])
    pages = {page: build_page(markup, folder, page, parties) for page in story["pages"]}
    gold = {
        "story": folder.name,
        "title": story["title"],
        "field": story["field"],
        "lead": story["lead"],
        "pages": list(pages.values()),
        "parties": parties,
        "derivations": derivations(markup, story),
        "origins": story.get("origins", []),
        "newsrooms": story.get("newsrooms"),
        "drifts": [
            drift(markup, f"drift {number}", row, row.get("parent", ""), row.get("child", ""))
            for number, row in enumerate(story.get("drifts", []), 1)
        ],
        "harmless": [
            harmless(markup, f"harmless {number}", row, row.get("parent", ""), row.get("child", ""))
            for number, row in enumerate(story.get("harmless", []), 1)
        ],
        "points": points(markup, story.get("points", []), pages),
        "retellings": retellings(markup, folder, story["lead"]),
    }
    return gold, markup.faults


def main() -> int:
    """Build what was asked for; 1 if anything is at fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    failed = 0
    for folder in parser.parse_args().folders:
        try:
            gold, faults = build(folder)
        except (OSError, KeyError, tomllib.TOMLDecodeError) as error:
            gold, faults = {}, [f"{type(error).__name__}: {error}"]
        for fault in faults:
            sys.stdout.write(f"{folder.name}: {fault}\n")
        if faults:
            failed = 1
            continue
        (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        counts = {
            name: sum(len(page[name]) for page in gold["pages"]) for name in ("attributions", "figures", "times", "blocks")
        }
        told = ", ".join(f"{count} {name}" for name, count in counts.items())
        drifts = len(gold["drifts"]) + sum(len(one["drifts"]) for one in gold["retellings"])
        sys.stdout.write(f"{folder.name}: {len(gold['pages'])} pages, {told}, {drifts} drifts, {len(gold['points'])} points\n")
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
