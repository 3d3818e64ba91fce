"""Composes the steps."""
