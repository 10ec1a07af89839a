"""Reading cells: from the documents' mark-up to fields of CommonMark without HTML."""
