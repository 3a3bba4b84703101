"""What the names in a query stand for in a project: the nearest name is told where there is none."""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from qualcode.catalogue import _, program
from qualcode.errors import Ambiguous, NotFound, UsageProblem
from qualcode.model.codings import Polarity, WorkState
from qualcode.model.documents import Document
from qualcode.model.origins import SOURCE_KIND, WAVE
from qualcode.project.coding.conditions import ANY, NONE, Condition, among, compared, of_polarity
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import nearest
from qualcode.project.project import Project
from qualcode.retrieval.query import FIELDS, Compared, Part
from qualcode.retrieval.stretches import CodingLike

T = TypeVar("T")
Test = Callable[[CodingLike], bool]

_ORDERED: Mapping[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "=": operator.eq, "!=": operator.ne,
}  # fmt: skip
_GROUP = "group"
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,](?![0-9]{3}$)[0-9]+)?")  # “1.000” is one or a thousand: nobody knows
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class NameReading:
    """How the names of a query are read.

    `exact` takes whole names only, as where something is published or changed; with `several` a part of a name
    stands for all that hold it, as where a filter is typed. With `sub_codes` a code stands for those below it too.
    `state_of` tells how far who acts is with a document. With `of_documents` documents are chosen, so that a bare
    name may be that of a document.
    """

    of_documents: bool = False
    exact: bool = False
    several: bool = False
    sub_codes: bool = True
    state_of: Callable[[Document], WorkState] | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a part of a query asks a coding for, and where it asks documents themselves, the keys of those that fit.

    `codes` are the keys of a code and those that count as it, `coders` those of the coders that are named; `uncoded`
    asks for documents without codings. What `takes` says holds of no coding of which `necessary` does not, and of all
    of which `sufficient` does.
    """

    takes: Test
    documents: frozenset[int] | None = None
    codes: frozenset[int] = frozenset()
    coders: frozenset[int] = frozenset()
    uncoded: bool = False
    necessary: Condition = ANY
    sufficient: Condition = NONE


def documents_of(project: Project) -> list[Document]:
    """The documents by label and name; the attributes of its case count where a document has none of that name."""
    cases = {case.name: case.attributes for case in project.cases.all() if case.attributes}
    return [
        replace(document, attributes={**cases[document.case], **document.attributes})
        if document.case in cases
        else document
        for document in project.documents.all()
    ]


class Names:
    """Gives the parts of queries their meaning; what had to be left aside is told in `notes`."""

    def __init__(self, project: Project, reading: NameReading | None = None) -> None:
        self._project = project
        self._reading = reading or NameReading()
        self.notes: list[str] = []

    @cached_property
    def _documents(self) -> list[Document]:
        return documents_of(self._project)

    def meaning(self, part: Part) -> Meaning:
        """What a part means. Raises UsageProblem, NotFound, Ambiguous, NotExact."""
        if isinstance(part, Compared):
            if part.attribute:
                return _of_documents(self.with_attribute(part.name, part.sign, part.value))
            return _of_codings(_number_test(part), _number_condition(part))
        if part.kind == "word":
            return self._word(part.name)
        of_field: dict[str, Callable[[str], Meaning]] = {
            "": self._bare, "code": self._code, "label": self._label, "coder": self._coder, "case": self._case,
            "document": self._document, "group": self._group, "state": self._state, "polarity": _polarity,
            "good": self._good,
        }  # fmt: skip
        return of_field[part.kind](part.name)

    # ---- names -----------------------------------------------------------------------------------

    def _named(self, find: Callable[..., T], name: str, everything: Callable[[], Iterable[T]]) -> list[T]:
        try:
            return [find(name, exact=self._reading.exact)]
        except Ambiguous:
            if not self._reading.several:
                raise
        return [named for named in everything() if folded(name) in folded(str(getattr(named, "name", "")))]

    def _code(self, name: str) -> Meaning:
        codes = self._named(self._project.codes.find, name, self._project.codes.book)
        keys = frozenset(code.key for code in codes)
        if self._reading.sub_codes:
            book = self._project.codes.book()
            keys = keys.union(below.key for key in keys for below in book.descendants(key))
        return _of_codes(keys)

    def _label(self, name: str) -> Meaning:
        labels = {label.name for label in self._named(self._project.labels.find, name, self._project.labels.all)}
        return _of_documents(document.key for document in self._documents if document.label in labels)

    def _coder(self, name: str) -> Meaning:
        coders = self._named(self._project.coders.find, name, self._project.coders.all)
        keys = frozenset(coder.key for coder in coders)
        given = among("coder_id", keys)
        return Meaning(lambda coding: coding.coder in keys, coders=keys, necessary=given, sufficient=given)

    def _good(self, name: str) -> Meaning:
        """Marked as a good quotation by a coder, as far as that may be told."""
        coders = self._named(self._project.coders.find, name, self._project.coders.all)
        keys = frozenset(coder.key for coder in coders)
        return _of_codings(lambda coding: not coding.markers.isdisjoint(keys), self._project.good_marks.marked(keys))

    def _document(self, name: str) -> Meaning:
        documents = self._named(self._project.documents.find, name, lambda: self._documents)
        return _of_documents(document.key for document in documents)

    def _group(self, name: str) -> Meaning:
        groups = self._named(self._project.groups.find, name, self._project.groups.all)
        return _of_documents(key for group in groups for key in group.documents)

    def _case(self, name: str) -> Meaning:
        """A passage is of the case that speaks where it begins, else of the document's."""
        cases = {case.name for case in self._named(self._project.cases.find, name, self._project.cases.all)}
        speaking = self._project.documents.cases_of_speakers()
        own = {document.key for document in self._documents if document.case in cases}
        held = frozenset(own).union(key for key, voices in speaking.items() if cases & set(voices.values()))

        def takes(coding: CodingLike) -> bool:
            if coding.document not in speaking:
                return coding.document in own
            structure = self._project.documents.structure(coding.document)
            case = speaking[coding.document].get(structure.speaker_at(coding.span.start))
            return case in cases if case is not None else coding.document in own

        by_document = among("document_id", own - speaking.keys())
        return Meaning(takes, held, necessary=among("document_id", held), sufficient=by_document)

    def _state(self, name: str) -> Meaning:
        wanted = WorkState(_one_of("state", name, [state.value for state in WorkState]))
        return self._in_state(lambda state: state is wanted)

    def _in_state(self, fits: Callable[[WorkState], bool]) -> Meaning:
        state_of = self._reading.state_of
        if state_of is None:
            raise UsageProblem(_("It is not known whose state is meant."), _("Say who acts, or leave the state out."))
        return _of_documents(document.key for document in self._documents if fits(state_of(document)))

    def _word(self, word: str) -> Meaning:
        if any(folded(code.name) == word for code in self._project.codes.book()):
            hint = _(
                "Write code:{word} for the code; a part that is no code has another form, or an option.", word=word
            )
            raise UsageProblem(_("“{word}” is a code here, and a word of the query language too.", word=word), hint)
        if word == "uncoded":
            return Meaning(lambda _coding: False, uncoded=True, necessary=NONE)
        if word == "good":
            return _of_codings(lambda coding: coding.good, self._project.good_marks.marked())
        if word in ("finished", "unfinished"):
            finished = word == "finished"
            return self._in_state(lambda state: (state is WorkState.FINISHED) == finished)
        return _polarity(word)

    def _bare(self, name: str) -> Meaning:
        if not self._reading.of_documents:
            return self._known_code(name)
        typed = folded(name)
        words = typed.split()
        fitting = frozenset(
            document.key
            for document in self._documents
            if all(word in folded(document.name) or word in folded(document.label) for word in words)
        )
        codes = {folded(known) for code in self._project.codes.book() for known in (code.name, code.full_name)}
        whole = {folded(known) for document in self._documents for known in (document.name, document.label)}
        if typed in codes and typed not in whole:  # a whole name goes before a part of one
            return self._code(name)
        if typed in codes:
            raise UsageProblem(
                _("“{name}” is a code, and the name or label of a document too.", name=name),
                _("Write code:{written}, document:{written} or label:{written}.", written=_written(name)),
            )
        return _of_documents(fitting) if fitting and words else self._known_code(name)

    def _known_code(self, name: str) -> Meaning:
        try:
            return self._code(name)
        except NotFound as error:
            error.hint = self._other_kind(name) or error.hint
            raise

    def _other_kind(self, name: str) -> str:
        """How to write what is no code but something else; empty where it is nothing."""
        head, sign, rest = name.partition(":")
        if sign and head in self.attributes:
            return _("Attributes are compared: {head}={written}", head=head, written=_written(rest.strip()))
        if sign and (near := nearest(head, FIELDS, 1)):
            return _("Did you mean {near}:{written}?", near=near[0], written=_written(rest.strip()))
        project = self._project
        kinds: tuple[tuple[str, Iterable[str]], ...] = (
            ("label", (label.name for label in project.labels.all())),
            ("coder", (coder.name for coder in project.coders.all())),
            ("case", (case.name for case in project.cases.all())),
            ("document", (document.name for document in self._documents)),
        )
        for kind, names in kinds:
            if any(folded(known) == folded(name) for known in names):
                return _("Write {kind}:{written}.", kind=kind, written=_written(name))
        return ""

    # ---- attributes ------------------------------------------------------------------------------

    @cached_property
    def attributes(self) -> list[str]:
        """The names of all attributes of documents and cases; wave and kind of source where any is known."""
        own = {name for document in self._documents for name in document.attributes}
        own |= {name for name in (WAVE, SOURCE_KIND) if any(document.value(name) for document in self._documents)}
        return sorted(own.union(*(case.attributes for case in self._project.cases.all())))

    def attribute(self, name: str) -> str:
        """The attribute of that name, be it in other case. Raises NotFound with the nearest.

        “group” is one where there are groups of documents and no attribute is called so.
        """
        if name in self.attributes or self._is_group(name):
            return name
        same = [known for known in self.attributes if folded(known) == folded(name)]
        if len(same) == 1:
            return same[0]
        shown = ", ".join(self.attributes) or _("none")
        raise NotFound("attribute", name, nearest(name, self.attributes), _("Attributes are: {shown}.", shown=shown))

    def _is_group(self, name: str) -> bool:
        """Whether a condition on an attribute of this name is one on groups of documents."""
        return name == _GROUP and _GROUP not in self.attributes and bool(self._project.groups.all())

    def _in_group(self, sign: str, typed: str) -> frozenset[int]:
        """Keys of the documents in a group, with `!=` of all others. Raises NotFound, Ambiguous, UsageProblem."""
        if sign not in {"=", "!="}:
            raise UsageProblem(
                _("Groups have no order."), _("Write it like {name}={written}.", name=_GROUP, written=_written(typed))
            )
        every = frozenset(document.key for document in self._documents)
        within = frozenset(
            key for group in self._named(self._project.groups.find, typed, self._project.groups.all)
            for key in group.documents
        )  # fmt: skip
        return within if sign == "=" else every - within

    def values(self, name: str, typed: str) -> frozenset[str]:
        """The values of an attribute that a typed one means: that very one, else those in other case or blanks."""
        known = {value for document in self._documents if (value := document.value(name))}
        plain = unicodedata.normalize("NFC", typed.strip())
        whole = {value for value in known if unicodedata.normalize("NFC", value) == plain}
        return frozenset(whole or {value for value in known if folded(value) == folded(typed)})

    def with_attribute(self, name: str, sign: str, typed: str) -> frozenset[int]:
        """Keys of the documents whose attribute compares so; `!=` wants another value, not none.

        Numbers and dates are ordered, and a date is compared as far as what is typed goes: “date<=2021-03” holds
        for all of March. What is neither is left aside, and told.
        """
        name = self.attribute(name)
        if self._is_group(name):
            return self._in_group(sign, typed)
        held = {document.key: document.value(name) for document in self._documents}
        if sign in ("=", "!=") and not typed.strip():
            return frozenset(key for key, value in held.items() if (not value) == (sign == "="))
        filled = {key: value for key, value in held.items() if value}
        if sign in ("=", "!="):
            meant = self.values(name, typed)
            return frozenset(key for key, value in filled.items() if (value in meant) == (sign == "="))
        if not _NUMBER.fullmatch(typed) and not _DATE.fullmatch(typed):
            raise UsageProblem(
                _("“{typed}” is no number and no date.", typed=typed),
                _("“{sign}” compares 2021, 0.5 or 2021-05-31.", sign=sign),
            )
        compared = {key: _compared(value, sign, typed) for key, value in filled.items()}
        aside = sorted({filled[key] for key, fits in compared.items() if fits is None})
        if aside and all(fits is None for fits in compared.values()):
            raise UsageProblem(
                _(
                    "No “{name}” can be compared with “{typed}”: “{aside}” is no such number or date.",
                    name=name,
                    typed=typed,
                    aside=aside[0],
                ),
                _("Compare it with = or !=, like {name}={written}.", name=name, written=_written(aside[0])),
            )
        if aside:
            shown = ", ".join(map(program().quoted, aside[:3])) + (" …" if len(aside) > 3 else "")
            self.notes.append(
                _(
                    "documents whose “{name}” cannot be compared with “{typed}” are left out: {shown}",
                    name=name,
                    typed=typed,
                    shown=shown,
                )
            )
        return frozenset(key for key, fits in compared.items() if fits)


def _of_documents(keys: Iterable[int]) -> Meaning:
    documents = frozenset(keys)
    within = among("document_id", documents)
    return Meaning(lambda coding: coding.document in documents, documents, necessary=within, sufficient=within)


def _of_codings(takes: Test, condition: Condition) -> Meaning:
    return Meaning(takes, necessary=condition, sufficient=condition)


def _of_codes(codes: frozenset[int]) -> Meaning:
    given = among("code_id", codes)
    return Meaning(lambda coding: coding.code in codes, codes=codes, necessary=given, sufficient=given)


def _polarity(name: str) -> Meaning:
    wanted = _one_of("polarity", name, [polarity.value for polarity in Polarity])
    return _of_codings(lambda coding: coding.polarity == wanted, of_polarity([wanted]))


def _one_of(kind: str, name: str, known: Sequence[str]) -> str:
    found = folded(name)
    if found not in known:
        raise NotFound(kind, name, nearest(name, known), _("It is one of {names}.", names=", ".join(known)))
    return found


def _number_test(part: Compared) -> Test:
    """Raises UsageProblem for what is no whole number; codings without a weight never fit."""
    if not re.fullmatch(r"[0-9]{1,6}", part.value):
        raise UsageProblem(
            _("“{value}” is no {name}.", value=part.value, name=part.name),
            _("Write a whole number, like {name}>=2.", name=part.name),
        )
    compare, number = _ORDERED[part.sign], int(part.value)
    if part.name == "round":
        return lambda coding: compare(coding.round, number)
    return lambda coding: coding.weight is not None and compare(coding.weight, number)


def _number_condition(part: Compared) -> Condition:
    return compared("round" if part.name == "round" else "weight", part.sign, int(part.value))


def _compared(value: str, sign: str, typed: str) -> bool | None:
    """Whether a value compares so; None where it cannot be compared."""
    value = value.strip()
    if _NUMBER.fullmatch(value) and _NUMBER.fullmatch(typed):
        return _ORDERED[sign](_decimal(value), _decimal(typed))
    if _DATE.fullmatch(value) and _DATE.fullmatch(typed) and len(value) >= len(typed):
        return _ORDERED[sign](value[: len(typed)], typed)
    return None


def number_in(value: str) -> float | None:
    """The number that a value of an attribute is compared as; None where it is none."""
    value = value.strip()
    return float(_decimal(value)) if _NUMBER.fullmatch(value) else None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _written(name: str) -> str:
    return name if re.fullmatch(r"[^\W_]+", name) else f'"{name}"'
