"""Names in the house: a loop variable says what it holds, and a class name stands for one thing in the package."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest

from tests.syntax_trees import trees
from tests.test_house import FLOORS

ROOMS = {room for rooms in FLOORS for room in rooms}
NAMELESS = {"one", "thing", "it", "x"}


def targets_of(tree: ast.AST) -> Iterator[ast.Name]:
    """The names that loops, comprehensions and lambdas give to what they look at."""
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            yield from (name for name in ast.walk(node.target) if isinstance(name, ast.Name))
        if isinstance(node, ast.Lambda):
            yield from (ast.Name(argument.arg, lineno=argument.lineno) for argument in node.args.args)


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_loop_variable_names_the_thing(room):
    nameless = [
        f"{file}:{name.lineno} {name.id}"
        for file, tree in trees().items()
        if file.startswith(f"{room}/")
        for name in targets_of(tree)
        if name.id in NAMELESS
    ]
    assert not nameless


@pytest.mark.parametrize(
    "source",
    ["for one in a: pass", "[one for one in a]", "{k: one for k, one in a}", "sorted(a, key=lambda one: one.b)"],
)
def test_a_nameless_variable_is_seen_wherever_it_stands(source):
    assert "one" in {name.id for name in targets_of(ast.parse(source))}


def class_names() -> dict[str, set[str]]:
    """Each public class name of the package with the files that define one, also one that is private there."""
    places: dict[str, set[str]] = defaultdict(set)
    public = set()
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].add(file)
                public |= {node.name} - {f"_{node.name.lstrip('_')}"}
    return {name: files for name, files in places.items() if name in public}


def test_a_class_name_stands_for_one_thing():
    twice = {}
    for name, files in class_names().items():
        if len(files) > 1 and any(file.partition("/")[0] in ROOMS for file in files):
            twice[name] = sorted(files)
    assert not twice


BY_THEIR_ROOM = {
    "CodebookScreen",
    "CompareScreen",
    "HistoryScreen",
    "MemosScreen",
    "MaterialScreen",
    "TeamScreen",
    "QuotationsScreen",
    "SummariesScreen",
    "CasesScreen",
    "ConflictsScreen",
    "RecheckScreen",
    "NormingScreen",
    "LevelsScreen",
    "TypologyScreen",
    "InductiveScreen",
    "ReductionScreen",
    "FormingScreen",
    "CardsScreen",
    "VersionsScreen",
    "GivenScreen",
    "TablesScreen",
}  # the interface makes their names of the room's


def used_names(file: str, tree: ast.Module) -> Iterator[str]:
    """The names a file uses: in code, by another name of its own, or as a text by which something is imported later.

    What a module names in its `__all__` it does not use; what a package's face names is used by those outside.
    """
    listed: set[ast.AST] = set()
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "__all__":
            listed |= set(ast.walk(statement.value)) if not file.endswith("__init__.py") else set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.name
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in listed:
            yield node.value.rpartition(":")[2]


def unused(trees: Mapping[str, ast.Module]) -> list[str]:
    """Functions and classes that stand at the top of a file and that no file uses, as `file name`."""
    used = {name for file, tree in trees.items() for name in used_names(file, tree)} | BY_THEIR_ROOM
    return [
        f"{file} {node.name}"
        for file, tree in trees.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
        and node.name not in used
        and not node.decorator_list
        and not node.name.startswith("__")
    ]


def test_nothing_is_there_for_tests_only():
    assert not unused(trees())


def test_what_only_its_own_file_lists_is_seen_as_unused():
    source = '__all__ = ["lone"]\ndef lone(): pass\ndef asked(): pass\nasked()'
    assert unused({"a.py": ast.parse(source)}) == ["a.py lone"]
    assert not unused({"a.py": ast.parse(source), "b.py": ast.parse("from a import lone as other")})
