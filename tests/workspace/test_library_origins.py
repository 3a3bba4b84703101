"""Wave and kind of source of documents as Python users have them."""

from __future__ import annotations

import pytest

import qualcode
from qualcode.errors import UsageProblem
from tests.demo_project import demo_at


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "demo.qualcode"
    demo_at(file).close()
    return file


def test_wave_and_kind_of_source_are_known_and_said_as_one_change(path):
    with qualcode.open(path, coder="anna") as study:
        document = study.documents[0]
        assert (document.wave, document.wave_from) == (document.attributes["wave"], "attribute")
        changed = document.change(wave=2031, source_kind="AH")
        assert (changed.wave, changed.wave_from, changed.source_kind, changed.source_kind_from) == (
            "2031", "said", "AH", "said",
        )  # fmt: skip
        frame = study.documents.frame()
        assert (frame["wave"][0], frame["source_kind"][0]) == ("2031", "AH")
        with pytest.raises(UsageProblem):
            document.change(wave=True)
        assert changed.change(wave="", source_kind="").wave == document.wave
