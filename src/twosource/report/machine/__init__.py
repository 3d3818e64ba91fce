"""The machine output: a `Coverage` as one JSON object, and its schema."""

from twosource.report.machine.build import document, encode, schema
from twosource.report.machine.contract import Document

__all__ = ["Document", "document", "encode", "schema"]
