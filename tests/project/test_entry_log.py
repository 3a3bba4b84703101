"""Reading the history by pages: the same as at once, from either end."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import NotFound, UndoRefused
from qualcode.model.history import KIND_GROUPS, KINDS, ChangeChoice
from qualcode.model.memos import MemoTarget
from qualcode.project.file.entry_log import EntryLog
from qualcode.project.file.history import Author
from qualcode.workspace.project import history
from qualcode.workspace.workspace import Workspace
from tests.builders import code_named, coder_named, give_code, interview
from tests.helpers import new_project

acts = st.lists(st.sampled_from(["code", "memo", "undo", "undo", "redo", "uncode"]), min_size=1, max_size=25)


def filled(folder, what):
    """A project in which two coders did these acts in turn."""
    project = new_project(folder)
    document = interview(project, "eins", "Das war so. Ganz anders.")
    coders = [coder_named(project, "anna"), coder_named(project, "ben")]
    for number, act in enumerate(what):
        coder = coders[number % 2]
        codings = [coding for coding in project.codings.all() if coding.coder == coder.key]
        try:
            if act == "code":
                give_code(project, document, "Das war so. Ganz anders."[: number % 20 + 1], coder=coder.name)
            elif act == "memo" and codings:
                project.memos.add(MemoTarget(coding=codings[-1].key), f"memo {number}", coder)
            elif act == "uncode" and codings:
                project.codings.remove(codings[:1], coder)
            elif act in ("undo", "redo"):
                getattr(project, act)(Author.of(coder))
        except UndoRefused:
            pass
    return project


def living(entries):
    """UUIDs of the entries that stand, by the definition: one that no living entry takes back."""
    stands, undone = set(), set()
    for entry in reversed(entries):
        if entry.uuid not in undone:
            stands.add(entry.uuid)
            undone.add(entry.undoes)
    root = {}
    for entry in entries:
        root[entry.uuid] = root.get(entry.undoes, entry.undoes) or entry.uuid
    return {
        entry.uuid for entry in entries
        if entry.uuid in stands
        and (entry.undoes is None or (entry.kind == "redo") == (root[entry.uuid] in stands))
    }  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(what=acts, size=st.integers(1, 5), blind=st.booleans())
def test_pages_from_either_end_are_the_whole_history(tmp_path_factory, what, size, blind):
    project = filled(tmp_path_factory.mktemp("log"), what)
    every = project.log()
    assert {entry.uuid for entry in every if entry.living} == living(every)
    assert list(chain.from_iterable(project.log_pages(size=size))) == every
    from_end = list(project.log_pages(from_end=True, size=size))
    assert list(chain.from_iterable(reversed(from_end))) == every
    space = Workspace(project, "anna", blind=blind)
    hidden = space.sight.hidden
    at_once = [words for words in project.in_words(every, hidden) if not words.hidden]
    teller = project.entry_teller(hidden)
    by_pages = chain.from_iterable(map(teller.words, project.log_pages(size=size)))
    assert [words for words in by_pages if not words.hidden] == at_once
    assert [told.words for told in space.iter_log()] == at_once
    assert space.log(size) == space.log()[-size:]
    assert space.log_length() == (None if blind else len(every))
    project.close()


@settings(max_examples=12, deadline=None)
@given(
    what=acts,
    size=st.integers(1, 5),
    blind=st.booleans(),
    coders=st.sets(st.sampled_from(["anna", "ben", "lead"])),
    kinds=st.sets(st.sampled_from([*KIND_GROUPS, "coding.add", "memo.add", "setting", "undo", "redo"])),
)
def test_a_choice_is_what_one_would_sort_out_of_the_whole_by_hand(tmp_path_factory, what, size, blind, coders, kinds):
    project = filled(tmp_path_factory.mktemp("log"), what)
    space = Workspace(project, "anna", blind=blind)
    by_uuid = {entry.uuid: entry for entry in project.log()}

    def taken(entry):
        root = entry
        while root.undoes is not None:
            root = by_uuid[root.undoes]
        wanted = {exact for kind in kinds for exact in KIND_GROUPS.get(kind, (kind,))}
        return (not coders or entry.coder in coders) and (not kinds or bool({entry.kind, root.kind} & wanted))

    choice = ChangeChoice(frozenset(coders), frozenset(kinds))
    wanted = [told for told in space.log() if taken(told.entry)]
    assert space.log(choice=choice) == wanted
    assert space.log(size, choice=choice) == wanted[-size:]
    assert space.log_length(choice) == (None if blind else len(wanted))
    pages = history.page(space, size=size, choice=choice)
    backwards = [*pages.entries]
    while pages.before is not None:
        pages = history.page(space, before=pages.before, size=size, choice=choice)
        backwards += pages.entries
    assert backwards == wanted[::-1]
    project.close()


def test_every_kind_of_change_belongs_to_one_group():
    grouped = [kind for kinds in KIND_GROUPS.values() for kind in kinds]
    assert sorted([*grouped, "undo", "redo"]) == sorted(KINDS)


def test_changes_of_who_was_merged_into_another_are_found_by_the_name_that_they_tell(tmp_path):
    project = new_project(tmp_path)
    project.settings.set("title", "Titel", Author("ben"))
    space = Workspace(project, "anna")
    assert "ben" not in [coder.name for coder in project.coders.all()]
    assert [told.entry.kind for told in space.log(choice=history.change_choice(space, ["BEN"]))] == ["setting"]
    with pytest.raises(NotFound, match="be"):
        history.change_choice(space, ["be"])
    with pytest.raises(NotFound, match="cod"):
        history.change_choice(space, kinds=["cod"])
    project.close()


def test_the_last_entries_are_read_without_the_others(tmp_path, monkeypatch):
    project = new_project(tmp_path)
    for number in range(150):
        project.settings.set("title", f"Titel {number}", Author("lead"))
    read = []
    whole_page = EntryLog._page

    def page(self, *arguments):
        entries = whole_page(self, *arguments)
        read.extend(entries)
        return entries

    monkeypatch.setattr(EntryLog, "_page", page)
    assert len(Workspace(project, "anna").log(10)) == 10
    assert len(read) == 100
    project.close()


def test_what_is_done_while_pages_are_read_is_not_in_them(tmp_path):
    project = new_project(tmp_path)
    for name in "abc":
        code_named(project, name)
    before = project.log()
    pages = project.log_pages(size=2)
    first = next(pages)
    code_named(project, "d")
    assert [*first, *chain.from_iterable(pages)] == before
    project.close()
