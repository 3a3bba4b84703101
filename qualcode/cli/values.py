"""Values of options that several commands read in the same way."""

from __future__ import annotations

from qualcode.errors import UsageProblem


def pairs(values: tuple[str, ...]) -> dict[str, str]:
    """name=value pairs of an option. Raises UsageProblem for one without “=”."""
    found: dict[str, str] = {}
    for value in values:
        name, sign, content = value.partition("=")
        if not sign or not name.strip():
            raise UsageProblem(f"“{value}” is no name=value.", "Write it like --set wave=2022.")
        found[name.strip()] = content.strip()
    return found
