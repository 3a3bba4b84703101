"""An archive deposit on its way out of the project: what is covered by consent, checked, and written whole."""
