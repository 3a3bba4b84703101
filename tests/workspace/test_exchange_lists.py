"""Lists of coded segments and labelled transcripts become projects whose passages stand in documents here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError, ReadingError
from qualcode.model.exchange.project import ExchangeProject, TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import CodesIn, ListedSegment, SegmentList, SegmentProgram
from qualcode.workspace.exchange.labelled import project_of_labels
from qualcode.workspace.exchange.segments import project_of_segments
from qualcode.workspace.workspace import Workspace
from tests.helpers import LEAD, add_code, add_document, new_project

TEXT = "A: Ja.\nB: Das dauert im Amt.\nA: Ja.\nB: Ach so."


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    with new_project(tmp_path) as project:
        add_document(project, "Interview 1", TEXT)
        add_document(project, "Interview 2", "Ganz anderes.")
        amt = add_code(project, "Amt", definition="alles vom Amt")
        add_code(project, "Warten", amt)
        yield Workspace(project, LEAD.name)


def row(document: str, words: str, *codes: str, **more: str | int) -> ListedSegment:
    paths = tuple(tuple(code.split(" > ")) for code in codes or ("Amt",))
    return ListedSegment(2, document, paths, words, **more)  # type: ignore[arg-type]


def listed(*rows: ListedSegment, program: SegmentProgram = SegmentProgram.MAXQDA) -> SegmentList:
    return SegmentList("list.xlsx", program, rows)


def placed(project: ExchangeProject) -> list[tuple[str, str]]:
    return [
        (source.name, coding.span.cut(source.text) if coding.span else "–")
        for source in project.sources
        for coding in source.codings
    ]


def told(project: ExchangeProject) -> list[tuple[str, str, str, int]]:
    return [(loss.why, loss.name, loss.where, loss.number) for loss in project.losses]


def test_rows_stand_in_documents_that_are_here(space: Workspace) -> None:
    found = project_of_segments(
        space,
        listed(
            row("Interview 1", "Das dauert im Amt.", "Amt > Warten", "Neu", comment="gut", coder="Ben", weight=40),
            row("interview 2.docx", "Ganz anderes."),
            row("Interview 1", "Ja."),
            row("Interview 9", "Ach so.", "Amt", "Neu"),
        ),
    )
    assert placed(found) == [
        ("Interview 1", "Das dauert im Amt."),
        ("Interview 1", "Das dauert im Amt."),
        ("Interview 1", "–"),
        ("Interview 2", "Ganz anderes."),
    ]
    first, other = space.project.documents.all()
    assert [source.guid for source in found.sources] == [first.uuid, other.uuid]
    assert [(code.draft.name, [child.draft.name for child in code.children]) for code in found.codes] == [
        ("Amt", ["Warten"]),
        ("Neu", []),
    ]
    assert found.codes[0].draft.rules.definition == "alles vom Amt"
    assert found.sources[0].codings[0].weight == 40
    assert [user.name for user in found.users] == ["Ben"]
    (note,) = found.notes
    assert (note.text, note.targets[0].kind, note.user) == ("gut", TargetKind.PASSAGE, found.users[0].guid)
    assert told(found) == [
        (LossReason.DOCUMENT_UNKNOWN, "", "Interview 9", 2),
        (LossReason.WORDS_FOUND_SEVERAL_TIMES, "Amt", "Interview 1", 1),
    ]


def test_the_same_list_gives_the_same_guids(space: Workspace) -> None:
    rows = [row("Interview 1", "Ja.", number) for number in ("A", "B", "A")]
    one, again = (project_of_segments(space, listed(*rows)) for _time in range(2))
    assert one == again
    guids = [coding.guid for coding in one.sources[0].codings]
    assert len(set(guids)) == 3
    other = project_of_segments(space, listed(row("Interview 1", "Ja.", "B"), row("Interview 2", "Ganz")))
    assert other.sources[0].codings[0].guid == guids[1]
    assert other.codes[0].guid == one.codes[1].guid


def test_codes_of_one_name_in_two_projects_are_two(space: Workspace, tmp_path: Path) -> None:
    with new_project(tmp_path, "other") as project:
        add_document(project, "Interview 1", TEXT)
        theirs = project_of_segments(
            Workspace(project, LEAD.name), listed(row("Interview 1", "Ach so.", coder="Ben"))
        )
    ours = project_of_segments(space, listed(row("Interview 1", "Ach so.", coder="Ben")))
    assert theirs.codes[0].guid != ours.codes[0].guid
    assert theirs.users[0].guid != ours.users[0].guid


def test_names_of_documents_can_be_said(space: Workspace) -> None:
    rows = listed(row("D 3: Eins", "Ach so."), program=SegmentProgram.ATLASTI)
    with pytest.raises(QualcodeError, match="no document here is called so") as refused:
        project_of_segments(space, rows)
    assert "--document" in str(refused.value.hint)
    assert placed(project_of_segments(space, rows, {"Eins": "Interview 1"})) == [("Interview 1", "Ach so.")]
    with pytest.raises(QualcodeError, match="matches 2 documents"):
        project_of_segments(space, rows, {"Eins": "Interview"})
    numbered = listed(row("3: Interview 1.rtf", "Ach so."), program=SegmentProgram.ATLASTI)
    assert placed(project_of_segments(space, numbered)) == [("Interview 1", "Ach so.")]


def test_a_name_of_several_documents_means_none(space: Workspace) -> None:
    add_document(space.project, "eins.docx", "Hier.")
    add_document(space.project, "eins.txt", "Dort.")
    found = project_of_segments(space, listed(row("Eins", "Hier."), row("eins.txt", "Dort.")))
    assert placed(found) == [("eins.txt", "Dort.")]
    assert told(found) == [(LossReason.SEVERAL_DOCUMENTS, "", "Eins", 1)]
    with pytest.raises(QualcodeError, match="several documents here are called so"):
        project_of_segments(space, listed(row("Eins", "Hier.")))


def test_without_documents_the_hint_says_to_import_them(tmp_path: Path) -> None:
    with new_project(tmp_path) as project, pytest.raises(QualcodeError) as refused:
        project_of_segments(Workspace(project, LEAD.name), listed(row("Interview 1", "Ja.")))
    assert "qualcode import" in str(refused.value.hint)


# ---- transcripts ---------------------------------------------------------------------------------------


def written(folder: Path, text: str) -> Path:
    path = folder / "Gespräch.txt"
    path.write_text(text, "utf-8")
    return path


def test_labels_in_brackets_are_codes_of_the_project(space: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "A: Hallo.\nB: Das dauert. [Amt > Warten; Amt]\nA: Ach. [#Neu]\nB: Ja.\n")
    found = project_of_labels(space, path, CodesIn.MARGIN)
    assert placed(found) == [("Gespräch", "Das dauert."), ("Gespräch", "Das dauert.")]
    (code,) = found.codes
    amt = space.project.codes.book().named(("Amt",))
    assert amt is not None
    assert (code.guid, code.children[0].draft.name) == (amt.uuid, "Warten")
    assert [(note.text, note.targets[0].kind) for note in found.notes] == [("Neu", TargetKind.PASSAGE)]
    assert (LossReason.NO_CODE_BUT_COMMENT, "Neu", "Gespräch", 1) in told(found)
    made = project_of_labels(space, path, CodesIn.MARGIN, new_codes=True)
    assert [code.draft.name for code in made.codes] == ["Amt", "Neu"]
    assert not made.notes


def test_without_a_project_every_code_is_new(tmp_path: Path) -> None:
    path = written(tmp_path, "Das dauert. [#Amt]\n")
    found = project_of_labels(None, path, CodesIn.MARGIN, new_codes=True)
    assert [(code.draft.name, code.draft.origin) for code in found.codes] == [("Amt", "inductive")]
    assert found.sources[0].file_name == "Gespräch.txt"
    with pytest.raises(ReadingError, match="No code stands in the margin"):
        project_of_labels(None, written(tmp_path, "Das dauert. [Amt]"), CodesIn.MARGIN)
    with pytest.raises(ReadingError, match="has no comments"):
        project_of_labels(None, path, CodesIn.COMMENTS)


def test_a_file_that_came_in_before_is_the_document_that_came_of_it(space: Workspace, tmp_path: Path) -> None:
    from qualcode.reading.files import read

    path = written(tmp_path, "A: Hallo.\nB: Das dauert. [Amt]\nB: Ja.\n")
    (document,) = space.project.documents.add(read(path).drafts, LEAD)
    found = project_of_labels(space, path, CodesIn.MARGIN)
    (source,) = found.sources
    assert (source.guid, source.text) == (document.uuid, space.project.documents.text(document))
    assert placed(found) == [("Gespräch", "Das dauert.")]
