"""The commands of ``zegocodes``, a module each: its options, and what it does.

Know everything but Sphinx.
"""
