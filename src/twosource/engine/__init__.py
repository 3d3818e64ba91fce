"""Where steps run. Knows the functions it is handed and nothing of what they do."""

from twosource.engine.local import map_items

__all__ = ["map_items"]
