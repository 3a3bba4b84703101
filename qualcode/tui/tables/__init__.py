"""The tables screen: what is counted, shown and exported."""
