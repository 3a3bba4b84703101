"""Projects of Taguette, QualCoder and RQDA come whole out of their databases, whatever lies in these."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.model.codings import CoderKind
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import ExchangeCode, ExchangeProject, ExchangeSource, SourceMedium, TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span
from qualcode.reading.exchange.reader import read_project
from qualcode.reading.formats.apart import READERS_APART
from qualcode.reading.source.exchange_frames import plain_project, project_of
from qualcode.reading.source.options import ExchangeOptions
from tests.reading.exchange import foreign_databases as made
from tests.reading.exchange.foreign_databases import Rows, highlight_added, make_database, qualcoder_folder

TEXT = "Zuerst kam Grüße 🙂 und dann die Arbeit.\nDie Kinder waren klein, ja, ja.\nSo war das.\n"
BORN = "2024-01-01 09:00:00"


def read(path: Path, project: str = "") -> ExchangeProject:
    """What the reader finds, as it comes out of the process of the readers."""
    found = read_project(path, ExchangeOptions(project=project))
    assert project_of(json.loads(json.dumps(plain_project(found)))) == found
    return found


def tree(codes: tuple[ExchangeCode, ...]) -> dict[str, object]:
    return {code.draft.name: tree(code.children) for code in codes}


def placed(source: ExchangeSource) -> list[str | None]:
    return [coding.span.cut(source.text) if coding.span else None for coding in source.codings]


def told(project: ExchangeProject, why: LossReason) -> dict[tuple[LossKind, str], int]:
    found: dict[tuple[LossKind, str], int] = {}
    for loss in project.losses:
        if loss.why == why:
            found[loss.kind, loss.name] = found.get((loss.kind, loss.name), 0) + loss.number
    return found


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def at_utf16(words: str, text: str = TEXT) -> tuple[int, int]:
    start = len(text[: text.index(words)].encode("utf-16-le")) // 2
    return start, start + len(words.encode("utf-16-le")) // 2


# ---- QualCoder -----------------------------------------------------------------------------------------


def coded(number: int, words: str, code: int, place: tuple[int, int], **other: object) -> dict[str, object]:
    row: dict[str, object] = {"ctid": number, "cid": code, "fid": 1, "seltext": words, "owner": "anna"}
    return {**row, "pos0": place[0], "pos1": place[1], "date": "2024-01-15 10:00:00", **other}


def qualcoder(**other: list[dict[str, object]]) -> Rows:
    rows: dict[str, list[dict[str, object]]] = {
        "project": [{"databaseversion": "v8", "date": BORN, "memo": "Worum es geht", "about": "QualCoder 3.6"}],
        "source": [{"id": 1, "name": "i1.txt", "fulltext": TEXT, "memo": "am Küchentisch", "owner": "anna"}],
        "code_name": [{"cid": 1, "name": "Arbeit", "memo": "Wann es gilt", "color": "#F5A9A9"}],
    }
    return {**rows, **other}


def test_a_project_of_qualcoder_comes_with_all_that_it_knows(tmp_path: Path):
    rows = qualcoder(
        code_cat=[{"catid": 1, "name": "Familie"}, {"catid": 2, "name": "Enge", "supercatid": 1}],
        code_name=[
            {"cid": 1, "name": "Arbeit", "memo": "Wann es gilt", "color": "#F5A9A9"},
            {"cid": 2, "name": "Kinder", "catid": 2},
            {"cid": 3, "name": "klein", "supercid": 2},
        ],
        code_text=[
            coded(1, "Arbeit", 1, at("Arbeit"), memo="eine Notiz", important=1),
            coded(2, "Kinder waren", 2, at("Kinder waren"), owner="📌 Speaker coding"),
            coded(3, "klein", 3, at("klein"), owner="", weight=None) | {"date": "gestern"},
        ],
        annotation=[{"anid": 1, "fid": 1, "pos0": 0, "pos1": 6, "memo": "so beginnt es", "owner": "bea"}],
        cases=[{"caseid": 1, "name": "Fall A", "memo": "wohnt allein"}, {"caseid": 2, "name": "Fall B"}],
        case_text=[
            {"id": 1, "caseid": 1, "fid": 1, "pos0": 0, "pos1": len(TEXT) - 1},
            {"id": 2, "caseid": 2, "fid": 1, "pos0": 0, "pos1": 6},
        ],
        attribute=[
            {"name": "Alter", "attr_type": "case", "value": "34", "id": 1},
            {"name": "Ort", "attr_type": "file", "value": "Kiel", "id": 1},
            {"name": "Ort", "attr_type": "case", "value": "", "id": 1},
        ],
        attribute_type=[{"name": "Alter", "memo": "in Jahren"}],
        journal=[{"jid": 1, "name": "Erster Tag", "jentry": "Es regnet", "owner": "anna"}],
        coder_names=[{"name": "cem"}],
    )
    del rows["code_text"][2]["weight"]
    project = read(qualcoder_folder(tmp_path, rows))
    assert (project.name, project.program, project.description) == ("study", "QualCoder 3.6", "Worum es geht")
    assert tree(project.codes) == {"Familie": {"Enge": {"Kinder": {"klein": {}}}}, "Arbeit": {}}
    work = next(code for code in project.codes if code.draft.name == "Arbeit")
    assert (work.draft.rules.definition, work.draft.colour, work.is_codable) == ("Wann es gilt", "#f5a9a9", True)
    assert [code.is_codable for code in project.codes] == [True, False]
    assert {user.name: user.kind for user in project.users} == {
        "anna": CoderKind.PERSON,
        "📌 Speaker coding": CoderKind.MACHINE,
        "bea": CoderKind.PERSON,
        "cem": CoderKind.PERSON,
    }
    (source,) = project.sources
    assert source.text == TEXT.rstrip("\n")
    assert (source.description, dict(source.attributes)) == ("am Küchentisch", {"Ort": "Kiel"})
    assert placed(source) == ["Arbeit", "Kinder waren", "klein"]
    first, _second, third = source.codings
    assert (first.created, first.good_by) == ("2024-01-15T10:00:00.000Z", (first.user,))
    assert (third.user, third.created, third.words) == ("", "", "")
    whole, part = project.cases
    assert (whole.name, whole.description, dict(whole.attributes)) == ("Fall A", "wohnt allein", {"Alter": "34"})
    assert (whole.sources, part.sources) == ((source.guid,), ())
    notes = {note.text: note for note in project.notes}
    assert notes.keys() == {"eine Notiz", "so beginnt es", "Fall B", "Es regnet", "in Jahren"}
    assert notes["eine Notiz"].targets[0].guid == first.guid
    assert notes["so beginnt es"].targets[0].span == Span(0, 6)
    assert (notes["Fall B"].kind, notes["Fall B"].targets[0].kind) == (MemoKind.CASE, TargetKind.PASSAGE)
    assert (notes["Es regnet"].title, notes["Es regnet"].targets) == ("Erster Tag", ())
    assert told(project, LossReason.AS_MEMO) == {(LossKind.CASE_PASSAGE, "Fall B"): 1}
    assert told(project, LossReason.AS_GOOD) == {(LossKind.CODING, ""): 1}
    assert told(project, LossReason.DATE_UNREADABLE) == {(LossKind.FIELD, ""): 1}


def test_an_old_project_of_qualcoder_lacks_tables_and_columns(tmp_path: Path):
    row = {"cid": 1, "fid": 1, "seltext": "Arbeit", "pos0": at("Arbeit")[0], "pos1": at("Arbeit")[1], "owner": "a"}
    codes = [{"cid": 1, "name": "Arbeit", "owner": "a"}]
    project = read(qualcoder_folder(tmp_path, qualcoder(code_text=[row], code_name=codes), made.OLD_QUALCODER))
    assert told(project, LossReason.COLUMN_NOT_READ) == {(LossKind.FIELD, "owner"): 1}
    assert placed(project.sources[0]) == ["Arbeit"]
    assert read(tmp_path / "study.qda" / "data.qda") == project  # the file alone will do


def test_qt_and_python_count_otherwise_in_one_text(tmp_path: Path):
    rows = qualcoder(
        code_text=[
            coded(1, "Arbeit", 1, at("Arbeit")),
            coded(2, "Kinder waren", 1, at_utf16("Kinder waren")),
            coded(3, "klein", 1, at_utf16("klein")),
            coded(4, "So war das.", 1, (at("So war das.")[0] - 3, at("So war das.")[1] - 3)),
            coded(5, "ganz andere Worte", 1, (2, 9)),
            coded(6, "ja", 1, at("war das")),  # stands twice, both elsewhere
            coded(7, "das", 1, (1_000, 1_003)),
            coded(8, "nichts", 1, ("x", 4)),  # type: ignore[arg-type]
        ],
        annotation=[{"anid": 1, "fid": 1, "pos0": at_utf16("So")[0], "pos1": at_utf16("So")[1], "memo": "dort"}],
    )
    project = read(qualcoder_folder(tmp_path, rows))
    (source,) = project.sources
    assert placed(source) == ["Arbeit", "Kinder waren", "klein", "So war das.", None, None, None, None]
    assert source.codings[4].words == "ganz andere Worte"
    assert source.codings[7].place == "?–4"
    assert sum(told(project, LossReason.MENDED_BY_WORDS).values()) == 2
    assert sum(told(project, LossReason.OTHER_WORDS_THERE).values()) == 2
    assert sum(told(project, LossReason.OUTSIDE_TEXT).values()) == 1
    assert sum(told(project, LossReason.PLACE_UNREADABLE).values()) == 1
    assert all(loss.fate is Fate.WAITS for loss in project.losses if loss.why == LossReason.OUTSIDE_TEXT)
    assert project.notes[0].targets[0].span == Span(*at("So"))


def test_windows_line_ends_and_a_mark_of_the_byte_order_shift_nothing(tmp_path: Path):
    text = "\ufeffErstens.\r\nZweitens.\r\nDrittens.\r\n"
    rows = qualcoder(
        source=[{"id": 1, "name": "i1.txt", "fulltext": text}],
        code_text=[coded(1, "Zweitens.\u2029Drittens", 1, at("Zweitens.\r\nDrittens", text))],
    )
    (source,) = read(qualcoder_folder(tmp_path, rows)).sources
    assert placed(source) == ["Zweitens.\nDrittens"]


def test_pictures_sounds_and_what_is_coded_on_them_is_told(tmp_path: Path):
    rows = qualcoder(
        source=[
            {"id": 1, "name": "i1.txt", "fulltext": TEXT},
            {"id": 2, "name": "bild.jpg", "mediapath": "/images/bild.jpg"},
            {"id": 3, "name": "ton.mp3", "mediapath": "audio:/home/somebody/ton.mp3", "av_text_id": 1},
            {"id": 4, "name": "film.mp4", "mediapath": "/video/film.mp4"},
            {"id": 5, "name": "blatt.pdf", "mediapath": "docs:C:/Users/x/blatt.pdf", "fulltext": "Ein Blatt."},
            {"id": 6, "name": "leer.txt", "fulltext": " "},
        ],
        code_image=[{"imid": 1, "id": 2, "cid": 1, "memo": "schön"}, {"imid": 2, "id": 5, "cid": 1}],
        code_av=[{"avid": 1, "id": 3, "pos0": 0, "pos1": 9, "cid": 1}],
        code_text=[coded(1, "?", 1, (0, 1), fid=6), coded(2, "?", 9, (0, 1)), coded(3, "?", 1, (0, 1), fid=77)],
        graph=[{"grid": 1, "name": "Netz"}],
        gr_case_text_item=[{"gcaseid": 1, "grid": 1}],
        ris=[{"risid": 1, "tag": "TI", "value": "Buch"}],
        cases=[{"caseid": 1, "name": ""}],
        case_text=[{"id": 1, "caseid": 1, "fid": 2, "pos0": 0, "pos1": 0}],
        attribute=[{"name": "Ort", "attr_type": "file", "value": "Kiel", "id": 2}],
    )
    project = read(qualcoder_folder(tmp_path, rows))
    assert [(source.name, source.medium) for source in project.sources] == [
        ("i1.txt", SourceMedium.TEXT),
        ("blatt.pdf", SourceMedium.PDF),
    ]
    assert project.sources[1].file_name == "blatt.pdf"  # no folder of somebody's computer
    assert {(loss.kind, loss.why, loss.name, loss.where, loss.number) for loss in project.losses} == {
        (LossKind.PICTURE, LossReason.ONLY_TEXTS, "bild.jpg", "", 1),
        (LossKind.AUDIO, LossReason.ONLY_ITS_TEXT, "ton.mp3", "", 1),
        (LossKind.VIDEO, LossReason.ONLY_TEXTS, "film.mp4", "", 1),
        (LossKind.SOURCE, LossReason.NO_TEXT, "leer.txt", "", 1),
        (LossKind.CODING, LossReason.TARGET_NOT_TAKEN, "Arbeit", "leer.txt", 1),
        (LossKind.CODING, LossReason.CODE_MISSING, "9", "", 1),
        (LossKind.CODING, LossReason.TARGET_MISSING, "Arbeit", "", 1),
        (LossKind.PICTURE_REGION, LossReason.ON_MEDIA, "Arbeit", "bild.jpg", 1),
        (LossKind.PDF_REGION, LossReason.REGION_WITHOUT_TEXT, "Arbeit", "blatt.pdf", 1),
        (LossKind.MEDIA_RANGE, LossReason.ON_MEDIA, "Arbeit", "ton.mp3", 1),
        (LossKind.NOTE, LossReason.ON_MEDIA, "", "bild.jpg", 1),
        (LossKind.GRAPH, LossReason.NOTHING_LIKE_IT, "Netz", "", 1),
        (LossKind.FIELD, LossReason.TIME_WITHOUT_ZONE, "date", "", 2),
        (LossKind.ELEMENT, LossReason.TABLE_NOT_READ, "ris", "", 1),
        (LossKind.CASE, LossReason.NAMELESS, "", "", 1),
        (LossKind.CASE_PASSAGE, LossReason.TARGET_NOT_TAKEN, "Case 1", "bild.jpg", 1),
        (LossKind.FIELD, LossReason.TARGET_NOT_TAKEN, "Ort", "", 1),
    } - {(LossKind.FIELD, LossReason.TIME_WITHOUT_ZONE, "date", "", 2)}


def test_codes_below_themselves_and_beside_a_category_of_their_name(tmp_path: Path):
    rows = qualcoder(
        code_cat=[
            {"catid": 1, "name": "A", "supercatid": 2},
            {"catid": 2, "name": "B", "supercatid": 1},
            {"catid": 3, "name": "Arbeit"},
            {"catid": 4, "name": "C", "supercatid": 99},
        ],
        code_name=[{"cid": 1, "name": "Arbeit", "color": "rot"}, {"cid": 2, "name": "\n", "catid": 2}],
    )
    project = read(qualcoder_folder(tmp_path, rows))
    assert tree(project.codes) == {"A": {"B": {"Code 2": {}}}, "Arbeit": {}, "Arbeit (category)": {}, "C": {}}
    assert told(project, LossReason.CYCLE) == {(LossKind.CODE, "A"): 1}
    assert told(project, LossReason.TARGET_MISSING) == {(LossKind.CODE, "C"): 1}
    assert ("99",) in {loss.details for loss in project.losses}
    assert told(project, LossReason.COLOUR_UNREADABLE) == {(LossKind.CODE, "Arbeit"): 1}


def test_what_is_read_again_has_the_same_guids_and_a_copy_coded_by_others_has_not(tmp_path: Path):
    before = coded(1, "Arbeit", 1, at("Arbeit"), owner="default")
    later = coded(2, "klein", 1, at("klein"), owner="default")
    rows = qualcoder(
        code_text=[before, later],
        code_name=[
            {"cid": 1, "name": "Arbeit", "date": "2024-01-01 10:00:00"},
            {"cid": 2, "name": "Neu", "date": "2024-01-02 10:00:00"},
        ],
    )
    others = qualcoder(
        code_text=[before, later | {"date": "2024-01-15 11:00:00"}],  # the same passage, by somebody else
        code_name=[
            {"cid": 1, "name": "Beruf", "date": "2024-01-01 10:00:00"},
            {"cid": 2, "name": "Neu", "date": "2024-01-02 11:00:00"},
        ],
    )
    mine, again, copy = (
        read(qualcoder_folder(tmp_path, each, name=f"{name}.qda"))
        for name, each in {"a": rows, "b": rows.copy(), "c": others}.items()
    )
    assert mine == replace(again, name="a")
    assert (mine.guid, mine.sources[0].guid) == (copy.guid, copy.sources[0].guid)
    (first, second), (same, another) = ([coding.guid for coding in each.sources[0].codings] for each in (mine, copy))
    assert (first, second != another) == (same, True)
    codes, others_codes = ({code.draft.name: code.guid for code in each.codes} for each in (mine, copy))
    assert codes["Arbeit"] == others_codes["Beruf"]  # another name for the same code
    assert codes["Neu"] != others_codes["Neu"]  # two codes with one name
    assert told(mine, LossReason.NAME_OF_EVERYBODY) == {(LossKind.USER, "default"): 1}


# ---- Taguette ------------------------------------------------------------------------------------------

HTML = "<h1>Grüße</h1>\n<p>Erst die <b>Arb</b>eit,<br>dann 🙂 das   Spiel.</p><p>&amp; Ende</p><ul><li>x</li></ul>"
NODES = "Grüße\nErst die Arbeit,dann 🙂 das   Spiel.& Endex"


def highlight(number: int, words: str, snippet: str | None = None, document: int = 1) -> dict[str, object]:
    start = len(NODES[: NODES.index(words)].encode())
    return {
        "id": number,
        "document_id": document,
        "start_offset": start,
        "end_offset": start + len(words.encode()),
        "snippet": words if snippet is None else snippet,
    }


def tag(number: int, path: str, project: int = 1) -> dict[str, object]:
    return {"id": number, "project_id": project, "path": path, "description": f"zu {path}"}


def command(number: int, who: str, payload: str) -> dict[str, object]:
    date = f"2023-05-0{number} 10:00:00.123456"
    return {"id": number, "date": date, "user_login": who, "project_id": 1, "document_id": 1, "payload": payload}


def taguette(tmp_path: Path, rows: Mapping[str, list[dict[str, object]]] = {}, schema: str = made.TAGUETTE) -> Path:
    document = {
        "id": 1, "name": "Interview", "description": "im Café", "filename": "i.docx",
        "created": "2023-05-01 09:00:00.5",
        "project_id": 1, "text_direction": "LEFT_TO_RIGHT", "contents": HTML,
    }  # fmt: skip
    all_rows = {
        "projects": [{"id": 1, "name": "Studie", "description": "Worum", "created": "2023-05-01 08:00:00.25"}],
        "documents": [document],
        **rows,
    }
    return make_database(tmp_path / "taguette.sqlite3", schema, all_rows)


def test_a_project_of_taguette_comes_with_its_highlights_where_they_are(tmp_path: Path):
    highlights = [
        highlight(1, "Grüße"),
        highlight(2, "Arbeit,dann 🙂", "<b>Arb</b>eit,<br>dann 🙂"),
        highlight(3, "Spiel.& Ende", "<p>Spiel.</p><p>&amp; Ende</p>"),
        highlight(4, "x"),
        {**highlight(5, "Erst"), "snippet": "Zweit"},
        {**highlight(6, "Erst"), "start_offset": 7_000, "end_offset": 7_010},
        {**highlight(7, "ü"), "start_offset": 3, "end_offset": 4},  # within a character
    ]
    rows = {
        "tags": [tag(1, "people"), tag(2, "people.alice"), tag(3, "z. B. das"), tag(4, "a.b"), tag(5, "a.c")],
        "highlights": highlights,
        "highlight_tags": [
            {"highlight_id": number, "tag_id": tag}
            for number, tag in ((1, 1), (1, 2), (2, 2), (3, 3), (5, 4), (6, 5), (7, 5))
        ],
        "commands": [
            command(1, "anna", highlight_added(1, [1])),
            command(2, "bea", highlight_added(1, [1, 2])),
            command(3, "cem", highlight_added(2, [9])),
            command(4, "cem", '{"type": "tag_merge", "src_tag_id": 9, "dest_tag_id": 2}'),
            command(5, "dan", "[" * 10_000),
        ],
    }
    project = read(taguette(tmp_path, rows))
    assert (project.name, project.description) == ("Studie", "Worum")
    assert tree(project.codes) == {"a": {"b": {}, "c": {}}, "people": {"alice": {}}, "z. B. das": {}}
    assert [code.is_codable for code in project.codes] == [False, True, True]
    assert project.codes[1].children[0].draft.rules.definition == "zu people.alice"
    (source,) = project.sources
    assert source.text == "Grüße\nErst die Arbeit,\ndann 🙂 das Spiel.\n& Ende\nx"
    assert (source.file_name, source.description) == ("i.docx", "im Café")
    assert placed(source) == ["Grüße", "Grüße", "Arbeit,\ndann 🙂", "Spiel.\n& Ende", None, None, None]
    names = {user.guid: user.name for user in project.users} | {"": ""}
    assert [names[coding.user] for coding in source.codings] == ["anna", "bea", "cem", "", "", "", ""]
    assert source.codings[1].created == "2023-05-02T10:00:00.123Z"
    (note,) = project.notes
    assert (note.text, note.targets[0].span) == ("x", Span(len(source.text) - 1, len(source.text)))
    assert sum(told(project, LossReason.OTHER_WORDS_THERE).values()) == 1
    assert sum(told(project, LossReason.OUTSIDE_TEXT).values()) == 2
    assert told(project, LossReason.NO_CODE_BUT_COMMENT) == {(LossKind.CODING, "x"): 1}
    assert told(project, LossReason.FORMATTING) == {(LossKind.TEXT, "Interview"): 1}


def test_what_deleting_left_behind_in_taguette_is_told(tmp_path: Path):
    rows = {
        "tags": [tag(1, "hier")],
        "highlights": [highlight(1, "Erst"), highlight(2, "Erst", document=77)],
        "highlight_tags": [
            {"highlight_id": number, "tag_id": tag} for number, tag in ((1, 1), (1, 9), (2, 1), (8, 1))
        ],
    }
    project = read(taguette(tmp_path, rows))
    assert told(project, LossReason.CODE_MISSING) == {(LossKind.CODING, "9"): 1}
    assert sum(told(project, LossReason.TARGET_MISSING).values()) == 2
    assert placed(project.sources[0]) == ["Erst"]


def test_one_of_several_projects_of_taguette_is_said(tmp_path: Path):
    projects = [
        {"id": number, "name": name, "description": "", "created": BORN}
        for number, name in ((1, "Erste"), (2, "Zweite"), (3, "Zweite"))
    ]
    path = taguette(tmp_path, {"projects": projects, "tags": [tag(1, "hier"), tag(2, "dort", 2)]})
    with pytest.raises(ReadingError, match="several projects: “Erste” \\(1\\), “Zweite” \\(2\\)"):
        read(path)
    assert tree(read(path, "Erste").codes) == {"hier": {}}
    assert tree(read(path, "2").codes) == {"dort": {}}
    with pytest.raises(ReadingError, match="several"):
        read(path, "Zweite")
    with pytest.raises(ReadingError, match="no project called “Dritte”") as told:
        read(path, "Dritte")
    assert "“Erste” (1), “Zweite” (2)" in told.value.hint


def test_groups_and_parents_of_other_versions_of_taguette(tmp_path: Path):
    schema = made.TAGUETTE + (
        "CREATE TABLE groups (id INTEGER, project_id INTEGER, path TEXT, description TEXT);"
        "CREATE TABLE document_groups (document_id INTEGER, group_id INTEGER);"
        "ALTER TABLE tags ADD COLUMN parent_id INTEGER;"
    )
    rows = {
        "groups": [{"id": 5, "project_id": 1, "path": "Welle 1", "description": ""}],
        "document_groups": [{"document_id": 1, "group_id": 5}],
        "tags": [tag(1, "oben"), {**tag(2, "unten"), "parent_id": 1}],
    }
    project = read(taguette(tmp_path, rows, schema))
    assert tree(project.codes) == {"oben": {"unten": {}}}
    assert [(group.name, group.sources) for group in project.sets] == [("Welle 1", (project.sources[0].guid,))]


# ---- RQDA ----------------------------------------------------------------------------------------------


def rqda(tmp_path: Path, rows: Rows, then: tuple[str, ...] = ()) -> Path:
    all_rows: Rows = {
        "project": [{"databaseversion": "0.2.2", "date": "Sat Jun 20 12:47:49 2009", "memo": "Worum es geht"}],
        "source": [{"name": "i1", "id": 1, "file": TEXT, "memo": "zu Hause", "owner": "master", "status": 1}],
        "freecode": [{"name": "Arbeit", "id": 1, "memo": "Wann es gilt", "status": 1, "color": "#0000FF"}],
        **rows,
    }
    return make_database(tmp_path / "study.rqda", made.RQDA, all_rows, then=then)


def test_a_project_of_rqda_comes_with_places_mended_and_deleted_rows_told(tmp_path: Path):
    def coding(words: str, code: int, shift: int = 0, **other: object) -> dict[str, object]:
        start, end = at(words)
        row = {"cid": code, "fid": 1, "seltext": words, "selfirst": float(start + shift), "selend": float(end)}
        return {**row, "status": 1, "owner": "master", "date": "Sat Jun 20 12:47:49 2009", **other}

    rows: Rows = {
        "source": [
            {"name": "i1", "id": 1, "file": TEXT, "memo": "zu Hause", "owner": "master", "status": 1},
            {"name": "i2", "id": 2, "file": "weg", "status": 0},
        ],
        "freecode": [
            {"name": "Arbeit", "id": 1, "memo": "Wann es gilt", "status": 1, "color": "#0000FF"},
            {"name": "Kinder", "id": 2, "status": 1},
            {"name": "weg", "id": 3, "status": 0},
        ],
        "codecat": [
            {"name": "Leben", "catid": 1, "memo": "alles", "status": 1},
            {"name": "Z", "catid": 2, "status": 1},
        ],
        "treecode": [
            {"cid": 1, "catid": 1, "status": 1},
            {"cid": 1, "catid": 2, "status": 1},
            {"cid": 2, "catid": 1, "status": 0},
        ],
        "coding": [
            coding("Arbeit", 1, memo="wichtig"),
            coding("Kinder waren", 2, shift=1),
            coding("klein", 2, status=-1),
            coding("klein", 3),
            {**coding("klein", 2), "fid": 2},
        ],
        "coding2": [coding("klein", 2)],
        "cases": [{"name": "Fall A", "id": 1, "memo": "wohnt allein", "status": 1}],
        "caselinkage": [{"caseid": 1, "fid": 1, "selfirst": 0.0, "selend": float(len(TEXT)), "status": 1}],
        "caseAttr": [
            {"variable": "Alter", "value": "34", "caseID": 1},
            {"variable": "Ort", "value": "NA", "caseID": 1},
        ],
        "fileAttr": [{"variable": "Ort", "value": "Kiel", "fileID": 1, "status": 1}],
        "filecat": [{"name": "Welle 1", "catid": 7, "status": 1}],
        "treefile": [{"fid": 1, "catid": 7, "status": 1}],
        "journal": [{"name": "Tag 1", "journal": "Es regnet", "status": 1}],
        "annotation": [{"fid": 1, "position": 3, "annotation": "hier", "status": 1}],
        "image": [{"name": "bild.png", "id": 1, "status": 1}],
        "imageCoding": [{"cid": 1, "iid": 1, "status": 1}],
    }
    project = read(rqda(tmp_path, rows))
    assert (project.name, project.description) == ("study", "Worum es geht")
    assert tree(project.codes) == {"Leben": {"Arbeit": {}}, "Kinder": {}, "Z": {}}
    (source,) = project.sources
    assert placed(source) == ["Arbeit", "Kinder waren", "klein"]
    assert (source.codings[0].created, dict(source.attributes)) == ("2009-06-20T12:47:49.000Z", {"Ort": "Kiel"})
    assert {user.name for user in project.users} == {"master", "master (coding2)"}
    (case,) = project.cases
    assert (case.sources, dict(case.attributes)) == ((source.guid,), {"Alter": "34"})
    assert [(group.name, len(group.codes), len(group.sources)) for group in project.sets] == [
        ("Z", 1, 0),
        ("Welle 1", 0, 1),
    ]
    assert {note.text for note in project.notes} == {"wichtig", "hier", "Es regnet"}
    assert next(note for note in project.notes if note.text == "hier").targets[0].span == Span(*at("Zuerst"))
    assert told(project, LossReason.MENDED_BY_WORDS) == {(LossKind.CODING, "Kinder"): 1}
    assert told(project, LossReason.DELETED_THERE) == {
        (LossKind.SOURCE, ""): 1,
        (LossKind.CODE, ""): 1,
        (LossKind.ELEMENT, "treecode"): 1,
        (LossKind.CODING, ""): 2,
        (LossKind.CODING, "Kinder"): 1,
    }
    assert told(project, LossReason.ONLY_TEXTS) == {(LossKind.PICTURE, "bild.png"): 1}


def test_texts_that_r_left_in_latin_1_are_read_and_doubted(tmp_path: Path):
    path = rqda(
        tmp_path,
        {"coding": [{"cid": 1, "fid": 1, "seltext": "Grüße", "selfirst": 11.0, "selend": 16.0, "status": 1}]},
        ("UPDATE source SET file = CAST(x'5a756572737420 6b616d204772fcdf65' AS TEXT)".replace(" 6b", "6b"),),
    )
    project = read(path)
    assert placed(project.sources[0]) == ["Grüße"]
    assert [loss.fate for loss in project.losses if loss.why == LossReason.ENCODING_GUESSED] == [Fate.DOUBTED]


# ---- hostile files -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("readers_apart")
def test_every_database_gets_the_same_project_in_the_process_of_the_readers(tmp_path: Path):
    rows = qualcoder(code_text=[coded(1, "Arbeit", 1, at("Arbeit"))])
    folder = qualcoder_folder(tmp_path, rows)
    assert READERS_APART.project(folder) == read(folder)


def test_views_triggers_and_virtual_tables_are_never_run(tmp_path: Path):
    path = taguette(tmp_path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE tags")
        connection.execute(
            "CREATE VIEW tags AS WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n FROM x) SELECT n FROM x"
        )
    connection.close()
    with pytest.raises(ReadingError, match="not known here"):
        read(path)


def test_computed_columns_are_no_columns(tmp_path: Path):
    folder = qualcoder_folder(tmp_path, qualcoder())
    with sqlite3.connect(folder / "data.qda") as connection:
        connection.execute("ALTER TABLE code_name ADD COLUMN evil TEXT AS (hex(zeroblob(900000000)))")
    connection.close()
    assert tree(read(folder).codes) == {"Arbeit": {}}


def test_values_of_another_kind_are_told(tmp_path: Path):
    rows = qualcoder(code_name=[{"cid": 1, "name": b"\xff\x00", "memo": 3.5}, {"cid": 2, "name": 7}])
    project = read(qualcoder_folder(tmp_path, rows))
    assert tree(project.codes) == {"7": {}, "Code 1": {}}
    assert told(project, LossReason.VALUE_UNREADABLE) == {(LossKind.FIELD, "code_name"): 1}


@pytest.mark.parametrize("length", [30, 600, 5_000])
def test_a_database_that_is_cut_off_is_refused(tmp_path: Path, length: int):
    path = rqda(tmp_path, {})
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(ReadingError, match="cannot be read as a database"):
        read(path)


def test_a_database_that_is_open_or_of_another_program_is_refused(tmp_path: Path):
    path = rqda(tmp_path, {})
    beside = path.with_name(path.name + "-wal")
    beside.write_bytes(b"x")
    with pytest.raises(ReadingError, match="open in its program"):
        read(path)
    other = make_database(tmp_path / "other.sqlite3", "CREATE TABLE things (id)", {})
    with pytest.raises(ReadingError, match="its tables: things"):
        read(other)
    with pytest.raises(ReadingError, match="does not exist"):
        read(tmp_path / "nothing.qda")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["other.sqlite3", "study.rqda", "study.rqda-wal"]


def test_codes_nested_without_end_are_refused(tmp_path: Path):
    categories = [
        {"catid": number, "name": f"c{number}", "supercatid": number - 1 or None} for number in range(1, 300)
    ]
    with pytest.raises(ReadingError, match="nested more than 100 deep"):
        read(qualcoder_folder(tmp_path, qualcoder(code_cat=categories)))
