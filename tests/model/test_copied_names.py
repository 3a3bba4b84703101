"""Names that synchronisers give to a second copy of a file."""

from __future__ import annotations

import pytest

from qualcode.model.sharing.copied_names import is_copied_name

STUDY = "studie"


@pytest.mark.parametrize(
    "put_in",
    [
        " (conflicted copy 2026-01-31 101112)",
        " (Ben's conflicted copy 2026-01-31)",
        " (Bens in Konflikt stehende Kopie 2026-01-31)",
        " (In Konflikt stehende Kopie von Ben 2026-01-31)",
        " (SFConflict ben@example.org 2026-01-31-10-11-12)",
        "_conflict-20260131-101112",
        ".sync-conflict-20260131-101112-ABCDEFG",
        ".Conflict",
        " (1)",
        "(2)",
        " 2",
        "-LAPTOP-7F",
    ],
)
def test_what_a_synchroniser_put_into_a_name_is_known(put_in):
    assert is_copied_name(f"{STUDY}{put_in}", STUDY)


@pytest.mark.parametrize("stem", ["studie", "andere", "studie und mehr", "studie (Ben)", "studie.alt", "stud"])
def test_other_names_are_no_copies(stem):
    assert not is_copied_name(stem, STUDY)


def test_umlauts_in_either_form_are_one_name():
    assert is_copied_name("u\u0308ber (1)", "\u00fcber")
