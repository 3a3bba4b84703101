"""How often each code was given, by whom and under which version of its rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qualcode.catalogue import _, ngettext, program
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.plural import counted
from qualcode.project.coding.codings import CodedShare
from qualcode.project.coding.conditions import among
from qualcode.workspace.workbench.workbench import Workbench


@dataclass(slots=True)
class CodeFigures:
    """The codings of one code that may be seen: by coder's name, by rule version; and what is hidden.

    `hidden` says which of others blindness hides, `earlier` counts one's own of other rounds, `below` the codings of
    sub-codes that may be seen. `since` is the version since which the rule is what it is now.
    """

    coders: dict[str, int] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)
    documents: set[int] = field(default_factory=set)
    hidden: str = ""
    earlier: int = 0
    below: int = 0
    since: int = 0

    @property
    def codings(self) -> int:
        """Number of codings that may be seen."""
        return sum(self.coders.values())

    @property
    def older(self) -> dict[int, int]:
        """Rule version -> number of codings, for the versions before the rule of now."""
        return {version: self.versions[version] for version in sorted(self.versions) if version < self.since}

    def in_words(self) -> str:
        """“27 codings in 12 documents: Anna 14, Ben 13”."""
        hidden = [_("{codings} hidden (blind)", codings=self.hidden)] if self.hidden else []
        hidden += (
            [ngettext("{count} of other rounds hidden", "{count} of other rounds hidden", self.earlier)]
            if self.earlier
            else []
        )
        if not self.codings:
            return " · ".join((self.none_words(), *hidden))
        numbers = program().number
        told = _(
            "{codings} in {documents}: {coders}",
            codings=counted(self.codings, "coding"),
            documents=counted(len(self.documents), "document", after=True),
            coders=", ".join(f"{name} {numbers(number)}" for name, number in self.coders.items()),
        )
        return " · ".join((told, *hidden))

    def none_words(self) -> str:
        """“no codings of its own, 12 of sub-codes”, where the code itself was not given."""
        if not self.below:
            return _("no codings")
        return ngettext(
            "no codings of its own, {count} of sub-codes", "no codings of its own, {count} of sub-codes", self.below
        )


def figures_of(bench: Workbench, code: Code, shares: Sequence[CodedShare] | None = None) -> CodeFigures:
    """The figures of a code; `shares` are its codings where these were counted already, as in a thread."""
    found = CodeFigures(since=bench.project.rule_checks.since().get(code.key, 0))
    of_others, names = 0, bench.coders
    places = {document.key: place for place, document in enumerate(bench.every_document)}
    counted_so = bench.project.codings.of_code(code.key) if shares is None else shares
    known = [share for share in counted_so if share.document in places]
    for share in sorted(known, key=lambda share: (places[share.document], share.first)):
        if share.coder in bench.sight.models and share.coder != bench.sight.own:
            continue
        if not bench.may_be_seen(share):
            own = share.coder == bench.sight.own
            found.earlier += share.number if own else 0
            of_others += 0 if own or share.coder in bench.sight.hidden_models.keys else share.number
            continue
        name = names[share.coder].name if share.coder in names else "?"
        found.coders[name] = found.coders.get(name, 0) + share.number
        found.versions[share.rule_version] = found.versions.get(share.rule_version, 0) + share.number
        found.documents.add(share.document)
    found.hidden = bench.hidden_of_others(of_others)
    found.below = codings_below(bench, code)
    return found


def codings_below(bench: Workbench, code: Code) -> int:
    """Number of codings of the sub-codes of a code, and of theirs, that may be seen; 0 while they are not counted."""
    counts = bench.code_counts()
    return sum(counts.get(sub_code.key, 0) for sub_code in bench.book.descendants(code.key))


def codings_of_code(bench: Workbench, code: Code) -> list[Coding]:
    """The codings of a code that may be seen, in order of documents and places."""
    places = {document.key: place for place, document in enumerate(bench.every_document)}
    seen = bench.project.codings.where(among("code_id", [code.key]) & bench.sight.counted())
    known = [coding for coding in seen if coding.document in places]
    return sorted(known, key=lambda coding: (places[coding.document], coding.span, coding.key))


def last_codings_of_code(bench: Workbench, code: Code, number: int) -> list[Coding]:
    """So many codings of a code that may be seen, those that were given last first."""
    places = {document.key for document in bench.every_document}
    latest = bench.project.codings.latest(among("code_id", [code.key]) & bench.sight.counted(), number)
    return [coding for coding in latest if coding.document in places]


def versions_in_words(code: Code, of_code: CodeFigures) -> str:
    """“rules version 3 · 27 codings were made under version 1, 12 under version 2”."""
    older = of_code.older
    words = _("rules version {version}", version=code.rule_version)
    pieces = [
        ngettext(
            "{count} coding was made under version {version}",
            "{count} codings were made under version {version}",
            number,
            version=version,
        )
        for version, number in older.items()
    ]
    return f"{words} · {', '.join(pieces)}" if pieces else words
