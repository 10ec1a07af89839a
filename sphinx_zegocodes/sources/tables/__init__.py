"""Finding tables: every table, row and cell with its place, damage recovered."""
