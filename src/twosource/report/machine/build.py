"""From a `Coverage` to the objects of the contract. Nothing is worked out here: notes are joined by their ids."""

import json
from collections.abc import Iterable, Mapping

import msgspec

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
    PageFacts,
    PageSpan,
    Period,
    Point,
    Published,
    Reading,
    Scope,
    Section,
    Source,
    Story,
    TimeRef,
)
from twosource.report.machine import contract as out

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def document(coverage: Coverage) -> out.Document:
    """The whole coverage in the terms of the contract, lists in the order of its readings and their text."""
    source_of = {party: source.id for source in coverage.sources for party in source.parties}
    joined = [_Joined(reading, source_of) for reading in coverage.readings]
    return out.Document(
        pages=[page.page() for page in joined],
        sources=[_source(source) for source in coverage.sources],
        attributions=[item for page in joined for item in page.attributions()],
        claims=[item for page in joined for item in page.claims()],
        figures=[item for page in joined for item in page.figures()],
        times=[item for page in joined for item in page.times()],
        stories=[_story(story) for story in coverage.stories],
        derivations=[_derivation(derivation) for derivation in coverage.derivations],
        drifts=[_drift(drift) for drift in coverage.drifts],
        points=[_point(point) for point in coverage.points],
        faults=[_fault(fault) for fault in coverage.faults],
        run=out.RunOut(
            twosource=coverage.run.twosource,
            options=coverage.run.options,
            models=coverage.run.models,
            lexicons=coverage.run.lexicons,
        ),
    )


def encode(coverage: Coverage) -> bytes:
    """The document as one line of UTF-8 JSON. The same coverage gives the same bytes."""
    return msgspec.json.encode(document(coverage)) + b"\n"


def schema() -> bytes:
    """The JSON Schema (2020-12) of the output, made from the contract's types."""
    made = msgspec.json.schema(out.Document)
    described = {
        "$schema": SCHEMA_DIALECT,
        "title": "twosource machine output, version 1",
        **made,
    }
    return json.dumps(described, indent=1, ensure_ascii=False).encode() + b"\n"


class _Joined:
    """One reading with the look-ups its notes are joined by."""

    def __init__(self, reading: Reading, source_of: Mapping[str, str]) -> None:
        self.reading = reading
        self.source_of = source_of
        self.party = {mention.id: mention.party for mention in reading.of(Mention)}
        self.sure = {certainty.target: certainty for certainty in reading.of(Certainty)}
        self.certainty = {certainty.id: certainty for certainty in reading.of(Certainty)}
        self.time = {time.id: time for time in reading.of(TimeRef)}
        self.claim_of = {claim.attribution: claim for claim in reading.of(Claim) if claim.attribution}
        self.speaker = {item.id: self.source(item) for item in reading.of(Attribution)}

    def source(self, attribution: Attribution) -> str | None:
        party = self.party.get(attribution.mention or "")
        return self.source_of.get(party or "")

    def when(self, time_id: str | None) -> out.WhenOut | None:
        time = self.time.get(time_id or "")
        if time is None:
            return None
        period = time.period
        return out.WhenOut(
            first=period.first if period else None,
            last=period.last if period else None,
            grain=period.grain if period else None,
            span=time.span,
        )

    def page(self) -> out.PageOut:
        page, facts = self.reading.page, _facts(self.reading)
        return out.PageOut(
            id=page.id,
            name=page.name,
            path=page.path,
            url=page.url,
            addresses=list(page.addresses),
            language=facts.language,
            analysed=facts.analysed,
            title=out.TitleOut(text=facts.title.text, span=facts.title.span) if facts.title else None,
            publisher=_publisher(facts),
            agencies=_names(facts.agencies),
            authors=_names(facts.authors),
            dateline=out.DatelineOut(place=facts.dateline.place, span=facts.dateline.span) if facts.dateline else None,
            section=_section(facts.section),
            published=_published(facts.published),
            updated=_published(facts.updated),
            text=page.text,
            blocks=[out.BlockOut(role=block.role, span=block.span, why=block.why) for block in self.reading.of(Block)],
        )

    def attributions(self) -> Iterable[out.AttributionOut]:
        for item in self.reading.of(Attribution):
            sure = self.sure.get(item.id)
            claim = self.claim_of.get(item.id)
            yield out.AttributionOut(
                id=item.id,
                page=item.page,
                source=list(item.source),
                cue=list(item.cue),
                content=list(item.content),
                source_id=self.speaker[item.id],
                kind=item.kind,
                mode=item.mode,
                within=item.within,
                addressee=list(item.addressee),
                channel=list(item.channel),
                certainty=sure.level if sure else None,
                certainty_cues=list(sure.cues) if sure else [],
                evidence=sure.evidence if sure else None,
                evidence_spans=list(sure.evidence_spans) if sure else [],
                basis=sure.basis if sure else None,
                said=self.when(claim.said if claim else None),
                outlook=sure.outlook if sure else None,
                score=_rounded(item.score),
                why=_rules(item, sure),
            )

    def claims(self) -> Iterable[out.ClaimOut]:
        for claim in self.reading.of(Claim):
            sure = self.certainty.get(claim.certainty)
            if sure is None:
                continue
            yield out.ClaimOut(
                id=claim.id,
                page=claim.page,
                spans=list(claim.spans),
                attribution=claim.attribution,
                source_id=self.speaker.get(claim.attribution or ""),
                via=[self.source_of[party] for party in claim.via if party in self.source_of],
                certainty=sure.level,
                certainty_cues=list(sure.cues),
                evidence=sure.evidence,
                evidence_spans=list(sure.evidence_spans),
                outlook=sure.outlook,
                about=self.when(claim.about),
                figures=list(claim.figures),
                times=list(claim.times),
            )

    def figures(self) -> Iterable[out.FigureOut]:
        for figure in self.reading.of(Figure):
            yield out.FigureOut(
                id=figure.id,
                page=figure.page,
                span=figure.span,
                low=_number(figure.low),
                high=_number(figure.high),
                bound=figure.bound,
                unit=figure.unit,
                unit_code=figure.unit_code,
                counted=figure.counted,
                counted_span=figure.counted_span,
                scope=_scope(figure.scope),
                part_of=figure.part_of,
                change=figure.change,
                change_role=figure.change_role,
                hypothetical=figure.hypothetical,
                attribution=figure.attribution,
                speaker=self.speaker.get(figure.attribution or ""),
                why=_rules(figure),
            )

    def times(self) -> Iterable[out.TimeOut]:
        for time in self.reading.of(TimeRef):
            period: Period | None = time.period
            yield out.TimeOut(
                id=time.id,
                page=time.page,
                span=time.span,
                first=period.first if period else None,
                last=period.last if period else None,
                grain=period.grain if period else None,
                value=time.value,
                basis=time.basis,
                why=_rules(time),
            )


def _facts(reading: Reading) -> PageFacts:
    found = reading.of(PageFacts)
    if found:
        return found[0]
    page = reading.page
    return PageFacts(id="", page=page.id, by="none", language=page.given.language or "und", analysed=False)


def _publisher(facts: PageFacts) -> out.PublisherOut | None:
    publisher = facts.publisher
    return out.PublisherOut(name=publisher.name, how=publisher.how, evidence=list(publisher.evidence)) if publisher else None


def _names(facts: Iterable[NamedFact]) -> list[out.NameOut]:
    return [out.NameOut(name=fact.name, evidence=list(fact.evidence)) for fact in facts]


def _published(when: Published | None) -> out.PublishedOut | None:
    if when is None:
        return None
    return out.PublishedOut(
        first=when.first, last=when.last, day=when.day, grain=when.grain, how=when.how, evidence=list(when.evidence)
    )


def _section(section: Section | None) -> out.SectionOut | None:
    return out.SectionOut(name=section.name, how=section.how, evidence=list(section.evidence)) if section else None


def _place(place: PageSpan) -> out.PlaceOut:
    return out.PlaceOut(page=place.page, span=place.span)


def _scope(scope: Scope | None) -> out.ScopeOut | None:
    if scope is None:
        return None
    return out.ScopeOut(place=list(scope.place), time=scope.time, condition=list(scope.condition))


def _source(source: Source) -> out.SourceOut:
    return out.SourceOut(
        id=source.id,
        name=source.name,
        names=list(source.names),
        kind=source.kind,
        role=source.role,
        affiliation=source.affiliation,
        speaks_for=source.speaks_for,
        anonymity_reason=source.anonymity_reason,
        mentions=[_place(place) for place in source.mentions],
        why=source.why,
    )


def _story(story: Story) -> out.StoryOut:
    return out.StoryOut(
        id=story.id,
        title=story.title,
        pages=list(story.pages),
        why=story.why,
        newsrooms=story.newsrooms,
        origins=[
            out.OriginOut(id=origin.id, pages=list(origin.pages), newsroom=origin.newsroom, seen=origin.seen, why=origin.why)
            for origin in story.origins
        ],
    )


def _derivation(item: Derivation) -> out.DerivationOut:
    return out.DerivationOut(
        id=item.id,
        child=item.child,
        parent=item.parent,
        main=item.main,
        kind=item.kind,
        direction_by=item.direction_by,
        containment=(round(item.containment[0], 2), round(item.containment[1], 2)),
        passages=[out.PassageOut(child=passage.child, parent=passage.parent) for passage in item.passages],
        score=round(item.score, 2),
        why=item.why,
    )


def _drift(drift: Drift) -> out.DriftOut:
    return out.DriftOut(
        id=drift.id,
        kind=drift.kind,
        weight=drift.weight,
        parent=drift.parent,
        child=drift.child,
        before=_place(drift.before) if drift.before else None,
        after=_place(drift.after) if drift.after else None,
        why=drift.why,
    )


def _point(point: Point) -> out.PointOut:
    return out.PointOut(
        id=point.id,
        story=point.story,
        question=point.question,
        kind=point.kind,
        claims=[out.PointClaimOut(claim=item.claim, figure=item.figure, source_id=item.source_id) for item in point.claims],
        relations=[out.RelationOut(left=item.left, right=item.right, kind=item.kind, why=item.why) for item in point.relations],
        origins=point.origins,
        newsrooms=point.newsrooms,
        sources=point.sources,
        assessment=point.assessment,
        why=point.why,
    )


def _fault(fault: Fault) -> out.FaultOut:
    return out.FaultOut(
        page=fault.page or msgspec.UNSET,
        path=fault.path or msgspec.UNSET,
        step=fault.step,
        message=fault.message,
        mend=fault.mend,
    )


def _rules(*notes: Attribution | Certainty | Figure | TimeRef | None) -> str:
    """The rules that found something, each with its step and version."""
    return "; ".join(f"{note.by}: {note.rule}" for note in notes if note)


def _number(value: float | None) -> out.Number | None:
    """Whole numbers without a decimal point: 12000, not 12000.0."""
    return int(value) if value is not None and float(value).is_integer() else value


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 2)
