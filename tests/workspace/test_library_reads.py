"""What a call of the library fetches: as little as it needs, however large the codebook is."""

from __future__ import annotations

import qualcode
from qualcode.project.codebook.codes import Codes
from tests.demo_project import demo_at


def test_giving_a_code_fetches_the_codebook_once(tmp_path, monkeypatch):
    demo_at(tmp_path / "demo.qualcode").close()
    fetched = []
    book = Codes.book
    monkeypatch.setattr(Codes, "book", lambda codes, **seen: fetched.append(codes) or book(codes, **seen))
    with qualcode.open(tmp_path / "demo.qualcode", coder="anna") as study:
        document, code = study.documents["rg-2019-01"], study.codes["Interferenz"]
        for number, wanted in enumerate((code, "Interferenz", code.id)):
            fetched.clear()
            given = study.code(document, (3, 40 + number), wanted)
            assert len(fetched) == 1
            assert (given.code, given.code.record) == (code, study.codes["Interferenz"].record)
