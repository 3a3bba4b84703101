"""`study.archive`: a deposit for a research data centre, by the same use case as the command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import LANGUAGES, _, language, ngettext, program
from qualcode.errors import UsageProblem
from qualcode.reporting.archive.known import left_out_said
from qualcode.reporting.archive.mapping import (
    SHIPPED,
    MetadataField,
    MetadataValue,
    metadata_values,
    read_mapping,
    read_metadata,
)
from qualcode.reporting.disclosure.check import Options
from qualcode.workspace.archive.deposit import Deposit, PreparedDeposit, WrittenDeposit, accept, prepare
from qualcode.workspace.archive.deposit import write as write_deposit
from qualcode.workspace.library.display import shown, warn
from qualcode.workspace.library.resolver import known_word, not_taken, numbers, text_of, yes_or_no
from qualcode.workspace.quoting.disclosure import listed_names

if TYPE_CHECKING:
    from qualcode.workspace.library.study import OpenStudy

_OPTIONS = (
    "secondary", "language", "metadata", "mapping", "to", "names", "smallest_group", "likely_names", "accept",
    "without_old_rules",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WrittenArchive:
    """A deposit that was written: how many documents it has, what was left out and why, and which fields lack."""

    folder: Path
    documents: int
    files: tuple[str, ...]
    left_out: tuple[str, ...]
    gaps: tuple[str, ...]

    def __repr__(self) -> str:
        return "\n  ".join(self._lines())

    def _lines(self) -> Iterator[str]:
        holds = ngettext("{count} document", "{count} documents", self.documents)
        yield _("wrote “{file}”: {holds}", file=shown(self.folder, 200), holds=holds)
        for line in self.left_out:
            yield _("left out: {what}", what=line)
        if self.gaps:
            yield _("marked as gaps: {names}", names=", ".join(self.gaps))


def archive(study: OpenStudy, folder: str | Path, given: Mapping[str, object]) -> WrittenArchive:
    """Write a deposit; see `OpenStudy.archive`."""
    unknown = next((name for name in given if name not in _OPTIONS), None)
    if unknown is not None:
        raise UsageProblem(
            _("The option “{name}” has no meaning for what is written.", name=unknown),
            _("Options are {names}.", names=", ".join(_OPTIONS)),
        )
    if not isinstance(folder, str | Path) or not str(folder):
        raise UsageProblem(
            _("{wanted} is no folder.", wanted=repr(folder)), _('Name one that is not there yet: "deposit".')
        )
    deposit, checking = _deposit(Path(folder).expanduser(), given), _checking(given)
    reason = text_of("reason", given.get("accept", "")).strip()
    if reason:
        study.refuse_nobody()
    prepared = prepare(study.space, deposit, checking)
    if reason and prepared.check.left:
        prepared, _number = accept(study.space, prepared, prepared.check.left, reason)
    _warn(prepared)
    return _told(write_deposit(study.space, prepared))


def _deposit(folder: Path, given: Mapping[str, object]) -> Deposit:
    fields = read_mapping(_file("mapping", given) or SHIPPED)
    spoken = known_word("language", given.get("language", language()), LANGUAGES)
    recipient = given.get("to")
    return Deposit(
        folder=folder,
        language="de" if spoken == "de" else "en",
        secondary=yes_or_no("secondary", given.get("secondary", False)),
        fields=fields,
        said=_said(given, fields),
        without_old_rules=yes_or_no("without_old_rules", given.get("without_old_rules", False)),
        recipient=None if recipient is None else text_of("name", recipient),
    )


def _said(given: Mapping[str, object], fields: tuple[MetadataField, ...]) -> Mapping[str, tuple[MetadataValue, ...]]:
    """What is said of the study, in a file or as values by field."""
    metadata = given.get("metadata")
    if isinstance(metadata, Mapping):
        return metadata_values(metadata, fields)
    file = _file("metadata", given)
    return read_metadata(file, fields) if file else {}


def _file(option: str, given: Mapping[str, object]) -> Path | None:
    value = given.get(option)
    if value is None:
        return None
    if not isinstance(value, str | Path):
        raise not_taken(value, "file", _("Give the name of a file."))
    return Path(value).expanduser()


def _checking(given: Mapping[str, object]) -> Options:
    listed, warnings = listed_names(_file("names", given))
    for warning in warnings:
        warn(warning)
    (smallest,) = numbers("smallest_group", given.get("smallest_group", 3)) or (3,)
    return Options(
        names=listed, likely=yes_or_no("likely_names", given.get("likely_names", True)), smallest_group=smallest
    )


def _warn(prepared: PreparedDeposit) -> None:
    """Warn of the first finding that nobody accepted; writing refuses them all."""
    left = prepared.check.left
    if left:
        said = program().said
        warn(_("“{found}”: {reason}", found=shown(said(left[0].found)), reason=said(left[0].reason)))


def _told(written: WrittenDeposit) -> WrittenArchive:
    words = program()
    return WrittenArchive(
        written.folder,
        len(written.facts.documents),
        tuple(file.path for file in written.files),
        tuple(left_out_said(written.facts, words)),
        tuple(field.called[words.language] for field in written.gaps),
    )
