"""The change log of the codebook: every change that stands, and what became of the codings under a rule."""

from __future__ import annotations

import pytest

from qualcode.catalogue import catalogue_of
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import CodeDraft, RuleChange, RuleEdit, Rules
from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.project.codebook.codes import as_draft
from qualcode.project.file.history import Author
from qualcode.project.history_queries import Moment, as_of
from qualcode.project.project import Project
from qualcode.project.versions.gaps import GapKind
from qualcode.reporting.codebook.change_log import log_lines, log_object, log_report
from qualcode.reporting.codebook.gap_words import gap_words
from qualcode.reporting.writers.formats import render
from qualcode.workspace.codebook import codes
from qualcode.workspace.coding import codings
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.versions import versions
from qualcode.workspace.versions.change_log import change_log
from qualcode.workspace.workspace import Workspace
from tests.helpers import add_document

ME = Author("Anna")


@pytest.fixture
def space(tmp_path):
    with Project.create(tmp_path / "p.qualcode", "Probe", ME) as project:
        for name in ("Anna", "Ben"):
            project.coders.add(name, CoderKind.PERSON)
        add_document(project, "eins", "Das Amt kam nie. " * 20)
        yield Workspace(project, "Anna")


def give(space, code, *places, coder="Anna"):
    own = Workspace(space.project, coder)
    document = space.project.documents.all()[0]
    for place in places:
        codings.give(own, document, Span(place, place + 3), [space.project.codes.book()[code.key]])


def edit(space, code, change=RuleChange.RULE, note="", **fields):
    present = space.project.codes.book()[code.key]
    draft = codes.with_fields(as_draft(present), fields)
    return space.project.codes.edit(present, draft, space.author, RuleEdit(change, note))


@pytest.fixture
def amt(space):
    code = space.project.codes.add(CodeDraft("Amt", Rules("Wo ein Amt vorkommt")), None, space.author)
    give(space, code, 0, 4, 8)
    give(space, code, 0, coder="Ben")
    edit(space, code, definition="Wo ein Amt hilft", note="zu weit")
    edit(space, code, RuleChange.EDITORIAL, definition="Wo ein Amt geholfen hat")
    give(space, code, 12)
    return code


def test_of_a_rule_it_is_told_what_was_coded_under_it_then_and_of_an_edited_wording_not(space, amt):
    log = change_log(space, identify=True)
    of_rules = [logged for logged in log if any(change.fields for change in logged.changes)]
    assert [(logged.note, bool(logged.coded)) for logged in of_rules] == [("zu weit", True), ("", False)]
    coded = of_rules[0].coded[amt.uuid]
    assert (coded.then, coded.looked_at, coded.now) == (4, 0, 4)
    assert any("4 codings then" in line for _indent, line in log_lines(of_rules[0], catalogue_of("en")))
    assert {str(logged.who) for logged in change_log(space)} == {"coder 1"}
    assert {logged.who for logged in log} == {"Anna"}


def test_what_was_undone_is_left_out_and_what_was_frozen_is_told(space, amt):
    before = log_object(change_log(space))
    edit(space, amt, definition="Ganz anders")
    space.undo()
    assert log_object(change_log(space)) == before
    version = versions.freeze(space, "Pilot", "nach dem Piloten")
    assert change_log(space)[-1].frozen == version
    assert change_log(space, version) == ()
    edit(space, amt, name="Behörde")
    assert [logged.changes[0].new for logged in change_log(space, version)] == ["Behörde"]


def test_who_must_not_see_others_codings_is_told_of_own_ones(space, amt):
    space.project.settings.set_blind(space.author, on=True)
    (coded,) = (logged.coded[amt.uuid] for logged in change_log(space) if logged.coded)
    assert (coded.then, coded.now) == (3, 3)


def test_the_numbers_of_then_are_those_of_the_project_as_it_was(space, amt):
    give(space, amt, 20, 24)
    space.project.codings.remove(space.project.codings.all()[:1], space.project.coders.find("Anna"))
    space.undo()
    entries = space.project.log()
    told = space.project.versions.codings_then({entry.key: [amt.uuid] for entry in entries})
    for entry in entries:
        with as_of(space.project, Moment(entry.key, entry.created)) as then:
            assert told[entry.key, amt.uuid] == sum(number for *_, number in then.codings.tally("code_id"))


def test_verdicts_are_counted_by_what_they_said(space, amt):
    store, document = space.project._store, space.project.documents.all()[0]
    with space.project.change("coding.recheck", space.author):
        for number, verdict in enumerate((RecheckVerdict.KEEP, RecheckVerdict.KEEP, RecheckVerdict.ASK)):
            store.insert(
                "rule_checks", document_id=document.key, coding_uuid=str(number), code_uuid=amt.uuid,
                new_code_uuid="", old_version=1, new_version=3, verdict=verdict.value,
                coder_id=space.coder.key, note="", created=store.entry_time(),
            )  # fmt: skip
    (coded,) = (logged.coded[amt.uuid] for logged in change_log(space) if logged.coded)
    assert coded.verdicts == {"keep": 2, "ask": 1}


_OTHERS = ("docx", "odt", "html", "tex", "xlsx", "csv", "json")


@pytest.mark.parametrize("form", ["md", *(pytest.param(form, marks=pytest.mark.stress) for form in _OTHERS)])
def test_it_is_written_in_every_form(space, amt, form):
    report = log_report(change_log(space), "de", (), "Pilot")
    assert render(report, form)
    if form == "md":
        text = render(report, form).decode()
        assert "zu weit" in text
        assert "Anna" not in text


def test_what_another_copy_froze_comes_along_and_two_of_one_name_stay_two(space, amt, tmp_path):
    copy = tmp_path / "kopie.qualcode"
    space.project.backup(copy)
    with Workspace.open(copy, coder="Ben") as other:
        versions.freeze(other, "Pilot", "von Ben")
        present = other.project.codes.book()[amt.key]
        codes.edit(other, present, {"name": "Behörde"})
    versions.freeze(space, "Pilot", "von Anna")
    merge(space, [copy])
    assert {version.note for version in space.project.versions.all()} == {"von Ben", "von Anna"}
    assert len({version.name for version in space.project.versions.all()}) == 2
    log = change_log(space, identify=True)
    assert {(logged.who, logged.came) for logged in log if logged.frozen} == {("Ben", True), ("Anna", False)}
    assert all(logged.changes or logged.frozen for logged in log)
    assert [logged.changes[0].new for logged in log if logged.changes and logged.came] == ["Behörde"]


def test_what_the_history_cannot_say_is_told(space, amt):
    assert space.project.versions.gaps() == ()
    with space.project._store.history.forgetting(space.author):
        pass
    store = space.project._store
    (gap,) = space.project.versions.gaps()
    assert (gap.kind, gap.number) == (GapKind.ERASED, 1)
    assert gap_words(gap, catalogue_of("en")).startswith("Incomplete: something was erased for good 1 time")
    assert store.one("SELECT 1 FROM entries WHERE kind = 'forget'")


def test_an_import_that_was_undone_leaves_no_gap(space):
    author = space.author
    for taken in ("Eins", "Zwei"):
        with space.project.change("import.project", author):
            space.project.codes.add(CodeDraft(taken), None, author)
    (gap,) = space.project.versions.gaps()
    assert (gap.kind, gap.number) == (GapKind.IMPORTED, 2)
    space.project.undo(author)
    (gap,) = space.project.versions.gaps()
    assert (gap.kind, gap.number) == (GapKind.IMPORTED, 1)
    space.project.undo(author)
    assert space.project.versions.gaps() == ()
