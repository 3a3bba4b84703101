"""A list of coded segments comes in as one change, waits where it must, and adds nothing a second time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.exchange.intake import IntakeKind
from qualcode.model.exchange.losses import LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import CodesIn, SegmentField
from qualcode.model.memos import Memo
from qualcode.workspace.exchange.coded_lists import ListSayings
from qualcode.workspace.exchange.importing import (
    ProjectImportWish,
    TakenIn,
    new_project_from,
    prepare_project_import,
    write_project_import,
)
from qualcode.workspace.exchange.intake_plan import IntakeSayings
from qualcode.workspace.workspace import Workspace
from tests.helpers import LEAD, add_code, add_document, kinds, new_project, problems

TEXT = "A: Ja.\nB: Das dauert im Amt.\nA: Ja.\nB: Ach so."
HEAD = ("Document name", "Code", "Segment", "Comment", "Weight score", "Created by")
SAME = IntakeSayings(same_codes=True)


@pytest.fixture
def space(tmp_path: Path) -> Iterator[Workspace]:
    with new_project(tmp_path) as project:
        add_document(project, "Interview 1", TEXT)
        add_code(project, "Amt", definition="alles vom Amt")
        yield Workspace(project, LEAD.name)


def table(folder: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Path:
    path = folder / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows((head, *rows))
    return path


def taken(space: Workspace, path: Path, said: IntakeSayings = SAME, **listed: object) -> TakenIn:
    wish = ProjectImportWish(path, said=said, listed=ListSayings(**listed))  # type: ignore[arg-type]
    prepared = prepare_project_import(space, wish, lambda *_told: None, lambda: False)
    return write_project_import(space, prepared, lambda *_told: None, lambda: False)


def memos(space: Workspace) -> list[Memo]:
    return space.project.memos.all()


ROWS = (
    ("Interview 1", "Amt > Warten", "Das dauert im Amt.", "wichtig", "40", "Ben"),
    ("Interview 1", "Amt", "Ja.", "", "0", "Ben"),
    ("Interview 1", "Neu", "Ach nein, so etwas.", "fraglich", "0", ""),
)


def test_a_list_comes_in_as_one_change_and_once(space: Workspace, tmp_path: Path) -> None:
    path, project = table(tmp_path, *ROWS), space.project
    before = kinds(project)
    outcome = taken(space, path)
    assert kinds(project)[len(before) :] == ["import.project"]
    (coding,) = project.codings.all()
    code = project.codes.book()[coding.code]
    assert (code.path, coding.weight, coding.span.cut(TEXT)) == (("Amt", "Warten"), 40, "Das dauert im Amt.")
    assert coding.memo == "wichtig"
    waiting = {orphan.code: orphan for orphan in project.orphans.all()}
    assert set(waiting) == {"Amt", "Neu"}
    assert waiting["Neu"].memos == ("fraglich",)
    assert {coder.name for coder in project.coders.all()} >= {"Ben", "unknown (MAXQDA)"}
    reasons = [loss.why for loss in outcome.losses]
    assert reasons.count(LossReason.WORDS_FOUND_SEVERAL_TIMES) == reasons.count(LossReason.WORDS_NOT_FOUND) == 1
    assert not problems(project)
    again = taken(space, path)
    assert again.intake.adds_nothing
    assert len(project.codings.all()) == 1
    assert len(project.orphans.all()) == 2


def test_one_undo_takes_it_back(space: Workspace, tmp_path: Path) -> None:
    from tests.helpers import tables

    before = tables(space.project)
    taken(space, table(tmp_path, *ROWS))
    space.project.undo(LEAD)
    after = tables(space.project)
    for name in ("codings", "orphans", "codes", "memos", "coders", "settings"):
        assert after[name] == before[name]


def test_codes_of_one_path_are_never_guessed(space: Workspace, tmp_path: Path) -> None:
    with pytest.raises(QualcodeError, match="codes of the same path"):
        taken(space, table(tmp_path, *ROWS), IntakeSayings())
    assert not space.project.codings.all()
    taken(space, table(tmp_path, *ROWS), IntakeSayings(under="MAXQDA"))
    assert space.project.codes.book().named(("MAXQDA", "Amt", "Warten"))


def test_columns_are_said_once(space: Workspace, tmp_path: Path) -> None:
    head = ("Wer", "Was", "Worte")
    path = table(tmp_path, ("Interview 1", "Amt", "Ach so."), head=head)
    with pytest.raises(QualcodeError):
        taken(space, path)
    columns = {SegmentField.DOCUMENT: "Wer", SegmentField.CODE: "Was", SegmentField.WORDS: "Worte"}
    taken(space, path, columns=columns)
    assert space.project.settings.segment_columns == columns
    second = table(tmp_path, ("Interview 1", "Amt", "Das dauert"), head=head)
    assert taken(space, second).intake.numbers[IntakeKind.CODINGS].new == 1
    assert taken(space, table(tmp_path, *ROWS)).intake.numbers[IntakeKind.CODINGS].new == 1


def test_a_list_needs_the_project_that_has_its_texts(tmp_path: Path) -> None:
    wish = ProjectImportWish(table(tmp_path, *ROWS), new=tmp_path / "new.qualcode")
    with pytest.raises(UsageProblem, match="no texts") as refused:
        prepare_project_import(None, wish, lambda *_told: None, lambda: False)
    assert "qualcode import" in str(refused.value.hint)


def test_what_is_said_of_lists_is_refused_for_projects(space: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.qde"
    path.write_text("<Project/>")
    with pytest.raises(QualcodeError, match="are said of lists"):
        taken(space, path, new_codes=True)


def test_a_transcript_comes_in_with_its_codes(space: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "Gespräch.txt"
    path.write_text("A: Hallo.\nB: Das dauert. [Amt]\nA: Ach. [#Neu]\nB: Ja.\n", "utf-8")
    outcome = taken(space, path, IntakeSayings(), codes_in=CodesIn.MARGIN)
    (coding,) = space.project.codings.all()
    document = space.project.documents.find("Gespräch", exact=True)
    assert coding.span.cut(space.project.documents.text(document)) == "Das dauert."
    assert [memo.text for memo in memos(space)] == ["Neu"]
    assert LossReason.NO_CODE_BUT_COMMENT in [loss.why for loss in outcome.losses]
    assert taken(space, path, IntakeSayings(), codes_in=CodesIn.MARGIN).intake.adds_nothing
    with pytest.raises(QualcodeError, match="no list of coded segments"):
        taken(space, path)


def test_a_new_project_can_be_made_of_a_transcript(tmp_path: Path) -> None:
    path = tmp_path / "Gespräch.txt"
    path.write_text("A: Hallo.\nB: Das dauert. [#Amt]\n", "utf-8")
    wish = ProjectImportWish(
        path, new=tmp_path / "new.qualcode", listed=ListSayings(codes_in=CodesIn.MARGIN, new_codes=True)
    )
    prepared = prepare_project_import(None, wish, lambda *_told: None, lambda: False)
    assert wish.new is not None
    new_project_from(wish.new, prepared, "anna", lambda *_told: None, lambda: False)
    with Workspace.open(wish.new, coder="anna") as space:
        assert [code.name for code in space.project.codes.book()] == ["Amt"]
        assert len(space.project.codings.all()) == 1


def test_new_codes_of_labels_stand_where_their_paths_say(space: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("A: Ja. [#Amt > Warten]\nB: Das dauert. [#Zeit > Frist]\nA: So. [#Wie meint sie das?]\n", "utf-8")
    taken(space, path, IntakeSayings(), codes_in=CodesIn.MARGIN, new_codes=True)
    assert [code.full_name for code in space.project.codes.book()] == ["Amt", "Amt / Warten", "Zeit", "Zeit / Frist"]
    assert [memo.text for memo in memos(space)] == ["Wie meint sie das?"]


def test_a_comma_parts_no_codes_and_is_told_where_it_may(space: Workspace, tmp_path: Path) -> None:
    rows = (("Interview 1", "Amt, Zeit", "Das dauert im Amt."), ("Interview 1", "Zeit; Amt", "Das dauert im Amt."))
    path = table(tmp_path, *rows, head=("document", "code", "text"))
    told = [(loss.name, loss.why) for loss in taken(space, path).losses if loss.kind is LossKind.CODE]
    assert told == [("Amt, Zeit", LossReason.PERHAPS_SEVERAL_CODES)]
