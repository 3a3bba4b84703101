"""What a coder who works blind gets: no byte of a package, of a shared folder or of an error tells of others' work.

All is done by commands, as coders do; what must not be there is looked for in the bytes, in every spelling.
"""

from __future__ import annotations

import json
import shutil
import sqlite3

import pytest

import qualcode
from qualcode.model.memos import MemoTarget
from qualcode.project.sharing import keys
from qualcode.workspace.codebook import anchors
from qualcode.workspace.coding import case_summaries
from qualcode.workspace.quoting import quotation_editing
from tests.cli.conftest import run  # noqa: F401 - a fixture
from tests.merging.same import rows_by_uuid

PASSPHRASE = "drei blaue Elstern zählen"
EINS = "I: Wie war das?\nB: Das Amt in Musterstadt kam nie. Das war schwer. Am Ende half ein Nachbar.\n"
ZWEI = "I: Und hier?\nB: Bei uns kam der Nordlichtbus jeden Abend an die Haltestelle.\n"
OF_ANNA = (
    "annageheim", "annaparaphrase", "annaprojektmemo", "annafrüher", "annafazit", "annaersatz", "annabeispiel",
    "annamotto", "annadokument",
)  # fmt: skip
ON_NO_PASSAGE = {"annaprojektmemo", "annabeispiel", "annadokument", "annamotto", "annafazit"}
"""Memos on project, code, document and case tell no place: who works blind sees them."""
OF_OTHERS = ("Nordlichtbus", "Haltestelle", "vertraulich-zwei", "Fall Sonderbar", "Dorothea Fremd", "sonderwert")
"""What is none of what Ben needs: another document, cases, another coder, attributes."""


@pytest.fixture
def project(tmp_path):
    """A study in which Anna coded and wrote everything that can be written, and Ben is to code one text blind."""
    path = tmp_path / "p.qualcode"
    with qualcode.create(path, "Probe", coder="anna") as study:
        study.documents.add("eins", EINS, label="RG 2022", case="Fall Sonderbar", attributes={"ort": "sonderwert"})
        study.documents.add("vertraulich-zwei", ZWEI, label="RG 2023")
        for code in ("Thema", "Thema / Unter", "Rest"):
            study.codes.add(code, definition="so ist es gemeint")
        study.coders.add("ben")
        study.coders.add("Dorothea Fremd")
        space, book = study.space, study.space.book
        coding = study.code("eins", "Das Amt in Musterstadt kam nie.", "Thema", weight=70)
        former = study.code("eins", "Das war schwer.", "Rest")
        study.code("vertraulich-zwei", "Nordlichtbus", "Rest")
        study.memos.add("annageheim", about=coding)
        study.memos.add("annafrüher", about=former)
        study.memos.add("annaprojektmemo")
        study.memos.add("annadokument", about=study.documents["eins"])
        space.project.codings.change(coding.record, space.coder, paraphrase="annaparaphrase")
        space.project.codings.remove([former.record], space.coder)
        quotation_editing.edit(space, coding.record, ["nie => [annaersatz]"])
        anchors.add_passage(space, book[space.project.codes.find("Thema").key], coding.record)
        case = space.project.cases.find("Fall Sonderbar")
        case_summaries.write_summary(space, case, motto="annamotto", text="annafazit")
        code = space.project.codes.find("Rest")
        space.project.memos.add(MemoTarget(code=code.key), "annabeispiel", space.coder)
    return path


def told(data, words):
    """Those of the words that stand in bytes: as UTF-8 or UTF-16, in JSON, in small letters or as they are."""
    found = []
    for word in words:
        forms = {word, word.lower(), word.capitalize(), json.dumps(word)[1:-1]}
        if any(form.encode(code) in data for form in forms for code in ("utf-8", "utf-16-le", "utf-16-be")):
            found.append(word)
    return found


def of_coder(path, name):
    """UUIDs of what somebody made or wrote, and of the rows that tell of it."""
    with qualcode.open(path, coder=name) as study:
        rows = rows_by_uuid(study.space.project)
        own = {uuid for (table, uuid), row in rows.items() if table == "coders" and row["name"] == name}
        made = {u for (t, u), row in rows.items() if own & {row.get("coder_id"), row.get("author_id")}}
        more = {u for (t, u), row in rows.items() if made & {row.get("coding_id"), row.get("coding_uuid")}}
    return (made | more) - own


def texts(path):
    """All values of all rows of a file, one after another."""
    connection = sqlite3.connect(path)
    names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    values = [str(value) for name in names for row in connection.execute(f'SELECT * FROM "{name}"') for value in row]
    connection.close()
    return "\n".join(values)


def test_a_package_holds_no_byte_of_what_its_coder_must_not_see(run, project, tmp_path):  # noqa: F811
    hidden = of_coder(project, "anna")
    assert len(hidden) > 8
    assert not set(OF_ANNA) - set(told(project.read_bytes(), OF_ANNA))  # what is looked for is there
    ran = run("-p", project, "package", "--coder", "ben", "--document", "eins", "--blind", "-o", "ben.qualcode")
    assert ran.code == 0, ran.err
    package = tmp_path / "ben.qualcode"
    for data in (package.read_bytes(), texts(package).encode()):
        assert told(data, (*OF_ANNA, *OF_OTHERS)) == []
        assert [uuid for uuid in hidden if uuid.encode() in data or uuid[-12:].encode() in data] == []
        assert b"Das Amt in Musterstadt kam nie." in data  # the text is what Ben codes
    outputs = [
        run("-p", package, *words, "--coder", "ben")
        for words in (
            ("codings",),
            ("log",),
            ("memo", "list"),
            ("codebook", "show", "Thema"),
            ("documents", "--json"),
        )
    ]
    assert told("".join(ran.out + ran.err for ran in outputs).encode(), (*OF_ANNA, *OF_OTHERS)) == []


def test_what_is_merged_while_blind_is_told_of_by_no_word(run, project, tmp_path):  # noqa: F811
    mine = shutil.copyfile(project, tmp_path / "ben.qualcode")
    with qualcode.open(project, coder="anna") as study:
        coding = study.code("eins", "Am Ende half ein Nachbar.", "Rest")
        study.memos.add("annadanach", about=coding)
    secrets = (*OF_ANNA, "annadanach", "Nachbar")
    assert run("-p", mine, "coders", "blind", "on", "--coder", "ben").code == 0
    hidden = of_coder(project, "anna")
    torn = tmp_path / "torn.qualcode"
    torn.write_bytes(project.read_bytes()[: project.stat().st_size // 2])
    outputs = [
        run("-p", mine, *words, "--coder", "ben")
        for words in (
            ("merge", project, "--dry-run"), ("merge", torn), ("merge", project, "--json"), ("merge", project),
            ("merge", tmp_path),
        )
    ] + [
        run("-p", mine, *words)
        for words in (("conflicts",), ("conflicts", "--json"), ("conflicts", "show", "0000"), ("log",),
                      ("log", "--json"), ("codings", "--coder", "ben"))
    ]  # fmt: skip
    said = "".join(ran.out + ran.err for ran in outputs)
    assert "Traceback" not in said
    assert told(said.encode(), secrets) == []
    assert [uuid for uuid in hidden if uuid in said or uuid[-12:] in said] == []


def test_a_shared_folder_holds_no_word_and_nothing_of_who_works_blind(run, project, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.setitem(keys._COST, "n", 2)
    monkeypatch.setenv("QUALCODE_SYNC_PASSPHRASE", PASSPHRASE)
    hidden = of_coder(project, "anna")
    assert run("-p", project, "coders", "blind", "on", "--coder", "anna").code == 0
    sent = run("-p", project, "sync", "team", "--coder", "anna")
    assert sent.code == 0, sent.err
    plain = (*OF_ANNA, *OF_OTHERS, "Musterstadt", "Thema", "Unter", "Rest", "anna", "ben", "RG 2022", "eins")
    folder = b"\n".join(
        str(file.relative_to(tmp_path)).encode() + file.read_bytes() for file in (tmp_path / "team").rglob("*")
        if file.is_file()
    )  # fmt: skip
    assert told(folder, [word for word in plain if len(word) > 4]) == []

    joined = run("sync", "team", "--join", "mine", "--coder", "ben")
    assert joined.code == 0, joined.err
    data = (tmp_path / "mine.qualcode").read_bytes()
    assert told(data, set(OF_ANNA) - ON_NO_PASSAGE) == []
    with qualcode.open(tmp_path / "mine.qualcode", coder="ben") as study:
        rows = rows_by_uuid(study.space.project)
    coded = {uuid for (table, uuid) in rows if table in ("codings", "good_marks", "quotation_edits", "orphans")}
    assert not coded & hidden
    said = sent.out + sent.err + joined.out + joined.err
    assert told(said.encode(), OF_ANNA) == []
