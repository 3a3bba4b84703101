"""Codebooks in tables: what is read of every form, what is refused, and that writing and reading are inverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.catalogue import Language
from qualcode.errors import ReadingError
from qualcode.model.codes import (
    Anchor,
    Code,
    CodebookDraft,
    CodeDraft,
    CodeKind,
    EvaluativeLevel,
    Origin,
    RelatedCode,
    RelationKind,
    Rules,
    can_be_key,
)
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.reading.lists.codebook_columns import cell_of_list, column_of, list_of_cell
from qualcode.reading.lists.codebook_file import name_problem, sameness
from qualcode.reading.lists.codebook_table import Hierarchy
from qualcode.reading.lists.codebooks import read
from qualcode.reporting.documents.codebook import CodebookDocument, codebook_report
from qualcode.reporting.writers.csv import CsvKind
from qualcode.reporting.writers.formats import render
from qualcode.reporting.writers.whole_files import xml_safe

Tree = dict[str, "Tree"]


def tree(codes: tuple[CodeDraft, ...]) -> Tree:
    return {code.name: tree(code.children) for code in codes}


def of(
    folder: Path, text: str, name: str = "codes.csv", hierarchy: Hierarchy | None = None
) -> tuple[Tree, list[str]]:
    (folder / name).write_text(text, "utf-8")
    book, told = read(folder / name, hierarchy)
    return tree(book.codes), told


WANTED: Tree = {"A": {"B": {"C": {}}, "D": {}}, "E": {}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Code;Memo\nA;x\n  B;y\n    C;z\n  D;\nE;\n", "indented"),
        ("Kategorie;Definition\nA;x\n- B;y\n  - C;z\n- D;\nE;\n", "indented"),
        ("Code,Parent code\nE,\nC,B\nB,A\nD,A\nA,\n", "the code above"),
        ("Pfad;Beschreibung\nA;\nA / B;x\nA / B / C;\nA / D;\nE;\n", "paths"),
        ("Code;Memo\nA > B > C;x\nA > D;y\nE;z\n", "paths"),
        ("Code;Anzahl;Memo\nA;1;x\nA\\B;1;\nA\\B\\C;1;\nA\\D;1;\nE;1;\n", "paths"),
        ("Hauptkategorie;Subkategorie;Ebene 3\nA;;\nA;B;\nA;B;C\nA;D;\nE;;\n", "levels"),
        ("level 1,level 2,level 3\nA,,\n,B,\n,,C\n,D,\nE,,\n", "levels"),
        ("Code,,,Memo\nA,,,x\n,B,,\n,,C,\n,D,,\nE,,,\n", "levels"),
        ("tag,parent,description,number of highlights\nA,,x,1\nA.B,A,,1\nA.B.C,A.B,,0\nA.D,A,,0\nE,,,0\n", "above"),
    ],
)  # fmt: skip
def test_the_tree_is_found_in_every_form_and_told(tmp_path: Path, text: str, told: str) -> None:
    found, said = of(tmp_path, text)

    def ordered(branch: Tree) -> Tree:
        return {name: ordered(branch[name]) for name in sorted(branch)}

    assert ordered(found) == WANTED
    assert any(told in line for line in said)


def test_a_name_is_no_path_where_nothing_says_so(tmp_path: Path) -> None:
    text = "Code,Anzahl\nA > B,1\nArbeit/Beruf,2\n§ 60c,3\n🙂,4\n"

    assert of(tmp_path, text)[0] == {"A > B": {}, "Arbeit/Beruf": {}, "§ 60c": {}, "🙂": {}}
    assert of(tmp_path, text, hierarchy=Hierarchy.PATH)[0] == {
        "A": {"B": {}},
        "Arbeit/Beruf": {},
        "§ 60c": {},
        "🙂": {},
    }


def test_german_and_english_headings_give_rules(tmp_path: Path) -> None:
    text = (
        "Kategorie;Kategoriendefinition;Kodierregel;Ausschlusskriterien;Abgrenzung;Ankerbeispiele;Farbe;Art;Notiz\n"
        'A;was;wenn;nicht;gegen;"Eins.\n\nZwei.";#0072b2;evaluativ, induktiv;weg\n'
    )
    (tmp_path / "a.csv").write_text(text, "utf-8")
    book, told = read(tmp_path / "a.csv")
    (code,) = book.codes

    assert code.rules == Rules("was", "wenn", "nicht", "gegen")
    assert code.anchors == (Anchor("Eins."), Anchor("Zwei."))
    assert (code.colour, code.kind, code.origin) == ("#0072b2", CodeKind.EVALUATIVE, Origin.INDUCTIVE)
    assert "1 column is not taken: Notiz." in told


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Foo;Bar\nA;B\n", "no column with the names"),
        ("Code;Memo\n", "no rows below"),
        ("Code,Obercode\nA,B\nB,A\n", "stand below themselves (A → B → A)"),
        ("Code,Obercode\nA,A\n", "stand below themselves"),
        ("Code,Memo\nA,x\na,y\n", "row 3: “a” stands in row 2 already"),
        ("Code,Obercode\nX,\nY,\nB,X\nB,Y\nC,B\n", "two codes are called “B”"),
        ("Pfad,Memo\n" + " / ".join("ABCDEFGHIJKLMN") + ",x\n", "deep"),
    ],
)
def test_what_is_no_codebook_is_refused_with_its_row(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ReadingError, match=re.escape(problem)) as refused:
        of(tmp_path, text)
    assert refused.value.hint


def test_a_code_without_a_row_is_told(tmp_path: Path) -> None:
    assert (
        "2 codes have no rows of their own and come without rules: A, B."
        in of(tmp_path, "Pfad,Memo\nA / B / C,x\n")[1]
    )


def test_a_table_of_word_is_read(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_paragraph("Codierleitfaden")
    other = document.add_table(rows=1, cols=1)
    other.rows[0].cells[0].text = "Kopf"
    table = document.add_table(rows=4, cols=3)
    cells = [
        ("Hauptkategorie", "Subkategorie", "Definition"),
        ("A", "", "was\ndas ist"),
        ("", "B", "y"),
        ("", "C", ""),
    ]
    for row, texts in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            first, *more = text.split("\n")
            cell.text = first
            for paragraph in more:
                cell.add_paragraph(paragraph)
    table.rows[1].cells[0].merge(table.rows[2].cells[0])
    document.save(str(tmp_path / "leitfaden.docx"))
    book, told = read(tmp_path / "leitfaden.docx")

    assert tree(book.codes) == {"A": {"B": {}, "C": {}}}
    assert book.codes[0].rules.definition == "was\ndas ist"
    assert any("levels" in line for line in told)
    empty = docx.Document()
    empty.save(str(tmp_path / "leer.docx"))
    with pytest.raises(ReadingError, match="holds no table"):
        read(tmp_path / "leer.docx")


@pytest.mark.parametrize("language", ["de", "en"])
def test_all_headings_of_an_export_are_known(language: Language) -> None:
    code = CodeDraft("A", anchors=(Anchor("x", "RG", invented=True),), exclusive=True, ordered=True, short_key="K1",
                     weight_meaning="w", levels=(EvaluativeLevel("hoch"),))  # fmt: skip
    head = codebook_report(document((replace(code, children=(CodeDraft("B"),)),)), language).tables[0].head

    assert all(column_of(heading) is not None for heading in head), head
    assert len({column_of(heading) for heading in head} - {""}) == len(head) - 2


# ---- there and back -----------------------------------------------------------------------------------

HARD = st.sampled_from(
    ["=cmd|' /C calc'!A0", "+49", "-", "@a", "a: b", "- x", "a\\nb", "\\", "Ä e\u0301", "🙂", "A / B", "A > B", '"',
     "'", "strategy: x", "x\n\ny", "ja", ";", "a,b", "#", "1.50", "2022-01-31", "TRUE"]
)  # fmt: skip
TEXTS = (
    (st.text(max_size=12) | HARD | st.lists(HARD, max_size=3).map(" ".join))
    .map(lambda text: xml_safe(text.replace("\r", "")).strip())
    .filter(lambda text: not re.match("'[-=+@\t]", text) and "\ufeff" not in text)
)
FILLED = TEXTS.filter(bool)
NAMES = TEXTS.map(lambda text: " ".join(text.split())).filter(
    lambda name: not name_problem(name) and name.isprintable()
)


def drafts(children: st.SearchStrategy[tuple[CodeDraft, ...]]) -> st.SearchStrategy[CodeDraft]:
    anchors = st.builds(Anchor, FILLED, TEXTS, invented=st.booleans())
    related = st.builds(RelatedCode, NAMES, st.sampled_from(RelationKind))
    levels = st.builds(EvaluativeLevel, NAMES, TEXTS)
    return st.builds(
        CodeDraft,
        NAMES,
        st.builds(Rules, TEXTS, TEXTS, TEXTS, TEXTS),
        st.sampled_from(["", "#0072b2"]),
        st.sampled_from(CodeKind),
        st.sampled_from(Origin),
        st.lists(anchors, max_size=2).map(tuple),
        st.lists(related, max_size=2).map(tuple),
        TEXTS,
        TEXTS,
        exclusive=st.booleans(),
        short_key=st.just(""),
        ordered=st.booleans(),
        levels=st.lists(levels, max_size=2).map(tuple),
        children=children,
    )


def siblings(codes: st.SearchStrategy[CodeDraft]) -> st.SearchStrategy[tuple[CodeDraft, ...]]:
    return st.lists(codes, min_size=1, max_size=3, unique_by=lambda code: sameness(code.name)).map(tuple)


NONE: st.SearchStrategy[tuple[CodeDraft, ...]] = st.just(())
BOOKS = siblings(drafts(NONE | siblings(drafts(NONE))))


def document(codes: tuple[CodeDraft, ...]) -> CodebookDocument:
    made: list[Code] = []

    def walk(draft: CodeDraft, path: tuple[str, ...], parent: int | None) -> Iterator[Code]:
        key = len(made) + 1
        said = (draft.colour, draft.kind, draft.origin, draft.rules, 1, draft.anchors, draft.related, draft.source)
        made.append(
            Code(key, f"u{key}", draft.name, (*path, draft.name), parent, *said, draft.weight_meaning,
                 exclusive=draft.exclusive, short_key=draft.short_key, ordered=draft.ordered, levels=draft.levels)
        )  # fmt: skip
        yield made[-1]
        for child in draft.children:
            yield from walk(child, (*path, draft.name), key)

    rows = tuple(code for draft in codes for code in walk(draft, (), None))
    return CodebookDocument("T", rows, {code.key: code.anchors for code in rows}, {}, Withheld(Purpose.QUOTE))


@settings(deadline=None, max_examples=30)
@given(BOOKS, st.sampled_from(CsvKind), st.sampled_from(["de", "en"]))
def test_csv_reads_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, codes: tuple[CodeDraft, ...], kind: CsvKind, language: Language
) -> None:
    path = tmp_path_factory.mktemp("csv") / "codes.csv"
    path.write_bytes(render(codebook_report(document(codes), language), "csv", kind))

    assert read(path)[0] == CodebookDraft("codes", codes)


@settings(deadline=None, max_examples=6)
@given(BOOKS, st.sampled_from(["de", "en"]))
def test_xlsx_reads_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, codes: tuple[CodeDraft, ...], language: Language
) -> None:
    path = tmp_path_factory.mktemp("xlsx") / "codes.xlsx"
    path.write_bytes(render(codebook_report(document(codes), language), "xlsx"))

    assert read(path)[0] == CodebookDraft("codes", codes)


@given(st.lists(st.tuples(NAMES) | st.tuples(NAMES, FILLED), max_size=4))
def test_several_things_in_a_cell_are_told_apart(items: list[tuple[str, ...]]) -> None:
    found = list_of_cell(cell_of_list(items))

    assert found == [item if len(item) == 2 else ("", item[0]) for item in items]


def test_a_key_that_cannot_be_one_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"Code;Key\nA;K1\nB;{'x' * 50}\n", "utf-8")

    assert [code.short_key for code in read(tmp_path / "a.csv")[0].codes] == ["K1", ""]
    assert not can_be_key("x" * 50)
