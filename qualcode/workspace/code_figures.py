"""How often each code was given, by whom and under which version of its rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.plural import counted
from qualcode.workspace.workbench import Workbench


@dataclass(slots=True)
class CodeFigures:
    """The codings of one code that may be seen: by coder's name, by rule version; and what is hidden.

    `hidden` says which of others blindness hides, `earlier` counts one's own of other rounds.
    """

    coders: dict[str, int] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)
    documents: set[int] = field(default_factory=set)
    hidden: str = ""
    earlier: int = 0

    @property
    def codings(self) -> int:
        """Number of codings that may be seen."""
        return sum(self.coders.values())

    def older(self, code: Code) -> dict[int, int]:
        """Rule version -> number of codings, for the versions before the present one."""
        return {version: self.versions[version] for version in sorted(self.versions) if version < code.rule_version}

    def in_words(self) -> str:
        """“27 codings in 12 documents: Anna 14, Ben 13”."""
        hidden = f" · {self.hidden} hidden (blind)" if self.hidden else ""
        hidden += f" · {self.earlier} of other rounds hidden" if self.earlier else ""
        if not self.codings:
            return f"no codings{hidden}"
        who = ", ".join(f"{name} {number}" for name, number in self.coders.items())
        return f"{counted(self.codings, 'coding')} in {counted(len(self.documents), 'document')}: {who}{hidden}"


def figures(bench: Workbench) -> dict[int, CodeFigures]:
    """Code key -> its figures."""
    found = {code.key: CodeFigures() for code in bench.book}
    of_others: Counter[int] = Counter()
    for document in bench.every_document:
        for coding in bench.codings_of(document.key):
            of_code = found.setdefault(coding.code, CodeFigures())
            if not bench.may_be_seen(coding):
                own = bench.is_own(coding)
                of_code.earlier += own
                of_others[coding.code] += not own
                continue
            name = bench.coder_of(coding)
            of_code.coders[name] = of_code.coders.get(name, 0) + 1
            of_code.versions[coding.rule_version] = of_code.versions.get(coding.rule_version, 0) + 1
            of_code.documents.add(coding.document)
    for code, of_code in found.items():
        of_code.hidden = bench.hidden_of_others(of_others[code])
    return found


def codings_of_code(bench: Workbench, code: Code) -> list[Coding]:
    """The codings of a code that may be seen, in order of documents and places."""
    seen = (
        sorted(bench.codings(document), key=lambda coding: (coding.span, coding.key))
        for document in bench.every_document
    )
    return [coding for here in seen for coding in here if coding.code == code.key]


def versions_in_words(code: Code, of_code: CodeFigures) -> str:
    """“rules version 3 · 27 codings were made under version 1, 12 under version 2”."""
    older = of_code.older(code)
    words = f"rules version {code.rule_version}"
    if older:
        pieces = [
            f"{number} coding{'s were' if number > 1 else ' was'} made under version {version}"
            for version, number in older.items()
        ]
        words += f" · {', '.join(pieces)}"
    return words
