"""The interface says of an anchor example that nobody said it."""

from __future__ import annotations

import pytest

from qualcode.model.codes import Anchor, Code, CodeKind, Origin, Rules
from qualcode.tui.codebook.code_form import anchor_line
from qualcode.tui.coding.definition_card import card_text


@pytest.mark.parametrize(("invented", "told"), [(True, 1), (False, 0)])
@pytest.mark.parametrize("label", ["", "RG 2020"])
def test_the_card_and_the_form_mark_an_invented_example(invented, told, label):
    anchor = Anchor("So könnte jemand reden.", label, None, invented)
    code = Code(1, "u", "Weg", ("Weg",), None, "#0072b2", CodeKind.THEMATIC, Origin.DEDUCTIVE, Rules(), 1, (anchor,))
    card, line = card_text(code).plain, anchor_line(anchor).plain
    assert (card.count("invented"), line.count("invented")) == (told, told)
    assert ("RG 2020" in card, "RG 2020" in line) == (bool(label), bool(label))
