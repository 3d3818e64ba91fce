"""Composes the steps: pages in, one `Coverage` out. The only place that catches everything."""

from twosource.read import read_paths
from twosource.run.analyse import Options, analyse
from twosource.run.pages import PAGE_STEPS, page_step

__all__ = ["PAGE_STEPS", "Options", "analyse", "page_step", "read_paths"]
