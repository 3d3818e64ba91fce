"""Pages made of a few paragraphs, with what is found on them, for the tests beside this file."""

from collections.abc import Callable

from twosource.model import Attribution, Block, Mention, Page, Reading, Role, Sentence, Span
from twosource.page.mentions import find_mentions
from twosource.page.sentences import find_sentences

Find = Callable[[Reading], tuple[Attribution, ...]]


def read_with(find: Find, *blocks: str, role: Role = "paragraph") -> Reading:
    """A page of these blocks, with its sentences, mentions and the attributions that `find` finds."""
    text, notes, start = "\n".join(blocks), [], 0
    for number, block in enumerate(blocks):
        span = Span(start, start + len(block))
        notes.append(Block(id=f"bl-{number}", page="p", by="test", role=role, span=span, why="told"))
        start += len(block) + 1
    reading = Reading(page=Page(id="p", name="p", text=text), notes=tuple(notes))
    reading = reading.having(Sentence, find_sentences(reading))
    reading = reading.having(Mention, find_mentions(reading))
    return reading.having(Attribution, find(reading))


def words(reading: Reading, spans: tuple[Span, ...]) -> str:
    """The words of spans, gaps marked."""
    return " … ".join(span.of(reading.page.text) for span in spans)
