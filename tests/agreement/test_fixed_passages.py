"""Agreement where the passages were fixed before the coding: labels only, and every report says so."""

from __future__ import annotations

import json

import pytest

from qualcode.agreement.kernel.krippendorff import krippendorff_alpha
from qualcode.agreement.study.comparison import Comparison, usual_unit
from qualcode.agreement.study.compute import study
from qualcode.agreement.study.sensitivity import sensitivity
from qualcode.catalogue import catalogue_of
from qualcode.errors import QualcodeError
from qualcode.model.sharing.segments import united
from qualcode.model.spans import Span
from qualcode.reporting.agreement.facts import study_summary
from qualcode.reporting.agreement.json import object_of
from qualcode.reporting.agreement.methods import methods
from tests.builders import ME, coder_named, give_code, interview
from tests.helpers import new_project

WORDS = ("Eins kam.", "Zwei ging.", "Drei blieb.", "Vier lief.", "Fünf stand.", "Sechs lag.")
ANNA = ("A", "A", "B", "B", "A", "B")
BEN = ("A", "B", "B", "B", "A", "A")
ASKED = Comparison(coders=("anna", "ben"), unit="segment", assume_finished=True)


@pytest.fixture
def project(tmp_path):
    """Six passages that Anna coded and that are fixed for Ben, who differs in two; a seventh is Anna's own."""
    with new_project(tmp_path) as project:
        text = "B: " + " ".join(WORDS) + " Und noch ein ganz anderer Satz am Ende."
        document = interview(project, "eins", text)
        ben = coder_named(project, "ben")
        spans = [Span(text.index(words), text.index(words) + len(words)) for words in WORDS]
        project.segments.fix([(document, span) for span in spans], ben, 1, ME)
        for words, first, second in zip(WORDS, ANNA, BEN, strict=True):
            give_code(project, document, words, first, "anna")
            give_code(project, document, words, second, "ben")
        give_code(project, document, "Und noch ein ganz anderer Satz am Ende.", "A", "anna")
        yield project


def test_the_units_are_the_fixed_passages_and_alpha_is_that_of_their_labels(project):
    found = study(project, ASKED)
    assert (found.unit, found.units, found.pairable) == ("segment", 6, 6)
    (of_a, _of_b) = found.codes
    by_hand = krippendorff_alpha(of_a.ratings)
    assert of_a.values["krippendorff_alpha"].value == by_hand.value
    assert of_a.ratings.pairable == 6
    assert of_a.values["percent"].value == pytest.approx(4 / 6)


def test_nothing_is_said_of_how_alike_they_cut_the_text(project):
    found = study(project, Comparison(**{**_options(ASKED), "everything": True}))
    for values in (found.whole, *(code.values for code in found.codes)):
        assert values["bar_u_alpha"].value is None
        assert "fixed before" in values["bar_u_alpha"].reason
        assert all(value.value is None for name, value in values.items() if name.startswith("overlap"))
    assert (found.any_code, found.matched, found.gamma, found.groups) == (None, None, None, ())
    told = json.loads(json.dumps(object_of(found), default=str))
    assert told["segmentation"] == {"tested": False, "fixed_passages": 6, "beside_fixed": 1}


def test_report_and_methods_say_it_in_both_languages(project):
    found = study(project, ASKED)
    for language, words in (("en", "not tested"), ("de", "nicht geprüft")):
        summary = dict(study_summary(found, ("krippendorff_alpha",), catalogue_of(language)))
        assert any(words in said for said in summary.values()), language
    assert "6 passages had been fixed before the coding" in methods(found, "en")
    assert "was computed over 6 fixed passages" in methods(found, "en")
    assert "6 Textstellen" in methods(found, "de")
    assert any("beside the fixed" in str(warning) for warning in found.warnings)


def test_other_units_warn_that_passages_were_fixed(project):
    found = study(project, Comparison(**{**_options(ASKED), "unit": "sentence"}))
    assert any("--unit" in str(warning) for warning in found.warnings)
    assert found.scope.fixed == 6
    assert found.whole["bar_u_alpha"].value is not None


def test_fixed_passages_are_the_units_where_nobody_said_one(project):
    assert usual_unit(project) == usual_unit(project, ("anna", "ben")) == "segment"
    coder_named(project, "cara")
    assert usual_unit(project, ("anna", "cara")) == "sentence"


def test_where_none_are_fixed_they_are_refused_as_units(project):
    cara = coder_named(project, "cara")
    give_code(project, project.documents.find("eins"), WORDS[0], "A", cara.name)
    with pytest.raises(QualcodeError, match="No passages are fixed"):
        study(project, Comparison(**{**_options(ASKED), "coders": ("anna", "cara")}))


def test_several_units_at_once_know_them_only_where_there_are_some(project):
    asked = Comparison(**{**_options(ASKED), "unit": "sentence"})
    assert [row.unit for row in sensitivity(project, asked).rows].count("segment") == 1


def test_overlapping_passages_are_one_unit_and_touching_ones_two():
    assert united([Span(5, 9), Span(0, 3), Span(3, 6), Span(20, 30), Span(22, 25)]) == [
        Span(0, 3), Span(3, 9), Span(20, 30),
    ]  # fmt: skip


def _options(comparison):
    return {name: getattr(comparison, name) for name in Comparison.__dataclass_fields__}
