"""Who said what: attributions in the sense of PARC and PolNeAR, by rules over the words of a sentence."""

from twosource.model import Attribution, Reading
from twosource.page.attribution.discourse import joined, page_drafts

__all__ = ["find_attributions"]


def find_attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Find who says what on one page, also inside what others say.

    Args:
        reading: needs Sentence; Mention, if there, names the speaker.

    Returns:
        In text order; empty if nobody is quoted. A statement nobody is named for ("it was reported") has no source.
    """
    drafts, quotations = page_drafts(reading)
    return joined(reading, drafts, quotations)
