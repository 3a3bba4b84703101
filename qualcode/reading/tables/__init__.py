"""Tables: from the file to headings and rows of text, whatever reads them afterwards."""
