"""Geometry of the charts: plain numbers in, drawings out. The templates only write them down."""
