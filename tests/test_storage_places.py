"""The list of what is stored outside of a project file is complete, as the data-protection sheet prints it."""

from __future__ import annotations

import ast
from pathlib import Path

import qualcode
from qualcode.project.file import schema
from qualcode.project.forgetting.personal_columns import COLUMNS
from qualcode.project.forgetting.table_contents import TABLE_CONTENTS
from qualcode.reporting.documents.privacy_sheet import UNLOGGED_COLUMNS
from qualcode.workspace.leaving.storage import storage_places
from tests.syntax_trees import tree_of

PACKAGE = Path(qualcode.__file__).parent
FOLDERS = {"state_folder", "cache_folder", "copy_folders", "copies", "failure_log", "configuration_file"}
TEMPORARY = {
    "SpooledTemporaryFile", "TemporaryFile", "NamedTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp",
}  # fmt: skip
EXCUSED = {"user_folders.py", "workspace/leaving/storage.py"}  # they say where, and write nothing


def names_called(file: Path) -> set[str]:
    called = set()
    for node in ast.walk(tree_of(file)):
        if isinstance(node, ast.Call):
            called.add(node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
    return called


def test_every_table_has_its_sentence():
    assert [*TABLE_CONTENTS] == [*schema.LOGGED, *schema.UNLOGGED]
    assert COLUMNS.keys() <= schema.LOGGED.keys()
    assert UNLOGGED_COLUMNS.keys() <= schema.UNLOGGED.keys()
    for table, columns in UNLOGGED_COLUMNS.items():
        assert all(f"{column} " in schema.UNLOGGED[table].replace('"', "") for column in columns)


def test_whoever_stores_something_outside_of_a_project_is_named_by_a_place():
    named = {module for place in storage_places() for module in place.modules} | EXCUSED
    assert all((PACKAGE / module).is_file() for module in named)
    stores = {
        file.relative_to(PACKAGE).as_posix() for file in PACKAGE.rglob("*.py")
        if names_called(file) & {*FOLDERS, *TEMPORARY}
    }  # fmt: skip
    assert stores <= named, stores - named
