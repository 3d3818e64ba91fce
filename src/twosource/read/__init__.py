"""bytes -> `Page`: plain text, HTML, JSON records, folders."""

from twosource.read.document import html_page, text_page
from twosource.read.given import ToldFacts, checked, merged, read_facts_csv, with_facts
from twosource.read.intake import Intake, read_paths
from twosource.read.language import detect_languages

__all__ = [
    "Intake",
    "ToldFacts",
    "checked",
    "detect_languages",
    "html_page",
    "merged",
    "read_facts_csv",
    "read_paths",
    "text_page",
    "with_facts",
]
