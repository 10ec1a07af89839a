"""What is wrong with a project: sources, curation and data held against each other.

Knows sources and catalogue.
"""
