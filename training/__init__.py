"""How the weights that ship are made. `python -m training` does all of it; nothing in the package imports this."""
