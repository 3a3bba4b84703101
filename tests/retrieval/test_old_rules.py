"""Codings under old rules in what is counted, quoted and compared: told with their number, left out where asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.catalogue import program
from qualcode.model.codes import Rules
from qualcode.project.codebook.codes import as_draft
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.counting.passages import counted_codings
from qualcode.retrieval.counting.voices import Voices
from qualcode.retrieval.filter import PassageChoice, chosen_codings
from qualcode.retrieval.speaking import notes_of_speaking
from tests.helpers import LEAD, add_code, add_coder, add_document, give, new_project


@pytest.fixture
def project(tmp_path):
    with new_project(tmp_path) as project:
        document, code, other = add_document(project), add_code(project), add_code(project, "Other")
        anna = add_coder(project)
        give(project, document, code, anna, 0, 4)
        give(project, document, other, anna, 0, 4)
        project.codes.edit(code, replace(as_draft(code), rules=Rules("another rule")), LEAD)
        give(project, document, project.codes.find("Theme"), anna, 5, 10)
        yield project


def notes(speaking):
    return [program().said(note) for note in notes_of_speaking(speaking)]


def counted(project, wanted):
    book = project.codes.book()
    voices = Voices(project, wanted, by_speakers=False)
    return counted_codings(project, wanted, voices, [code.key for code in book], by_coders=False)


def test_counts_tell_how_many_stand_under_an_old_rule_and_leave_them_out(project):
    columns, speaking = counted(project, PassageChoice())
    assert (len(columns.key), speaking.old_rules, speaking.left_out) == (3, 1, 0)
    assert notes(speaking) == ["1 coding stands under an old rule of its code."]
    columns, speaking = counted(project, PassageChoice.named(project, without_old_rules=True))
    assert (len(columns.key), speaking.old_rules, speaking.left_out) == (2, 0, 1)
    assert notes(speaking) == ["1 coding is left out, since it stands under an old rule of its code."]


def test_agreement_tells_them_and_leaves_them_out(project):
    document, ben = project.documents.all()[0], add_coder(project, "ben")
    give(project, document, project.codes.find("Theme"), ben, 0, 4)
    asked = Comparison(unit="character", assume_finished=True, interval="none")
    found = study(project, asked)
    assert (found.scope.old_rules, found.scope.old_left_out) == (1, 0)
    assert any("--without-old-rules" in program().said(warning) for warning in found.warnings)
    found = study(project, replace(asked, without_old_rules=True))
    assert (found.scope.old_rules, found.scope.old_left_out) == (0, 1)


def test_lists_and_collections_leave_them_out(project):
    wanted = PassageChoice.named(project, without_old_rules=True)
    (found,) = [codings for _document, codings in chosen_codings(project, wanted)]
    assert len(found) == 2
    assert (collect(project, wanted).old_rules, collect(project, wanted).left_out) == (0, 1)
    assert (collect(project, PassageChoice()).old_rules, collect(project, PassageChoice()).left_out) == (1, 0)
