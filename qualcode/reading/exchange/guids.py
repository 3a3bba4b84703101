"""The GUIDs of another program's file in one spelling, each of its kind but once."""

from __future__ import annotations

import re
import uuid
from collections import Counter

_GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NOBODY = str(uuid.UUID(int=0))
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:QDA-XML:project:1.0")


def spelled_guid(raw: str) -> str:
    """A GUID in lower case with hyphens and without braces; empty where it is none, or that of nobody."""
    guid = raw.strip().strip("{}").lower()
    return guid if _GUID.fullmatch(guid) and guid != _NOBODY else ""


def made_guid(*parts: str) -> str:
    """A GUID that the same parts always have."""
    return str(uuid.uuid5(_OURS, "\n".join(parts)))


class Guids:
    """Those of one file. `project` is what tells the file's project from others.

    What is no GUID gets one of project and words, so that it has the same one when it is read again; what has one
    that another thing of its kind has, too. `strange` and `doubled` count them by kind.
    """

    def __init__(self, project: str) -> None:
        self._project = project
        self._taken: dict[str, set[str]] = {}
        self.strange: Counter[str] = Counter()
        self.doubled: Counter[str] = Counter()

    def of(self, kind: str, raw: str) -> str:
        """The GUID of a thing of that kind."""
        taken = self._taken.setdefault(kind, set())
        guid = self.meant(raw) if raw.strip() else made_guid(self._project, kind, str(len(taken)))
        if not spelled_guid(raw):
            self.strange[kind] += 1
        if guid in taken:
            self.doubled[kind] += 1
            number = 2
            while (other := made_guid(self._project, kind, guid, str(number))) in taken:
                number += 1
            guid = other
        taken.add(guid)
        return guid

    def meant(self, raw: str) -> str:
        """The GUID of what is referred to, of the first where several have it; empty for nothing."""
        if not raw.strip() or raw.strip().strip("{}") == _NOBODY:
            return ""
        return spelled_guid(raw) or made_guid(self._project, raw.strip())
