"""Files that hold codings and no project: lists of coded segments, and transcripts with codes beside their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, ReadingError, UsageProblem
from qualcode.model.exchange.segments import CodesIn, SegmentField, SegmentList, SegmentProgram
from qualcode.reading.files import READERS, extract
from qualcode.reading.source.loading import load, shown_name, whatever

if TYPE_CHECKING:
    from qualcode.model.exchange.project import ExchangeProject
    from qualcode.workspace.workspace import Workspace

_NO_TEXTS = frozenset((".json", ".vtt", ".srt"))  # read as texts, and never lists


@dataclass(frozen=True, slots=True)
class ListSayings:
    """What is said of a list or of a transcript with codes.

    `columns` are headings of a table by what they say; those that were said before hold as well, where a table has
    them. `documents` are names of theirs with those of ours. `codes_in` says where in a transcript codes stand, and
    `new_codes` makes codes of names that are none yet.
    """

    columns: Mapping[SegmentField, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)
    codes_in: CodesIn | None = None
    new_codes: bool = False


def list_sayings(
    columns: Mapping[str, str], documents: Mapping[str, str], codes_in: str = "", *, new_codes: bool = False
) -> ListSayings:
    """What people type of a list or a transcript. Raises UsageProblem for a field that no column can say."""
    known = {column.value: column for column in SegmentField}
    for name in columns:
        if name not in known:
            raise UsageProblem(
                _("No column says “{field}”.", field=name), _("Choose one of {names}.", names=", ".join(known))
            )
    headings = {known[name]: heading for name, heading in columns.items()}
    return ListSayings(headings, documents, CodesIn(codes_in) if codes_in else None, new_codes=new_codes)


def read_coded_list(space: Workspace | None, path: Path, said: ListSayings) -> ExchangeProject | None:
    """The codings of a list or transcript as a project; None where the file may be a project of another program.

    Raises ReadingError for what cannot be read, UsageProblem for a list without a project (`space`) that has its
    texts, and as `project_of_segments` and `project_of_labels`.
    """
    if said.codes_in is not None:
        from qualcode.workspace.exchange.labelled import project_of_labels

        return project_of_labels(space, path, said.codes_in, said.columns, new_codes=said.new_codes)
    if space is None and path.is_file() and _is_table(path):  # before somebody is asked what its columns say
        raise _no_texts(shown_name(path.name))
    listed = None if path.is_dir() else _listed(path, said.columns, _kept(space))
    if listed is None:
        _refuse_sayings(said)
        return None
    if space is None:
        raise _no_texts(listed.name)
    from qualcode.workspace.exchange.segments import project_of_segments

    return project_of_segments(space, listed, said.documents)


def columns_to_keep(path: Path, said: ListSayings) -> Mapping[SegmentField, str]:
    """What was said of the columns of a table, for the next one."""
    return said.columns if said.codes_in is None and _is_table(path) else {}


def _is_table(path: Path) -> bool:
    from qualcode.reading.exchange.segments.table_lists import SUFFIXES

    return path.suffix.casefold() in SUFFIXES


def _no_texts(name: str) -> UsageProblem:
    return UsageProblem(
        _("“{name}” holds what was coded, and no texts.", name=name),
        _("Make a project, take in its documents with “qualcode import”, and then the list."),
    )


def _kept(space: Workspace | None) -> Mapping[SegmentField, str]:
    return space.project.settings.segment_columns if space is not None else {}


def _listed(path: Path, columns: Mapping[SegmentField, str], kept: Mapping[SegmentField, str]) -> SegmentList | None:
    """The list in a file; None where it is none. Raises ReadingError for a table or a text that is no list."""
    suffix, name = path.suffix.casefold(), shown_name(path.name)
    if suffix not in READERS or suffix in _NO_TEXTS:
        return None
    from qualcode.reading.exchange.segments.table_lists import SUFFIXES, read_table_list
    from qualcode.reading.exchange.segments.text_lists import program_of, read_text_list

    if suffix in SUFFIXES:
        data, _facts = load(path)
        with whatever(name):
            return read_table_list(data, name, columns, kept)
    text = extract(path).text
    if program_of(text) is SegmentProgram.OWN:
        raise ReadingError(
            _("“{name}” is no list of coded segments.", name=name),
            _(
                "If it is a transcript with codes, say where they stand: --codes-in comments or --codes-in margin. "
                "Without codes take it in with “qualcode import”."
            ),
        )
    return read_text_list(text, name, shown_name(path.stem), columns.get(SegmentField.CODE, ""))


def _refuse_sayings(said: ListSayings) -> None:
    if said.columns or said.documents or said.new_codes:
        raise QualcodeError(
            _("Columns, documents and new codes are said of lists and of transcripts with codes."),
            _("Leave --column, --document and --new-codes out for a project of another program."),
        )
