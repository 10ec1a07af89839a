"""What is wrong with a project: sources, curation, data and pages held against each other.

Knows sources and catalogue.
"""
