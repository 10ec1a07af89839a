"""How documents are read: the table scanner, the dialect, and sync. Knows the catalogue."""
