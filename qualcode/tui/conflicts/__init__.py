"""The screen of conflicts: what two copies changed apart from each other, until somebody decides."""
