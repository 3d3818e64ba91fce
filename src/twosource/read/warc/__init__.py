"""WARC files (ISO 28500:2017) -> drafts of the pages in them, record by record."""

from twosource.read.warc.records import warc_drafts

__all__ = ["warc_drafts"]
