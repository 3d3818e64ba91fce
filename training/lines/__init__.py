"""Makes the weights by which a line of plain text is told to be the report's or furniture."""
