"""The command waves, and the options of documents set that say wave and kind of source."""

from __future__ import annotations

import pytest

from tests.made_once import made_once


@pytest.fixture
@made_once
def documents(run, tmp_path):
    """Four texts: a wave in a head, one only in the label, none, and another kind of source in the same year."""
    assert run("new", tmp_path / "waves.qualcode").code == 0
    for name, head, label in (
        ("eins", "Erhebung: 2021\nwave: 2019\n", "RG 2021"), ("zwei", "", "RG 2022"), ("drei", "", "RG"),
        ("vier", "source_kind: AH\n", "AH 2022"),
    ):  # fmt: skip
        file = tmp_path / f"{name}.txt"
        file.write_text(f"---\n{head}---\nDas war {name}.\n" if head else f"Das war {name}.\n", encoding="utf-8")
        assert run("import", file, "--label", label, "--case", f"Fall {name}").code == 0


def rows(run):
    return {(row["wave"], row["source_kind"]): row for row in run("waves", "--json").json}


def test_waves_are_listed_by_kinds_and_by_whose_word_they_are_known(run, documents):
    found = rows(run)
    assert list(found) == [("2019", ""), ("2022", "AH"), ("2022", ""), ("", "")]
    assert found["2019", ""]["wave_from"] == {"attribute": 1}
    assert found["2022", "AH"]["wave_from"] == {"year in the label": 1}
    assert found["2022", "AH"] | {"documents": 1, "cases": 1, "without_case": 0} == found["2022", "AH"]
    listed = run("waves")
    assert listed.out.splitlines()[0].split() == ["wave", "source", "kind", "documents", "cases", "from"]
    for said in ("1 document has no wave", "the wave of 2 documents is the year in their label", "told by: “wave”"):
        assert said in listed.err


def test_a_head_under_any_name_tells_the_wave_once_it_is_declared(run, documents):
    ran = run("waves", "fields", "--wave", "erhebung", "--wave", "Jahrgang")
    assert (ran.code, ran.out) == (0, "")
    assert "no document or case has the attribute “Jahrgang” yet" in ran.err
    assert ("2021", "") in rows(run)
    assert [row["name"] for row in run("documents", "--json", "--where", "wave=2021").json] == ["eins"]
    assert run("waves", "fields").err.splitlines()[0] == "the wave is told by: “erhebung” and “Jahrgang”"
    assert run("waves", "fields", "--wave", "").code == 0
    assert rows(run)["2021", ""]["wave_from"] == {"year in the label": 1}
    assert run("waves", "fields", "--wave", "a=b").code == 1


def test_what_is_said_of_documents_goes_before_all_else_and_is_taken_back(run, documents):
    assert run("documents", "set", "eins", "drei", "--wave", "Welle 3", "--source-kind", "THM").code == 0
    assert rows(run)["Welle 3", "THM"]["documents"] == 2
    assert len(run("documents", "--json", "--query", "source_kind=THM").json) == 2
    (listed,) = run("documents", "--json", "--where", "source_kind=AH").json
    assert (listed["wave"], listed["wave_from"], listed["source_kind_from"]) == (
        "2022", "year in the label", "attribute",
    )  # fmt: skip
    assert run("documents", "set", "eins", "drei", "--wave", "", "--source-kind", "").code == 0
    assert "Welle 3" not in {wave for wave, _kind in rows(run)}
    assert run("undo").code == 0
    assert rows(run)["Welle 3", "THM"]["documents"] == 2


def test_what_cannot_be_is_refused_and_changes_nothing(run, documents):
    before = run("waves", "--json").json
    assert run("documents", "set", "eins", "--wave", "a\nb").code == 1
    assert run("documents", "set", "eins", "--speaker", "B", "--wave", "2021").code == 2
    assert run("labels", "set", "RG 2022", "--wave", "a\nb", "--population", "5").code == 1
    missing = run("documents", "--where", "wavee=2022")
    assert (missing.code, "“wave”" in missing.err) == (1, True)
    assert run("waves", "--json").json == before


def test_an_order_by_wave_goes_by_numbers(run, documents):
    for name, wave in (("eins", "Welle 10"), ("zwei", "Welle 2"), ("drei", "Welle 1")):
        assert run("documents", "set", name, "--wave", wave).code == 0
    assert [wave for wave, _kind in rows(run)] == ["2022", "Welle 1", "Welle 2", "Welle 10"]


def test_the_wave_column_of_a_table_puts_answers_into_the_waves_of_the_study(run, tmp_path):
    assert run("new", tmp_path / "waves.qualcode").code == 0
    table = tmp_path / "umfrage.csv"
    table.write_text("Person;Welle;Was fehlt?\nA;2021;Zeit\nB;2022;Geld\n", encoding="utf-8")
    ran = run("import", table, "--text-column", "Was fehlt?", "--case-column", "Person", "--wave-column", "Welle")
    assert ran.code == 0
    found = rows(run)
    assert [wave for wave, _kind in found] == ["2021", "2022"]
    assert found["2021", ""]["wave_from"] == {"said": 1}
    assert [row["case"] for row in run("documents", "--json", "--where", "wave=2022").json] == ["B"]
    assert run("undo").code == 0
    assert rows(run) == {}


def test_an_import_declares_what_tells_the_wave_with_the_documents_as_one_change(run, tmp_path):
    assert run("new", tmp_path / "waves.qualcode").code == 0
    file = tmp_path / "eins.txt"
    file.write_text("---\nErhebung: 2021\nArt: RG\n---\nDas war eins.\n", encoding="utf-8")
    options = ("--wave-field", "Erhebung", "--kind-field", "Art", "--kind-field", "Sorte")
    assert run("import", file, *options, "--dry-run").code == 0
    assert run("waves", "fields").err.splitlines()[0] == "the wave is told by: “wave”"
    ran = run("import", file, *options)
    assert "no document that comes in has the attribute “Sorte”" in ran.err
    assert list(rows(run)) == [("2021", "RG")]
    assert run("waves", "fields").err.splitlines()[0] == "the wave is told by: “Erhebung” and “wave”"
    assert run("undo").code == 0
    assert run("waves", "fields").err.splitlines()[0] == "the wave is told by: “wave”"
