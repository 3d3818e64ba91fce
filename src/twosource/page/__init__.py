"""`Page` -> notes: one page at a time, pure. The rooms do not import one another; they meet in the model."""
