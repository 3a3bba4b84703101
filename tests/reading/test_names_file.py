"""Lists of names, which stay outside of the project."""

from __future__ import annotations

import openpyxl
import pytest

from qualcode.errors import ReadingError
from qualcode.language.names.listed import ListedName
from qualcode.reading.lists.names_file import read_names

EXPECTED = (
    ListedName("Quellstein", "[Kommune A]", ("Universität Quellstein", "Quellsteiner Kreis")),
    ListedName("Wiebke Ahornberg"),
)


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.csv",
            "name,placeholder,exceptions,allowed\r\nQuellstein,[Kommune A],"
            "Universität Quellstein|Quellsteiner Kreis,\r\nWiebke Ahornberg,,,\r\nBildungswerk,,,ja\r\n",
        ),
        (
            "a.csv",
            "\ufeffName;Platzhalter;Ausnahmen;erlaubt\nQuellstein;[Kommune A];Universität Quellstein | "
            "Quellsteiner Kreis;nein\nWiebke  Ahornberg;;;\nBildungswerk;;;x\n",
        ),
        (
            "a.yaml",
            "- name: Quellstein\n  placeholder: '[Kommune A]'\n"
            "  exceptions: [Universität Quellstein, Quellsteiner Kreis]\n- Wiebke Ahornberg\n"
            "- {name: Bildungswerk, allowed: yes}\n",
        ),
    ],
)
def test_a_list_is_read_from_tables_and_yaml(tmp_path, name, text):
    made = read_names(written(tmp_path, name, text))
    assert made.names == EXPECTED
    assert made.allowed == ("Bildungswerk",)


def test_a_list_is_read_from_a_workbook_and_strange_columns_are_told(tmp_path):
    book = openpyxl.Workbook()
    for row in (("name", "remark"), ("Quellstein", "our town")):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    made = read_names(tmp_path / "a.xlsx")
    assert made.names == (ListedName("Quellstein"),)
    assert "remark" in made.warnings[-1]


@pytest.mark.parametrize(
    ("name", "text"), [("a.txt", "Quellstein\n\nAhornberg\n"), ("a.csv", "name\nQuellstein\nAhornberg\n")]
)
def test_one_name_a_line_is_enough(tmp_path, name, text):
    assert [one.name for one in read_names(written(tmp_path, name, text)).names] == ["Quellstein", "Ahornberg"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "", "is empty"),
        ("a.csv", "Quellstein\nAhornberg\n", "no column “name”"),
        ("a.csv", "town,placeholder\nQuellstein,x\n", "no column “name”"),
        ("a.csv", "name,Klarname\nQuellstein,x\n", "several columns"),
        ("a.csv", "name,placeholder\nQuellstein,x\n,y\n", "row 3"),
        ("a.csv", "name,placeholder\nQ,x\n", "row 2"),
        ("a.csv", "name,allowed\nQuellstein,perhaps\n", "not yes or no"),
        ("a.csv", 'name,placeholder\n"Quellstein,x\n', "no whole table"),
        ("a.csv", b"\x00\x01\x02\xff\xfe\x00", "."),
        ("a.yaml", "name: Quellstein", "is no list"),
        ("a.yaml", "- name: [a, b]", "is nested"),
        ("a.yaml", "- name: Quellstein\n  name: Ahornberg", "line 2: “name” stands twice"),
        ("a.yaml", "- name: Quellstein\n  colour: red", "is unknown"),
        ("a.yaml", "- [", "line 1: no readable YAML"),
        ("a.yaml", "[" * 3000, "lie too deep"),
        ("a.yaml", "- &a [*a]", "anchors .* of YAML are not taken"),
        ("a.yaml", "- name: &a Quellstein\n- name: *a", "line 1: anchors"),
        ("a.yaml", "- !!python/name:os.system Quellstein", "tags .* of YAML are not taken"),
        ("a.yaml", "- {name: Quellstein, exceptions: [[a]]}", "an exception is nested"),
        ("a.yaml", "# nothing", "the file is empty"),
        ("a.yaml", "- - a", "no entry"),
        ("a.docx", "x", "no list of names"),
        ("a.txt", "\n \n", "holds no name"),
    ],
)
def test_what_is_no_list_is_refused_with_the_place(tmp_path, name, text, message):
    with pytest.raises(ReadingError, match=message) as caught:
        read_names(written(tmp_path, name, text))
    assert caught.value.hint


def test_a_missing_list_is_told(tmp_path):
    with pytest.raises(ReadingError, match="does not exist"):
        read_names(tmp_path / "none.csv")
