REPORT = """\
“Nobody in this town was ever asked about the dam,” Lena Voss said.
Karl Emmer said the turbines were ordered in the spring.
"""
SAID = (
    ("Lena Voss", "said", "“Nobody in this town was ever asked about the dam,”"),
    ("Karl Emmer", "said", "the turbines were ordered in the spring"),
)


def test_another_person_says_the_same_words(story):
    text = "“Nobody in this town was ever asked about the dam,” Karl Emmer said.\n"
    parent = story.read(REPORT, SAID)
    child = story.read(text, [("Karl Emmer", "said", "“Nobody in this town was ever asked about the dam,”")])
    found = [drift for drift in story.drifts("rewrite", parent, child) if drift.kind == "claim_shifted"]
    assert [(drift.before.span.of(REPORT), drift.after.span.of(text)) for drift in found] == [("Lena Voss", "Karl Emmer")]


def test_a_shorter_name_is_the_same_person(story):
    text = "“Nobody in this town was ever asked about the dam,” Voss said.\n"
    parent = story.read(REPORT, SAID)
    child = story.read(text, [("Voss", "said", "“Nobody in this town was ever asked about the dam,”")])
    assert story.drifts("rewrite", parent, child) == ()


def test_a_quotation_beside_another_matter_has_moved(story):
    report = (
        "The closure of the ferry line was “a disgrace”, Lena Voss said.\n"
        "Passengers waited on the quay for hours.\nThe mayor was away.\nSchools stayed open.\n"
        "Karl Emmer ordered twelve turbines for the upper dam without a tender.\n"
    )
    told = "Karl Emmer ordered twelve turbines for the upper dam without a tender, “a disgrace”.\n"
    found = [drift.kind for drift in story.drifts("rewrite", story.read(report), story.read(told))]
    assert "claim_shifted" in found
