"""Overviews of the whole: the list of documents, the map of number ranges, breadcrumbs."""
