"""Tables with words from Python: what stands in the cells, as a frame, and in a file."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.workspace.material import documents


def test_the_cells_of_a_table_hold_quotations(study, tmp_path):
    documents.describe(study.space, [study.documents["eins"].record], case="Fall A", label="RG 2022")
    entries = len(study.space.project.log())
    words = study.words("codes", "cases", at_most=1)
    assert len(study.space.project.log()) == entries  # looking changes nothing
    ((place, (quotation,)),) = words.cells.items()
    assert place == ("Thema", "Fall A")
    assert quotation.text == "Das Amt kam nie."
    assert list(words.frame()["label"]) == ["RG 2022"]
    assert "Das Amt kam nie." in repr(words)
    written = words.write(tmp_path / "matrix.md")
    assert "… 1 more passage" in written.read_text("utf-8")
    assert "Fall A" not in written.read_text("utf-8")
    words.write(tmp_path / "final.docx", publication="Bericht")
    assert [publication.name for publication in study.space.project.publications.all()] == ["Bericht"]
    for wrong in (lambda: study.words("codes", "cases", cells="nichts"), lambda: words.write(tmp_path / "x.xyz")):
        with pytest.raises(QualcodeError):
            wrong()
    assert study.words("codes", "cases", cells="paraphrases").cells.keys() == {("Thema", "Fall A")}
