"""Who writes: no command, no screen and no call from Python changes a project except by the workspace's use cases.

What writes is found by its signature: a change needs an author or opens an entry of the history.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest

from tests.syntax_trees import trees


def faces() -> dict[str, ast.Module]:
    return {name: tree for name, tree in trees().items() if name.startswith(("cli/", "tui/", "workspace/library/"))}


def below() -> dict[str, ast.Module]:
    return {name: tree for name, tree in trees().items() if not name.startswith(("cli/", "tui/", "workspace/"))}


def _writes(function: ast.FunctionDef) -> bool:
    """Whether a function or method changes a project: it wants an Author, or opens an entry of the history."""
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    wants_author = any(argument.annotation and "Author" in ast.unparse(argument.annotation) for argument in arguments)
    opens = {"history.change", "history.together", "history.undo", "history.redo", "project.change"}
    return wants_author or any(
        isinstance(node, ast.Call) and ast.unparse(node.func).endswith(tuple(opens)) for node in ast.walk(function)
    )


def _writing_methods() -> dict[str, set[str]]:
    """Class of the project room -> its public methods that write."""
    methods: dict[str, set[str]] = defaultdict(set)
    for name, tree in below().items():
        for node in ast.walk(tree) if name.startswith("project/") else ():
            if isinstance(node, ast.ClassDef):
                methods[node.name] |= {
                    method.name
                    for method in node.body
                    if isinstance(method, ast.FunctionDef) and not method.name.startswith("_") and _writes(method)
                }
    return methods


@cache
def parts() -> dict[str, set[str]]:
    """Attribute of a project, or of a part of one -> what of it writes: `codings` -> add, change, …"""
    methods, found = _writing_methods(), defaultdict(set)
    for name in ("project/project.py", "project/parts.py", "project/codebook/codes.py"):
        for node in ast.walk(trees()[name]):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
                made = node.value.func if isinstance(node.value, ast.Call) else None
                if isinstance(made, ast.Name) and made.id in methods:
                    found[node.targets[0].attr] |= methods[made.id]
            if isinstance(node, ast.FunctionDef) and "cached_property" in map(ast.unparse, node.decorator_list):
                found[node.name] |= methods[ast.unparse(node.returns)]
    found["project"] = methods["Project"] | {"author"}
    found["Project"] = {"create"}
    return found


@cache
def writers() -> set[str]:
    """The functions below the workspace that write, and the author that they want."""
    return {
        node.name
        for tree in below().values()
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _writes(node)
    } | {"Author"}


@cache
def imported_by(module: ast.AST) -> tuple[set[str], set[str]]:
    """The names that a module has from the workspace, and those that it has from elsewhere in the package."""
    of_workspace, from_below = set(), set()
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qualcode."):
            names = {alias.asname or alias.name for alias in node.names}
            if (node.module or "").startswith("qualcode.workspace"):
                of_workspace |= names
            else:
                from_below |= names
    return of_workspace, from_below - of_workspace


def writes_of(tree: ast.AST, within: ast.AST | None = None) -> Iterator[str]:
    """What a module writes past the workspace: methods of a project's parts, and functions that want an author.

    Of a function the names are those that the module `within` imports.
    """
    of_workspace, from_below = imported_by(within or tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
            is_module = isinstance(owner, ast.Name) and name in of_workspace
            is_written = node.attr in parts().get(name, ()) or (name in from_below and node.attr in writers())
            if is_written and not is_module:
                yield f"{node.lineno}: {name}.{node.attr}"
        if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith("qualcode.workspace"):
            for alias in node.names:
                if (node.module or "").startswith("qualcode.") and alias.name in writers():
                    yield f"{node.lineno}: {alias.name}"


def test_what_writes_is_found():
    assert {"codings", "codes", "memos", "documents", "cases", "coders", "settings", "orphans", "forgetting"} <= {
        part for part, methods in parts().items() if methods
    }
    assert parts()["codings"] >= {"add", "change", "remove", "split", "set_memo"}
    assert parts()["descriptions"] == {"describe"}
    assert parts()["project"] >= {"change", "together", "undo", "redo"}
    assert {"merge", "split", "write_anchor", "build_demo"} <= writers()
    assert not {"find", "all", "get"} & set().union(*parts().values())


@pytest.mark.parametrize(
    "source",
    [
        "space.project.codings.add(a, b, c, d)",
        "project.codes.descriptions.describe(a, b, c)",
        "give = self._bench.project.memos.add",
        "with project.change('x', author): pass",
        "codings = space.project.codings\ncodings.remove([a], b)",
        "from qualcode.project.merge_and_split import merge",
        "from qualcode.project import merge_and_split\nmerge_and_split.merge(a, b, c, d)",
        "def f():\n    from qualcode.project.file.history import Author",
        "from qualcode.project.project import Project\nProject.create(a, b, c)",
    ],
)
def test_a_write_past_the_workspace_is_seen(source):
    assert list(writes_of(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "from qualcode.workspace.coding import codings\ncodings.remove(space, [a])",
        "project.codes.find(a)",
        "space.undo()",
    ],
)
def test_what_goes_through_the_workspace_or_only_reads_is_let_through(source):
    assert not list(writes_of(ast.parse(source)))


def test_the_faces_write_through_the_workspace_only():
    assert {name: found for name, tree in faces().items() if (found := list(writes_of(tree)))} == {}
