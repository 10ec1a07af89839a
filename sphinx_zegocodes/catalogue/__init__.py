"""What codes are: records, their storage, curation and relations.

Knows nothing of Markdown or Sphinx; everything else may import it.
"""
