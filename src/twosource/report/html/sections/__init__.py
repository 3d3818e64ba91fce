"""The sections of a story: each takes the story's view and gives what its template writes down."""
