"""The screen of quotations: the list, the editor, the export."""
