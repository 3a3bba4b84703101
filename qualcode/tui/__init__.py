"""The terminal interface: Textual over the project, no SQL, no offset arithmetic, no rule of the field."""
