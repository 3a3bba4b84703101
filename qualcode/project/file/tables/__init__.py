"""Groups of tables that are told of apart."""
