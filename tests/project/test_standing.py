"""What stands of the history is told by index as from all entries, and undo costs what one change costs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import UndoRefused
from qualcode.model.codings import CodingDraft
from qualcode.model.spans import Span
from qualcode.project.file import standing
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from tests.helpers import LEAD, add_code, add_coder, add_document, give, new_project, tables


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    with new_project(tmp_path_factory.mktemp("filled")) as made:
        add_document(made, text="Some words to be coded. " * 40)
        for number in range(60):
            add_code(made, f"code {number}")
        add_coder(made, "anna")
        add_coder(made, "ben")
    return made.path.read_bytes()


@pytest.fixture
def project(filled, tmp_path):
    yield from opened(filled, tmp_path / "study.qualcode")


def opened(filled, path):
    path.write_bytes(filled)
    with Project.open(path) as project:
        project._store.connection.execute("PRAGMA synchronous = OFF")
        yield project


def steps(project, act):
    """The work that SQLite has with something, in tens of its instructions."""
    counted = [0]

    def count():
        counted[0] += 1

    project._store.connection.set_progress_handler(count, 10)
    try:
        act()
    finally:
        project._store.connection.set_progress_handler(None, 0)
    return counted[0]


def told(project, act, author):
    project.in_words([act(author)])


def test_undo_redo_and_their_words_cost_the_same_after_a_long_history(project):
    document, code = project.documents.all()[0], next(iter(project.codes.book()))
    anna, ben = project.coders.all()

    def one_coding():
        give(project, document, code, anna, 500, 510)
        author = Author.of(anna)
        return [steps(project, lambda act=act: told(project, act, author)) for act in (project.undo, project.redo)]

    short = one_coding()
    project.undo(Author.of(anna))
    with project.together():
        for start in range(400):
            give(project, document, code, ben, start, start + 3)
    spans = [Span(start, start + 9) for start in range(400)]
    project.codings.add_all([CodingDraft(document, span, code, ben) for span in spans], Author.of(ben))
    for before, after in zip(short, one_coding(), strict=True):
        assert after < before * 1.3


def test_many_codings_at_one_passage_are_no_square_of_work(project):
    document, codes, (anna, _) = project.documents.all()[0], list(project.codes.book()), project.coders.all()

    def work(rounds):
        drafts = [
            CodingDraft(document, Span(0, 4), code, anna, round=round_)
            for code in codes
            for round_ in range(1, rounds + 1)
        ]
        added = steps(project, lambda: project.codings.add_all(drafts, LEAD))
        undone = steps(project, lambda: project.undo(LEAD))
        redone = steps(project, lambda: project.redo(LEAD))
        project.undo(LEAD)
        return added, undone, redone

    for few, many in zip(work(1), work(8), strict=True):
        assert many < few * 8 * 1.5


def living_of(entries):
    """UUIDs of the entries that no living entry takes back, by going through all from the last to the first."""
    living, undone = set(), set()
    for entry in reversed(entries):
        if entry.uuid not in undone:
            living.add(entry.uuid)
            undone.add(entry.undoes)
    return living


ACTS = st.lists(st.tuples(st.sampled_from(["code", "undo", "redo"]), st.booleans()), max_size=14)


@settings(max_examples=20, deadline=None)
@given(acts=ACTS)
def test_it_is_the_same_as_from_all_entries(filled, tmp_path_factory, acts):
    for project in opened(filled, tmp_path_factory.mktemp("acts") / "study.qualcode"):
        document, code, coders = project.documents.all()[0], next(iter(project.codes.book())), project.coders.all()
        for at, (act, second) in enumerate(acts):
            author = Author.of(coders[second])
            try:
                if act == "code":
                    give(project, document, code, coders[second], at, at + 5)
                else:
                    getattr(project, act)(author)
            except UndoRefused:
                pass
        connection, entries = project._store.connection, project.log()
        middle = entries[len(entries) // 2].key
        living, then = living_of(entries), living_of([entry for entry in entries if entry.key <= middle])
        for entry in entries:
            assert standing.is_living(connection, entry.uuid) == (entry.uuid in living)
            assert standing.is_living(connection, entry.uuid, middle) == (entry.uuid in then)
            root = entry
            while root.undoes:
                root = next(other for other in entries if other.uuid == root.undoes)
            assert standing.root_of(connection, entry.uuid).uuid == root.uuid


def test_undo_of_rows_that_were_changed_and_removed_in_one_change_brings_all_back(project):
    document, codes, (anna, _) = project.documents.all()[0], list(project.codes.book()), project.coders.all()
    with project.change("coding.add", Author.of(anna)):
        codings = [give(project, document, code, anna, at, at + 4) for at, code in enumerate(codes[:6])]
    before = tables(project)
    with project.change("coding.change", Author.of(anna)):
        for coding in codings[:4]:
            project.codings.change(coding, anna, weight=5)
            project.codings.change(coding, anna, weight=7)
        project.codings.remove(codings[1:5], anna)
        give(project, document, codes[1], anna, 1, 5)
    after = tables(project)
    project.undo(Author.of(anna))
    assert tables(project) == before
    project.redo(Author.of(anna))
    assert tables(project) == after
