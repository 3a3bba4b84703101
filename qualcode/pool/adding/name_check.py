"""What the name check finds in what is about to go into a pool: names of codes, definitions, values, texts.

It is the disclosure check of quotations (`reporting.disclosure`): names that the project knows or a list gives,
addresses and the like, likely names. What somebody accepted there is accepted here. Where it finds something, the
name, the definition, the value or the text stays away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from qualcode.catalogue import Later, later
from qualcode.reporting.disclosure.check import DisclosureScan
from qualcode.reporting.disclosure.known_names import KnownNames
from qualcode.workspace.quoting.disclosure import DisclosureCheck

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.documents import Document
    from qualcode.project.project import Project
    from qualcode.reporting.disclosure.check import Options
    from qualcode.reporting.disclosure.finding import DisclosureFinding

T = TypeVar("T")
_RENAME = later("Rename the code.")
_DEFINE = later("Write the definition of the code anew.")
_VALUE = later("Give the document, or its case, another value.")
_TEXTS = 20  # that are read together


@dataclass(slots=True)
class NameCheck:
    """What was found, and in what: keys of codes whose name, or whose definition holds something, attributes with
    their values, keys of documents.
    """

    found: list[DisclosureFinding] = field(default_factory=list)
    code_names: set[int] = field(default_factory=set)
    definitions: set[int] = field(default_factory=set)
    values: set[tuple[str, str]] = field(default_factory=set)
    texts: set[int] = field(default_factory=set)

    @property
    def left(self) -> list[DisclosureFinding]:
        """What nobody accepted."""
        return [finding for finding in self.found if finding.accepted is None]

    @property
    def as_disclosure(self) -> DisclosureCheck:
        """The same for who tells or refuses it as before other exports."""
        return DisclosureCheck(self.found, self.left)


class NameChecker:
    """Looks for names in parts of one project, each kind of parts once."""

    def __init__(self, project: Project, options: Options) -> None:
        self._scan = DisclosureScan(project, replace(options, known=KnownNames(project, in_labels=True)))
        self.check = NameCheck()

    def codes(self, codes: Iterable[Code]) -> None:
        """Look at names and definitions of codes."""
        codes = list(codes)
        names = [(code.key, code.full_name, code.name, _RENAME) for code in codes]
        self.check.code_names |= set(self._in("codebook", names))
        definitions = [(code.key, code.full_name, code.rules.definition, _DEFINE) for code in codes]
        self.check.definitions |= set(self._in("definition", definitions))

    def values(self, values: Mapping[str, Iterable[str]]) -> None:
        """Look at attributes (names) and their values; where a name holds something, so do all its values."""
        values = {name: sorted(set(of)) for name, of in values.items()}
        names = set(self._in("attributes", [(name, name, name, _VALUE) for name in values]))
        pairs = [((name, value), name, value, _VALUE) for name, of in values.items() for value in of]
        self.check.values |= set(self._in("attributes", pairs))
        self.check.values |= {(name, value) for name in names for value in values[name]}

    def texts(self, texts: Iterable[tuple[Document, str]]) -> None:
        """Look at texts of documents, a few of them at a time."""
        from qualcode.reporting.documents.coded import text_as_quotation  # only where texts go

        waiting = iter(texts)
        while some := list(islice(waiting, _TEXTS)):
            quotations = [
                (document.name, text_as_quotation(document, text)._replace(label="")) for document, text in some
            ]
            for finding in self._scan.in_quotations(quotations):
                self.check.found.append(finding)
                if finding.accepted is None and finding.document is not None:
                    self.check.texts.add(finding.document)

    def _in(self, where: str, texts: Sequence[tuple[T, str, str, Later]]) -> Iterator[T]:
        """Whose texts hold something that nobody accepted; each is (whose, the theme, the text, what to do)."""
        numbered = [(where, str(number), text, step) for number, (_whose, _theme, text, step) in enumerate(texts)]
        for finding in self._scan.in_texts(numbered):
            whose, theme, _text, _step = texts[int(finding.codes[0])]
            self.check.found.append(replace(finding, codes=(theme,)))
            if finding.accepted is None:
                yield whose
