import pytest

from twosource.model import BODY_ROLES, Block, Reading
from twosource.page.blocks import find_blocks
from twosource.page.blocks.dateline import dateline_end
from twosource.page.blocks.lines import cut
from twosource.read import html_page, text_page

LEAD = "The harbour board said on Monday that the new pier would open in spring, a year later than planned."
SECOND = "Its chair, Ada Quill, told reporters that the delay had been caused by a shortage of stone."
THIRD = "Fishermen who use the old pier said they had been given no notice, and asked the board to meet them."
LAST = "“We were promised a pier,” said Bo Lind, who has fished there for thirty years."
REPORT = [LEAD, SECOND, THIRD, LAST]


def roles(*lines):
    page = text_page("\n".join(lines), name="a")
    return [(block.role, block.span.of(page.text)) for block in find_blocks(Reading(page=page))]


def role_of(line, *, where="end"):
    lines = [*REPORT, line] if where == "end" else [line, *REPORT] if where == "start" else [*REPORT[:2], line, *REPORT[2:]]
    return next(role for role, text in roles(*lines) if line.startswith(text))


def test_a_plain_report_is_all_paragraphs():
    assert roles(*REPORT) == [("paragraph", line) for line in REPORT]


@pytest.mark.parametrize(
    "line",
    [
        "Leave a Reply",
        "Read more: Storm closes the coast road",
        "Sign up for our daily newsletter",
        "Please sign in to your Quay Post account to take part.",
        "© 2023 Quay Post. All rights reserved.",
        "We use cookies to make this site work.",
        "Share this article",
        "ADVERTISEMENT",
        "Last Updated: 3 March 2023",
        "12 Comments",
        "___",
        "Â",
        "https://quay.example/a/b",
        "Meridian Press writers Una Moor and Bo Lind contributed to this report.",
        "(Reporting by Una Moor; Editing by Bo Lind)",
        "Credit: Source link",
        "Storm shuts coast road as waves top the wall",
    ],
)
def test_furniture_at_the_end(line):
    assert role_of(line) == "furniture"


@pytest.mark.parametrize(
    "line", ["Read More", "Advertisement", "Sign up here for the Quay Post briefing", "Watch: the pier from the air"]
)
def test_furniture_inside(line):
    assert role_of(line, where="middle") == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "Your support is what we ask for, she said.",
        "Posted on the wall was a list of the boats that may still land there.",
        "“Follow us,” the captain told the smaller boats.",
        "Back to the board came the same question, and it gave the same answer.",
        "Published figures put the cost at nine million crowns.",
        "Correspondence seen by the board shows that stone was ordered late.",
        "She did not comment.",
    ],
)
@pytest.mark.parametrize("where", ["middle", "end"])
def test_sentences_of_a_report_stay(line, where):
    assert role_of(line, where=where) == "paragraph"


def test_the_site_speaking_to_its_reader_is_furniture_beside_other_furniture():
    house = [
        "Comments",
        "We want readers to debate the news on our website with respect for each other.",
        "Please keep to the rules of our community when you comment.",
    ]
    assert [role for role, _ in roles(*REPORT, *house)] == ["paragraph"] * 4 + ["furniture"] * 3


def test_one_such_line_alone_stays():
    assert role_of("The stories of our editors are known to most readers of the website.") == "paragraph"


def test_headlines_of_other_pages_in_the_text_are_furniture():
    others = ["Storm shuts coast road as waves top the wall", "Mayor of Brill moves to end dispute over the old mill"]
    found = {text: role for role, text in roles(LEAD, SECOND, *others, THIRD, LAST)}
    assert [found[line] for line in others] == ["furniture", "furniture"]
    assert [found[line] for line in REPORT] == ["paragraph"] * 4


def test_a_short_heading_in_the_text_is_a_subhead():
    assert role_of("Why the stone was late", where="middle") == "subhead"


def test_a_list_after_a_colon_stays():
    lines = [
        LEAD,
        "The board named four firms that had offered stone for the pier:",
        "Brill Quarry of Upper Brill",
        "Moor and Sons",
        SECOND,
    ]
    assert [role for role, _ in roles(*lines)] == ["paragraph"] * 5


def test_headline_standfirst_byline_and_date():
    found = roles(
        "Pier to open a year late",
        "Board blames a shortage of stone; fishermen say nobody told them",
        "By Una Moor and Bo Lind",
        "6 March 2023, 10:15 GMT",
        *REPORT,
    )
    assert [role for role, _ in found] == ["headline", "standfirst", "byline", "furniture"] + ["paragraph"] * 4


@pytest.mark.parametrize(
    "headline", ["New pier late. Who is to blame for it?", "Pier ‘late’, says board", "No pier till spring, board says"]
)
def test_a_first_line_without_a_full_stop_is_a_headline(headline):
    assert role_of(headline, where="start") == "headline"


@pytest.mark.parametrize(
    "line",
    [
        "By Una Moor",
        "BY UNA MOOR, Quay Post",
        "Una Moor, Harbour Correspondent",
        "Una Moor in Brill",
        "Una Moor - March 6, 2023",
    ],
)
def test_bylines(line):
    assert roles("Pier to open a year late", line, *REPORT)[1] == ("byline", line)


def test_a_first_line_shaped_like_a_byline_is_the_headline():
    assert role_of("Daring Harbour Raid in New Moor", where="start") == "headline"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("KYIV, Ukraine (AP) — Troops moved.", 21),
        ("BRILL, Oct. 25 (Reuters) - Boats left.", 27),
        ("BRILL/NEW MOOR, Oct 25 (Aurel Wire) — Boats left.", 38),
        ("Brill (Meridian Press) – Boats left.", 25),
        ("(Reuters) - Boats left.", 12),
        ("MOSCOW, October 25. /TASS/. Boats left.", 28),
        ("UNITED NATIONS — Boats left.", 17),
        ("PARIS: Boats left.", 7),
        ("Brill, Moorland — The boats left.", 18),
    ],
)
def test_datelines(text, length):
    assert dateline_end(text, first=True) == length


@pytest.mark.parametrize(
    "text",
    [
        "Boats left the pier — nobody knew why.",
        "The U.S. — which pays — agreed.",
        "“Now — Then,” he said.",
        "Ada Quill (58) said so.",
        "BRILL",
        "NATO said so: Boats left.",
    ],
)
def test_no_datelines(text):
    assert dateline_end(text, first=True) is None


def test_a_dateline_is_a_block_before_its_paragraph():
    found = roles(f"BRILL, Moorland (Aurel Wire) — {LEAD}", SECOND)
    assert found[:2] == [("dateline", "BRILL, Moorland (Aurel Wire) —"), ("paragraph", LEAD)]


def test_mangled_characters_at_the_end_are_furniture():
    assert roles(LEAD, SECOND + "Â\u00a0", "Â")[1:] == [("paragraph", SECOND), ("furniture", "Â"), ("furniture", "Â")]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Correction: an earlier version gave the wrong year.", "correction"),
        ("This article was amended on 7 March to give the right year.", "correction"),
        ("A boat at the old pier last week. (AP Photo/Una Moor)", "caption"),
        ("File photo: the old pier", "caption"),
    ],
)
def test_corrections_and_captions(line, role):
    assert role_of(line) == role


def test_lines_broken_at_a_column_are_joined():
    words = " ".join(REPORT[:3]).split()
    rows, row = [], ""
    for word in words:
        if len(row) + 1 + len(word) > 60:
            rows.append(row)
            row = word
        else:
            row = f"{row} {word}".strip()
    text = "\n".join([*rows, row]) + "\n\n" + LAST
    assert [line.span.of(text).replace("\n", " ") for line in cut(text)] == [" ".join(words), LAST]


def test_lines_of_many_widths_are_not_joined():
    assert len(cut("\n".join(REPORT))) == 4


def test_a_sentence_broken_at_a_link_is_joined():
    text = "The board blamed\na shortage of stone\nfrom the quarry.\nNobody agreed."
    assert [line.span.of(text) for line in cut(text)] == [
        "The board blamed\na shortage of stone\nfrom the quarry.",
        "Nobody agreed.",
    ]


def test_a_page_saved_whole_loses_its_menus():
    menu = [
        "Home",
        "News",
        "Sport",
        "Weather",
        "Harbour",
        "Letters",
        "Jobs",
        "Cars",
        "Homes",
        "Notices",
        "Crossword",
        "Archive",
        "About",
    ]
    teasers = [
        "Storm shuts the coast road",
        "Mill to stay open for the summer",
        "Brill wins the cup",
        "New school for Moorland",
    ] * 4
    found = roles(*menu, "Pier to open a year late", *REPORT, "Most read", *teasers, *menu)
    assert [text for role, text in found if role in BODY_ROLES] == REPORT
    assert [text for role, text in found if role == "headline"] == ["Pier to open a year late"]


def test_a_short_first_sentence_stays():
    assert roles("It is over.", *REPORT)[0] == ("paragraph", "It is over.")


def test_a_page_of_nothing_but_house_voice_does_not_fail():
    line = "Please sign in to your account to comment on our website, and read our rules."
    assert len(roles(*[line + " Thank you for it."] * 3)) == 3
    assert (
        len(
            roles(
                "We want you to comment on our website and follow our rules.", "Please register your account with our site now."
            )
        )
        == 2
    )


def test_a_page_of_blanks_has_no_blocks_and_one_of_odd_lines_loses_none():
    assert roles("Moor")[0][0] == "paragraph"
    assert [role for role, _ in roles("Moor 3", "Brill 4")] == ["paragraph", "paragraph"]


def html_blocks(body, title="Pier to open a year late"):
    page = html_page(f"<html><head><title>{title}</title></head><body>{body}</body></html>", name="a")
    return {block.span.of(page.text): block for block in find_blocks(Reading(page=page))}


def test_html_roles():
    paragraphs = "".join(f"<p>{line}</p>" for line in REPORT)
    found = html_blocks(
        "<nav><ul><li><a href=/>Home</a><li><a href=/n>Harbour news</a></ul></nav><article><h1>Pier to open a year late</h1>"
        "<p class=standfirst>Board blames a shortage of stone for the long delay</p><div class=byline>Una Moor, Brill</div>"
        f"<figure><img src=a><figcaption>The old pier</figcaption></figure>{paragraphs}</article>"
        "<aside><h3>Related</h3><p><a href=/x>Storm shuts the coast road</a></p></aside><footer>About us</footer>"
    )
    expected = {
        "Home": "furniture",
        "Harbour news": "furniture",
        "Pier to open a year late": "headline",
        "Board blames a shortage of stone for the long delay": "standfirst",
        "Una Moor, Brill": "byline",
        "The old pier": "caption",
        **dict.fromkeys(REPORT, "paragraph"),
        "Related": "furniture",
        "Storm shuts the coast road": "furniture",
        "About us": "furniture",
    }
    assert {text: block.role for text, block in found.items()} == expected
    assert all(block.why.endswith(".") for block in found.values())


def test_ids_come_from_content():
    page = text_page("\n".join(REPORT), name="a")
    first, second = (find_blocks(Reading(page=page)) for _ in range(2))
    assert first == second
    assert len({block.id for block in first}) == len(first)
    assert all(isinstance(block, Block) and block.by.startswith("blocks/") for block in first)


def test_teasers_under_the_heading_of_other_pages_are_furniture():
    paragraphs = "".join(f"<p>{line}</p>" for line in REPORT)
    teasers = "".join(
        f"<h2>Storm number {number} shuts the road</h2><p>The coast road is shut again, and the bakers complain.</p>"
        for number in ("one", "two", "three")
    )
    head = "<article><h1>Pier to open a year late</h1>"
    found = html_blocks(f"{head}{paragraphs}<h2>More stories</h2>{teasers}</article>")
    assert {text: block.role for text, block in found.items() if "Storm" in text or "coast road" in text} == {
        **{f"Storm number {number} shuts the road": "furniture" for number in ("one", "two", "three")},
        "The coast road is shut again, and the bakers complain.": "furniture",
    }
    kept = html_blocks(f"{head}<h2>More stories</h2>{paragraphs}<h2>The stone</h2>{paragraphs}</article>")
    assert [kept[line].role for line in REPORT] == ["paragraph"] * len(REPORT)
