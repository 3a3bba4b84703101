"""The rooms of the house: who may import whom, and what stays outside.

Every import counts, also those inside functions and those for the type checker only, and every module that is
named in a string, since the command line imports its commands by name.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import qualcode
from tests.syntax_trees import trees

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "qualcode"
FILES = sorted(PACKAGE.rglob("*.py"))

# From the ground up; a room imports only rooms of the lines above its own.
FLOORS = (
    ("model",),
    ("language",),
    ("reading",),
    ("project",),
    ("agreement", "retrieval", "interchange"),
    ("reporting",),
    ("workspace",),
    ("pool",),
    ("cli", "tui"),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# Modules beside the rooms, which every room may import.
COMMON = {
    "catalogue", "errors", "indented_json", "plural", "program_language", "progress", "safe_text", "shipped", "times",
    "user_folders", "__init__",
}  # fmt: skip

# Where a library may be used: rooms, or single files.
LIBRARIES = {
    "click": {"cli"},
    "textual": {"tui"},
    "rich": {"tui", "cli/shared/tables.py"},
    "sqlite3": {"project", "reading/exchange/databases/foreign_database.py"},  # which opens those of other programs
    "sqlite_utils": {"project"},
    "spacy": {"language"},
    "simplemma": {"language"},
    "regex": {"language"},
    "cryptography": {"project/sharing/keys.py"},
    "numpy": {"agreement", "retrieval", "pool"},
    "scipy": {"agreement/passages/gamma.py"},
    "docx": {"reading", "reporting"},
    "lxml": {"reading", "interchange"},
    "xlsxwriter": {"reporting"},
    "openpyxl": {"reading", "interchange", "reporting"},
    "matplotlib": {"reporting/pictures/drawing.py"},
    "pyarrow": {"reporting/tables/parquet.py", "language/batches.py", "pool"},
    "duckdb": {"pool/engines/duckdb_engine.py"},
    "pyspark": {
        f"pool/{name}.py" for name in ("engines/spark_engine", "engines/spark_session", "workers/spark_workers")
    },
    "py4j": {"pool/engines/spark_engine.py", "pool/engines/spark_session.py", "pool/workers/spark_workers.py"},
    **{name: {"pool/workers/dask_workers.py"} for name in ("dask", "distributed")},
    "pandas": {"workspace/library/frames.py"},
    "yaml": {"reading", "interchange", "reporting"},
    "rapidfuzz": {"language", "project", "retrieval", "tui"},
    **{name: {"reading"} for name in ("mammoth", "pypdf", "pypdfium2")},
}
# Not at the top of a module: they cost a tenth of a second and more at every start.
HEAVY = set(LIBRARIES) - {"click", "textual", "rich", "sqlite3", "yaml"}
NETWORK = {
    "aiohttp", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib.request", "urllib3", "webbrowser", "websockets", "xmlrpc",
}  # fmt: skip
STREAMS = {"open_connection", "open_unix_connection", "start_server", "start_unix_server", "create_connection"}


@dataclass(frozen=True)
class Import:
    """One module that a file imports: where, inside which functions, for the type checker only or not."""

    file: Path
    line: int
    module: str
    functions: tuple[str, ...]
    typing_only: bool

    @property
    def inside(self) -> str:
        return self.file.relative_to(PACKAGE).as_posix()

    @property
    def room(self) -> str:
        parts = self.file.relative_to(PACKAGE).parts
        return parts[0] if len(parts) > 1 else self.file.stem

    @property
    def target(self) -> str:
        """The room or module of the package that is imported; empty for anything else."""
        parts = self.module.split(".")
        if parts[0] != "qualcode":
            return ""
        return parts[1] if len(parts) > 1 else "__init__"

    def __str__(self) -> str:
        return f"{self.inside}:{self.line} imports {self.module}"


def imports_of(tree: ast.AST, file: Path) -> Iterator[Import]:
    def walk(node: ast.AST, functions: tuple[str, ...], *, typing_only: bool) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            for module in _modules(child, file):
                yield Import(file, child.lineno, module, functions, typing_only)
            named = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            checking = isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)
            yield from walk(
                child, (*functions, child.name) if named else functions, typing_only=typing_only or checking
            )

    yield from walk(tree, (), typing_only=False)


def _modules(node: ast.AST, file: Path) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            parts = ("qualcode", *file.relative_to(PACKAGE).parts)[: -node.level]
            base = ".".join([*parts, base]).rstrip(".")
        # "from qualcode import errors" imports a module as well
        return [
            base,
            *(f"{base}.{alias.name}" for alias in node.names if _may_be_a_module(base, alias.name)),
        ]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value] if re.fullmatch(r"qualcode(\.\w+)+", node.value) else []
    return []


def _may_be_a_module(base: str, name: str) -> bool:
    place = PACKAGE.parent.joinpath(*base.split("."), name)
    return base == "qualcode" or base in NETWORK_PARENTS or place.is_dir() or place.with_suffix(".py").exists()


NETWORK_PARENTS = {name.rpartition(".")[0] for name in NETWORK if "." in name}


@cache
def imports() -> list[Import]:
    """Every import of the package; looked up by the first test that asks and not whenever tests are collected."""
    return [found for name, tree in trees().items() for found in imports_of(tree, PACKAGE / name)]


def told(wrong: list[Import]) -> str:
    return "\n".join(map(str, wrong))


def test_there_is_something_to_look_at():
    assert len(FILES) > 50
    assert {one.room for one in imports()} >= set(FLOOR)


def test_every_folder_of_the_package_is_a_room_with_a_floor():
    rooms = {file.relative_to(PACKAGE).parts[0] for file in FILES if len(file.relative_to(PACKAGE).parts) > 1}
    assert rooms == set(FLOOR)
    assert {file.stem for file in PACKAGE.glob("*.py")} <= COMMON | {"__main__"}


def test_a_room_imports_only_rooms_below_it():
    wrong = [
        one
        for one in imports()
        if one.room in FLOOR
        and one.target in FLOOR
        and one.target != one.room
        and FLOOR[one.target] >= FLOOR[one.room]
        and not _opens_the_interface(one)
    ]
    assert not wrong, told(wrong)


def _opens_the_interface(one: Import) -> bool:
    """The command line starts the interface by an import inside the function that does so."""
    return (one.room, one.target) == ("cli", "tui") and bool(one.functions)


def test_the_command_line_reaches_the_interface_in_one_or_two_places_only():
    places = {(one.inside, one.functions) for one in imports() if (one.room, one.target) == ("cli", "tui")}
    assert len(places) <= 2, places
    assert all(functions for _, functions in places)


def test_what_every_room_may_import_imports_no_room():
    common = COMMON - {"__init__"}
    wrong = [one for one in imports() if one.room in common and one.target and one.target not in COMMON]
    assert not wrong, told(wrong)


def test_the_library_s_face_names_errors_and_the_workspace_only_and_the_package_does_not_use_it():
    wrong = [
        one for one in imports() if one.inside == "__init__.py" and one.target not in {"", "errors", "workspace"}
    ]
    names = set(qualcode.__all__)
    wrong += [one for one in imports() if one.module.startswith("qualcode.") and one.module.split(".")[1] in names]
    assert not wrong, told(wrong)


def test_only_the_commands_of_a_pool_know_the_pool():
    wrong = [
        one
        for one in imports()
        if one.target == "pool" and one.room != "pool" and not one.inside.startswith("cli/pool/")
    ]
    assert not wrong, told(wrong)


def test_every_import_of_the_package_leads_to_a_room_or_to_what_is_common():
    wrong = [one for one in imports() if one.target and one.target not in COMMON | set(FLOOR) | {"__version__"}]
    assert not wrong, told(wrong)


def test_each_library_is_used_only_in_its_rooms():
    wrong = [
        one
        for one in imports()
        if (library := one.module.split(".")[0]) in LIBRARIES
        and one.room not in LIBRARIES[library]
        and one.inside not in LIBRARIES[library]
    ]
    assert not wrong, told(wrong)


def test_nothing_is_imported_that_the_house_does_not_know():
    known = set(sys.stdlib_module_names) | set(LIBRARIES) | {"qualcode"}
    wrong = [one for one in imports() if one.module.split(".")[0] not in known]
    assert not wrong, told(wrong)


def test_model_and_errors_need_the_standard_library_only():
    wrong = [
        one
        for one in imports()
        if one.room in {"model", *COMMON} and one.module.split(".")[0] not in {*sys.stdlib_module_names, "qualcode"}
    ]
    assert not wrong, told(wrong)


def test_heavy_libraries_are_imported_where_they_are_needed():
    lean = "project/file/lean_import.py"  # which is imported inside functions only
    wrong = [
        one
        for one in imports()
        if one.module.split(".")[0] in HEAVY and not one.functions and not one.typing_only and one.inside != lean
    ]
    assert not wrong, told(wrong)


def test_the_lean_import_is_itself_imported_by_the_migrations_and_these_inside_functions_only():
    behind = {"qualcode.project.file.lean_import": {"project/file/migrations.py"}}
    for one in imports():
        if one.module in behind:
            assert one.inside in behind[one.module], str(one)
        if one.module.startswith("qualcode.project.file.migrations"):
            assert one.functions, str(one)


def test_nothing_in_the_house_talks_to_a_network():
    wrong = [
        one for one in imports() if any(one.module == name or one.module.startswith(f"{name}.") for name in NETWORK)
    ]
    assert not wrong, told(wrong)
    for file, tree in trees().items():
        names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert not names & STREAMS, file


@pytest.mark.parametrize("folder", ["qualcode", "tests"])
def test_no_file_is_longer_than_six_hundred_lines(folder):
    files = (ROOT / folder).rglob("*.py")
    long = {file.relative_to(ROOT).as_posix(): n for file in files if (n := len(file.read_text().splitlines())) > 600}
    assert not long


# ---- rooms within the rooms --------------------------------------------------------------------------

# From the ground up, inside each room that has sub-rooms; "" are the modules that stand in no sub-room.
SUBFLOORS = {
    "language": (("forms",), ("sentences",), ("words", "alignment"), ("",), ("names", "quotations")),
    "reading": (
        ("source",),
        ("dialects", "doubts"),
        ("transcripts", "cues"),
        ("office",),
        ("formats",),
        ("tables",),
        ("reports", ""),
        ("lists",),
        ("exchange",),
    ),
    "project": (
        ("watch",),
        ("file",),
        ("quoting",),
        ("coding",),
        ("codebook", "material", "team"),
        ("versions", "inductive", "typology", "pools"),
        ("rescuing",),
        ("revising",),
        ("merging", "exchange"),
        ("forgetting",),
        ("sharing",),
        ("checking",),
        ("",),
    ),
    "agreement": (
        ("kernel",),
        ("passages",),
        ("study",),
        ("files", "planning", "confusions", "procedure"),
        ("differences", "consensus"),
        ("",),
    ),
    "retrieval": (("",), ("counting",), ("relations",)),
    "interchange": (("refi", "tidy"), ("",)),
    "reporting": (
        ("",),
        ("words",),
        ("writers",),
        ("quotations",),
        ("tables",),
        ("pictures",),
        ("disclosure", "waves", "agreement", "consensus", "documents", "team", "exchange"),
        ("codebook", "inductive", "typology"),
        ("drafts", "archive"),
    ),
    "workspace": (
        ("",),
        ("leaving",),
        ("codebook", "coding", "consent", "project", "quoting", "team"),
        ("versions", "typology"),
        ("counting", "workbench", "imports", "sharing"),
        ("inductive",),
        ("material", "archive", "exchange"),
        ("library",),
    ),
    "pool": (
        ("folder",),
        ("engines",),
        ("workers",),
        ("codebook",),
        ("adding", "words"),
        ("tables",),
        ("sampling", "upkeep"),
        ("",),
    ),
    "cli": (
        ("shared",),
        ("quoting",),
        ("coding", "team", "counting", "sharing"),
        ("codebook", "inductive", "typology", "pool"),
        ("project",),
        ("consent", "material", "readings", "exchange"),
        ("",),
    ),
    "tui": (
        ("keys", "text"),
        ("fields", "layout"),
        ("shared",),
        ("recordings", "finder", "grid", "files", "verbs"),
        ("quotations",),
        ("codebook", "coding"),
        ("consensus", "recheck", "versions", "inductive", "typology"),
        ("tables", "compare", "history", "memos", "material", "projects", "summaries", "given"),
        ("conflicts", "norming", "sharing"),
        ("team", "tour", "cases", "exchange"),
        ("",),
    ),
}
# What still imports upwards inside its room, as (file, module): the files of a folder may be reports, and a draft is
# read like any file; the process that parses is called by its name.
UPWARDS = {
    ("reading/formats/apart.py", "qualcode.reading.child"),
    ("reading/child.py", "qualcode.reading.exchange.reader"),
    ("reading/files.py", "qualcode.reading.reports.reader"),
    ("reading/files.py", "qualcode.reading.reports.source"),
    ("reading/reports/draft.py", "qualcode.reading.files"),
}


def subroom_of(module: str) -> tuple[str, str]:
    """The room and the sub-room of a dotted module or package; "" as sub-room where it stands in none."""
    parts = module.split(".")[1:]
    room = parts[0] if parts else ""
    inside = parts[1] if len(parts) > 1 and (PACKAGE / room / parts[1]).is_dir() else ""
    return room, inside


def subfloor(room: str, inside: str) -> int:
    return next(number for number, names in enumerate(SUBFLOORS[room]) if inside in names)


def test_every_folder_inside_a_room_has_a_floor():
    for room, floors in SUBFLOORS.items():
        folders = {folder.name for folder in (PACKAGE / room).iterdir() if (folder / "__init__.py").exists()}
        assert folders == {name for names in floors for name in names} - {""}, room


def test_a_subroom_imports_only_subrooms_below_it():
    upwards = set()
    for found in imports():
        room, inside = subroom_of(f"qualcode.{found.inside.removesuffix('.py').replace('/', '.')}")
        target_room, target = subroom_of(found.module)
        if room not in SUBFLOORS or target_room != room or target == inside:
            continue
        if found.module == f"qualcode.{room}":  # the room's own face
            continue
        if subfloor(room, target) >= subfloor(room, inside):
            upwards.add((found.inside, found.module))
    assert upwards == UPWARDS


def test_no_folder_holds_more_than_a_person_sees_at_once():
    crowded = {}
    for folder in {file.parent for file in FILES}:
        files = [file for file in folder.glob("*.py") if file.name != "__init__.py"]
        if len(files) > 18:
            crowded[folder.relative_to(PACKAGE).as_posix()] = len(files)
    assert not crowded


def test_the_coded_text_could_be_a_package_of_its_own():
    needed = {"catalogue", "errors", "safe_text", "model"}
    wrong = [
        imported
        for imported in imports()
        if imported.inside.startswith("tui/text/")
        and imported.target
        and imported.target not in needed
        and not imported.module.startswith("qualcode.tui.text")
    ]
    assert not wrong, told(wrong)


def test_of_the_coded_text_only_the_widget_and_what_paints_know_textual():
    drawing = {
        "view.py", "mouse.py", "coded_text.py", "paint.py", "picture.py", "kept_lines.py", "line_scroll_bar.py",
    }  # fmt: skip
    of_textual = {
        one.file.name for one in imports() if one.inside.startswith("tui/text/") and "textual" in one.module
    }
    assert of_textual == drawing


# ---- screens -----------------------------------------------------------------------------------------


def screens_and_methods() -> dict[str, int]:
    """Each screen of the interface, and the program, with its number of methods, inherited ones of ours counted."""
    classes: dict[str, tuple[list[str], int]] = {}
    for file, tree in trees().items():
        for node in ast.walk(tree) if file.startswith("tui/") else ():
            if isinstance(node, ast.ClassDef):
                own = sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
                classes[node.name] = [ast.unparse(base).partition("[")[0] for base in node.bases], own

    def line_of(name: str) -> list[str]:
        bases = classes[name][0] if name in classes else []
        return [name, *(above for base in bases for above in line_of(base))]

    lines = {name: line_of(name) for name in classes}
    return {
        name: sum(classes[above][1] for above in set(line) & set(classes))
        for name, line in lines.items()
        if {"App", "Screen", "ModalScreen"} & set(line)
    }


def test_no_screen_holds_more_than_forty_methods():
    methods = screens_and_methods()
    assert {"CodingScreen", "QuotationsScreen", "CodebookScreen", "CompareScreen", "QualcodeApp"} <= set(methods)
    assert {name: number for name, number in methods.items() if number > 40} == {}


# ---- circles ------------------------------------------------------------------------------------------

# No import: the module is run as a process of its own, which is called by its name.
PROCESSES = {("qualcode.reading.formats.apart", "qualcode.reading.child")}


def of_the_face(found: Import) -> bool:
    """Whether the library's face names what it gives, or things of it name each other for the type checker only.

    A document has codings and a coding its document.
    """
    within = "qualcode.workspace.library."
    among = found.inside.startswith("workspace/library/") and found.module.startswith(within)
    return found.inside == "__init__.py" or (among and found.typing_only)


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def circles(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The groups of modules that each reach each other (Tarjan 1972: strongly connected components)."""
    targets: dict[str, set[str]] = defaultdict(set)
    for module, target in pairs:
        targets[module].add(target)
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    found = []

    def visit(module: str) -> None:
        order[module] = lowest[module] = len(order)
        path.append(module)
        for target in sorted(targets.get(module, ())):
            if target not in order:
                visit(target)
                lowest[module] = min(lowest[module], lowest[target])
            elif target in path:
                lowest[module] = min(lowest[module], order[target])
        if lowest[module] == order[module]:
            group = path[path.index(module) :]
            del path[path.index(module) :]
            if len(group) > 1:
                found.append(sorted(group))

    for module in sorted(targets):
        if module not in order:
            visit(module)
    return found


def test_modules_import_each_other_in_no_circle_not_even_inside_functions():
    modules = {module_of(file) for file in FILES}
    pairs = {
        (module_of(found.file), found.module)
        for found in imports()
        if found.module in modules and not of_the_face(found)
    }
    assert not circles({(module, target) for module, target in pairs if module != target} - PROCESSES)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (["ab", "bc", "ac"], []),
        (["ab", "ba", "bc"], [["a", "b"]]),
        (["ab", "bc", "ca", "cd", "de", "ed"], [["d", "e"], ["a", "b", "c"]]),
    ],
)
def test_circles_are_found(pairs, expected):
    assert circles((module, target) for module, target in pairs) == expected


# ---- the looking itself ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "module", "functions", "typing_only"),
    [
        ("import qualcode.cli.main", "qualcode.cli.main", (), False),
        ("from qualcode.cli import main", "qualcode.cli", (), False),
        ("from qualcode import cli", "qualcode.cli", (), False),
        ("from . import history", "qualcode.model", (), False),
        ("from .spans import Span", "qualcode.model.spans", (), False),
        ("from ..project import store", "qualcode.project", (), False),
        ("def f():\n    import socket", "socket", ("f",), False),
        ("class A:\n    def f(self):\n        from urllib import request", "urllib.request", ("f",), False),
        ("if TYPE_CHECKING:\n    import pandas", "pandas", (), True),
        ("if typing.TYPE_CHECKING:\n    if x:\n        import pandas", "pandas", (), True),
        ("try:\n    import pandas\nexcept ImportError:\n    pass", "pandas", (), False),
        ("TABLE = {'a': ('qualcode.tui.app', 'x')}", "qualcode.tui.app", (), False),
    ],
)
def test_an_import_is_seen_wherever_it_stands(source, module, functions, typing_only):
    seen = [one for one in imports_of(ast.parse(source), PACKAGE / "model" / "probe.py") if one.module == module]
    assert [(one.functions, one.typing_only) for one in seen] == [(functions, typing_only)]
