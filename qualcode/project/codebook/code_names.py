"""What codes may be called, and which of them somebody means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from qualcode.catalogue import _
from qualcode.errors import Ambiguous, QualcodeError
from qualcode.language.forms.normalised import composed, spelled
from qualcode.model.codebooks.code_paths import PATH_SEPARATOR, joined_path
from qualcode.model.codes import Code, Codebook, can_be_key
from qualcode.project.file.store import NameCandidate, find


def found_by_name(book: Codebook, wanted: str, *, exact: bool = False) -> Code:
    """The code that is meant, see `Codes.find`. Raises NotFound, Ambiguous, NotExact."""
    alike = [code for code in book if PATH_SEPARATOR.join(code.path) == wanted]
    if len(alike) > 1:  # one of them has the separator in its name
        raise Ambiguous("code", wanted, [f"{code.full_name} ({code.id})" for code in alike], exact=exact)
    hint = _("“qualcode codebook show” lists them.") if len(book) else _("“qualcode codebook import” brings some.")
    return find("code", wanted, [_candidate(code) for code in book], hint, exact=exact)


def finder_of(book: Codebook) -> Callable[[str], Code]:
    """Finds codes exactly, as files of the program name them: a whole path means its code."""
    candidates = [_candidate(code) for code in book]
    return lambda wanted: find("code", wanted, candidates, _("“qualcode codebook show” lists them."), exact=True)


def _candidate(code: Code) -> NameCandidate[Code]:
    starts = range(len(code.path))
    written = (joined_path(code.path[start:]) for start in starts)
    plain = (PATH_SEPARATOR.join(code.path[start:]) for start in starts)  # a name may hold the separator
    ends = tuple(dict.fromkeys((*written, *plain)))
    names = (code.full_name, code.short_key, *ends) if code.short_key else ends
    return NameCandidate(code, code.id, code.uuid, names)


_DRAWN = "[\u2190-\u2bff\U0001f000-\U0001faff]"
_PICTURE = re.compile(f"({_DRAWN}\ufe0f?(?:\u200d{_DRAWN}\ufe0f?)+|{_DRAWN}\ufe0f)")


def written_name(name: str) -> str:
    """A name in one spelling, see `spelled`; signs that draw one picture together keep what joins them."""
    parts = _PICTURE.split(name)
    if len(parts) == 1:
        return spelled(name)
    kept = (part if place % 2 else composed(part) for place, part in enumerate(parts))
    return " ".join("".join(kept).split())


def holds_control(name: str) -> bool:
    """Whether a name holds a control character, which no file could hold and no screen show."""
    return any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in name)


def check_key(key: str) -> str:
    """The key of a code as it is written, empty for none. Raises QualcodeError for one that cannot be."""
    if key and not can_be_key(key):
        raise QualcodeError(
            _("“{key}” cannot be a code's key.", key=key),
            _("A key is short, like K2.1: no blanks at its edges, no line break and no “ / ”."),
        )
    return spelled(key)
