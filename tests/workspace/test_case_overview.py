"""One case as a whole: whose passages and memos these are, in which order, and what leaves the project."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import qualcode
from qualcode.errors import ConsentError, UsageProblem
from qualcode.model.consent.consents import Permission
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.documents.case_look import CaseLook
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.coding import memos
from qualcode.workspace.coding.case_summaries import write_summary
from qualcode.workspace.counting.case_export import CaseExport, prepare_cases, write_cases
from qualcode.workspace.counting.case_overview import case_overview
from qualcode.workspace.material import cases, documents
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named

SENTENCES = ("Das war schwer.", "Dann ging es.", "Niemand half.", "So blieb es.")
ROUND = "\n\n".join(f"{speaker}: {' '.join(SENTENCES)}" for speaker in "ABABA")


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """A group discussion of two cases, and interviews of one: the bytes, so that each example begins anew."""
    with qualcode.create(tmp_path_factory.mktemp("cases") / "p.qualcode", "Probe", coder="anna") as study:
        study.documents.add("runde", ROUND, label="RG 2021", attributes={"wave": "2021"}, case="Fall B")
        study.documents.add("später", ROUND, label="RG 2022", attributes={"wave": "2022"}, case="Fall A")
        study.documents.add("früher", ROUND, label="RG 2020", attributes={"wave": "2020"}, case="Fall A")
        study.documents.add("ohne", ROUND, label="RG 2020")
        documents.describe_speaker(study.space, [study.documents["runde"].record], "A", case="Fall A")
        for name in ("anna", "ben"):
            coder_named(study.space.project, name)
        for path in ("Zweites", "Erstes"):
            code_named(study.space.project, path)
    return study.path.read_bytes()


@pytest.fixture
def space(tmp_path, filled):
    path = tmp_path / "p.qualcode"
    path.write_bytes(filled)
    with Workspace.open(path, coder="anna") as opened:
        yield opened


def case(space, name="Fall A"):
    return space.project.cases.find(name, exact=True)


def code(space, document, span, path="Erstes", coder="anna"):
    project = space.project
    of = project.documents.find(document, exact=True)
    return project.codings.add(of, span, code_named(project, path), project.coders.find(coder)).coding


def passages(overview):
    return [quotation for theme in overview.themes for quotation in theme.quotations]


DRAWN = st.lists(
    st.tuples(
        st.sampled_from(["runde", "später", "früher", "ohne"]),
        st.integers(0, len(ROUND) - 2),
        st.integers(1, 90),
        st.sampled_from(["Erstes", "Zweites"]),
        st.sampled_from(["anna", "ben"]),
    ),
    min_size=1,
    max_size=12,
    unique_by=lambda drawn: drawn,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=DRAWN)
def test_each_passage_of_a_case_comes_once_and_in_the_order_of_the_text(tmp_path, filled, drawn):
    path = tmp_path / "p.qualcode"
    path.write_bytes(filled)
    with Workspace.open(path, coder="anna") as space:
        space.project._store.connection.execute("PRAGMA synchronous = OFF")
        for document, start, length, theme, coder in drawn:
            code(space, document, Span(start, min(start + length, len(ROUND))), theme, coder)
        names = [known.name for known in space.project.cases.all()]
        everything = [
            quotation
            for chapter in collect(space.project, PassageChoice()).chapters
            for quotation in chapter.quotations
        ]
        for name in names:
            overview = case_overview(space, case(space, name))
            mine = passages(overview)
            number = names.index(name)
            wanted = {
                (quotation.code.key, quotation.document, quotation.span, quotation.codings)
                for quotation in everything
                if quotation.case == number
            }
            found = [(one.code.key, one.document, one.span, one.codings) for one in mine]
            assert set(found) == wanted
            assert len(found) == len(wanted)
            order = [part.document.key for part in overview.documents]
            for theme in overview.themes:
                places = [(order.index(one.document), one.span.start) for one in theme.quotations]
                assert places == sorted(places)
            assert {part.document.key: part.passages for part in overview.documents} == {
                key: sum(one.document == key for one in mine) for key in order
            }
            assert [theme.heading for theme in overview.themes] == [
                heading for heading in ("Zweites", "Erstes") if any(one.code.name == heading for one in mine)
            ]


def test_documents_stand_by_wave_and_a_voice_in_a_group_is_told(space):
    overview = case_overview(space, case(space))
    assert [(part.document.name, part.wave, part.speakers) for part in overview.documents] == [
        ("früher", "2020", ()),
        ("runde", "2021", ("A",)),
        ("später", "2022", ()),
    ]
    assert [part.document.name for part in case_overview(space, case(space, "Fall B")).documents] == ["runde"]


def test_one_wave_of_a_case_is_a_part_of_it_and_a_wave_that_it_lacks_is_refused(space):
    code(space, "früher", Span(3, 18))
    code(space, "später", Span(3, 18))
    assert len(passages(case_overview(space, case(space)))) == 2
    assert [one.wave for one in passages(case_overview(space, case(space), "2022"))] == ["2022"]
    with pytest.raises(UsageProblem, match="no document of wave “2031”") as refused:
        case_overview(space, case(space), "2031")
    assert "2020, 2021 and 2022" in refused.value.hint


def test_memos_on_case_document_passage_and_coding_are_told_once_and_the_summary_by_itself(space):
    of_a = ROUND.index("Niemand half.")  # A speaks
    of_b = ROUND.index("B:") + 3
    runde = space.project.documents.find("runde")
    coding = code(space, "runde", Span(of_a, of_a + 13), "Zweites")
    memos.write_on_coding(space, coding, "an der Codierung")
    write_summary(space, case(space), motto="Allein", text="Kam durch.")
    for target, text in (
        (MemoTarget(case=case(space).key), "am Fall"),
        (MemoTarget(case=case(space, "Fall B").key), "an einem anderen Fall"),
        (MemoTarget(document=runde.key), "am Dokument"),
        (MemoTarget(document=runde.key, span=Span(of_a, of_a + 7)), "an der Stelle"),
        (MemoTarget(document=runde.key, span=Span(of_b, of_b + 3)), "wo ein anderer Fall spricht"),
        (MemoTarget(document=space.project.documents.find("ohne").key), "anderswo"),
        (MemoTarget(), "am Projekt"),
    ):
        memos.add(space, target, text)
    overview = case_overview(space, case(space))
    assert (overview.summary.memo.title, overview.summary.memo.text) == ("Allein", "Kam durch.")
    assert [note.memo.text for note in overview.memos] == [
        "am Fall",
        "am Dokument",
        "an der Codierung",
        "an der Stelle",
    ]
    assert [note.code.name if note.code else "" for note in overview.memos] == ["", "", "Zweites", ""]
    assert [note.paragraph for note in overview.memos] == [0, 0, 1, 1]


def test_while_blind_only_what_is_ones_own_is_seen(space):
    code(space, "früher", Span(3, 18))
    theirs = code(space, "früher", Span(20, 30), coder="ben")
    ben = space.project.coders.find("ben")
    space.project.codings.set_memo(theirs, "geheim", ben)
    assert len(passages(case_overview(space, case(space)))) == 2
    space.project.settings.set_blind(ME, on=True)
    overview = case_overview(space, case(space))
    assert [one.span.start for one in passages(overview)] == [3]
    assert overview.memos == ()


def exported(space, tmp_path, **more):
    look = CaseLook(**more)
    export = CaseExport(cases=((case(space), ""),), format="md", path=tmp_path / "fall.md", language="de", look=look)
    prepared = prepare_cases(space, export, Options())
    write_cases(space, prepared)
    return prepared, export.path.read_text("utf-8")


def test_what_may_not_be_quoted_is_seen_inside_and_stays_there(space, tmp_path):
    code(space, "früher", Span(3, 18))
    cases.describe(space, case(space), {}, Permission.NO)
    assert [one.text for one in passages(case_overview(space, case(space)))] == ["Das war schwer."]
    with pytest.raises(ConsentError, match="1 case left out: consent for the purpose “quote” was refused"):
        exported(space, tmp_path)
    cases.describe(space, case(space), {}, Permission.PARAPHRASE)
    _prepared, written = exported(space, tmp_path)
    assert "Das war schwer" not in written
    assert "1 Textstelle weggelassen: nur sinngemäß zitierbar und ohne Paraphrase." in written


def test_names_leave_only_where_they_are_asked_for_and_what_discloses_is_told(space, tmp_path):
    code(space, "früher", Span(3, 18))
    cases.describe(space, case(space), {"ort": "Musterstadt", "alter": "40"})
    cases.rename(space, case(space), "Musterstadt")
    one = space.project.cases.find("Musterstadt")
    write_summary(space, one, motto="Allein", text="In Musterstadt half niemand.")
    export = CaseExport(cases=((one, ""),), format="md", path=tmp_path / "fall.md", language="de")
    prepared = prepare_cases(space, export, Options())
    assert {finding.found for finding in prepared.check.left} >= {"Musterstadt"}
    assert len([finding for finding in prepared.check.left if finding.found == "Musterstadt"]) == 2
    write_cases(space, prepared)
    written = export.path.read_text("utf-8")
    assert written.startswith(f"# Fall {one.id} (RG 2020, RG 2021, RG 2022)")
    assert "früher" not in written
    assert "anna" not in written
    only = CaseExport(
        cases=((one, ""),), path=tmp_path / "fall.md", language="de", look=CaseLook(attributes=("alter",))
    )
    assert len([f for f in prepare_cases(space, only, Options()).check.left if f.found == "Musterstadt"]) == 1
    named = CaseExport(cases=((one, ""),), path=tmp_path / "n.md", language="de", look=CaseLook(identify=True))
    write_cases(space, prepare_cases(space, named, Options()))
    assert "# Fall Musterstadt" in (tmp_path / "n.md").read_text("utf-8")
    assert "früher" in (tmp_path / "n.md").read_text("utf-8")


def test_quotations_get_ids_that_stay(space, tmp_path):
    coding = code(space, "früher", Span(3, 18))
    prepared, written = exported(space, tmp_path)
    assert prepared.ids_kept
    ids = space.project.quotation_ids.of([coding.key])
    assert ids[coding.key] in written
