"""The entries of a project in a form that fits into every copy: rebuilt from the log, they make the project anew."""

from __future__ import annotations

from qualcode.model.codes import CodeDraft
from qualcode.project.file import migrations, schema
from qualcode.project.file.history import Author
from qualcode.project.merging.entry_file import packed, unpacked
from qualcode.project.merging.portable import bundle, entries_of
from tests.demo_project import demo_at
from tests.helpers import LEAD, add_code, add_coder, add_document, give
from tests.machines import at_length
from tests.project.replayed import assert_rebuilt
from tests.project.test_undo_everything import Study


class Rebuilt(Study):
    def teardown(self):
        try:
            assert_rebuilt(self.project)
        finally:
            super().teardown()


TestRebuilt, TestRebuiltAtLength = at_length(Rebuilt, few=1, many=40)


def test_the_demo_is_made_anew(tmp_path):
    with demo_at(tmp_path / "demo.qualcode") as project:
        assert_rebuilt(project)


def test_a_part_of_the_entries_is_what_it_is_among_all(project, monkeypatch):
    document, code, anna = add_document(project), add_code(project), add_coder(project)
    for start in range(5):
        give(project, document, code, anna, start, start + 4, memo="m")
    project.undo(Author.of(anna))
    project.codes.edit(project.codes.book().codes[0], CodeDraft("Other"), LEAD)
    every = bundle(project._store).entries
    for number in range(len(every)):
        known = [entry.uuid for entry in every[:number]]
        assert bundle(project._store, known=known).entries == every[number:]
    keys = [entry.key for entry in project.log()]
    monkeypatch.setattr("qualcode.project.merging.portable._MANY", 2)
    assert entries_of(project._store, keys[3:6]) == every[3:6]


def test_entries_of_an_older_version_are_brought_to_this_one(project, monkeypatch):
    add_code(project)
    project.codes.edit(project.codes.book().codes[0], CodeDraft("Other"), LEAD)
    sent = packed(bundle(project._store))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    newer = {
        ("codes", schema.VERSION): lambda image: image | {"name": f"{image['name']}!"} if "name" in image else image
    }
    monkeypatch.setattr(migrations, "UPCASTERS", newer)
    found = unpacked(sent)
    names = [row.new["name"] for entry in found.entries for row in entry.rows if row.table == "codes"]
    assert names == ["Theme!", "Other!"]
    assert {entry.schema_version for entry in found.entries} == {schema.VERSION}
