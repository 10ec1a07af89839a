"""What is written besides the pages that are read: code pages, redirects, 404, data, search."""
