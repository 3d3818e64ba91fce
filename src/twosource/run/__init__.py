"""Composes the steps: pages in, one `Coverage` out. The only place that catches everything."""

from twosource.run.analyse import Options, analyse, read_paths
from twosource.run.pages import PAGE_STEPS, read_closely

__all__ = ["PAGE_STEPS", "Options", "analyse", "read_closely", "read_paths"]
