"""Sphinx's own search, made to work for Chinese and for numbers, and to rank the pages of codes."""
