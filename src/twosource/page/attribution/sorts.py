"""What sort of statement each attribution is, and whether it reports anybody's word, thought or document at all.

The tagger learned from PolNeAR, which marks attitudes, intentions and perceptions besides statements; so some of what it finds
is the page's own word about a person ("has accepted gifts", "seems to win"). Each attribution falls into one named sort; each
sort has the share of a sample that a reader took for a report (`attribution.toml`), which is the attribution's score.
"""

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from twosource.language import lexicon
from twosource.model import Span
from twosource.page.attribution.drafts import GUESSED, Draft
from twosource.page.attribution.lexical import Form, Kind, english, inflected_forms

Name = Literal[
    "anybody's", "clause", "deed", "document", "guessed", "nobody named", "nobody's", "quoted", "said", "seeming", "stance",
    "thought", "unnamed reports",
]  # fmt: skip

_WORD = re.compile(r"\w+(?:[-’']\w+){0,8}")
_READ = 400
"""Code points of a content or a source that are read for its words."""
_ANYBODY = frozenset({"you", "your", "anyone", "anybody", "everyone", "everybody", "one"})
_RELATIVE = frozenset({"who", "that", "which", "those"})
_ASKING = frozenset({"for", "on"})
"""After a verb of deeds these make it one of words: "called for", "pressed for"."""
_POLLED = frozenset({"in", "based", "from"})
"""Before a document these make it a source: "in the poll"."""
_CLAUSE = frozenset({"that", "whether", "if", "how", "why", "what", "who", "when", "where"})


class Sort(NamedTuple):
    """The sort's name, the kind of the statement, and the share of such attributions that report somebody."""

    name: Name
    kind: Kind
    score: float


class _Known(NamedTuple):
    """The lists of `attribution.toml`, which tells what each holds, and the nouns for documents."""

    forms: Mapping[str, Form]
    given_out: frozenset[str]
    stances: frozenset[str]
    reports: frozenset[str]
    hearsay: frozenset[str]
    passives: frozenset[str]
    seeming: frozenset[str]
    deeds: frozenset[str]
    documents: frozenset[str]
    scores: Mapping[str, float]


@functools.cache
def _known() -> _Known:
    lists = lexicon("attribution")
    return _Known(
        forms={**inflected_forms(lists["verbs"]), **english().forms},
        given_out=frozenset(lists["kinds"]["speech"]),
        stances=frozenset(lists["stances"]["words"]) | frozenset(lists["stances"]["participles"]),
        reports=frozenset(lists["reports"]["nouns"]),
        hearsay=frozenset(lists["reports"]["hearsay"]),
        passives=frozenset(lists["reports"]["passives"]),
        seeming=frozenset(lists["seeming"]["words"]),
        deeds=frozenset(lists["deeds"]["verbs"]),
        documents=frozenset(lexicon("roles")["documents"]["nouns"]),
        scores=lists["scores"],
    )


class _Case(NamedTuple):
    """What of a draft tells its sort: words of its cue, source and content.

    Attributes:
        form: the last verb of the cue that is known.
        quoted: whether words of the content are quoted.
        opens, has_verb: the content's first word, and whether it holds a sure verb.
        behind: whether any of it stands behind the cue.
        guessed: whether the content is a doubtful rule's.
        defines: whether the source is a relative pronoun without a comma before it.
    """

    cue: Sequence[str]
    form: Form | None
    source: frozenset[str]
    quoted: bool
    opens: str
    has_verb: bool
    behind: bool
    guessed: bool
    defines: bool

    def has(self, words: frozenset[str] | Mapping[str, object]) -> bool:
        """Whether any word of the cue is one of these."""
        return any(word in words for word in self.cue)

    def is_formula(self) -> bool:
        """Whether the cue is a mark, "according to" or "reportedly"."""
        return not self.cue or self.cue[0] == "according" or self.cue[0] in english().hearsay

    def is_of_a_group(self) -> bool:
        """Whether a relative clause only tells who is meant: "Britons who wish to stay"."""
        meant = self.defines and (self.form.kind == "belief" if self.form else self.has(_known().stances))
        return meant and not self.quoted and self.opens not in _CLAUSE

    def is_deed(self) -> bool:
        """Whether the verb may as well tell a deed, and no clause follows it."""
        deed = self.form is not None and self.form.lemma in _known().deeds
        return deed and self.cue[-1] not in _ASKING and self.opens not in _CLAUSE and not self.has_verb

    def is_passive_report(self) -> bool:
        """Whether the cue is the passive of a verb of saying, with words after it."""
        passive = any(word in english().be for word in self.cue[:-1]) and self.behind
        return self.form is not None and self.form.lemma in _known().passives and (passive or self.quoted)


_NAMED: tuple[tuple[Name, Callable[[_Case], bool]], ...] = (
    ("guessed", lambda case: case.guessed),
    ("anybody's", lambda case: case.source <= _ANYBODY or case.is_of_a_group()),
    ("quoted", lambda case: case.quoted),
    ("said", _Case.is_formula),
    ("seeming", lambda case: case.form is None and case.has(_known().seeming)),
    ("deed", _Case.is_deed),
    (
        "thought",
        lambda case: case.form is not None and case.form.kind == "belief" and case.form.lemma not in _known().given_out,
    ),
    ("said", lambda case: case.form is not None or case.has(_known().reports) or case.has(english().nouns)),
    ("stance", lambda case: case.has(_known().stances)),
    ("document", lambda case: case.cue[0] in _POLLED and bool(case.source & _known().documents)),
    ("clause", lambda case: case.opens in _CLAUSE),
    ("deed", lambda _: True),
)
"""The sorts of a statement with a source; the first that fits."""
_UNNAMED: tuple[tuple[Name, Callable[[_Case], bool]], ...] = (
    ("nobody named", lambda case: case.is_formula()),
    ("seeming", lambda case: case.has(_known().seeming)),
    ("nobody named", _Case.is_passive_report),
    ("unnamed reports", lambda case: case.has(_known().hearsay)),
    ("unnamed reports", lambda case: case.has(_known().reports) and (case.opens in _CLAUSE or case.has_verb)),
    ("nobody named", lambda case: case.quoted and case.form is not None),
    ("nobody's", lambda _: True),
)
"""The same where nobody is named: it was said by somebody all the same, or by nobody."""
_OF_DOCUMENTS = frozenset({"said", "thought", "stance", "clause", "deed", "document"})
"""Sorts that with a document for a source are what it says."""


def sort_of(text: str, draft: Draft, *, quoted: bool, document: bool) -> Sort:
    """What sort of statement a draft is.

    Args:
        text: the page's.
        draft: who said what.
        quoted: whether words of the content stand in quotation marks.
        document: whether the source is a document.
    """
    case = _case(text, draft, quoted=quoted)
    name = next(name for name, fits in (_NAMED if draft.source else _UNNAMED) if fits(case))
    if document and name in _OF_DOCUMENTS:
        name = "document"
    return Sort(name, _kind(case, name, document=document), _known().scores[name])


def _case(text: str, draft: Draft, *, quoted: bool) -> _Case:
    cue = [word for span in draft.cue for word in _words(text, span)]
    forms = [_known().forms[word] for word in cue if word in _known().forms]
    content = _words(text, draft.content[0])
    return _Case(
        cue=cue,
        form=forms[-1] if forms else None,
        source=frozenset(word for span in draft.source[:1] for word in _words(text, span)),
        quoted=quoted,
        opens=content[0] if content else "",
        has_verb=any(english().is_verb(word) for word in content[1:]),
        behind=any(span.start > draft.cue[-1].start for span in draft.content),
        guessed=draft.rule == GUESSED,
        defines=_defines(text, draft.source),
    )


def _defines(text: str, source: Sequence[Span]) -> bool:
    if not source or text[source[0].start : source[0].end].lower() not in _RELATIVE:
        return False
    return not text[max(0, source[0].start - 3) : source[0].start].rstrip().endswith((",", "—", "–", "-", "("))


def _words(text: str, span: Span) -> list[str]:
    return [found.group().lower() for found in _WORD.finditer(text, span.start, min(span.end, span.start + _READ))]


def _kind(case: _Case, name: Name, *, document: bool) -> Kind:
    if name == "document" or (document and name == "quoted"):
        return "document"
    if case.form is not None:
        said = case.form.lemma in _known().given_out or case.form.kind == "document"  # a person who shows something says it
        return "speech" if said else case.form.kind
    return "belief" if name in {"stance", "deed", "seeming", "nobody's"} or case.has(_known().stances) else "speech"
