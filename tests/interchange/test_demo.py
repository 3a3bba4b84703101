"""The demo project: what it holds, its agreement recomputed from mere passages, and failures while it is built."""

from __future__ import annotations

import pytest

from qualcode.agreement.kernel.presence import fourfold
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.errors import DiskFull, QualcodeError
from qualcode.interchange import demo
from qualcode.interchange.demo import build_demo
from qualcode.model.codings import WorkState
from qualcode.model.documents import Role
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.workspace import Workspace

AUTHOR = Author("somebody")
SOLUTION = len(list(demo.shipped_solution()))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    with build_demo(tmp_path_factory.mktemp("demo") / "demo.qualcode", AUTHOR) as built:
        yield built


def united(passages):
    """Passages of one document that overlap or touch, put together."""
    whole = []
    for start, end in sorted(passages):
        if whole and start <= whole[-1][1]:
            whole[-1][1] = max(end, whole[-1][1])
        else:
            whole.append([start, end])
    return whole


def test_it_holds_corpus_codebooks_and_codings_and_is_whole(project):
    assert len(project.documents.all()) == 66
    assert len(project.cases.all()) == 12
    assert len(project.codes.book()) == 75
    assert len(project.codings.all()) == 416 + SOLUTION
    assert [finding.problems for finding in project.check() if finding.problems] == []


def test_its_exercise_is_a_model_solution_of_documents_that_nobody_coded(project):
    """It has a reason for each of its codings, and is hidden from whoever opens the demo."""
    model = project.coders.find(demo.MODEL)
    coded = [coding for coding in project.codings.all() if coding.coder == model.key]
    documents = {coding.document for coding in coded}
    assert (len(coded), len(documents)) == (SOLUTION, 3)
    assert not {coding.document for coding in project.codings.all() if coding.coder != model.key} & documents
    assert all(coding.memo for coding in coded)
    words = sum(len(project.documents.text(document).split()) for document in project.documents.some(documents))
    assert 400 < words < 800  # twenty minutes
    with Workspace.open(project.path, coder="lia") as space:
        assert space.sight.hidden_coders == {model.key}
        assert model.key not in {coding.coder for coding in space.codings()}


def test_its_agreement_is_what_a_hand_computation_gives(project):
    """Units, counts and alpha from passages and sentences alone, by the textbook formula for two coders."""
    result = study(project, Comparison(coders=("Anna", "Ben")))
    anna, ben = project.coders.find("Anna"), project.coders.find("Ben")
    units = sentences_of_respondents(project, anna, ben)
    assert len(units) == result.units
    observed, expected = 0.0, 0.0
    for one in (each for each in result.codes if each.pooled):  # the others roll sub-codes up
        code = project.codes.find(one.name).key
        first, second = (said(project, units, coder, code) for coder in (anna, ben))
        pairs = list(zip(first, second, strict=True))
        both, only_anna, only_ben = pairs.count((1, 1)), pairs.count((1, 0)), pairs.count((0, 1))
        table = fourfold(one.ratings)
        assert (table.both, table.only_first, table.only_second) == (both, only_anna, only_ben), one.name
        values, ones = 2 * len(units), sum(first) + sum(second)
        disagreement = (only_anna + only_ben) / len(units)
        by_chance = 2 * ones * (values - ones) / (values * (values - 1))
        assert one.values["krippendorff_alpha"].value == pytest.approx(1 - disagreement / by_chance)
        assert 0.4 <= one.values["krippendorff_alpha"].value <= 0.95, one.name
        observed, expected = observed + disagreement, expected + by_chance
    assert result.whole["krippendorff_alpha"].value == pytest.approx(1 - observed / expected)


def sentences_of_respondents(project, *coders):
    units = []
    for document in project.documents.all():
        if any(project.coders.state(document.key, coder) is not WorkState.FINISHED for coder in coders):
            continue
        structure = project.documents.structure(document)
        roles = {speaker.name: speaker.role for speaker in project.documents.speakers(document)}
        for sentence in structure.sentences:
            turn = next(one for one in structure.turns if one.span.start <= sentence.start < one.span.end)
            if roles[turn.speaker] is not Role.ASKS:
                units.append((document.key, sentence.start, sentence.end))
    return units


def said(project, units, coder, code):
    passages = {}
    for coding in project.codings.all(coder=coder.key, code=code):
        passages.setdefault(coding.document, []).append((coding.span.start, coding.span.end))
    whole = {document: united(spans) for document, spans in passages.items()}
    return [
        int(
            any(
                2 * (min(end, last) - max(start, first)) >= min(end - start, last - first)
                for first, last in whole.get(document, [])
            )
        )
        for document, start, end in units
    ]


def test_its_quotations_are_the_overlapping_passages_put_together(project):
    collection = collect(project, PassageChoice.named(project, codes=["Interferenz"]))
    code = project.codes.find("Interferenz").key
    passages = {}
    for coding in project.codings.all(code=code):
        passages.setdefault(coding.document, []).append((coding.span.start, coding.span.end))
    assert collection.passages() == sum(len(united(spans)) for spans in passages.values())


def test_a_failure_in_the_middle_leaves_no_file(tmp_path, monkeypatch):
    def full(*_args, **_options):
        raise DiskFull("There is no room left.", "Make room.")

    monkeypatch.setattr(demo, "_give_codings", full)
    with pytest.raises(DiskFull):
        build_demo(tmp_path / "demo.qualcode", AUTHOR)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_not_overwritten(tmp_path):
    path = tmp_path / "demo.qualcode"
    path.write_text("mine")
    with pytest.raises(QualcodeError):
        build_demo(path, AUTHOR)
    assert path.read_text() == "mine"


def test_it_opens_again(project):
    with Project.open(project.path) as again:
        assert again.title == project.title
