"""A project as tidy tables: what joins what, what stands in the columns, and what the schema says of them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from qualcode.catalogue import catalogue_of
from qualcode.interchange.tidy.schema import data_package
from qualcode.interchange.tidy.tables import TABLES, TidyTable, Value, tidy_tables
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.exchange.project import (
    ExchangeCase,
    ExchangeCode,
    ExchangeCoding,
    ExchangeFormat,
    ExchangeLevel,
    ExchangeNote,
    ExchangeProject,
    ExchangeSource,
    ExchangeTarget,
    ExchangeUser,
    TargetKind,
)
from qualcode.model.spans import Span

TEXT = "B: Wir haben eine Stelle. 😀\n\nB: Und dann ging es."


def guid(number: int) -> str:
    return f"01890000-0000-7000-8000-{number:012x}"


PROJECT = ExchangeProject(
    ExchangeFormat.QDPX,
    "Study",
    users=(ExchangeUser(guid(1), "Coder 1"),),
    codes=(
        ExchangeCode(
            guid(10),
            CodeDraft("Work", Rules("what is done")),
            children=(ExchangeCode(guid(11), CodeDraft("Post", short_key="W1")),),
        ),
    ),
    sources=(
        ExchangeSource(
            guid(20),
            "RG 1",
            TEXT,
            label="RG",
            wave="2022",
            attributes={"name": "Ada", "Land": "NRW"},
            codings=(
                ExchangeCoding(guid(30), guid(11), Span(3, 28), guid(1), "2026-01-02T03:04:05.678Z", weight=0),
                ExchangeCoding(guid(31), guid(10), None),
            ),
        ),
        ExchangeSource(guid(21), "RG 2", ""),
    ),
    cases=(ExchangeCase(guid(40), "1", attributes={"size": "10"}, sources=(guid(20),)),),
    levels=(
        ExchangeLevel(guid(60), guid(11), guid(1), guid(40), "", "high", 2, 1, "since"),
        ExchangeLevel(guid(61), guid(11), guid(1), "", guid(21)),
    ),
    notes=(
        ExchangeNote(guid(50), "All", "of it", user=guid(1)),
        ExchangeNote(
            guid(51),
            "",
            "here",
            (
                ExchangeTarget(TargetKind.CODING, guid(30)),
                ExchangeTarget(TargetKind.PASSAGE, guid(20), Span(0, 2)),
                ExchangeTarget(TargetKind.CASE, guid(40)),
            ),
        ),
    ),
)


def paragraph_of(source: str, offset: int) -> int | None:
    return 1 if source == guid(20) and offset < 30 else None


def tables_of(project: ExchangeProject = PROJECT) -> dict[str, TidyTable]:
    return {table.name: table for table in tidy_tables(project, paragraph_of)}


def objects(table: TidyTable) -> list[dict[str, Value]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows()]


def test_a_coding_is_a_row_with_its_words_and_place() -> None:
    (row,) = objects(tables_of()["codings"])  # what has no place is none
    assert row == {
        "id": "00000000001e",
        "document": "000000000014",
        "code": "00000000000b",
        "coder": "000000000001",
        "start": 3,
        "end": 28,
        "paragraph": 1,
        "text": TEXT[3:28],
        "polarity": "present",
        "weight": 0,
        "paraphrase": None,
        "round": None,
        "good": False,
        "created": "2026-01-02T03:04:05.678Z",
        "under_old_rule": False,
    }


def test_codes_have_their_path_and_the_code_above() -> None:
    top, below = objects(tables_of()["codes"])
    assert (top["path"], top["parent"], top["level"], top["definition"]) == ("Work", None, 1, "what is done")
    assert (below["path"], below["parent"], below["level"]) == ("Work / Post", top["id"], 2)


def test_an_attribute_that_is_called_like_a_column_is_told_apart() -> None:
    first, second = objects(tables_of()["documents"])
    assert (first["name"], first["attribute name"], first["Land"], first["case"]) == (
        "RG 1",
        "Ada",
        "NRW",
        guid(40)[-12:],
    )
    assert (first["characters"], first["words"]) == (len(TEXT), 10)
    assert (second["attribute name"], second["case"], second["characters"]) == (None, None, 0)


def test_a_memo_about_several_things_has_a_row_for_each() -> None:
    targets = objects(tables_of()["memo_targets"])
    assert [target["about"] for target in targets] == ["project", "coding", "passage", "case"]
    assert targets[1]["coding"] == guid(30)[-12:]
    assert [targets[2][name] for name in ("document", "start", "end", "coding")] == [guid(20)[-12:], 0, 2, None]


def test_a_level_of_a_case_is_a_row_and_one_that_cannot_be_classified_has_none() -> None:
    given, without = objects(tables_of()["levels"])
    assert [given[name] for name in ("case", "document", "code", "level", "place", "reason")] == [
        guid(40)[-12:], None, guid(11)[-12:], "high", 2, "since",
    ]  # fmt: skip
    assert [without[name] for name in ("case", "document", "level", "place")] == [None, guid(21)[-12:], None, None]


@pytest.mark.parametrize("project", [PROJECT, ExchangeProject(ExchangeFormat.QDPX, ""), replace(PROJECT, sources=())])
def test_all_tables_are_there_and_every_key_leads_somewhere(project: ExchangeProject) -> None:
    tables = tables_of(project)
    assert tuple(tables) == TABLES
    ids = {name: {row["id"] for row in objects(table)} for name, table in tables.items() if table.key == "id"}
    for table in tables.values():
        for column in table.columns:
            if column.leads_to and project.sources:
                assert {row[column.name] for row in objects(table)} - {None} <= ids[column.leads_to], column


def test_the_schema_holds_for_every_row() -> None:
    package = json.loads(json.dumps(data_package("Study", tables_of().values(), catalogue_of("en"))))
    types = {"string": str, "integer": int, "boolean": bool, "datetime": str}
    for resource, table in zip(package["resources"], tables_of().values(), strict=True):
        assert resource["path"] == f"{table.name}.csv"
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        for row in objects(table):
            assert list(row) == list(fields)
            for name, value in row.items():
                constraints = fields[name].get("constraints", {})
                if value is None:
                    assert not constraints.get("required"), name
                else:
                    assert type(value) is types[fields[name]["type"]]
                    assert str(value) in constraints.get("enum", [str(value)])


def test_the_schema_is_told_in_the_language_that_is_wanted() -> None:
    german = data_package("Studie", tables_of().values(), catalogue_of("de"))
    english = data_package("Studie", tables_of().values(), catalogue_of("en"))
    for ours, theirs in zip(german["resources"], english["resources"], strict=True):
        assert ours["description"] != theirs["description"]
    codes = next(resource for resource in english["resources"] if resource["name"] == "codes")
    assert codes["schema"]["foreignKeys"] == [{"fields": "parent", "reference": {"resource": "", "fields": "id"}}]
