"""How word processors keep texts: parts of files as XML, and how words in them look."""
