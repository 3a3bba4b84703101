"""An archive deposit: its metadata, its data list, its study report and what was left out, made of plain objects."""
