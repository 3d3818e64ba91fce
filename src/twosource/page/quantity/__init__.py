"""Quantities: what is counted or measured, how exactly it is stated, and how numbers hang together."""

from twosource.page.quantity.step import find_figures

__all__ = ["find_figures"]
