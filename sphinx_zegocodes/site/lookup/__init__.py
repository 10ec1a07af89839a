"""The look-up box: its form, the index that its script searches, and the files of that index."""
