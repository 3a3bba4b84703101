"""Where in a text a quotation stands."""
