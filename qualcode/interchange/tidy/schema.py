"""What the columns of tidy tables mean, as a tabular data package (Frictionless) says it to programs and people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qualcode.catalogue import Catalogue
from qualcode.interchange.tidy.tables import TidyColumn, TidyTable

Object = dict[str, Any]


def data_package(title: str, tables: Iterable[TidyTable], words: Catalogue) -> Object:
    """The descriptor of a folder of CSV files, with descriptions in the language of `words`."""
    return {
        "profile": "tabular-data-package",
        "name": "qualcode",
        "title": title,
        "resources": [_resource(table, words) for table in tables],
    }


def _resource(table: TidyTable, words: Catalogue) -> Object:
    schema: Object = {"fields": [_field(column, table.key, words) for column in table.columns], "missingValues": [""]}
    if table.key:
        schema["primaryKey"] = table.key
    keys = [
        {
            "fields": column.name,
            # a table that leads to itself has no name there
            "reference": {"resource": "" if column.leads_to == table.name else column.leads_to, "fields": "id"},
        }
        for column in table.columns
        if column.leads_to
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": words.said(table.says),
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": schema,
    }


def _field(column: TidyColumn, key: str, words: Catalogue) -> Object:
    made: Object = {"name": column.name, "type": column.type.value, "description": words.said(column.says)}
    constraints: Object = {"required": True} if column.required else {}
    if column.name == key:
        constraints["unique"] = True
    if column.enum:
        constraints["enum"] = [str(value) for value in column.enum]
    if constraints:
        made["constraints"] = constraints
    return made
