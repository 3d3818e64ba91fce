"""Findings -> HTML, JSON, terminal."""
