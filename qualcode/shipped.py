"""Shipped data: in the installed package, else in the checkout that the package runs from."""

from __future__ import annotations

from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder “codebooks” or “corpus”. Raises QualcodeError where the installation lacks it."""
    for folder in (_PACKAGE / "_shipped" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise QualcodeError(
        _("This installation of qualcode lacks its “{name}”.", name=name), _("Install qualcode again.")
    )
