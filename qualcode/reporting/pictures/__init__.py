"""Pictures of tables: for people who see no colours, for printers without any, with their numbers in them."""
