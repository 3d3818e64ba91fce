"""Where steps run. Knows the functions it is handed and nothing of what they do."""

from twosource.engine.local import map_items
from twosource.engine.processes import Limits

__all__ = ["Limits", "map_items"]
