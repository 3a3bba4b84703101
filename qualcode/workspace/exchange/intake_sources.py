"""Which sources are documents here already, and what those become that are not; their cases and groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import ReadingError
from qualcode.model.exchange.intake import IntakeKind
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.project.exchange.coming_rows import ComingCase, ComingDocument, ComingGroup
from qualcode.project.exchange.identities import Identities
from qualcode.project.material.kept_texts import sha256_of
from qualcode.reading.files import MOST_LINES
from qualcode.workspace.exchange.intake_ledger import FreeNames, IntakeLedger, plain_name

if TYPE_CHECKING:
    from qualcode.model.exchange.project import ExchangeCase, ExchangeProject, ExchangeSet, ExchangeSource
    from qualcode.project.exchange.present import PresentDocument, PresentRows

_TO = " – "


@dataclass(frozen=True, slots=True)
class FoundSource:
    """What a source is here: the document (a UUID, its name), and whether that has the very text of the source."""

    uuid: str
    name: str
    text_sha256: str
    has_its_text: bool
    is_new: bool


class IntakeSources:
    """The documents that sources (GUIDs) are here, the cases and groups; those that are to be made stand in lists."""

    def __init__(
        self, project: ExchangeProject, present: PresentRows, ledger: IntakeLedger, *, same_texts: bool
    ) -> None:
        """`same_texts` says that a source is the document here that has its text."""
        self._project = project
        self._present = present
        self._ledger = ledger
        self._same_texts = same_texts
        self._of: dict[str, FoundSource] = {}
        self._cases: dict[str, str] = {}
        self.coming: list[ComingDocument] = []
        self.cases: list[ComingCase] = []
        self.groups: list[ComingGroup] = []
        self.new_names: dict[str, str] = {}
        """Documents that are called otherwise here; of several of one name the first and the last of theirs."""

    def take(self, sources: Sequence[ExchangeSource], cases: Sequence[ExchangeCase]) -> None:
        """Find or plan documents and cases. Raises ReadingError for a text of more lines than any reader takes."""
        self._take_cases(cases)
        case_of = self._cases_of_sources(cases)
        ids = Identities(self._project.guid, "documents", self._present.documents)
        by_text: dict[str, list[PresentDocument]] = {}
        for document in self._present.documents.values():
            by_text.setdefault(document.sha256, []).append(document)
        names = FreeNames(document.name for document in self._present.documents.values())
        for source in sources:
            if source.text.count("\n") > MOST_LINES:
                raise ReadingError(
                    _(
                        "“{name}” holds {lines} lines; {most} are read at most.",
                        name=source.name,
                        lines=program().number(source.text.count("\n")),
                        most=program().number(MOST_LINES),
                    ),
                    _("Nothing came in. Cut the document into several in the program that made it."),
                )
            if not _can_be_seen(source.text):
                self._ledger.lose(LossKind.SOURCE, LossReason.NO_TEXT, source.name)
                continue
            uuid, sha256 = ids.of(source.guid), sha256_of(source.text)
            known = self._present.documents.get(uuid)
            if known is None:
                known = self._with_same_text(source, by_text.get(sha256, []))
            if known is not None:
                self._of.setdefault(source.guid, self._same(source, known, sha256))
                continue
            wanted = plain_name(source.name, _("nameless"))
            name = names.of(wanted)
            if name != wanted or not source.name.strip():  # the same letters in another spelling are the same name
                first = self.new_names.get(source.name, "").partition(_TO)[0]
                self.new_names[source.name] = f"{first}{_TO}{name}" if first else name
            self._ledger.new(IntakeKind.DOCUMENTS)
            self.coming.append(
                ComingDocument(
                    uuid,
                    source.guid,
                    name,
                    self._case_names.get(case_of.get(source.guid, ""), ""),
                    self._attributes(source.attributes, source.name),
                    self._transcription(source),
                )
            )
            self._of.setdefault(source.guid, FoundSource(uuid, name, sha256, has_its_text=True, is_new=True))
        self._ledger.new_guids(LossKind.SOURCE, ids)

    def of(self, guid: str) -> FoundSource | None:
        """The document of a source; None where it has none."""
        return self._of.get(guid)

    def case(self, guid: str) -> str | None:
        """The case (a UUID) of a case; None where the file has none of that GUID."""
        return self._cases.get(guid)

    def case_name(self, guid: str) -> str:
        """What the case of that GUID is called here; empty for none."""
        uuid = self._cases.get(guid, "")
        return self._case_names.get(uuid, "")

    def take_sets(self, sets: Sequence[ExchangeSet]) -> None:
        """Find or plan groups of documents."""
        known = self._present.named("document_groups")
        ids = Identities(self._project.guid, "document_groups", known)
        names = FreeNames(known.values())
        for group in sets:
            if not group.sources and (group.codes or group.notes):
                continue  # a memo tells it
            uuid = ids.of(group.guid)
            members = tuple(dict.fromkeys(found.uuid for guid in group.sources if (found := self._of.get(guid))))
            if uuid in known:
                self._ledger.same(IntakeKind.GROUPS)
                continue
            if group.sources and not members:
                self._ledger.lose(LossKind.GROUP, LossReason.NO_TEXT, group.name)
                continue
            name = names.of(plain_name(group.name, _("nameless")))
            self._tell_name(LossKind.GROUP, group.name, name)
            self._ledger.new(IntakeKind.GROUPS)
            self.groups.append(ComingGroup(uuid, name, members))
        self._ledger.new_guids(LossKind.GROUP, ids)

    # ---- parts -----------------------------------------------------------------------------------

    def _with_same_text(self, source: ExchangeSource, twins: Sequence[PresentDocument]) -> PresentDocument | None:
        if not twins:
            return None
        if self._same_texts and len(twins) == 1:
            return twins[0]
        self._ledger.lose(
            LossKind.SOURCE, LossReason.SAME_TEXT_HERE, source.name, fate=Fate.DOUBTED, details=(twins[0].name,)
        )
        return None

    def _same(self, source: ExchangeSource, known: PresentDocument, sha256: str) -> FoundSource:
        has_its_text = known.sha256 == sha256
        self._ledger.same(IntakeKind.DOCUMENTS, differs=not has_its_text)
        if not has_its_text:
            self._ledger.lose(LossKind.TEXT, LossReason.DIFFERS_HERE, source.name)
        return FoundSource(known.uuid, known.name, sha256, has_its_text=has_its_text, is_new=False)

    def _take_cases(self, cases: Sequence[ExchangeCase]) -> None:
        known = self._present.named("cases")
        ids = Identities(self._project.guid, "cases", known)
        names = FreeNames(known.values())
        self._case_names = dict(known)
        for case in cases:
            uuid = ids.of(case.guid)
            self._cases.setdefault(case.guid, uuid)
            if uuid in known:
                self._ledger.same(IntakeKind.CASES)
                continue
            name = names.of(plain_name(case.name, _("nameless")))
            self._tell_name(LossKind.CASE, case.name, name)
            self._ledger.new(IntakeKind.CASES)
            self._case_names[uuid] = name
            self.cases.append(ComingCase(uuid, name, self._attributes(case.attributes, case.name)))
        self._ledger.new_guids(LossKind.CASE, ids)

    def _cases_of_sources(self, cases: Sequence[ExchangeCase]) -> Mapping[str, str]:
        """Source (GUID) -> its case (UUID): the first one, since a document belongs to one."""
        found: dict[str, str] = {}
        called = {source.guid: source.name for source in self._project.sources}
        for case in cases:
            for guid in dict.fromkeys(case.sources):
                uuid = found.setdefault(guid, self._cases[case.guid])
                if uuid != self._cases[case.guid]:
                    self._ledger.lose(
                        LossKind.CASE,
                        LossReason.SEVERAL_CASES,
                        case.name,
                        called.get(guid, guid),
                        details=(self._case_names[uuid],),
                    )
        return found

    def _attributes(self, written: Mapping[str, str], where: str) -> dict[str, str]:
        """Attributes with names that can be ones."""
        found: dict[str, str] = {}
        names = FreeNames(())
        for name, value in written.items():
            own = names.of(plain_name(name.replace("=", "＝"), _("nameless")))
            if own != name:
                self._ledger.lose(
                    LossKind.FIELD, LossReason.NAMED_HERE, name, where, fate=Fate.CHANGED, details=(own,)
                )
            found[own] = value
        return found

    def _transcription(self, source: ExchangeSource) -> str:
        """The transcription rules of a source, where they are known here."""
        if source.transcription in self._present.transcription_rules or not source.transcription:
            return source.transcription
        self._ledger.lose(LossKind.FIELD, LossReason.NOT_KEPT, source.transcription, source.name)
        return ""

    def _tell_name(self, kind: LossKind, theirs: str, ours: str) -> None:
        if theirs != ours:
            why = LossReason.NAMED_HERE if theirs.strip() else LossReason.NAMELESS
            self._ledger.lose(kind, why, theirs, fate=Fate.CHANGED, details=(ours,))


def _can_be_seen(text: str) -> bool:
    return any(sign.isprintable() and not sign.isspace() for sign in text)
