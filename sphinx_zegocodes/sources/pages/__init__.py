"""Making the page of a document that has none: its prose, and a directive for each table."""
