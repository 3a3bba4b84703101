"""What goes into a report: quotation collections, tables, codebook; one writer a format."""
