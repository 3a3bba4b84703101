"""Prints the lowest versions that pyproject.toml allows, as constraints for pip.

python .ci/lowest_versions.py [EXTRA ...] > lowest.txt
pip install -c lowest.txt -e '.[EXTRA]'
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

_REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)>=(?P<version>[\w.]+)")


def lowest(requirements: Iterable[str]) -> list[str]:
    """Each requirement “name>=version” as “name==version”; ValueError where one names no lowest version."""
    pinned = []
    for requirement in requirements:
        match = _REQUIREMENT.fullmatch(requirement.replace(" ", ""))
        if match is None:
            raise ValueError(f"“{requirement}” names no lowest version: write name>=version in pyproject.toml.")
        pinned.append(f"{match['name']}=={match['version']}")
    return pinned


def main() -> None:
    """Print the constraints of the package and of the extras that are named."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [requirement for name in sys.argv[1:] for requirement in project["optional-dependencies"][name]]
    sys.stdout.write("\n".join(lowest([*project["dependencies"], *extras])) + "\n")


if __name__ == "__main__":
    main()
