"""How findings are shown: a renderer for each format, over the one record of a finding."""
