"""What changed between a report and its retelling."""

from twosource.corpus.drift.find import find_drifts

__all__ = ["find_drifts"]
