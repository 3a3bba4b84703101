"""What leaves as a table of codings comes back as the same codings; words alone place what stands once."""

from __future__ import annotations

import csv

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.language.quotations.word_places import plain_words
from qualcode.model.codings import CodingDraft, Polarity
from qualcode.model.spans import Span, trimmed
from qualcode.project.project import Project
from qualcode.reading.tables.table import TableOptions
from qualcode.reporting.documents.coding_table import write_codings
from qualcode.workspace.coding.coding_table import read_coding_table
from qualcode.workspace.coding.table_import import import_codings, planned_import
from qualcode.workspace.workspace import Workspace
from tests.helpers import LEAD, add_code, add_coder, add_document, new_project, problems

TEXTS = (
    "Das Amt hilft.\n\n„Das  Amt hilft nicht“, sagt sie. "
    "Das Bu\u0308ndnis\u00a0hilft so\u00adfort. 🙂 Das Bündnis hilft.",
    "=SUMME(A1)\n\nNUL \x00 und ein C1 \x9b, \"gerade\" und 'einfach'.\n\t- Punkt\n- Punkt\nNUL",
    "aha aha aha",
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    with new_project(tmp_path_factory.mktemp("filled")) as made:
        for number, text in enumerate(TEXTS):
            add_document(made, f"Interview {number}", text)
        above = add_code(made, "Thema")
        add_code(made, "Amt", above)
        add_coder(made, "anna")
        add_coder(made, "ben")
    return made.path.read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tables")


def opened(folder, filled):
    for rest in folder.glob("study*"):
        rest.unlink()
    (folder / "study.qualcode").write_bytes(filled)
    project = Project.open(folder / "study.qualcode")
    project._store.connection.execute("PRAGMA synchronous = OFF")
    return Workspace(project, "anna")


def drafts_of(project, choices):
    documents, codes, coders = project.documents.all(), list(project.codes.book()), project.coders.all()
    for document, start, length, code, coder, polarity, weight, memo, round_, good in choices:
        text = project.documents.text(documents[document])
        begin = start % (len(text) - 1)
        span = trimmed(text, Span(begin, min(len(text), begin + length)))
        if span.length:
            yield CodingDraft(
                documents[document], span, codes[code], coders[coder], polarity, weight, memo, memo, round_, good
            )


CHOICES = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.integers(0, 120),
        st.integers(1, 40),
        st.integers(0, 1),
        st.integers(0, 1),
        st.sampled_from(Polarity),
        st.none() | st.integers(0, 100),
        st.sampled_from(["", "Zweifel", "=1+1", '-x; y, "z"\nzweite Zeile']),
        st.integers(1, 2),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


def told(space):
    return sorted(
        (
            coding.document, coding.span, coding.code, coding.coder, coding.polarity,
            -1 if coding.weight is None else coding.weight, coding.memo, coding.paraphrase, coding.round, coding.good,
        )
        for coding in space.project.codings.all()
    )  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(CHOICES)
def test_a_table_of_codings_comes_back_as_the_same_codings(folder, filled, choices):
    with opened(folder, filled) as space:
        space.project.codings.add_all(list(drafts_of(space.project, choices)), LEAD)
        before = told(space)
        write_codings(space.passages(), folder / "out.csv", space.project.begun)
    with opened(folder, filled) as space:
        if before:
            planned = planned_import(space, read_coding_table(folder / "out.csv", TableOptions()))
            assert planned.left_out == []
            assert len(import_codings(space, planned).given) == len(before)
        assert told(space) == before
        assert problems(space.project) == []


@settings(max_examples=15, deadline=None)
@given(CHOICES)
def test_words_are_placed_where_they_stand_or_listed_where_that_is_not_sure(folder, filled, choices):
    with opened(folder, filled) as space:
        drafts = list(drafts_of(space.project, choices))
        with (folder / "words.csv").open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["document", "code", "text"])
            for draft in drafts:
                words = draft.span.cut(space.project.documents.text(draft.document))
                rows.writerow(
                    [draft.document.name, draft.code.full_name, " ".join(words.replace("\x00", "").split())]
                )
        if not drafts:
            return
        planned = planned_import(space, read_coding_table(folder / "words.csv", TableOptions()))
        assert len(planned.drafts) + len(planned.left_out) == len(drafts)
        listed = {row.number for row in planned.left_out}
        placed = iter(planned.drafts)
        for number, cells in planned.table.rows:
            if number in listed:
                continue
            draft = next(placed)
            passage = draft.span.cut(space.project.documents.text(draft.document))
            assert plain_words(passage) == plain_words(cells["words"])
            assert draft.document.name == cells["document"]
