"""Every kind of change has words, and they name documents and codes; in a blind project none of others' codings."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

import qualcode
from qualcode.catalogue import catalogue_of, speak
from qualcode.model.codes import CodeDraft, related_to
from qualcode.model.codings import WorkState
from qualcode.model.history import in_words
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.plural import counted, noun_of_rows
from qualcode.project.coding.hidden_work import HiddenWork
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import merge
from qualcode.times import local_time
from tests.builders import ME, code_named, coder_named, give_code, interview

PACKAGE = Path(qualcode.__file__).parent


def kinds_in(source: str) -> list[str]:
    """The kinds that calls of `change(kind, …)` in a module may give; a call that cannot be read is an error."""
    tree = ast.parse(source)
    found: list[str] = []
    for call in ast.walk(tree):
        is_change = isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "change"
        if is_change and call.args and not ast.unparse(call.args[0]).endswith("space"):  # not a use case
            found += kinds_of(call.args[0], tree)
    return found


def kinds_of(kind: ast.expr, tree: ast.AST) -> list[str]:
    if isinstance(kind, ast.Constant):
        return [kind.value]
    if isinstance(kind, ast.IfExp):
        return kinds_of(kind.body, tree) + kinds_of(kind.orelse, tree)
    if isinstance(kind, ast.JoinedStr) and ast.unparse(kind) == "f'document.{state.value}'":
        return [f"document.{state.value}" for state in WorkState]
    if isinstance(kind, ast.Name):  # handed on: all dotted words of the module that could be meant
        return [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("code.")
        ]
    raise AssertionError(f"{ast.unparse(kind)}: not to be read; write the kind into the call")


@cache
def all_kinds() -> dict[str, str]:
    """Kind -> a module that makes such changes."""
    handed_on = {"project/project.py", "project/file/history.py"}  # what they are given
    found = {
        "undo": "project/file/history.py",
        "redo": "project/file/history.py",
        "forget": "project/file/history.py",
    }
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name in handed_on or name.startswith("tui/"):  # which writes through use cases only
            continue
        if ".change(" in (source := path.read_text("utf-8")):
            found |= dict.fromkeys(kinds_in(source), name)
    return found


def test_the_kinds_are_found():
    assert len(all_kinds()) > 45
    assert {"coding.add", "document.open", "code.in_vivo", "unassign", "search.code"} <= set(all_kinds())
    with pytest.raises(AssertionError, match="not to be read"):
        kinds_in("history.change(kinds['x'], author)")


@pytest.mark.parametrize(("kind", "module"), sorted(all_kinds().items()))
def test_every_kind_has_words(kind, module):
    assert in_words(kind) != kind or kind in {"undo", "redo", "setting", "memo"}, f"{kind} of {module} has no words"
    assert "." not in in_words(kind)


ENGLISH = re.compile(r"\b(of|the|new|a|an|and)\b")


@pytest.mark.parametrize("kind", sorted(all_kinds()))
def test_every_kind_has_words_in_german_of_its_own(kind, monkeypatch):
    english = in_words(kind)
    monkeypatch.setattr("qualcode.model.history.language", lambda: "de")
    german = in_words(kind)
    assert german != kind
    assert german != english or kind in {"memo.add", "memo.write", "code.in_vivo"}  # the same word in both
    assert not ENGLISH.search(german)


@pytest.mark.parametrize("table", schema.LOGGED)
def test_rows_of_every_table_are_counted_in_german(table):
    noun = noun_of_rows(table)
    german = counted(2, noun, words=catalogue_of("de"))
    assert german.startswith("2 ")
    assert german != counted(2, noun, words=catalogue_of("en"))


def test_entries_are_told_in_german(project, monkeypatch):
    document = interview(project, "eins", "Das war so.")
    coding = give_code(project, document, "Das", path="Angst", coder="anna")
    anna = coder_named(project, "anna")
    project.codings.remove([coding], anna)
    project.undo(Author.of(anna))
    with project.change("import", ME):
        for number in range(5):
            interview(project, f"d{number}", "Text.")
    speak("de")
    try:
        assert told(project)[-4:] == [
            "Codierung „Angst“ in „eins“",
            "Entfernen der Codierung „Angst“ in „eins“",
            "Rückgängig: Entfernen der Codierung „Angst“ in „eins“",
            "Import von Dokumenten „d0“, „d1“ und 3 weitere Dokumente",
        ]
    finally:
        speak("en")


def told(project):
    entries = project.log()
    return [one.words for one in project.in_words(entries)]


def test_documents_and_codes_are_named_also_when_they_are_gone(project):
    first, second = interview(project, "eins", "Das war so."), interview(project, "zwei", "Ganz anders.")
    coding = give_code(project, first, "Das", path="Oben / Unten")
    anna = coder_named(project, "anna")
    author = Author.of(anna)
    project.memos.add(MemoTarget(coding=coding.key), "warum?", anna)
    project.coders.set_state(second.key, anna, WorkState.FINISHED, author)
    project.codings.remove([coding], anna)
    project.documents.remove(project.documents.find("zwei"), ME)
    project.cases.add("Kreis", ME)
    project.undo(ME)
    assert told(project)[-7:] == [
        "coding “Oben / Unten” in “eins”",
        "memo “Oben / Unten” in “eins”",
        "mark “finished” “zwei” (“anna”)",
        "removal of a coding “Oben / Unten” in “eins”",
        "removal of a document “zwei”",
        "new case “Kreis”",
        "undo: new case “Kreis”",
    ]


def test_what_the_kind_speaks_of_comes_before_what_was_touched_along_with_it(project):
    document = interview(project, "eins", "Das war so.")
    give_code(project, document, "Das", path="Angst", coder="ben")
    ben, anna = coder_named(project, "ben"), coder_named(project, "anna")
    project.codes.descriptions.describe("Grundlagen", "Wovon die Rede ist.", ME)
    project.coders.merge(ben, anna, ME)
    project.documents.remove(project.documents.find("eins"), ME)
    assert told(project)[-3:] == [
        "description of a codebook “Grundlagen”",
        "merging of coders “ben” (“Angst” in “eins”)",
        "removal of a document “eins” (“Angst”)",
    ]


def test_codes_that_were_only_related_are_not_told_as_what_was_merged_moved_or_removed(project):
    for name in ("Interferenz", "Abgrenzung", "simultan"):
        project.codes.add(CodeDraft(name), None, ME)
    simultan = code_named(project, "simultan")
    project.codes.edit(simultan, CodeDraft("simultan", related=related_to("Interferenz")), ME)
    assert told(project)[-1] == "change of a code “simultan”"
    merge(project, code_named(project, "Interferenz"), code_named(project, "Abgrenzung"), ME)
    assert told(project)[-1] == "merging of codes “Interferenz”"
    project.codes.edit(code_named(project, "simultan"), CodeDraft("simultan", related=related_to("Abgrenzung")), ME)
    project.codes.remove(code_named(project, "Abgrenzung"), ME)
    assert told(project)[-1] == "removal of a code “Abgrenzung”"


def test_a_memo_on_the_project_says_so_and_others_do_not(project):
    document, anna = interview(project, "eins", "Das war so."), coder_named(project, "anna")
    memo = project.memos.add(MemoTarget(), "Vorannahmen", anna)
    project.memos.change(memo, anna, closed=True)
    project.memos.add(MemoTarget(document=document.key), "Anlass", anna)
    project.memos.add(MemoTarget(case=project.cases.add("Kreis", ME).key), "Zwei Gruppen", anna)
    project.memos.remove(project.memos.all()[0], anna)
    project.undo(Author.of(anna))
    words = told(project)
    assert [said for said in words if "memo" in said] == [
        "memo on the project",
        "change of a memo on the project",
        "memo “eins”",
        "memo “Kreis”",
        "removal of a memo on the project",
        "undo: removal of a memo on the project",
    ]


def test_many_are_counted(project):
    with project.change("import", ME):
        for number in range(5):
            interview(project, f"d{number}", "Text.")
    assert told(project)[-1] == "import of documents “d0”, “d1” and 3 more documents"


def statements_for_the_last(project):
    """How many statements the words of the last entry take."""
    said = []
    connection = project._store.connection
    last = project.log()[-1:]
    connection.set_trace_callback(said.append)
    project.in_words(last)
    connection.set_trace_callback(None)
    return len(said)


def test_the_words_of_an_entry_take_no_statement_for_each_row(project):
    taken = []
    for number in (3, 40):
        keys = [
            give_code(
                project, interview(project, f"{number}-{place}", "Das war so."), "Das", path=f"Thema {place % 5}"
            ).key
            for place in range(number)
        ]
        project.quotation_ids.keep(keys, ME)
        taken.append(statements_for_the_last(project))
    assert taken[0] == taken[1] <= 8
    assert told(project)[-1] == (
        "ids of quotations “Thema 0”, “Thema 1” and 3 more codes in “40-0”, “40-1” and 38 more documents"
    )


@pytest.mark.parametrize("blind", [False, True])
def test_a_row_that_a_change_touched_twice_is_counted_once(project, blind):
    coding = give_code(project, interview(project, "eins", "Das war so."), "Das", path="A")
    anna, other = coder_named(project, "anna"), code_named(project, "B")
    with project.change("coding.change", Author.of(anna)):
        coding = project.codings.change(coding, anna, code=other)
        project.codings.change(coding, anna, code=project.codes.find("A"))
    (words,) = project.in_words(project.log()[-1:], HiddenWork(only=anna.key if blind else None))
    assert words.rows["codings"] == 1
    assert "“A”" in words.words
    assert "“B”" in words.words


def test_what_a_later_change_left_is_not_taken_for_what_a_row_was(project):
    anna = coder_named(project, "anna")
    document = interview(project, "eins", "Das war so.")
    first, other = code_named(project, "A"), code_named(project, "B")
    with project.change("coding.add", Author.of(anna)):
        codings = [project.codings.add(document, Span(0, end), first, anna).coding for end in range(1, 10)]
    made = project.log()[-1:]
    for coding in codings[:3]:
        project.codings.change(coding, anna, code=other)
    assert [one.words for one in project.in_words(made)] == ["coding “A” in “eins”"]
    for coding in codings[3:]:
        project.codings.change(coding, anna, code=other)
    for _ in range(100):  # so much came later that each row is looked for
        project.settings.set_blind(ME, on=True)
        project.settings.set_blind(ME, on=False)
    assert [one.words for one in project.in_words(made)] == ["coding “A” in “eins”"]


def test_what_was_forgotten_is_not_named(project):
    document = interview(project, "geheim", "Das war so.")
    give_code(project, document, "Das")
    project.forgetting.documents([document.uuid], ME)
    assert not any("geheim" in words for words in told(project))


def test_in_a_blind_project_others_codings_are_neither_named_nor_counted(project):
    document = interview(project, "eins", "Das war so. Ganz anders.")
    bens = give_code(project, document, "Das", path="Verborgen", coder="ben")
    project.memos.add(MemoTarget(coding=bens.key), "still", coder_named(project, "ben"))
    give_code(project, document, "Das", path="Eigen", coder="anna")
    give_code(project, document, "war", path="Eigen", coder="ben")
    project.settings.set_blind(ME, on=True)
    anna = coder_named(project, "anna")
    author = Author.of(anna)
    entries = project.log()
    words = project.in_words(entries, HiddenWork(only=anna.key))
    seen = [
        (entry.kind, one) for entry, one in zip(entries, words, strict=True)
        if not one.hidden
    ]  # fmt: skip
    assert [one.words for kind, one in seen if kind == "coding.add"] == ["coding “Eigen” in “eins”"]
    assert not any(kind.startswith("memo") for kind, _ in seen)
    project.codes.remove(project.codes.find("Eigen"), author, with_codings=True)
    (last,) = project.in_words(project.log()[-1:], HiddenWork(only=anna.key))
    assert last.rows["codings"] == 1
    (undone,) = project.in_words([project.undo(author)], HiddenWork(only=anna.key))
    assert undone.rows["codings"] == 1


def test_times_are_those_of_the_place(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    time.tzset()
    try:
        assert local_time("2026-03-01T14:05:59.123Z") == "2026-03-02 04:05"
    finally:
        monkeypatch.undo()
        time.tzset()
    assert local_time("neulich") == "neulich"
