from collections.abc import Callable

import pytest

from twosource.model import Figure, Page, Reading, Sentence, Span
from twosource.page.quantity import find_figures


def _reading(*sentences: str, role: str = "paragraph") -> Reading:
    text = " ".join(sentences)
    notes = []
    start = 0
    for number, sentence in enumerate(sentences):
        span = Span(start, start + len(sentence))
        notes.append(Sentence(id=f"se-{number}", page="page", by="test", span=span, block="block", role=role))
        start = span.end + 1
    return Reading(page=Page(id="page", name="page", text=text), notes=tuple(notes))


@pytest.fixture
def reading() -> Callable[..., Reading]:
    """Makes a reading of sentences, joined by blanks."""
    return _reading


@pytest.fixture
def figures() -> Callable[..., tuple[Figure, ...]]:
    """Finds the figures of sentences, joined by blanks."""
    return lambda *sentences, role="paragraph": find_figures(_reading(*sentences, role=role))


@pytest.fixture
def words() -> Callable[..., list[str]]:
    """The words of each figure of sentences, joined by blanks."""

    def find(*sentences: str, role: str = "paragraph") -> list[str]:
        made = _reading(*sentences, role=role)
        return [figure.span.of(made.page.text) for figure in find_figures(made)]

    return find
