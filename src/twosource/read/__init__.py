"""bytes -> `Page`: HTML, plain text, records, feeds, web archives, and folders and zip archives of them."""

from twosource.read.document import html_page, text_page
from twosource.read.given import ToldFacts, checked, merged, read_facts_csv, with_facts
from twosource.read.intake import Intake, read_each, read_paths
from twosource.read.language import detect_languages
from twosource.read.shapes import read_mapping

__all__ = [
    "Intake",
    "ToldFacts",
    "checked",
    "detect_languages",
    "html_page",
    "merged",
    "read_each",
    "read_facts_csv",
    "read_mapping",
    "read_paths",
    "text_page",
    "with_facts",
]
