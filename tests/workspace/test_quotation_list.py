"""The quotations screen lists what an export of the same choice holds: the same ids, spans, coders and marks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult
from qualcode.retrieval.filter import Order, PassageChoice
from qualcode.workspace.quoting.export import QuotationExport, collect_quotations, quotation_of
from qualcode.workspace.workbench.passage_list import SeenPassages
from qualcode.workspace.workbench.workbench import Workbench
from tests.builders import ME, code_named, coder_named, decide, give_code, interview
from tests.helpers import new_project

CODERS = {
    "anna": CoderKind.PERSON, "ben": CoderKind.PERSON, "konsens": CoderKind.CONSENSUS, "muster": CoderKind.MODEL,
}  # fmt: skip
CODES = ("Streit", "Streit / Laut", "Ruhe")
QUERIES = (
    "",
    "Ruhe OR Streit",
    "Streit NOT Ruhe",
    "coder:ben",
    "coder:muster OR Ruhe",
    "Streit AND Ruhe",
    "wave>=2021",
)
TEXT = "I: Und dann?\n\nB: Es war laut. Dann ging es wieder. Alle waren still."
PLACES = len(TEXT) - 1

placed = st.tuples(
    st.integers(0, 2),  # document
    st.integers(0, PLACES),
    st.integers(1, 25),  # length
    st.sampled_from(CODES),
    st.sampled_from(list(CODERS)),
    st.sampled_from(list(Polarity)),
    st.sampled_from([None, 0, 40, 100]),
    st.sampled_from([(), ("anna",), ("ben",), ("anna", "ben")]),  # who marks it
    st.sampled_from(["", "", "So in etwa."]),  # paraphrase
)
choices = st.builds(
    PassageChoice,
    codes=st.sampled_from([(), ("Streit",), ("Ruhe", "Streit / Laut")]),
    coders=st.sampled_from([(), (), ("anna",), ("ben",), ("anna", "ben"), ("konsens",), ("muster",)]),
    polarities=st.sampled_from([frozenset(), frozenset(), frozenset({"present"}), frozenset({"absent", "mixed"})]),
    labels=st.sampled_from([frozenset(), frozenset(), frozenset({"RG 2021"})]),
    rounds=st.sampled_from([frozenset(), frozenset(), frozenset({1})]),
    good=st.booleans(),
    good_by=st.sampled_from([(), (), (), ("ben",)]),
    sub_codes=st.booleans(),
    order=st.sampled_from(list(Order)),
)


def filled(project, codings, quotable):
    """Three documents, one of a case that is `quotable`, and the codings."""
    project.consents.set(ME, cases={project.cases.add("Fall 1", ME).key: ConsentChange({Purpose.QUOTE: quotable})})
    documents = [
        interview(
            project, f"d{number}", TEXT, f"RG {2020 + number}", str(2020 + number), "Fall 1" if number == 1 else None
        )
        for number in range(3)
    ]
    coders = {name: coder_named(project, name, kind) for name, kind in CODERS.items()}
    codes = {path: code_named(project, path) for path in CODES}
    for document, start, length, code, coder, polarity, weight, markers, paraphrase in codings:
        span = Span(start, min(start + length, len(TEXT)))
        if not span.cut(TEXT).strip():
            continue
        made = project.codings.add(
            documents[document], span, codes[code], coders[coder],
            polarity=polarity, weight=weight, paraphrase=paraphrase,
        ).coding  # fmt: skip
        for marker in markers:
            project.good_marks.set([made.key], coders[marker])
    return documents, coders, codes


def exported(bench, wanted, order=Order.WAVE):
    """Of each quotation of an export: id, its codings, document, passage, number of coders, whether it is good."""
    collected = collect_quotations(bench.space, QuotationExport(wanted=wanted, format="md"))
    return collected.collection, {
        (found.id, frozenset(found.codings), found.document, found.span, len(found.coders), found.good)
        for chapter in collected.collection.chapters
        for found in chapter.quotations
    }


def as_exported(quotation):
    """The same of a quotation of the list."""
    return (
        quotation.first.id,
        frozenset(coding.key for coding in quotation.codings),
        quotation.document,
        quotation.span,
        len(quotation.coders),
        bool(quotation.good_by),
    )


@settings(max_examples=25, deadline=None)
@given(
    codings=st.lists(placed, max_size=14),
    quotable=st.sampled_from(list(Permission)),
    finished=st.booleans(),
    blind=st.booleans(),
    decided=st.sampled_from([ConsensusResult.NONE, ConsensusResult.UNDECIDED]),
    chosen=st.lists(st.tuples(choices, st.sampled_from(QUERIES)), min_size=3, max_size=5),
)
def test_the_list_is_what_an_export_of_the_same_choice_holds_and_what_stays(
    codings, quotable, finished, blind, decided, chosen
):
    with TemporaryDirectory() as folder, new_project(Path(folder)) as project:
        documents, coders, codes = filled(project, codings, quotable)
        if finished:
            project.coders.set_state(documents[0].key, coders["konsens"], WorkState.FINISHED, ME)
        if of_anna := project.codings.all(coder=coders["anna"].key):
            document = next(document for document in documents if document.key == of_anna[0].document)
            decide(project, document, of_anna[:1], decided, consensus="konsens")
        bench = Workbench(project.path, "anna", blind=blind)
        shelf = SeenPassages(bench)
        for named, query in chosen:
            choice = replace(
                named,
                codes=frozenset(codes[path].key for path in named.codes),
                coders=frozenset(coders[name].key for name in named.coders),
                good_by=frozenset(coders[name].key for name in named.good_by),
                query=shelf.query(query),
            )
            found = shelf.search(choice).find(bench.project)
            listed = list(shelf.listed(found).quotations)
            assert None not in listed
            shown = [as_exported(quotation) for quotation in listed]
            assert len(set(shown)) == len(shown)
            assert found.documents == len({quotation.document for quotation in listed})
            if found.exported is None:
                assert not shown
                continue
            collection, left = exported(bench, found.exported)
            assert left <= set(shown)
            assert len(shown) - len(left) == found.tally.withheld.number()
            assert collection.tally == found.tally
            if choice.query is None or not choice.query.makes_stretches:
                assert left == exported(bench, choice.with_codes_below(bench.book))[1]
        bench.close()


# ---- what stands in a row ----------------------------------------------------------------------------


def test_overlapping_codings_of_one_code_are_one_row_with_their_edits_and_what_a_copy_of_it_holds(tmp_path):
    with new_project(tmp_path) as project:
        document = interview(project, "a", "Eins zwei drei. Vier fünf sechs. Sieben acht neun.")
        first = give_code(project, document, "Eins zwei drei. Vier fünf sechs.", coder="anna")
        give_code(project, document, "Vier fünf sechs. Sieben acht neun.", coder="ben")
        project.quotation_edits.set(document, first, [QuotationEdit(EditKind.OMISSION, 5, 5)], ME)
        project.good_marks.set([first.key], coder_named(project, "ben"))
        bench = Workbench(project.path, "anna")
        shelf = SeenPassages(bench)
        found = shelf.search(PassageChoice()).find(bench.project)
        (quotation,) = shelf.listed(found).quotations
        printed = quotation_of(bench.space, quotation.codings)
        assert (found.tally.united, quotation.first, quotation.span) == (
            1,
            bench.project.codings.get(first.key),
            Span(0, 50),
        )
        assert [bench.coders[key].name for key in (*quotation.coders, *quotation.good_by)] == ["anna", "ben", "ben"]
        assert shelf.words(quotation) == printed.text == "Eins [...] drei. Vier fünf sechs. Sieben acht neun."
        assert shelf.quotation_id(quotation) == ""
        project.quotation_ids.keep([first.key], ME)
        assert first.id.startswith(shelf.quotation_id(quotation) or "none")
        bench.close()


def test_what_is_set_aside_for_a_consensus_is_counted_and_what_may_not_be_quoted_is_listed_and_counted(tmp_path):
    with new_project(tmp_path) as project:
        documents, coders, _ = filled(
            project,
            [
                (0, 15, 10, "Ruhe", "anna", Polarity.PRESENT, None, (), ""),
                (0, 30, 10, "Ruhe", "konsens", Polarity.PRESENT, None, (), ""),
                (1, 15, 10, "Ruhe", "anna", Polarity.PRESENT, None, (), ""),
            ],
            Permission.NO,
        )
        project.coders.set_state(documents[0].key, coders["konsens"], WorkState.FINISHED, ME)
        bench = Workbench(project.path, "anna")
        shelf = SeenPassages(bench)
        found = shelf.search(PassageChoice()).find(bench.project)
        listed = [quotation.coders for quotation in shelf.listed(found).quotations]
        assert listed == [(coders["konsens"].key,), (coders["anna"].key,)]
        assert (found.set_aside, found.tally.not_quotable, found.left_out) == (1, 1, 0)
        own = shelf.search(PassageChoice(coders=frozenset({coders["anna"].key}))).find(bench.project)
        assert (len(own.keys), own.set_aside) == (2, 0)
        bench.close()
        blind = Workbench(project.path, "anna", blind=True)
        mine = SeenPassages(blind).search(PassageChoice()).find(blind.project)
        assert (len(mine.keys), mine.set_aside, mine.tally.not_quotable) == (2, 0, 1)
        assert project.codings.get(mine.keys[0]).coder == coders["anna"].key
        blind.close()
