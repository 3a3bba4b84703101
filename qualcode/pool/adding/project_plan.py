"""What of a project may go into a pool, and what stays away: decided here, before anything is written.

A document goes where everybody agreed to its secondary use whose it is: its case, and all cases that speak in it.
Its text goes where it may be quoted, or told in other words, which is counted and never shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import ConsentError, QualcodeError, UsageProblem
from qualcode.language.forms.normalised import bare_words, spelled
from qualcode.model.codes import CodeKind
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.pool.adding.left_out import StayedAway
from qualcode.pool.adding.name_check import NameCheck, NameChecker
from qualcode.reporting.words.withheld_words import what_says_otherwise, withheld_lines
from qualcode.retrieval.permissions import Permissions
from qualcode.retrieval.query_names import Names, documents_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from qualcode.model.codes import Code
    from qualcode.model.documents import Document
    from qualcode.pool.folder.manifest import GivenCode
    from qualcode.reporting.disclosure.check import Options
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class AddingOptions:
    """What a person asks to add: attributes by name (None: those of the last time), texts or not, how names are
    sought, to whom it goes. `strict` refuses all where the name check has a finding that nobody accepted; with
    `clean_texts` texts go although it has one in others, which stay.
    """

    checking: Options
    attributes: tuple[str, ...] | None = None
    with_texts: bool = False
    recipient: str | None = None
    strict: bool = False
    clean_texts: bool = False


@dataclass(frozen=True, slots=True)
class LeavingDocument:
    """A document that goes: whether its text does, and whether that may be shown."""

    document: Document
    text: bool
    snippets: bool


@dataclass(slots=True, kw_only=True)
class ProjectPlan:
    """What goes: documents by key, codes with the names and definitions that may leave, attributes by name.

    `checked` is what the name check found, `withheld` what stays for want of consent. `blind` says that codings stay
    since coders must not see each other's. `attributes_gone` were on the project's list, and are no attributes now.
    """

    documents: Mapping[int, LeavingDocument]
    codes: Sequence[LeavingCode]
    attributes: Sequence[str]
    checked: NameCheck
    withheld: Withheld
    blind: bool
    with_texts: bool
    left_out: Counter[StayedAway] = field(default_factory=Counter)
    attributes_gone: Sequence[str] = ()

    @property
    def texts(self) -> int:
        """The number of texts that go."""
        return sum(leaving.text for leaving in self.documents.values())

    def refuse_nothing(self) -> None:
        """Raise QualcodeError where no document may go."""
        if self.documents:
            return
        if not self.withheld:
            raise QualcodeError(_("The project has no documents."), _("“qualcode import” brings some."))
        raise ConsentError(" ".join(withheld_lines(self.withheld)), what_says_otherwise(self.withheld))


def refuse_found_texts(number: int, *, clean_texts: bool, hint: str = "") -> None:
    """Raise QualcodeError where the name check found something in texts that nobody accepted: a `number` of them.

    `hint` is the next step where it is another one than with a project.
    """
    if not number or clean_texts:
        return
    raise QualcodeError(
        ngettext(
            "Nothing was added: the name check found something in {count} text.",
            "Nothing was added: the name check found something in {count} texts.",
            number,
        ),
        hint or _("--dry-run tells of it. Correct or accept it, or let the other texts go alone: --clean-texts."),
    )


@dataclass(frozen=True, slots=True)
class LeavingCode:
    """A code as it goes: names from the root down, empty where they stay, and its definition."""

    code: Code
    names: tuple[str, ...]
    definition: str
    withheld: bool

    def given(self, key: Callable[[str], int], parent: int | None) -> GivenCode:
        """The same as the manifest holds it; `key` makes keys of UUIDs, `parent` is one."""
        from qualcode.pool.folder.manifest import GivenCode

        return GivenCode(key(self.code.uuid), parent, self.names, self.definition, self.withheld)


def planned(
    space: Workspace,
    wanted: AddingOptions,
    before: tuple[str, ...] = (),
    of_pool: Collection[tuple[str, str, str]] = (),
) -> ProjectPlan:
    """Decide what may go. `before` are the attributes of the last time, by name.

    Codes that are the pool's own, word by word, are not checked: `of_pool` holds UUID, name and definition of each.

    Raises UsageProblem for an attribute that the project does not have, ProjectDamaged.
    """
    project = space.project
    withheld = Withheld(Purpose.SECONDARY)
    left_out: Counter[StayedAway] = Counter()
    attributes = _attributes(space, wanted.attributes, before)
    documents = _documents(space, wanted, withheld, left_out)
    checker = NameChecker(project, wanted.checking)
    checker.values(
        {
            name: [value for leaving in documents.values() if (value := leaving.document.value(name))]
            for name in attributes
        }
    )
    book = list(project.codes.book())
    checker.codes(code for code in book if (code.uuid, code.name, code.rules.definition) not in of_pool)
    if wanted.with_texts:
        going = {key: leaving for key, leaving in documents.items() if leaving.text}
        checker.texts((going[key].document, text) for key, text in project.leaving_rows.texts() if key in going)
    if wanted.strict:
        checker.check.as_disclosure.refuse()
    for key in checker.check.texts:
        documents[key] = LeavingDocument(documents[key].document, text=False, snippets=False)
    left_out[StayedAway.TEXTS_WITH_FINDINGS] = len(checker.check.texts)
    left_out[StayedAway.VALUES] = len(checker.check.values)
    return ProjectPlan(
        documents=documents,
        codes=_codes(book, checker.check, left_out),
        attributes=attributes,
        checked=checker.check,
        withheld=withheld,
        blind=space.sight.is_blind,
        with_texts=wanted.with_texts,
        left_out=left_out,
        attributes_gone=() if wanted.attributes is not None else [name for name in before if name not in attributes],
    )


def _attributes(space: Workspace, wanted: tuple[str, ...] | None, before: tuple[str, ...]) -> tuple[str, ...]:
    """The attributes on the list, as the project writes them."""
    names = Names(space.project)
    if wanted is None:
        return tuple(name for name in before if name in names.attributes)
    found = tuple(dict.fromkeys(names.attribute(spelled(name)) for name in wanted))
    foreign = [name for name in found if name not in names.attributes]
    if foreign:
        raise UsageProblem(
            _("“{name}” is no attribute, and does not go into a pool.", name=foreign[0]),
            _("“qualcode documents --attributes” lists them."),
        )
    return found


def _documents(
    space: Workspace, wanted: AddingOptions, withheld: Withheld, left_out: Counter[StayedAway]
) -> dict[int, LeavingDocument]:
    """The documents that go, in the order of their keys."""
    secondary = Permissions(space.project, Purpose.SECONDARY)
    quoting = Permissions(space.project, Purpose.QUOTE)
    found: dict[int, LeavingDocument] = {}
    for document in sorted(documents_of(space.project), key=lambda document: document.key):
        has_case = document.case is not None
        verdict = secondary.everybody(document.key, has_case=has_case)
        if not verdict.allows_words:
            withheld.add("document", verdict)
            left_out[StayedAway.DOCUMENTS] += 1
            continue
        quoted = quoting.everybody(document.key, has_case=has_case)
        if wanted.with_texts and not quoted.allows_retelling:
            left_out[StayedAway.TEXTS] += 1
        found[document.key] = LeavingDocument(
            document, text=wanted.with_texts and quoted.allows_retelling, snippets=quoted.allows_words
        )
    return found


def _codes(book: Sequence[Code], checked: NameCheck, left_out: Counter[StayedAway]) -> list[LeavingCode]:
    """The codes with what of their names and definitions may leave; of those below one without a name, too."""
    in_vivo = {code.key: bare_words(code.name) for code in book if code.kind is CodeKind.IN_VIVO}
    said = [words for words in in_vivo.values() if len(words) > 1]  # a single word is the study's own as well
    names: dict[int, tuple[str, ...]] = {}
    found = []
    for code in book:
        is_said = code.key in in_vivo or _holds_one(code.name, said)
        withheld = is_said or code.key in checked.code_names
        above = names[code.parent] if code.parent is not None else ()
        names[code.key] = (*above, "" if withheld else code.name)
        definition = code.rules.definition
        own = [in_vivo[code.key]] if code.key in in_vivo else []
        if definition and (code.key in checked.definitions or _holds_one(definition, [*own, *said])):
            left_out[StayedAway.DEFINITIONS] += 1
            definition = ""
        left_out[StayedAway.IN_VIVO_NAMES] += is_said
        left_out[StayedAway.CODE_NAMES] += withheld and not is_said
        found.append(LeavingCode(code, names[code.key], definition, withheld))
    return found


def _holds_one(text: str, names: Iterable[Sequence[str]]) -> bool:
    """Whether one of the names, each in words, stands in a text."""
    words = f" {' '.join(bare_words(text))} "
    return any(name and f" {' '.join(name)} " in words for name in names)
