"""Certainty: how sure a speaker is, on what evidence, and of which time.

Levels follow FactBank's grades of factuality (Saurí and Pustejovsky, 2009), flattened to six; words of likelihood are those of
the intelligence yardsticks (ICD 203, PHIA). No parser: hedges are found by lexicon, and count where they govern the main
predicate.
"""

from twosource.page.certainty.events import event_levels
from twosource.page.certainty.step import find_certainty

__all__ = ["event_levels", "find_certainty"]
