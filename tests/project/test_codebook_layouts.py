"""A project keeps how its codebook files were written, and writes them so again."""

from __future__ import annotations

import re
from dataclasses import replace

from qualcode.project.codebook.codes import as_draft
from qualcode.project.project import Project
from qualcode.reading.lists.codebook_file import dump, load
from tests.helpers import LEAD


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"#[^\n]*", text.replace("#0072b2", "")))


IN_PROJECT = """\
# Studie
title: Wege  # Titel
codes:
  # erster Teil
  - name: Zugang
    kind: analytic
    colour: "#0072b2"
    definition: Wie jemand
      zum Verein kam.
    codes:
      - name: Arbeit/Beruf  # so heißt es
        colour: '#e69f00'

  # zweiter Teil
  - name: Bleiben
    colour: '#009e73'
# Ende
"""


def test_a_project_writes_a_codebook_as_its_files_were_written(project: Project) -> None:
    book = load(IN_PROJECT, "x")

    assert project.codes.take_in(book, LEAD).laid_out
    assert dump(project.codes.as_codebook("Studie")) == IN_PROJECT
    assert not project.codes.planned(book).changes_anything
    without = load(IN_PROJECT.replace("# so heißt es", "# anders"), "x")
    assert project.codes.planned(without).laid_out
    assert not project.codes.planned(replace(book, layout=None)).laid_out
    code = project.codes.find("Bleiben")
    project.codes.edit(code, replace(as_draft(code), name="Gehen"), LEAD)
    assert dump(project.codes.as_codebook("Studie")) == IN_PROJECT.replace("Bleiben", "Gehen")


def test_several_files_are_written_as_one_with_the_comments_of_all(project: Project) -> None:
    first = "# eins\ntitle: Eins\ncodes:\n- name: A  # a\n  colour: '#0072b2'\n# ende eins\n"
    second = "# zwei\ntitle: Zwei\ncodes:\n- name: B  # b\n  colour: '#0072b2'\n# ende zwei\n"
    for text in (first, second):
        project.codes.take_in(load(text, "x"), LEAD)
    whole = dump(project.codes.as_codebook("Studie"))

    assert comments(whole) == comments(first + second)
    project.codes.take_in(load(whole, "x"), LEAD)
    assert dump(project.codes.as_codebook("Studie")) == whole


def test_comments_are_undone_with_the_import_and_stay_where_a_description_goes(project: Project) -> None:
    project.codes.take_in(load("# eins\ntitle: Eins\ndescription: x\ncodes:\n- name: A  # a\n", "x"), LEAD)
    project.codes.descriptions.describe("Eins", "", LEAD)

    assert not project.codes.descriptions.all()
    assert comments(dump(project.codes.as_codebook("S")))[:2] == ["# a", "# eins"]
    for _undo in range(2):
        project.undo(LEAD)
    assert project.codes.as_codebook("S").layout is None
