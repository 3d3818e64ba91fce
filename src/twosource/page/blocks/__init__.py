"""Which stretch of a page is headline, report, caption or furniture, and by which rule."""

from twosource.page.blocks.step import find_blocks

__all__ = ["find_blocks"]
