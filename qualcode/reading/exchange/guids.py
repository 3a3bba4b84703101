"""The GUIDs of another program's file in one spelling, and those of things that have none there."""

from __future__ import annotations

import re
import uuid

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NOBODY = str(uuid.UUID(int=0))
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:QDA-XML:project:1.0")


def spelled_guid(raw: str) -> str:
    """A GUID in lower case without braces; what is none as it stands, and empty for that of nobody."""
    written = raw.strip()
    guid = written.strip("{}").lower()
    if not _GUID.fullmatch(guid):
        return written
    return "" if guid == _NOBODY else guid


def made_guid(*parts: str) -> str:
    """A GUID that the same parts always have."""
    return str(uuid.uuid5(_OURS, "\n".join(parts)))
