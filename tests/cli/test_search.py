from __future__ import annotations

from qualcode.errors import DiskFull
from qualcode.project.material.documents import Documents
from qualcode.project.material.search_index import SearchIndex
from qualcode.project.project import Project


def test_hits_are_listed_with_their_context_and_summed_up_by_form(run, study):
    ran = run("search", "sein", "gehen")
    assert ran.code == 0
    head, *rows = ran.out.splitlines()
    assert head.split() == ["document", "label", "¶", "span", "before", "hit", "after"]
    assert len(rows) == 2
    assert [" ".join(row.split()) for row in rows] == [
        "eins RG 2022 ¶2 25:28 B: Das war am Anfang schwierig. Jeder hat für sich entschieden. 🙂 Jetz",
        "eins RG 2022 ¶2 90:94 m Anfang schwierig. Jeder hat für sich entschieden. 🙂 Jetzt geht es.",
    ]
    assert "2 hits in 1 document: war 1, geht 1" in ran.err


def test_json_gives_code_points(run, study):
    (hit,) = run("search", "geht", "--exact", "--json").json
    with Project.open(study) as project:
        (document,) = project.documents.all()
        text = project.documents.text(document)
    assert text[hit["start"] : hit["end"]] == hit["text"] == "geht"
    assert (hit["document"], hit["label"]) == ("eins", "RG 2022")
    assert hit["before"].endswith("🙂 Jetzt ")


def test_nothing_found_is_no_failure(run, study):
    assert run("search", "Quellsteinerei", "--json").json == []


def test_questions_labels_attributes_and_documents_can_be_left_out(run, study):
    assert len(run("search", "das", "--json").json) == 2
    assert len(run("search", "das", "--answers-only", "--json").json) == 1
    assert run("search", "das", "--where", "wave=2020", "--json").json == []
    assert len(run("search", "das", "--label", "RG 2022", "--document", "eins", "--json").json) == 2
    assert run("search", "das", "--label", "THM").code == 1


def test_wrong_calls_change_nothing(run, study):
    assert run("search").code == 2
    assert run("search", "a", "--exact", "--regex").code == 2
    assert run("search", "a(", "--regex").code == 2
    assert run("search", "a", "--yes").code == 2
    assert run("search", "…").code == 2


def test_coding_all_hits_needs_a_yes_and_is_one_entry(run, study):
    wanted = ("search", "das", "Jetzt", "--answers-only", "--code", "Transition")
    preview = run(*wanted, "--dry-run")
    assert preview.code == 0
    assert "nothing was written; 2 passages would get “Transition”" in preview.err
    assert run(*wanted).code == 2
    assert run("codings", "--json").json == []
    assert run(*wanted, "--yes").code == 0
    assert [one["text"] for one in run("codings", "--json").json] == [
        "Das war am Anfang schwierig.",
        "Jetzt geht es.",
    ]
    again = run(*wanted, "--yes")
    assert "0 passages; 2 had it from anna before" in again.err
    assert run("undo").code == 0
    assert run("codings", "--json").json == []


def test_the_unit_says_what_gets_the_code(run, study):
    def passages(unit: str) -> list[str]:
        ran = run("search", "schwierig", "entschieden", "--code", "Transition", "--unit", unit, "--dry-run", "--json")
        return [one["text"] for one in ran.json]

    whole = "Das war am Anfang schwierig. Jeder hat für sich entschieden. 🙂 Jetzt geht es."
    assert passages("hit") == ["schwierig", "entschieden"]
    assert passages("sentence") == ["Das war am Anfang schwierig.", "Jeder hat für sich entschieden. 🙂"]
    assert passages("turn") == passages("paragraph") == [whole]  # what is said, without the speaker's label


def test_a_hit_over_two_sentences_and_one_in_a_speakers_name_become_passages(run, study):
    def passages(wanted: str) -> list[str]:
        ran = run("search", wanted, "--exact", "--code", "Transition", "--dry-run", "--json")
        return [one["text"] for one in ran.json]

    assert passages("schwierig. Jeder") == ["Das war am Anfang schwierig. Jeder hat für sich entschieden. 🙂"]
    assert passages("B:") == ["B:"]


def test_an_unknown_coder_codes_nothing(run, study):
    ran = run("search", "das", "--code", "Transition", "--yes", "--coder", "ben")
    assert ran.code == 1
    assert run("codings", "--json").json == []


def test_on_a_full_disk_the_search_says_that_it_goes_without_its_index(run, study, monkeypatch):
    found = run("search", "schwierig", "--json").json
    with Project.open(study) as project:
        project._store.connection.execute("DELETE FROM search_texts")
    monkeypatch.setattr(SearchIndex, "complete", full_disk)
    ran = run("search", "schwierig", "--json")
    assert (ran.code, ran.json) == (0, found)
    assert ran.err.startswith("warning: There is no room left. The search goes without its index")


def full_disk(*_):
    raise DiskFull("There is no room left.")


def test_paragraphs_of_a_document_are_read_once_and_its_structure_not_at_all(run, study, monkeypatch):
    read = []
    starts = Documents.paragraph_starts
    monkeypatch.setattr(Documents, "paragraph_starts", lambda self, key: (read.append(key), starts(self, key))[1])
    monkeypatch.setattr(Documents, "structure", None)
    assert len(run("search", "das").out.splitlines()) == 3
    assert len(read) == 1
