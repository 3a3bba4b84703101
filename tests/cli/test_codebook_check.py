"""“codebook check” and “codebook schema” as they are called."""

from __future__ import annotations

import json

from qualcode.model.codes import CodeDraft, Rules
from tests.helpers import LEAD, new_project


def test_a_file_is_checked_without_a_project(run, tmp_path):
    (tmp_path / "gut.yaml").write_text("codes:\n- name: A\n  definition: x\n", "utf-8")
    (tmp_path / "offen.csv").write_text("Code;Definition\nA;\n", "utf-8")
    assert run("codebook", "check", "gut.yaml").code == 0
    found = run("codebook", "check", "offen.csv")
    assert (found.code, found.out) == (1, "open: “A” has no definition.\n")
    assert "1 thing is open, 0 notes" in found.err


def test_the_project_is_checked_and_told_as_json(run, tmp_path):
    with new_project(tmp_path) as project:
        project.codes.add(CodeDraft("A", Rules(borders="x")), None, LEAD)
    found = run("codebook", "check", "--json")
    assert found.code == 1
    assert [(problem["kind"], problem["grade"]) for problem in found.json] == [
        ("no neighbour", "note"), ("no definition", "warning"),
    ]  # fmt: skip


def test_the_schema_is_printed_or_written(run, tmp_path):
    assert run("codebook", "schema").json["definitions"]["code"]["required"] == ["name"]
    assert run("codebook", "schema", "-o", "codebook.schema.json").code == 0
    assert json.loads((tmp_path / "codebook.schema.json").read_text("utf-8"))["title"] == "Codebook of qualcode"
