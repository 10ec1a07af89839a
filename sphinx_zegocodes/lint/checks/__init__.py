"""The rules at work: what each of them finds, over one record of a table or of a project."""
