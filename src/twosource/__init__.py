"""Who said what first, on whose word, and what was lost in the retelling: every line points at the words."""
