"""Blocks: what is the report and what is around it.

**furniture lines** F1: a line of the gold text is furniture if all of it is; the system sets a line aside if more than half of
its characters (white space aside) lie in blocks of the role `furniture`, in no block, or nowhere in the system's text.
**body lines lost**: of the lines of the report's body (standfirst, dateline, paragraph, subhead, pullquote, correction), the
share the system sets aside; 0 is best. **roles right, by characters**: of all characters with a gold role, the share to which
the system gives the same; characters in no block count as furniture.

What an HTML page holds beyond the gold's text is not judged.
"""

from collections.abc import Iterator

from scoring.case import Case, PageView
from scoring.tally import Counts, Row, compared, f1_rows, judged, share_rows

BODY = frozenset({"standfirst", "dateline", "paragraph", "subhead", "pullquote", "correction"})
ASIDE = "furniture"


def tally(case: Case) -> Counts:
    """The counts of one story."""
    counts: Counts = Counts()
    for view in case.pages.values():
        wanted, listed = roles(view)
        judged(
            counts,
            "roles right, by characters",
            right=sum(listed.get(at, ASIDE) == wanted[at] for at in wanted),
            of=len(wanted),
        )
        for line in lines(view):
            known = [at for at in line if at in wanted]
            if not known:
                continue
            is_aside = all(wanted[at] == ASIDE for at in known)
            set_aside = 2 * sum(listed.get(at, ASIDE) == ASIDE for at in known) > len(known)
            compared(counts, "furniture lines", right=is_aside and set_aside, listed=set_aside, wanted=is_aside)
            if any(wanted[at] in BODY for at in known):
                judged(counts, "body lines lost", right=set_aside)
    return counts


def rows(counts: Counts) -> Iterator[Row]:
    """The layer's figures."""
    yield from f1_rows(counts, "furniture lines")
    yield from share_rows(counts, "body lines lost", "roles right, by characters")


def roles(view: PageView) -> tuple[dict[int, str], dict[int, str]]:
    """The role of each place in the gold, and in the output."""
    wanted = {at: block["role"] for block in view.gold["blocks"] for at in view.wanted([block["span"]])}
    blocks = view.found.get("blocks", ()) if view.found else ()
    listed = {at: block["role"] for block in blocks for at in view.listed([block["span"]])}
    return wanted, listed


def lines(view: PageView) -> Iterator[list[int]]:
    """The places of each line that holds any."""
    start = 0
    for line in view.text.split("\n"):
        places = sorted(view.wanted([[start, start + len(line)]]))
        if places:
            yield places
        start += len(line) + 1
