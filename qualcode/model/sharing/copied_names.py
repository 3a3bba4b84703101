"""Names that file synchronisers give to a second copy of a file which two machines changed apart from each other."""

from __future__ import annotations

import re
import unicodedata

# Each finds what was put into the name of the file, before its suffix. Dates and machines are not checked for sense.
_PUT_IN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Nextcloud, Dropbox in several languages: “study (conflicted copy 2026-01-31 101112)”,
        # “study (Ben's conflicted copy 2026-01-31)”, “study (In Konflikt stehende Kopie von Ben 2026-01-31)”
        r" \((?:[^()]*\b)?(?:conflicted copy|case conflict|in konflikt stehende kopie|konfliktkopie|copie en conflit)"
        r"\b[^()]*\)",
        # Seafile: “study (SFConflict ben@example.org 2026-01-31-10-11-12)”
        r" \(SFConflict [^()]*\)",
        # ownCloud and older Nextcloud: “study_conflict-20260131-101112”
        r"_conflict-[0-9A-Za-z_-]+",
        # Syncthing: “study.sync-conflict-20260131-101112-ABCDEFG”
        r"\.sync-conflict-[0-9A-Za-z-]+",
        # Resilio: “study.Conflict”, “study.Conflict1”
        r"\.conflict\d*",
        # Google Drive: “study (1)”
        r" ?\(\d{1,3}\)",
        # iCloud: “study 2”
        r" \d{1,2}",
        # OneDrive: “study-LAPTOP”, “study-LAPTOP-2”; a machine's name is anything
        r"-[\w-]{1,63}",
    )
)


def is_copied_name(stem: str, of: str) -> bool:
    """Whether a file of this name (without its suffix) may be the second copy that a synchroniser made of another.

    It may be: a number or a word behind the name has other reasons, too, so look into it.
    """
    rest = _composed(stem).removeprefix(_composed(of))
    return len(rest) < len(_composed(stem)) and any(put_in.fullmatch(rest) for put_in in _PUT_IN)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)  # macOS writes names decomposed
