"""The writers of reports, one a format; each is imported when it is used."""
