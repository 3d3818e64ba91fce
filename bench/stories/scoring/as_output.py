"""Gold in the form of the machine output: what a system that makes no mistake would print.

Used to show that gold scored against itself gives 1.0 everywhere, and to compare a second labelling with the first
(`agreement.py`). In the machine output an attribution or own sentence has one claim; here each figure that a point rests on has
a claim of its own besides, so that relations are unambiguous. Outsiders are left out of points.
"""

from collections.abc import Iterator

from scoring.case import Item, retelling_page


def of_story(gold: Item) -> Item:
    """The output for the pages of a story."""
    output = _empty(gold, gold["pages"])
    used = {name for point in gold["points"] for name in point["claims"]}
    for page in gold["pages"]:
        _add_page(output, page, used)
    output["derivations"] = [{**item, "main": True} for item in gold["derivations"]]
    output["drifts"] = [{**item, "id": f"drift {number}"} for number, item in enumerate(gold["drifts"])]
    output["points"] = [_point(gold["story"], point) for point in gold["points"]]
    output["stories"] = [
        {
            "id": gold["story"],
            "pages": [page["name"] for page in gold["pages"]],
            "newsrooms": gold["newsrooms"] or 0,
            "origins": [{"id": f"origin {number}", **origin} for number, origin in enumerate(gold["origins"])],
        }
    ]
    return output


def of_retelling(gold: Item, retelling: Item) -> Item:
    """The output for the lead and one retelling."""
    lead = [page for page in gold["pages"] if page["name"] == gold["lead"]]
    told = retelling_page(retelling)
    output = _empty(gold, [*lead, told])
    output["derivations"] = [{"child": told["name"], "parent": gold["lead"], "kind": retelling["kind"], "main": True}]
    output["drifts"] = [
        {**item, "child": told["name"], "after": item["after"] and {**item["after"], "page": told["name"]}}
        for item in retelling["drifts"]
    ]
    return output


def _empty(gold: Item, pages: list[Item]) -> Item:
    return {
        "format": "twosource",
        "version": 1,
        "pages": [
            {**page["facts"], "id": page["name"], "name": page["name"], "text": page["text"], "blocks": page["blocks"]}
            for page in pages
        ],
        "sources": [
            {"id": name, "name": party.get("name", name), "names": party.get("names", [])}
            for name, party in gold["parties"].items()
        ],
        **{kind: [] for kind in ("attributions", "claims", "figures", "times", "stories", "derivations", "drifts", "points")},
    }


def _add_page(output: Item, page: Item, used: set[str]) -> None:
    name = page["name"]

    def full(own: str | None) -> str | None:
        return f"{name}/{own}" if own else None

    for item in page["attributions"]:
        place = {"id": full(item["id"]), "within": full(item["within"]), "page": name, "source_id": item["party"]}
        output["attributions"].append({**item, **place, "said": None})
    for item in page["figures"]:
        counted = page["text"][slice(*item["counted_span"])] if item["counted_span"] else None
        links = {key: full(item[key]) for key in ("id", "part_of", "attribution")}
        output["figures"].append({**item, **links, "page": name, "counted": counted})
    output["times"] += [{**item, "id": full(item["id"]), "page": name} for item in page["times"]]
    output["claims"] += [claim for item in [*page["attributions"], *page["own"]] for claim in _claims(name, item, used)]


def _claims(page: str, item: Item, used: set[str]) -> Iterator[Item]:
    """One claim for the item, and one for each of its figures in a point."""
    said = "content" in item
    own = f"{page}/{item['id']}"
    for name in [own, *sorted(one for one in used if one.startswith(f"{own}/"))]:
        yield {
            **{key: item[key] for key in ("certainty", "certainty_cues", "evidence", "evidence_spans", "outlook")},
            "id": name,
            "page": page,
            "spans": item["content"] if said else item["spans"],
            "attribution": own if said else None,
            "source_id": item.get("party"),
        }


def _point(story: str, point: Item) -> Item:
    entries = []
    for name in point["claims"]:
        page, _, figure = (*name.split("/"), "")[:3]
        entries.append({"claim": name, "figure": f"{page}/{figure}" if figure else None})
    kept = [one for one in point["relations"] if {one["left"], one["right"]} <= set(point["claims"])]
    return {**point, "story": story, "claims": entries, "relations": kept}
