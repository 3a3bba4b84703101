"""Quoting in a workspace: export, edits, the disclosure check and its findings, the record of publications."""
