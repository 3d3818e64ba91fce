"""Scorers of the invented stories, one module a layer; standard library only.

Each layer module has two functions: `tally(case)` counts on one story (or one retelling) and gives `Counts`, `rows(counts)`
makes figures of them. Counts of several stories are added before they are made into figures, so a story weighs what it holds.
The definitions of a layer's figures stand in its module's docstring.

```
align          offsets of a system's text -> offsets of the gold text
case           one story or retelling: gold and output side by side
tally          ratios, F1, macro F1, B-cubed from counts
as_output      gold in the form of the machine output (gold against itself gives 1.0 everywhere)
layers         all layers over stories

blocks, facts, attributions, certainty, parties, figures, times, lineage, drift, points
```
"""
