"""The summary grid from Python."""

from __future__ import annotations

import pytest

from qualcode.errors import NotFound, QualcodeError
from qualcode.workspace.material import documents
from tests.workspace.conftest import blind, code_as


def with_case(study):
    documents.describe(study.space, [study.documents["eins"].record], case="Fall A")


def test_summaries_are_written_read_framed_and_exported(study, tmp_path, recwarn):
    with_case(study)
    assert len(study.summaries) == 0
    with pytest.raises(NotFound):
        study.summaries.of("Fall A", "Thema")
    study.summaries.set("Fall A", "Thema", "Kam nie.")
    study.summaries.set(None, "Thema", "Über alle.")
    summary = study.summaries.of("Fall A", "Thema")
    assert (summary.text, summary.author, summary.passages, summary.is_stale) == ("Kam nie.", "anna", 2, False)
    code_as("ben", study, "Am Ende half ein Amt.")
    assert [(found.case, found.changes.added) for found in study.summaries if found.is_stale] == [
        ("Fall A", 1), (None, 1),
    ]  # fmt: skip
    frame = study.summaries.frame()
    assert list(frame["stale"]) == [True, True]
    assert list(frame["passages"]) == [3, 3]
    assert "Kam nie." in repr(study.summaries)
    written = study.summaries.write(tmp_path / "grid.md", transpose=True)
    assert "Kam nie." in written.read_text("utf-8")
    assert "Fall A" not in written.read_text("utf-8")
    study.summaries.set("Fall A", "Thema", "")
    assert len(study.summaries) == 1


def test_while_blind_only_own_summaries_are_given(study, space):
    with_case(study)
    study.summaries.set("Fall A", "Thema", "Kam nie.")
    blind(space)
    assert len(study.summaries) == 1
    with pytest.raises(QualcodeError):
        study.summaries.write("x.md", final=True)
