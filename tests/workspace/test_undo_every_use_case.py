"""Undo over every writing use case of the workspace: each is found by inspection, done, taken back and restored."""

from __future__ import annotations

import ast
from functools import cache

import pytest

from qualcode.model.history import in_words
from qualcode.workspace.workspace import Workspace
from tests.helpers import tables
from tests.project.replayed import assert_rebuilt
from tests.syntax_trees import trees
from tests.test_house_writes import writes_of
from tests.workspace.writing_use_cases import BEFORE, DONE, NOT_TAKEN_BACK, SHOWN_AT, Opened, filled_study

# ---- which there are ---------------------------------------------------------------------------------


@cache
def room():
    """The modules of this room but for the library, as syntax trees."""
    return {name: tree for name, tree in trees().items() if name.startswith("workspace/") and "/library/" not in name}


def functions(tree):
    """The functions of a module and the methods of its classes, by name."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        if isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{part.name}", part) for part in node.body if isinstance(part, ast.FunctionDef))


def imported(tree):
    """Name in a module -> (module, function) of this room, the function empty where the module itself is meant."""
    names = {}
    for part in ast.walk(tree):
        if isinstance(part, ast.ImportFrom) and (part.module or "").startswith("qualcode.workspace"):
            package = part.module.removeprefix("qualcode.").replace(".", "/")
            for alias in part.names:
                file = f"{package}/{alias.name}.py"
                names[alias.name] = (file, "") if file in room() else (f"{package}.py", alias.name)
    return names


def called(name, node, names):
    """What of this room a function of a module calls: (module, function)."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            yield names.get(call.func.id, (name, call.func.id))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
            owner = call.func.value.id if isinstance(call.func.value, ast.Name) else ""
            if owner == "self":
                yield from (
                    (name, full) for full, _ in functions(room()[name]) if full.endswith(f".{call.func.attr}")
                )
            elif owner in names:
                yield names[owner][0], call.func.attr


def writing_use_cases():
    """“material/cases.add”: what changes the project itself, or calls what does so."""
    every = {(name, full): node for name, tree in room().items() for full, node in functions(tree)}
    writing = {place for place, node in every.items() if any(writes_of(node, within=room()[place[0]]))}
    names = {name: imported(tree) for name, tree in room().items()}
    calls = {place: set(called(place[0], node, names[place[0]])) for place, node in every.items()}
    while more := {place for place, targets in calls.items() if place not in writing and targets & writing}:
        writing |= more
    return {
        f"{name.removeprefix('workspace/').removesuffix('.py')}.{full}"
        for name, full in writing
        if not any(part.startswith("_") for part in full.split("."))
    }


# ---- a study with one of everything ------------------------------------------------------------------


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    return filled_study(tmp_path_factory.mktemp("filled") / "p.qualcode").read_bytes()


@pytest.fixture
def opened(filled, tmp_path):
    path = tmp_path / "p.qualcode"
    path.write_bytes(filled)
    made = Opened(folder=tmp_path, space=Workspace.open(path, coder="anna"))
    made.space.project._store.connection.execute("PRAGMA synchronous = OFF")
    made.look()
    yield made
    made.space.close()


def pointed_to(place):
    if place is None:
        return "nowhere"
    if place.document is None:
        return "a code"
    if place.span is None:
        return "a document"
    return "one paragraph" if place.paragraph else "a passage"


def last_words(space):
    (words,) = space.project.in_words(space.project.log()[-1:], space.sight.hidden)
    return words.words


def test_every_writing_use_case_is_known_here():
    found = writing_use_cases()
    assert found == set(DONE) | set(NOT_TAKEN_BACK)
    assert not set(DONE) & set(NOT_TAKEN_BACK)
    assert set(BEFORE) <= set(DONE)


@pytest.mark.parametrize("name", sorted(DONE))
def test_what_a_use_case_did_is_taken_back_and_restored_whole(opened, name):
    if name in BEFORE:
        BEFORE[name](opened)
        opened.look()
    opened.look() if name != "material/orphans.place" else None
    space, project = opened.space, opened.space.project
    before, entries = tables(project), len(project.log())
    DONE[name](opened)
    after, done = tables(project), project.log()[entries:]
    assert after != before
    assert len(done) == 1, [entry.kind for entry in done]  # one act is one change
    told = space.undo()
    assert tables(project) == before
    assert told.entry.uuid == done[0].uuid
    kind = in_words(told.entry.kind)
    assert told.and_where.startswith(told.words.words)
    assert told.words.words.startswith(kind)
    assert pointed_to(told.place) == SHOWN_AT.get(name, "nowhere")
    assert last_words(space).startswith(f"undo: {kind}")
    again = space.redo()
    assert tables(project) == after
    assert again.entry.uuid == told.entry.uuid
    assert last_words(space).startswith(f"redo: {kind}")
    assert_rebuilt(project)
