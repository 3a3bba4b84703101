"""Annotations that CATMA exports stand where their words and numbers say, each once, with properties and comments."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.model.exchange.losses import LossKind
from qualcode.model.exchange.project import ExchangeProject, TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import SegmentProgram
from qualcode.reading.exchange.segments.table_lists import read_table_list
from qualcode.workspace.exchange.segments import project_of_segments
from qualcode.workspace.workspace import Workspace
from tests.helpers import LEAD, add_document, new_project

TEXT = "Er ging 🙂 fort.\nSie blieb; er kam wieder.\nEr ging dann doch."
HEADINGS = (
    "Query ID", "Document ID", "Document Name", "Document length", "Keyword", "Keyword in context", "Start offset",
    "End offset", "Collection ID", "Collection Name", "Tag", "Tag Version", "Tag Color", "Annotation ID",
    "Property ID", "Property Name", "Property Value", "Comment ID", "Comment/Reply", "Comment Author", "Reply count",
    "Reply ID",
)  # fmt: skip


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    with new_project(tmp_path) as project:
        add_document(project, "Novelle", TEXT)
        yield Workspace(project, LEAD.name)


def java(place: int) -> int:
    """A place as CATMA counts it."""
    return len(TEXT[:place].encode("utf-16-le")) // 2


def annotation(
    words: str,
    tag: str,
    number: int = 1,
    place: int | None = None,
    prop: str = "",
    value: str = "",
    who: str = "Anna",
) -> list[object]:
    start = TEXT.index(words) if place is None else place
    return [
        'tag="%"', "D_1", "Novelle", 99, words, f"… {words} …", java(start), java(start + len(words)), "C_1",
        f"Sammlung {who}", tag, "2021-01-01", "#ff0000", f"CATMA_{number}", "P_1" if prop else "", prop, value,
    ]  # fmt: skip


def table(*rows: list[object], headings: tuple[str, ...] = HEADINGS) -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(([headings] if headings else []) + [*rows])
    return file.getvalue().encode()


def project(space: Workspace, data: bytes) -> ExchangeProject:
    listed = read_table_list(data, "catma.csv")
    assert listed.program is SegmentProgram.CATMA
    return project_of_segments(space, listed)


def placed(found: ExchangeProject) -> list[tuple[int, str] | None]:
    (source,) = found.sources
    return [(coding.span.start, coding.span.cut(source.text)) if coding.span else None for coding in source.codings]


def test_each_annotation_is_one_coding_with_its_properties(space: Workspace) -> None:
    comment = [
        "q",
        "D_1",
        "Novelle",
        99,
        "Sie blieb",
        "… …",
        java(TEXT.index("Sie")),
        0,
        *[""] * 9,
        "X",
        "Wie lange?",
    ]
    found = project(
        space,
        table(
            annotation("fort", "/Bewegung/Weggehen", 1, None, "Grad", "hoch"),
            annotation("fort", "/Bewegung/Weggehen", 1, None, "Grad", "sehr"),
            annotation("fort", "/Bewegung/Weggehen", 1, None, "Art", "still"),
            annotation("Sie blieb", "/Ruhe", 2, who="Ben"),
            annotation("Er ging", "/Bewegung", 3, TEXT.rindex("Er ging")),
            [*comment, "ben", 0, ""],
            [*annotation("fort", ""), ""],
        ),
    )
    assert placed(found) == [
        (TEXT.index("fort"), "fort"),
        (TEXT.index("Sie"), "Sie blieb"),
        (TEXT.rindex("Er ging"), "Er ging"),
    ]
    assert [code.draft.name for code in found.codes] == ["Bewegung", "Ruhe"]
    assert [code.draft.name for code in found.codes[0].children] == ["Weggehen"]
    assert [note.text for note in found.notes] == ["Grad: hoch, sehr\nArt: still", "Wie lange?"]
    assert [note.targets[0].kind for note in found.notes] == [TargetKind.CODING, TargetKind.PASSAGE]
    assert {user.name for user in found.users} == {"Sammlung Anna", "Sammlung Ben", "ben"}
    assert [(loss.kind, loss.why, loss.name) for loss in found.losses] == [
        (LossKind.CODING, LossReason.ROW_WITHOUT_CODE, ""),
        (LossKind.USER, LossReason.COLLECTION_AS_CODER, "Sammlung Anna"),
        (LossKind.USER, LossReason.COLLECTION_AS_CODER, "Sammlung Ben"),
    ]


def test_exports_without_headings_and_those_with_properties_as_columns_are_read(space: Workspace) -> None:
    assert placed(project(space, table(annotation("fort", "/A"), headings=()))) == [(TEXT.index("fort"), "fort")]
    columns = (*HEADINGS[:14], "Grad", "Art", *HEADINGS[17:])
    found = project(space, table([*annotation("fort", "/A")[:14], "hoch", ""], headings=columns))
    assert [note.text for note in found.notes] == ["Grad: hoch"]


def test_a_table_of_gitma_names_its_annotators(space: Workspace) -> None:
    headings = (
        "", "document", "annotation collection", "annotator", "tag", "properties", "left_context", "annotation",
        "right_context", "start_point", "end_point", "date",
    )  # fmt: skip
    start = TEXT.rindex("Er ging")
    row: list[object] = [0, "Novelle", "c", "anna", "Weg", "{}", "", "Er ging", "", java(start), 0, "2022-05-01"]
    sure: list[object] = [1, "Novelle", "c", "anna", "Weg", "{'Grad': ['hoch']}", "", "Sie", "", java(19), 0, ""]
    sure[9] = java(TEXT.index("Sie"))
    found = project(space, table(row, sure, headings=headings))
    assert placed(found) == [(start, "Er ging"), (TEXT.index("Sie"), "Sie")]
    assert [user.name for user in found.users] == ["anna"]
    assert found.sources[0].codings[0].created.startswith("2022-05-01")
    assert not found.losses.losses


def test_what_stands_twice_waits_where_no_number_says_which(space: Workspace) -> None:
    row = annotation("Er ging", "/A")
    row[6] = "?"
    assert placed(project(space, table(row))) == [None]
