"""An invented event, told by invented outlets: a coverage made by hand, note by note.

A train is stuck in the Harrow tunnel at Selk. The Selk Courier (A) has the report, the Dale Post (B) cuts it, Newsflick (C)
rewrites it, the Marsh Gazette (D) reports on its own days later, and a page in another language (E) is not analysed.
"""

from twosource.model import (
    Attribution,
    Block,
    Certainty,
    Claim,
    Coverage,
    Derivation,
    Drift,
    Fault,
    Figure,
    Mention,
    NamedFact,
    Origin,
    Page,
    PageFacts,
    PageSpan,
    Passage,
    Period,
    Point,
    PointClaim,
    Published,
    Publisher,
    Reading,
    Relation,
    Run,
    Sentence,
    Source,
    Span,
    Story,
    TimeRef,
    Title,
    content_id,
)

A = (
    "Hundreds led out of Harrow tunnel after train stops\n\n"
    "SELK (Corvo Press) — A night train stopped inside the Harrow tunnel on Tuesday, the Selk Rail Board said.\n\n"
    "About 340 passengers walked out through the east gallery, Ines Valdorf, who heads the board, said on Tuesday evening. "
    "She cautioned that the count was not final.\n\n"
    "A guard on the train, who asked not to be named because staff may not speak to reporters, "
    "said at least 500 people had been on board.\n\n"
    "The overhead line may have been torn down by a falling lamp, Valdorf said. "
    "“We had the lights back within the hour, and nobody was left in the dark for long,” she said.\n\n"
    "Sign up for the Courier at Dusk newsletter\n"
)
B = """Hundreds led out of tunnel

A night train stopped inside the Harrow tunnel on Tuesday, the Selk Rail Board said.

About 340 passengers walked out through the east gallery, Ines Valdorf, who heads the board, said.
"""
C = """Tunnel horror: train trapped

Around 340 passengers have fled a train trapped in the Harrow tunnel, the Selk Rail Board says.

The overhead line was torn down by a falling lamp, according to rail chief Ines Valdorf.

“We got the lights back in an hour. Nobody sat in the dark,” Valdorf said.
"""
D = """Tunnel passengers ask why nobody came

The Tunnel Users’ Union said more than 600 people had walked out on Tuesday, counting from its own list.

Valdorf said on Friday that the count now stood at 352.

An engineer’s report dated 3 March records that the lamp “was loose on its rail”.

Asked about the report, the board did not answer.
"""
E = "Bloqué dans le tunnel\n\nUn train est resté bloqué mardi.\n"

NAMES = {"A": "a-courier.txt", "B": "b-post.txt", "C": "c-flick.txt", "D": "d-gazette.txt", "E": "e-autre.txt"}
OUTLETS = {"A": "Selk Courier", "B": "Dale Post", "C": "Newsflick", "D": "Marsh Gazette", "E": None}
DAYS = {"A": "2031-05-06", "B": "2031-05-07", "C": "2031-05-07", "D": "2031-05-09", "E": None}
TEXTS = {"A": A, "B": B, "C": C, "D": D, "E": E}


def page_id(letter: str) -> str:
    return content_id("pg", TEXTS[letter])


class Maker:
    """Builds the notes of one page by finding words in its text."""

    def __init__(self, letter: str) -> None:
        self.text = TEXTS[letter]
        self.letter = letter
        self.id = page_id(letter)
        self.notes: list = []
        self.parties: dict[str, str] = {}

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def note_id(self, prefix: str, *parts: object) -> str:
        return content_id(prefix, self.id, *parts)

    def frame(self, *, dated: bool = True) -> None:
        analysed = self.letter != "E"
        number = 0
        for line in self.text.split("\n"):
            if not line.strip():
                continue
            span = self.span(line)
            role = "headline" if number == 0 else "furniture" if line.startswith("Sign up") else "paragraph"
            why = {"headline": "first line, short, no full stop", "furniture": "newsletter form", "paragraph": "running text"}[
                role
            ]
            block = Block(id=self.note_id("bl", span), page=self.id, by="blocks/1", role=role, span=span, why=why)
            self.notes.append(block)
            number += 1
            if role == "paragraph" and analysed:
                start = span.start
                for end in [
                    at
                    for at in range(span.start, span.end)
                    if self.text[at] == "." and self.text[at + 1 : at + 2] in (" ", "\n", "")
                ]:
                    one = Span(start, end + 1)
                    self.notes.append(
                        Sentence(
                            id=self.note_id("se", one), page=self.id, by="sentences/1", span=one, block=block.id, role=role
                        )
                    )
                    start = end + 2
        day = DAYS[self.letter] if dated else None
        outlet = OUTLETS[self.letter]
        title = self.text.split("\n")[0]
        self.notes.append(
            PageFacts(
                id=self.note_id("pf"),
                page=self.id,
                by="facts/1",
                language="en" if analysed else "fr",
                analysed=analysed,
                title=Title(text=title, span=self.span(title)),
                publisher=Publisher(name=outlet, how="given") if outlet else None,
                agencies=(NamedFact(name="Corvo Press", evidence=(self.span("Corvo Press"),)),) if self.letter == "A" else (),
                published=Published(first=day, last=day, grain="day", how="given") if day else None,
            )
        )

    def mention(self, words: str, party: str, kind: str, *, reason: str | None = None) -> Mention:
        span = self.span(words)
        note_id = self.note_id("mn", span)
        first = self.parties.setdefault(party, note_id)
        form = "anonymous" if kind == "anonymous" else "name"
        note = Mention(
            id=note_id,
            page=self.id,
            by="mentions/1",
            span=span,
            form=form,
            kind=kind,
            party=first,
            reason=self.span(reason) if reason else None,
        )
        self.notes.append(note)
        return note

    def said(  # noqa: PLR0913 (a claim has that many sides)
        self,
        mention: Mention | None,
        content: str,
        *,
        level: str = "certain",
        figures: tuple[Figure, ...] = (),
        times: tuple[TimeRef, ...] = (),
        told: TimeRef | None = None,
        evidence: str | None = None,
        via: tuple[str, ...] = (),
    ) -> Claim:
        span = self.span(content)
        attribution = None
        if mention:
            attribution = Attribution(
                id=self.note_id("at", span),
                page=self.id,
                by="attribution/1",
                source=(mention.span,),
                cue=(),
                content=(span,),
                mention=mention.id,
                mode="direct" if self.text[span.start - 1] == "“" else "indirect",
                rule="subject before cue",
            )
            self.notes.append(attribution)
        sentence = next(note for note in self.notes if isinstance(note, Sentence) and note.span.meets(span))
        certainty = Certainty(
            id=self.note_id("ce", span),
            page=self.id,
            by="certainty/1",
            target=attribution.id if attribution else sentence.id,
            level=level,
            evidence="offered" if evidence else "unstated",
            evidence_spans=(self.span(evidence),) if evidence else (),
            outlook="past",
            rule="plain past",
        )
        claim = Claim(
            id=self.note_id("cl", span),
            page=self.id,
            by="claims/1",
            spans=(span,),
            attribution=attribution.id if attribution else None,
            sentence=sentence.id,
            certainty=certainty.id,
            via=via or ((mention.party,) if mention else ()),
            said=told.id if told else None,
            figures=tuple(figure.id for figure in figures),
            times=tuple(time.id for time in times),
        )
        self.notes += [certainty, claim]
        return claim

    def figure(self, words: str, low: float | None, high: float | None, bound: str, counted: str = "passengers") -> Figure:
        span = self.span(words)
        note = Figure(
            id=self.note_id("fg", span),
            page=self.id,
            by="quantity/1",
            span=span,
            low=low,
            high=high,
            bound=bound,
            counted=counted,
            rule="number and noun",
        )
        self.notes.append(note)
        return note

    def time(self, words: str, day: str) -> TimeRef:
        span = self.span(words)
        note = TimeRef(
            id=self.note_id("tm", span),
            page=self.id,
            by="timex/1",
            span=span,
            period=Period(first=day, last=day, grain="day"),
            value=day,
            basis="page",
            rule="weekday",
        )
        self.notes.append(note)
        return note

    def reading(self) -> Reading:
        return Reading(page=Page(id=self.id, name=NAMES[self.letter], text=self.text), notes=tuple(self.notes))


def make_a(maker: Maker) -> dict[str, Claim]:
    tuesday = maker.time("on Tuesday,", "2031-05-06")
    evening = maker.time("on Tuesday evening", "2031-05-06")
    about = maker.figure("About 340", 340, 340, "about")
    least = maker.figure("at least 500", 500, None, "at_least", "people")
    board = maker.mention("the Selk Rail Board", "board", "government")
    ines = maker.mention("Ines Valdorf", "ines", "person")
    guard = maker.mention("A guard on the train", "guard", "anonymous", reason="because staff may not speak to reporters")
    return {
        "stop": maker.said(board, "A night train stopped inside the Harrow tunnel on Tuesday", times=(tuesday,)),
        "count": maker.said(ines, "About 340 passengers walked out through the east gallery", figures=(about,), told=evening),
        "caution": maker.said(ines, "the count was not final", level="undetermined"),
        "guard": maker.said(guard, "at least 500 people had been on board", figures=(least,)),
        "lamp": maker.said(ines, "The overhead line may have been torn down by a falling lamp", level="possible"),
        "lights": maker.said(ines, "We had the lights back within the hour, and nobody was left in the dark for long"),
    }


def make_b(maker: Maker) -> dict[str, Claim]:
    about = maker.figure("About 340", 340, 340, "about")
    board = maker.mention("the Selk Rail Board", "board", "government")
    ines = maker.mention("Ines Valdorf", "ines", "person")
    return {
        "stop": maker.said(board, "A night train stopped inside the Harrow tunnel on Tuesday"),
        "count": maker.said(ines, "About 340 passengers walked out through the east gallery", figures=(about,)),
    }


def make_c(maker: Maker) -> dict[str, Claim]:
    about = maker.figure("Around 340", 340, 340, "about")
    board = maker.mention("the Selk Rail Board", "board", "government")
    ines = maker.mention("Ines Valdorf", "ines", "person")
    return {
        "count": maker.said(board, "Around 340 passengers have fled a train trapped in the Harrow tunnel", figures=(about,)),
        "lamp": maker.said(ines, "The overhead line was torn down by a falling lamp"),
        "lights": maker.said(ines, "We got the lights back in an hour. Nobody sat in the dark"),
    }


def make_d(maker: Maker) -> dict[str, Claim]:
    more = maker.figure("more than 600", 600, None, "more_than", "people")
    now = maker.figure("352", 352, 352, "exact")
    tuesday = maker.time("on Tuesday", "2031-05-06")
    friday = maker.time("on Friday", "2031-05-09")
    union = maker.mention("The Tunnel Users’ Union", "union", "organisation")
    ines = maker.mention("Valdorf", "ines", "person")
    report = maker.mention("An engineer’s report", "report", "document")
    board = maker.mention("the board", "board", "government")
    return {
        "union": maker.said(
            union, "more than 600 people had walked out on Tuesday", figures=(more,), times=(tuesday,), evidence="its own list"
        ),
        "count": maker.said(ines, "the count now stood at 352", figures=(now,), told=friday),
        "report": maker.said(report, "the lamp “was loose on its rail”", via=(report.party,)),
        "silent": maker.said(board, "did not answer", level="undetermined"),
    }


def _source(name: str, kind: str, makers: dict[str, Maker], party: str, **more: object) -> Source:
    mentions = []
    parties = []
    for letter in sorted(makers):
        first = makers[letter].parties.get(party)
        if first:
            parties.append(first)
            mentions += [
                PageSpan(page=makers[letter].id, span=note.span)
                for note in makers[letter].notes
                if isinstance(note, Mention) and note.party == first
            ]
    return Source(
        id=content_id("so", name),
        why="the same name",
        name=name,
        names=(name,),
        kind=kind,
        parties=tuple(parties),
        mentions=tuple(mentions),
        **more,
    )


def coverage(*, dated: bool = True) -> Coverage:
    """The whole story; without dates if asked, as saved pages often come."""
    makers = {letter: Maker(letter) for letter in TEXTS}
    for maker in makers.values():
        maker.frame(dated=dated)
    a, b, c, d = make_a(makers["A"]), make_b(makers["B"]), make_c(makers["C"]), make_d(makers["D"])
    ids = {letter: maker.id for letter, maker in makers.items()}
    sources = (
        _source("Ines Valdorf", "person", makers, "ines", role="heads the board"),
        _source("Selk Rail Board", "government", makers, "board"),
        _source("Tunnel Users’ Union", "organisation", makers, "union"),
        _source("An engineer’s report", "document", makers, "report"),
        _source(
            "A guard on the train", "anonymous", makers, "guard", anonymity_reason="because staff may not speak to reporters"
        ),
    )
    of = {source.name: source.id for source in sources}

    def speaks(claim: Claim, name: str) -> PointClaim:
        return PointClaim(claim=claim.id, figure=claim.figures[0] if claim.figures else None, source_id=of[name])

    story_id = content_id("st", *sorted(ids.values()))
    origins = (
        Origin(
            id=content_id("or", "corvo"),
            why="A credits Corvo Press; B and C come from A.",
            pages=(ids["A"], ids["B"], ids["C"]),
            newsroom="Corvo Press",
            seen=False,
        ),
        Origin(
            id=content_id("or", "gazette"),
            why="Nothing of D stands on another page.",
            pages=(ids["D"],),
            newsroom="Marsh Gazette",
            seen=True,
        ),
        Origin(id=content_id("or", "e"), why="Not compared: another language.", pages=(ids["E"],), newsroom=None, seen=True),
    )
    story = Story(
        id=story_id,
        why="the same tunnel on the same day",
        title="Hundreds led out of Harrow tunnel after train stops",
        pages=tuple(ids.values()),
        newsrooms=3,
        origins=origins,
    )
    cut = Derivation(
        id=content_id("de", "b"),
        why="All of B stands in A.",
        child=ids["B"],
        parent=ids["A"],
        main=True,
        kind="abridged",
        direction_by="time",
        containment=(0.98, 0.41),
        passages=(
            Passage(
                child=makers["B"].span("A night train stopped inside the Harrow tunnel on Tuesday, the Selk Rail Board said."),
                parent=makers["A"].span("A night train stopped inside the Harrow tunnel on Tuesday, the Selk Rail Board said."),
            ),
            Passage(
                child=makers["B"].span(
                    "About 340 passengers walked out through the east gallery, Ines Valdorf, who heads the board, said"
                ),
                parent=makers["A"].span(
                    "About 340 passengers walked out through the east gallery, Ines Valdorf, who heads the board, said"
                ),
            ),
        ),
        score=0.99,
    )
    rewrite = Derivation(
        id=content_id("de", "c"),
        why="Three passages align in order.",
        child=ids["C"],
        parent=ids["A"],
        main=True,
        kind="rewrite",
        direction_by="time",
        containment=(0.4, 0.2),
        passages=(
            Passage(
                child=makers["C"].span("Around 340 passengers have fled a train"),
                parent=makers["A"].span("About 340 passengers walked out"),
            ),
            Passage(
                child=makers["C"].span("The overhead line was torn down by a falling lamp"),
                parent=makers["A"].span("The overhead line may have been torn down by a falling lamp"),
            ),
            Passage(
                child=makers["C"].span("We got the lights back in an hour"),
                parent=makers["A"].span("We had the lights back within the hour"),
            ),
        ),
        score=0.9,
    )

    def side(letter: str, words: str) -> PageSpan:
        return PageSpan(page=ids[letter], span=makers[letter].span(words))

    def drift(kind: str, weight: str, child: str, sides: tuple[PageSpan | None, PageSpan | None], why: str) -> Drift:
        before, after = sides
        return Drift(
            id=content_id("dr", kind, child),
            why=why,
            kind=kind,
            weight=weight,
            parent=ids["A"],
            child=ids[child],
            before=before,
            after=after,
        )

    drifts = (
        drift(
            "caveat_lost",
            "notable",
            "B",
            (side("A", "She cautioned that the count was not final."), None),
            "The claim is kept, the caution behind it is not.",
        ),
        drift("time_lost", "slight", "B", (side("A", "on Tuesday evening"), side("B", "said.")), "When it was said is gone."),
        drift(
            "hedge_lost",
            "grave",
            "C",
            (side("A", "may have been torn down"), side("C", "was torn down")),
            "“may have” makes it possible, “was” certain.",
        ),
        drift(
            "quotation_altered",
            "notable",
            "C",
            (
                side("A", "We had the lights back within the hour, and nobody was left in the dark for long"),
                side("C", "We got the lights back in an hour. Nobody sat in the dark"),
            ),
            "Both stand inside quotation marks.",
        ),
    )
    walked = Point(
        id=content_id("pt", "walked"),
        why="Both figures count people who walked out on Tuesday.",
        story=story_id,
        question="How many people walked out of the tunnel?",
        kind="figure",
        claims=(
            speaks(a["count"], "Ines Valdorf"),
            speaks(a["guard"], "A guard on the train"),
            speaks(b["count"], "Ines Valdorf"),
            speaks(c["count"], "Selk Rail Board"),
            speaks(d["union"], "Tunnel Users’ Union"),
            speaks(d["count"], "Ines Valdorf"),
        ),
        relations=(
            Relation(
                left=d["union"].id,
                right=d["count"].id,
                kind="conflict",
                why="352 lies outside “more than 600”, so both cannot hold.",
            ),
            Relation(left=a["count"].id, right=d["count"].id, kind="superseded", why="The same source, later."),
            Relation(left=a["guard"].id, right=d["union"].id, kind="compatible", why="Both can hold."),
        ),
        origins=2,
        newsrooms=2,
        sources=3,
        assessment="conflicting",
    )
    lamp = Point(
        id=content_id("pt", "lamp"),
        why="Two newsrooms, two sources.",
        story=story_id,
        question="What tore the overhead line down?",
        kind="event",
        claims=(
            speaks(a["lamp"], "Ines Valdorf"),
            speaks(d["report"], "An engineer’s report"),
            speaks(d["silent"], "Selk Rail Board"),
        ),
        relations=(
            Relation(left=a["lamp"].id, right=d["report"].id, kind="agree", why="Both name the lamp."),
            Relation(left=d["report"].id, right=d["silent"].id, kind="unanswered", why="The board declines."),
        ),
        origins=2,
        newsrooms=2,
        sources=2,
        assessment="corroborated",
    )
    return Coverage(
        readings=tuple(makers[letter].reading() for letter in sorted(makers)),
        stories=(story,),
        sources=sources,
        derivations=(cut, rewrite),
        drifts=drifts,
        points=(walked, lamp),
        faults=(Fault(path="broken.html", step="read", message="the file is empty", mend="save the page again"),),
        run=Run(twosource="0.0.1", options={}, models={}, lexicons={}),
    )
