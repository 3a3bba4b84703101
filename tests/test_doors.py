"""By which doors what leaves: whoever calls a writer is named in the list, or excused here with the reason."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from qualcode.workspace.leaving.doors import DOORS
from tests.syntax_trees import trees

# Functions and methods that bring something out of the project's file: files, standard output as a file, clipboard.
WRITERS = {
    "atomic_file", "atomic_write", "write_attributes", "write_rows", "write_table", "write_passages",
    "write_statistics", "write_codings", "write_report", "write_out", "keep_copy", "copy_to_clipboard", "write_text",
    "write_bytes", "writelines", "copyfile", "copy2", "copyfileobj", "to_csv", "to_excel", "to_parquet", "to_feather",
    "to_json", "to_pickle", "to_html", "to_latex", "to_markdown", "to_clipboard", "to_sql", "to_stata", "to_hdf",
    "savefig", "write_losses",
}  # fmt: skip
# `write` is a name of many things; these are those that write reports, by the module that it comes from.
_WRITES = {"qualcode.reporting.writers.formats", "qualcode.reporting.writers"}
_PARTS = {("formats", "write"), ("formats", "render"), ("csv", "write"), ("connection", "create")}
# The same names elsewhere: who calls them by these owners writes nothing of a project.
_OTHERS = {
    "document": ("output",), "raw": ("output",), "as_json": ("output",), "json_array": ("output",),
    "records": ("output",), "save": ("figure", "plt"),
}  # fmt: skip
_OPENING = {"open", "fdopen", "ZipFile"}

FIGURES = "figures, and names of codes, without what anybody said"
VIEW = "a list for one's own eyes and scripts, which calls documents by their names"
OWN = "the project's own copies and state, which stay where it is"
WRITER = "writes for whoever calls it: the caller stands by a door"
EXCUSED = {
    "cli/shared/output.py": WRITER,
    "cli/shared/options.py": "the help of a command",
    "cli/counting/writing_reports.py": WRITER,
    "cli/inductive/command.py": "what was stated of inductive work, and how far it is, without what anybody said",
    "cli/counting/table_writing.py": FIGURES,
    "cli/counting/table.py": FIGURES,
    "cli/counting/coverage.py": FIGURES,
    "cli/counting/saturation.py": FIGURES,
    "cli/counting/cooccurrence.py": FIGURES,
    "cli/counting/portrait.py": FIGURES,
    "cli/project/archive.py": "fields of metadata that come with the program, to be filled in",
    "cli/team/agreement/difference.py": FIGURES,
    "cli/team/intra.py": "how many passages there are, and in which documents",
    "cli/team/agreement/planning.py": FIGURES,
    "cli/team/agreement/reports.py": FIGURES,
    "cli/team/agreement/rating_table.py": "which unit has which code, without what was said in it",
    "cli/team/coders.py": FIGURES,
    "cli/team/consensus/decided.py": VIEW,
    "cli/codebook/levels.py": "the levels of a code and how often each was given, without what anybody said",
    "cli/team/training.py": "figures and places without words; passages leave by a door of their own",
    "cli/quoting/quote.py": VIEW,
    "cli/quoting/publications.py": VIEW,
    "cli/quoting/disclosure.py": VIEW,
    "cli/coding/memos.py": VIEW,
    "cli/coding/research.py": VIEW,
    "cli/codebook/versions.py": VIEW,
    "cli/codebook/recheck.py": "which codings stand under which rules, without what was said in them",
    "cli/codebook/occurs.py": FIGURES,
    "cli/coding/code_graph.py": "names of codes and what they are to each other, without what anybody said",
    "cli/codebook/check.py": "names of codes and what is missing at them, without what anybody said",
    "cli/codebook/schema.py": "what a codebook file may hold, without any project",
    "cli/consent/command.py": VIEW,
    "cli/material/cases.py": VIEW,
    "cli/project/privacy_sheet.py": "what the program stores, and numbers of a project, without what anybody said",
    "cli/sharing/packages.py": VIEW,
    "cli/readings/transcription.py": "the signs of transcription rules, and source labels, without what anybody said",
    "cli/material/doubts.py": VIEW,
    "cli/exchange/export_project.py": "numbers, and what things are called in what leaves",
    "interchange/refi/package.py": WRITER,
    "cli/material/groups.py": VIEW,
    "cli/material/labels.py": VIEW,
    "cli/material/orphans.py": VIEW,
    "cli/material/questions.py": VIEW,
    "cli/material/reading_choices.py": VIEW,
    "cli/material/revise.py": VIEW,
    "cli/material/search.py": VIEW,
    "cli/material/topics.py": VIEW,
    "cli/material/waves.py": VIEW,
    "cli/exchange/import_project.py": "what of another program's project was lost: names, without what anybody said",
    "tui/exchange/loss_saving.py": "what does not travel between programs: numbers, and what things are called",
    "cli/pool/sample.py": "numbers of what was drawn; the texts stand in a project with its own consents and doors",
    "cli/project/forget.py": "a record of what was erased: numbers and ids, without content",
    "cli/project/given.py": "the register: ids and numbers, never words",
    "cli/project/projects.py": VIEW,
    "cli/sharing/conflicts.py": VIEW,
    "cli/sharing/merge.py": "numbers and names of what came in",
    "cli/sharing/sync.py": "numbers and names of what came in, and how much went",
    "reporting/exchange/loss_file.py": WRITER,
    "language/words/packed_words.py": "a list of German words that came with a library",
    "project/watch/rescue_file.py": OWN,
    "cli/pool/add.py": "numbers of what went into a pool and of what stayed away",
    "cli/pool/annotate.py": "numbers of what was annotated in a pool",
    "cli/pool/output.py": WRITER,
    "pool/adding/answer_findings.py": "what the name check found in a survey, beside its answers",
    "pool/adding/answer_secret.py": "the secret of a survey, beside its answers",
    "pool/folder/pool.py": "files of a pool, which hold keys of what came by the door “pool”",
    "pool/folder/stored_manifest.py": "numbers and names of codes of what came by the door “pool”",
    "pool/tables/results.py": WRITER,
    "reading/child.py": "answers of the process that reads files",
    "reading/formats/word.py": "a copy in memory of what is read",
    "reporting/pictures/drawing.py": WRITER,
    "reporting/tables/parquet.py": WRITER,
    "reporting/tables/statistics.py": FIGURES,
    "reporting/writers/formats.py": WRITER,
    "reporting/writers/odt.py": WRITER,
    "reporting/writers/whole_files.py": WRITER,
    "reporting/writers/word.py": WRITER,
    "tui/app.py": "the traceback of a failure, beside the project",
    "tui/memos/memo_changes.py": "the link to a memo, which is an id",
    "tui/shared/editor.py": "the text that an editor has open, which goes with it",
    "workspace/consent/table.py": "a table to be filled by those who have the project, without what anybody said",
    "workspace/project/recent.py": OWN,
    "workspace/project/withdrawal.py": "a record of what was erased: numbers and ids, without content",
    "workspace/unsaved_texts.py": OWN,
    "workspace/workbench/state.py": OWN,
}


def _opens_to_write(call: ast.Call, name: str) -> bool:
    if name not in _OPENING:
        return False
    modes = [*call.args, *(word.value for word in call.keywords if word.arg == "mode")]
    return any(
        isinstance(mode, ast.Constant) and isinstance(mode.value, str) and set(mode.value) <= set("wxabt+")
        and set(mode.value) & set("wxa+")
        for mode in modes
    )  # fmt: skip


def _from_formats(tree: ast.AST) -> set[str]:
    """The names under which a module has what writes reports."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in _WRITES
        for alias in node.names
        if alias.name in {"write", "render"}
    }


def writes_of(tree: ast.AST) -> Iterator[str]:
    """The calls of writers in a module, and files that it opens to write into."""
    from_formats = _from_formats(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        owner = ast.unparse(function.value) if isinstance(function, ast.Attribute) else ""
        if (owner, name) in _PARTS:
            yield f"{node.lineno}: {owner}.{name}"
        elif isinstance(function, ast.Name) and name in from_formats:
            yield f"{node.lineno}: {name}"
        elif name in _OTHERS:
            if owner.split(".")[0] in _OTHERS[name]:
                yield f"{node.lineno}: {owner}.{name}"
        elif name.startswith("to_") and name in WRITERS:
            if node.args or node.keywords:
                yield f"{node.lineno}: {name}"
        elif name in WRITERS or _opens_to_write(node, name):
            yield f"{node.lineno}: {name}"


def _named() -> set[str]:
    return {module for door in DOORS for module in door.modules}


def test_whoever_writes_stands_by_a_door_or_is_excused():
    known = _named() | set(EXCUSED)
    assert {
        module: written
        for module, tree in trees().items()
        if module not in known and (written := list(writes_of(tree)))
    } == {}


def test_nobody_is_named_or_excused_who_writes_nothing_any_more():
    writing = {module for module, tree in trees().items() if any(writes_of(tree))}
    assert (_named() | set(EXCUSED)) - writing == set()


# Files that leave without a line of the register, and why.
_WITHOUT_A_LINE = {
    "workspace/quoting/wave_export.py": "its files leave as one act, which surrounds their writing",
    "workspace/material/appendix.py": "its files may leave as one act, which surrounds their writing",
    "workspace/exchange/tidy.py": "a folder that leaves as one act, entered as soon as its schema is there",
    "workspace/archive/deposit.py": "a folder that leaves as one act, which surrounds its naming",
    "workspace/counting/table_export.py": "figures; its passages are entered",
    "workspace/counting/relations.py": "pictures; what has words is named by who calls",
    "cli/counting/reading_aids.py": "counted words; the concordance is entered",
    "cli/coding/code_graph.py": "names of codes, without what anybody said",
    "workspace/library/writing.py": "figures of agreement; the others are entered",
}


def _unnamed(tree: ast.AST) -> Iterator[str]:
    """The files that are written with nothing around the moment in which they get their names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            wanted = {"atomic_write": 4, "atomic_file": 3, "write_report": 5, "write_codings": 4, "write_out": 5}
            owned = isinstance(node.func, ast.Name) and name in _from_formats(tree)
            is_write = name == "write" and (owned or ast.unparse(node.func) == "formats.write")
            named = {word.arg for word in node.keywords} & {"naming"}
            if (name in wanted or is_write) and len(node.args) < wanted.get(name, 5) and not named:
                yield f"{node.lineno}: {ast.unparse(node)[:80]}"


def test_each_file_that_leaves_is_entered_with_its_naming():
    assert {
        module: unnamed
        for module in _named() - set(_WITHOUT_A_LINE)
        if module in trees() and (unnamed := list(_unnamed(trees()[module])))
    } == {}


def test_each_door_has_a_name_of_its_own():
    names = [door.name for door in DOORS]
    assert len(set(names)) == len(names)
    assert all(door.modules and str(door.leaves) for door in DOORS)


@pytest.mark.parametrize(
    "source",
    [
        "formats.write(report, path, 'md')",
        "from qualcode.reporting.writers.formats import write as put\nput(report, path)",
        "from qualcode.reporting.writers.formats import render\nrender(report, 'md')",
        "def f():\n    from qualcode.reporting.writers.formats import write\n    write(report)",
        "atomic_write(path, data)",
        "whole_files.atomic_file(path)",
        "self._desk.app.copy_to_clipboard(text)",
        "frame.to_parquet(path)",
        "output.as_json(found)",
        "output.document(text)",
        "path.write_text(text)",
        "path.open('wb')",
        "open(path, mode='a')",
        "os.fdopen(handle, 'w', encoding='utf-8')",
        "csv.write(report, sys.stdout.buffer)",
    ],
)
def test_a_writer_is_seen(source):
    assert list(writes_of(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ["path.open('rb')", "codebook.write(space)", "space.document(x)", "names.as_json(memo)"]
)
def test_what_writes_nothing_is_let_through(source):
    assert not list(writes_of(ast.parse(source)))
