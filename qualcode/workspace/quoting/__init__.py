"""Quoting in a workspace: the ledger of publications, and findings of the disclosure check that are dealt with."""
