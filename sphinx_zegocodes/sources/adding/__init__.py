"""A new document taken in: what is guessed about it, and what it adds to a project."""
