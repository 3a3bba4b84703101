"""What a consensus is found on: where two coders agree and differ, whole codings at a time."""
