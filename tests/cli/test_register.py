"""The register of what left: its line holds what really left, whatever the door and the format."""

from __future__ import annotations

import json

import pytest

import qualcode
from qualcode.project.project import Project
from tests.made_once import made_once

pytestmark = pytest.mark.usefixtures("study")
TALK = "I: Wie war das?\n\nB: Das Amt kam nie.\n\nI: Und dann?\n\nB: Am Ende half ein anderes Amt.\n"


@pytest.fixture
@made_once
def study(run, tmp_path):
    path = tmp_path / "study.qualcode"
    with qualcode.create(path, "Probe", coder="anna") as opened:
        opened.coders.add("anna")
        opened.codes.add("Amt")
        for name, words in (("eins", "Das Amt kam nie."), ("zwei", "half ein anderes Amt")):
            opened.documents.add(name, TALK)
            opened.code(name, words, "Amt")
    for name in ("eins", "zwei"):
        assert run("documents", "set", name, "--case", f"Fall {name}", "--label", f"RG {name}").code == 0
    return path


def lines(path):
    with Project.open(path) as project:
        return [line.left for line in project.given.all()]


def names_of(path, left):
    with Project.open(path) as project:
        documents = {document.uuid: document.name for document in project.documents.all()}
        cases = {case.uuid: case.name for case in project.cases.all()}
    return {documents[uuid]: ids for uuid, ids in left.contents.items()}, sorted(cases[uuid] for uuid in left.cases)


@pytest.mark.parametrize("form", ["md", "docx", "odt", "html", "tex", "xlsx", "csv", "json"])
def test_a_file_of_quotations_has_its_line(run, study, tmp_path, form):
    assert run("quotes", "-o", f"out.{form}", "--to", "the board").code == 0
    (left,) = lines(study)
    assert (left.door, left.format, left.target_name, left.recipient) == (
        "quotations",
        form,
        f"out.{form}",
        "the board",
    )
    contents, cases = names_of(study, left)
    assert {name: len(ids) for name, ids in contents.items()} == {"eins": 1, "zwei": 1}
    assert cases == ["Fall eins", "Fall zwei"]


def test_the_ids_of_the_line_are_those_of_the_file(run, study, tmp_path):
    assert run("quotes", "-o", "out.json", "--label", "RG eins").code == 0
    written = json.loads((tmp_path / "out.json").read_text("utf-8"))
    ids = {quotation["id"] for code in written["codes"] for quotation in code["quotations"]}
    (left,) = lines(study)
    contents, cases = names_of(study, left)
    assert set(contents["eins"]) == ids
    assert (list(contents), cases) == (["eins"], ["Fall eins"])


DOORS = {
    "quotations": (["quotes", "--format", "md"], 2, 0),
    "cells": (["table", "cases", "codes", "--cells", "quotations", "--format", "md"], 2, 0),
    "cases": (["cases", "show", "Fall eins", "-o", "out.docx"], 1, 0),
    "codings": (["codings", "-o", "out.csv"], 2, 0),
    "document": (["documents", "export", "eins", "-o", "out.html"], 0, 1),
    "attributes": (["documents", "attributes", "export", "out.csv"], 0, 0),
    "concordance": (["concordance", "Amt", "-o", "out.docx"], 4, 0),
    "passages": (["table", "cases", "codes", "--passages", "out.parquet"], 2, 0),
}


@pytest.mark.parametrize("door", DOORS)
def test_each_door_has_its_line(run, study, door):
    if door == "passages":
        pytest.importorskip("pyarrow")
    command, quotations, texts = DOORS[door]
    if door == "attributes":
        assert run("documents", "set", "eins", "--set", "wave=2022").code == 0
    ran = run(*command)
    assert ran.code == 0, ran.err
    (left,) = lines(study)
    assert (left.door, left.quotations, left.texts) == (door, quotations, texts)
    assert left.target_name == next((word for word in command if word.startswith("out.")), "-")
    assert left.cases


def test_json_of_codings_and_lines_in_a_pipe_leaves_too(run, study):
    assert run("codings", "--json").code == 0
    assert run("concordance", "Amt", "--json").code == 0
    assert [(left.door, left.target, left.quotations) for left in lines(study)] == [
        ("codings", "-", 2), ("concordance", "-", 4),
    ]  # fmt: skip


def test_summaries_have_their_cases_and_an_example_its_passage(run, study):
    assert run("summaries", "set", "Fall eins", "Amt", stdin="Das Amt kam nicht.").code == 0
    assert run("summaries", "-o", "out.docx").code == 0
    assert run("codebook", "export", "-o", "book.yaml").code == 0  # nobody's words are in it
    coding = run("codings", "--json").json[0]["id"]
    assert run("codebook", "anchor", "add", "Amt", "--coding", coding).code == 0
    assert run("codebook", "export", "-o", "book.yaml").code == 0
    assert run("summaries", "--json").code == 0
    summaries, _codings, book, shown = lines(study)
    assert (shown.door, shown.target, names_of(study, shown)[1]) == ("summaries", "-", ["Fall eins"])
    assert (summaries.door, summaries.quotations, names_of(study, summaries)[1]) == ("summaries", 0, ["Fall eins"])
    assert (book.door, book.quotations, names_of(study, book)[1]) == ("codebook", 1, ["Fall eins"])


def test_of_a_group_only_those_have_a_part_whose_words_leave(run, study):
    for speaker in ("I", "B"):
        ran = run("documents", "set", "zwei", "--speaker", speaker, "--case", f"Person {speaker}")
        assert ran.code == 0, ran.err
    assert run("quotes", "-o", "out.md").code == 0
    assert run("documents", "export", "zwei", "-o", "out.html").code == 0
    passages, whole = lines(study)
    assert names_of(study, passages)[1] == ["Fall eins", "Fall zwei", "Person B"]
    assert names_of(study, whole)[1] == ["Fall zwei", "Person B", "Person I"]


def test_what_is_published_names_its_publication(run, study):
    assert run("quotes", "--final", "-o", "out.docx", "--publication", "Bericht").code == 0
    assert run("quotes", "--final", "--publication", "Vortrag").code == 0
    assert [(left.publication, left.quotations) for left in lines(study)] == [("Bericht", 2), ("Vortrag", 2)]


def test_views_and_files_without_words_have_no_line(run, study):
    for command in (
        ["codings"], ["quotes", "--code", "Amt", "--polarity", "absent", "-o", "out.md"],
        ["table", "cases", "codes", "-o", "out.csv"], ["coverage", "-o", "out.csv"], ["search", "Amt"],
        ["words", "-o", "out.csv"], ["cases", "show", "Fall eins"],
    ):  # fmt: skip
        assert run(*command).code == 0
    assert lines(study) == []


def test_what_cannot_be_written_has_no_line(run, study):
    assert run("quotes", "-o", "nowhere/out.docx").code != 0
    assert run("codings", "-o", "nowhere/out.csv").code != 0
    assert lines(study) == []


def test_no_undo_takes_a_line_back(run, study):
    run("quotes", "-o", "out.docx")
    while run("undo").code == 0:
        pass
    assert len(lines(study)) == 1


def test_a_project_that_can_only_be_read_lets_go_and_says_that_the_register_lacks_it(
    run, study, tmp_path, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr("os.access", lambda *_given: False)
        ran = run("quotes", "-o", "out.docx")
    assert ran.code == 0
    assert "NOT entered in the register" in ran.err
    assert (tmp_path / "out.docx").exists()
    assert lines(study) == []


def test_a_person_is_asked_once_for_each_file_and_a_script_never(run, study):
    assert "To whom" not in run("quotes", "-o", "script.md").err
    assert (
        "To whom does “out.md” go?" in run("quotes", "-o", "out.md", stdin="Frau Dr. \x1b[31mKuhn\n", types=True).err
    )
    again = run("quotes", "-o", "out.md", stdin="", types=True)
    assert "To whom" not in again.err
    assert "as before" in again.err
    assert run("quotes", "-o", "other.md", stdin="\n", types=True).code == 0
    assert "To whom" not in run("quotes", "-o", "other.md", stdin="", types=True).err
    assert [left.recipient for left in lines(study)] == ["", "Frau Dr. ␛[31mKuhn", "Frau Dr. ␛[31mKuhn", "", ""]


def test_a_recipient_is_that_of_the_file_however_it_is_named_and_not_of_another_of_its_name(run, study, tmp_path):
    """A path may be typed from anywhere, through a link or not; the list names the file, one line its path."""
    other = tmp_path / "Frau Kuhn"
    other.mkdir()
    (tmp_path / "link").symlink_to(other, target_is_directory=True)
    assert run("quotes", "-o", "b.md", "--to", "the board").code == 0
    for named in (str(tmp_path / "b.md"), "Frau Kuhn/../b.md"):
        assert run("quotes", "-o", named).code == 0
    assert run("quotes", "-o", "Frau Kuhn/b.md", "--to", "the press").code == 0
    assert run("quotes", "-o", "link/b.md").code == 0
    assert [left.recipient for left in lines(study)] == ["the board"] * 3 + ["the press"] * 2
    told = run("given", "--format", "json").json
    assert {line["target"] for line in told} == {"b.md"}
    assert "Frau Kuhn" not in run("given").out + run("given", "--format", "csv").out
    assert str(other / "b.md") in run("given", "show", told[-1]["id"]).out
    assert run("given", "show", told[0]["id"], "--json").json["target"] == str(tmp_path / "b.md")


# ---- the list ----------------------------------------------------------------------------------------


def test_the_list_tells_what_left_and_the_line_its_ids(run, study):
    run("quotes", "-o", "out.json", "--label", "RG eins", "--to", "the board")
    run("documents", "export", "zwei", "-o", "whole.html")
    listed = run("given").out
    assert "out.json" in listed
    assert "the board" in listed
    assert "Fall" not in listed
    first, second = run("given", "--format", "json").json
    assert (first["door"], first["quotations"], first["texts"], first["recipient"]) == (
        "quotations",
        1,
        0,
        "the board",
    )
    assert (second["door"], second["quotations"], second["texts"], second["target"]) == (
        "document",
        0,
        1,
        "whole.html",
    )
    assert "whole text" in run("given", "show", second["id"]).out
    (ids,) = run("given", "show", first["id"], "--json").json["contents"].values()
    assert ids[0] in run("given", "show", first["id"]).out
    assert run("given", "--format", "csv").out.splitlines()[0].startswith("id,created,door")


def test_lines_are_chosen_by_case_document_time_and_recipient(run, study):
    run("quotes", "-o", "a.md", "--label", "RG eins", "--to", "=Board")
    run("quotes", "-o", "b.md", "--label", "RG zwei")

    def targets(*options):
        return [line["target"] for line in run("given", *options, "--format", "json").json]

    assert targets("--case", "Fall eins") == ["a.md"]
    assert targets("--case", "zwei") == ["b.md"]
    assert targets("--document", "zwei") == ["b.md"]
    assert targets("--to", "board") == ["a.md"]
    assert targets("--since", "2000-01-01") == ["a.md", "b.md"]
    assert targets("--since", "2999-01-01") == []
    assert run("given", "--since", "soon").code != 0
    assert "'=Board" in run("given", "--format", "csv").out


def test_a_case_that_is_gone_is_found_by_its_id(run, study):
    run("quotes", "-o", "a.md", "--label", "RG eins")
    (case,) = run("given", "--format", "json").json[0]["cases"]
    assert run("forget", "--case", "Fall eins", "--yes").code == 0
    assert [line["target"] for line in run("given", "--case", case, "--format", "json").json] == ["a.md"]
    assert run("given", "--case", "Fall eins").code != 0
    assert "(gone)" in run("given", "show", run("given", "--format", "json").json[0]["id"]).out


def test_to_whom_something_went_is_said_later(run, study):
    run("quotes", "-o", "a.md")
    (line,) = run("given", "--format", "json").json
    assert run("given", "name", line["id"], "Frau\nDr.\x1b[1m Kuhn").code == 0
    assert run("given", "--format", "json").json[0]["recipient"] == "Frau Dr.␛[1m Kuhn"
    assert run("given", "name", line["id"][:6], "x").code != 0
    assert run("given", "name", line["id"], "  ").code != 0


def test_while_blind_the_register_tells_nothing_of_where_others_coded(run, study):
    with qualcode.open(study, coder="ben", new_coder=True) as opened:
        opened.code("eins", "half ein anderes Amt", "Amt")
    run("quotes", "-o", "a.md")
    run("concordance", "Amt", "-o", "b.csv")
    (all_told, _lines) = run("given", "--format", "json").json
    assert (all_told["quotations"], len(all_told["cases"])) == (3, 2)
    assert run("coders", "blind", "on").code == 0
    (told, places) = run("given", "--format", "json").json
    assert (told["quotations"], told["cases"]) == (2, [])
    assert (places["quotations"], places["cases"]) == (0, [])
    with Project.open(study) as project:
        hidden = {coding.id for coding in project.codings.all() if coding.coder != project.coders.exact("anna").key}
    shown = run("given", "show", told["id"]).out
    assert not any(id_[:6] in shown for id_ in hidden)
    assert "hidden" in run("given").err
