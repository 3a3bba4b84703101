"""What a model solution coded is in no number and no list of others' work; for who acts as it, it is own work."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.model.codings import CoderKind, WorkState
from qualcode.project.project import Project
from qualcode.retrieval.compiled_query import compiled
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.query_names import NameReading
from qualcode.tui.quotations.passage_choosing import not_leaving
from qualcode.workspace.archive.study_facts import numbers_of_coders
from qualcode.workspace.counting.portraits import portrait
from qualcode.workspace.workbench.code_figures import codings_of_code, figures_of, last_codings_of_code
from qualcode.workspace.workbench.coding_tallies import CodingTallies
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.quotation_search import quotations_with
from qualcode.workspace.workbench.workbench import Workbench
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, coder_named, give_code, interview


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "study.qualcode"
    with Project.create(path, "Studie", ME) as project:
        coder_named(project, "Muster", CoderKind.MODEL)
        document = interview(project, "eins", "Eins zwei drei. Vier fünf sechs.")
        interview(project, "zwei", "Sieben acht.")
        give_code(project, document, "Eins zwei", coder="anna")
        give_code(project, document, "drei", coder="ben")
        give_code(project, document, "Vier fünf", coder="Muster")
        give_code(project, document, "sechs", path="Nur im Muster", coder="Muster")
        project.coders.set_state(
            document.key, coder_named(project, "anna"), WorkState.FINISHED, ME
        )  # else it is hidden
    return path


def bench_of(path, coder):
    bench = Workbench(path, coder)
    bench.counted(CodingTallies(bench.project))
    return bench


@pytest.mark.parametrize(("coder", "own"), [("anna", 0), ("Muster", 2)])
def test_numbers_have_the_model_solution_for_itself_only(path, coder, own):
    with Workspace.open(path, coder=coder) as space:
        document = space.project.documents.find("eins")
        assert space.numbers("document_id") == {document.key: 2 + own}
        assert sum(space.numbers("code_id").values()) == 2 + own
        assert sum(space.numbers_of_passages().values()) == len(list(space.passages())) == 2 + own
        uncoded = compiled(space.project, "uncoded", NameReading(of_documents=True))
        assert [found.name for found in space.documents(uncoded)] == ["zwei"]
        named = compiled(space.project, 'coder:Muster AND code:"Nur im Muster"', NameReading(of_documents=True))
        assert [found.name for found in space.documents(named)] == ["eins"]
        by_code = compiled(space.project, 'code:"Nur im Muster"', NameReading(of_documents=True))
        assert len(space.documents(by_code)) == bool(own)
        assert portrait(space, document).speaking.models == 1
        assert len(portrait(space, document).codes) == 1
        muster = space.project.coders.find("Muster")
        assert muster.key not in numbers_of_coders(space.project)


@pytest.mark.parametrize(("coder", "own"), [("anna", 0), ("Muster", 2)])
def test_the_workbench_counts_and_lists_it_for_itself_only(path, coder, own):
    bench = bench_of(path, coder)
    (document,) = [document for document in bench.every_document if document.name == "eins"]
    of_model = next(code for code in bench.book if code.name == "Nur im Muster")
    theme = next(code for code in bench.book if code.name == "Thema")
    assert sum(bench.code_counts().values()) == 2 + own
    assert sum(bench.others_in(document.key).values()) == (2 if own else 1)
    assert "Muster" not in bench.others_in(document.key)
    counts = bench.counts_of(document.key)
    assert (counts.own, counts.others) == ((2, 2) if own else (1, 1))
    assert figures_of(bench, of_model).codings == len(codings_of_code(bench, of_model)) == bool(own)
    assert len(last_codings_of_code(bench, theme, 5)) == (3 if own else 2)
    found = quotations_with(bench.project, bench.sight, bench.every_document, "fünf", 5, lambda: False)
    assert len(found) == bool(own)
    bench.close()


def test_the_list_of_quotations_tells_how_many_it_leaves_out(path):
    bench = bench_of(path, "anna")
    shelf = SeenPassages(bench)
    found = shelf.search(PassageChoice()).find(bench.project)
    assert (len(found.keys), found.of_models, found.left_out) == (2, 2, 0)
    assert not_leaving(found) == ["2 of model solutions"]
    muster = bench.project.coders.find("Muster").key
    named = shelf.search(PassageChoice(coders=frozenset({muster}))).find(bench.project)
    assert (len(named.keys), named.of_models) == (2, 0)
    bench.close()


def test_in_python_nothing_of_it_comes_unnamed(path):
    with qualcode.open(path, coder="anna") as study:
        assert len(study.codings) == len(list(study.codings)) == 2
        assert len(study.documents["eins"].codings) == 2
        assert len(study.codings.where(coder="Muster")) == 2
        assert len(study.coders["Muster"].codings) == 2
        assert len(study.documents["eins"].codings.where(coder="Muster")) == 2
        assert {coding.coder.name for coding in study.codings.where(code="Thema")} == {"anna", "ben"}
