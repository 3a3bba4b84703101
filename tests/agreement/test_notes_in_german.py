"""Notes on figures are put down before the language of a report is known, and told in that."""

import copy
import json
import pickle

import pytest

from qualcode import program_language
from qualcode.agreement.kernel import coefficients
from qualcode.agreement.kernel.rating_table import Occurrence
from qualcode.agreement.kernel.ratings import Ratings
from qualcode.agreement.kernel.values import Plan
from qualcode.agreement.study.documents import DONE
from qualcode.agreement.study.shared_figures import no_interval
from qualcode.catalogue import Later, catalogue_of, later, later_list, nlater
from qualcode.errors import UsageProblem

GERMAN = catalogue_of("de")


def test_a_note_is_english_for_programs_and_told_in_the_language_of_its_report():
    ratings = Ratings.presence(["Anna", "Ben"], [{0, 1, 2}, {0}], units=3000)
    value = coefficients.cohen_kappa(ratings)
    rare = next(note.text for note in value.notes if note.flag == "rare code")
    assert rare == "rare code: 3 positive units, not interpretable"
    assert GERMAN.said(rare).startswith("seltener Code: 3 ")
    assert json.loads(json.dumps([rare])) == ["rare code: 3 positive units, not interpretable"]
    assert GERMAN.said("anything else") == "anything else"


def test_what_is_put_into_a_note_is_told_in_the_same_language():
    refused = no_interval(Plan(), 3)
    assert refused == "3 documents, fewer than 5"
    assert GERMAN.said(refused) == "3 Dokumente, weniger als 5"
    rare = Occurrence(2).too_few(12, Plan(cluster="case"))
    assert rare == "the code occurs in 2 of 12 cases"
    assert GERMAN.said(rare) == "der Code kommt in 2 von 12 Fällen vor"
    drawn = Plan.asked("bootstrap").words(12)
    assert drawn == "bootstrap over 12 documents, percentile, 2,000 replicates, seed 1970"
    assert "2.000 Bootstrap-Stichproben, Startwert 1970" in GERMAN.said(drawn)
    assert GERMAN.said(Plan().words(12)) == "Jackknife über 12 Dokumente, Students t für log(1 - Koeffizient)"
    silent = Ratings.from_units([("a", "b"), ("a", "b")], ["Anna", "Ben"])
    listed = later_list([later("coder {name}: no variation", name=name) for name in silent.coders], "; ")
    assert GERMAN.said(listed) == "Anna: keine Variation; Ben: keine Variation"
    left = nlater("{count} is left out", "{count} are left out", 1200)
    assert (left, GERMAN.said(left)) == ("1,200 are left out", "1.200 Dokumente sind nicht einbezogen")


def test_a_copy_for_another_process_is_the_english_text():
    for made in (copy.deepcopy(DONE), pickle.loads(pickle.dumps(DONE))):
        assert made == DONE
        assert not isinstance(made, Later)


def test_a_refusal_speaks_the_language_of_the_program():
    program_language.settle(["--lang", "de"])
    try:
        with pytest.raises(UsageProblem, match="Der Wert „c“ steht nicht in der Liste der Kategorien"):
            Ratings.from_units([("a", "c")], ["Anna", "Ben"], ["a", "b"])
    finally:
        program_language.settle(["--lang", "en"])
