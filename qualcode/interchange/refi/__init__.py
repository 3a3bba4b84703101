"""The exchange format REFI-QDA written: in the dialects of programs, valid against its schema."""
