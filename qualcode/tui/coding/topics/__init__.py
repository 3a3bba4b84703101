"""Topics of the guide on the coding screen: chosen for a question by one key, shown at the passage."""
