"""What a page says of itself: title, publisher, agencies, authors, dateline, dates."""

from twosource.page.facts.step import inferred_dates, stated_facts

__all__ = ["inferred_dates", "stated_facts"]
