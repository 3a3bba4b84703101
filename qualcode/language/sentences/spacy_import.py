"""Import spaCy without its own command line.

spaCy takes in its commands for one function, `info`, and with them libraries for downloads, templates and terminals:
a third of the time that importing it takes. Nobody asks for them here; who does after all gets them then.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

_COMMANDS, _INFO = "spacy.cli", "spacy.cli.info"


def import_spacy() -> None:
    """Import spaCy, unless that was done. Where it wants more of its commands than `info`, it gets them."""
    if "spacy" in sys.modules:
        return
    stand_ins = {name: ModuleType(name) for name in (_COMMANDS, _INFO)}
    vars(stand_ins[_INFO])["info"] = None
    sys.modules.update(stand_ins)
    try:
        spacy = import_module("spacy")
    except ImportError:
        spacy = None
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
    if spacy is None:
        import_module("spacy")
    elif vars(spacy).get("info", 0) is None:
        del vars(spacy)["info"]
        vars(spacy).setdefault("__getattr__", _when_asked_for)


def _when_asked_for(name: str) -> object:
    """What spaCy's package lacks of its commands."""
    if name == "cli":
        return import_module(_COMMANDS)
    if name == "info":
        return import_module(_INFO).info
    raise AttributeError(f"module 'spacy' has no attribute {name!r}")  # no text: for Python
