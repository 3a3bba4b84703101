"""Quotation collections: their parts, sources and arrangement."""
