"""What is lost between programs: every reason has its words in both languages, and the report counts and names."""

from __future__ import annotations

import json

import pytest

from qualcode.catalogue import catalogue_of
from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport
from qualcode.model.exchange.reasons import LossReason
from qualcode.reporting.exchange.loss_report import loss_lines, loss_object, loss_summary
from qualcode.reporting.exchange.loss_words import REASONS, counted_losses, fate_words, reason_words

GERMAN = catalogue_of("de")
REPORT = LossReport(
    (
        Loss(LossKind.PICTURE, LossReason.ONLY_TEXTS, "a.png", "Sources"),
        Loss(LossKind.CODING, LossReason.OTHER_WORDS_THERE, "Belonging", "Interview 1", fate=Fate.WAITS),
        Loss(LossKind.PICTURE, LossReason.ONLY_TEXTS, "b.png", "Sources"),
        Loss(LossKind.CODING, LossReason.MENDED_BY_WORDS, "", "Interview 2", 3, Fate.CHANGED, ("1",)),
        Loss(LossKind.ELEMENT, LossReason.TABLE_NOT_READ, "journal", "", 1200),
    )
)


@pytest.mark.parametrize("reason", LossReason)
def test_every_reason_has_words_in_both_languages(reason: LossReason) -> None:
    loss = Loss(LossKind.ELEMENT, reason, details=("1", "2"))
    assert "?" not in reason_words(loss)
    assert reason_words(loss) != reason_words(loss, GERMAN)


def test_every_kind_and_fate_has_words() -> None:
    assert {counted_losses(kind, 2) for kind in LossKind} >= {"2 pictures", "2 codings"}
    assert len({counted_losses(kind, 2, GERMAN) for kind in LossKind}) == len(LossKind)
    assert len({fate_words(fate, GERMAN) for fate in Fate}) == len(Fate)


def test_no_words_are_for_a_reason_that_is_gone() -> None:
    assert list(REASONS) == list(LossReason)


def test_details_are_told_as_they_are() -> None:
    loss = Loss(LossKind.CODE, LossReason.NAMED_HERE, details=("{name} {0}",))
    assert reason_words(loss) == "called “{name} {0}” here"
    assert reason_words(Loss(LossKind.CODE, LossReason.NAMED_HERE)) == "called “?” here"
    assert reason_words(Loss(LossKind.CODE, "of-tomorrow")) == "of-tomorrow"


def test_the_report_counts_and_names_everything() -> None:
    assert loss_lines(REPORT) == [
        "Left out:",
        "  2 pictures: only texts are read",
        "    a.png, in Sources",
        "    b.png, in Sources",
        "  1,200 elements of the file: this table of the file is not read",
        "    journal (1,200)",
        "Kept in another form:",
        "  3 codings: the place was wrong by 1 and was mended by the words",
        "    Interview 2 (3)",
        "Waiting for a place:",
        "  1 coding: other words stand at the place",
        "    Belonging, in Interview 1",
    ]
    assert loss_lines(REPORT, most=1)[2:4] == ["    a.png, in Sources", "    and 1 more"]
    assert loss_lines(LossReport()) == ["Nothing was left out or changed."]
    assert loss_summary(REPORT, GERMAN)[0] == "Nicht übernommen: 2 Bilder und 1.200 Elemente der Datei"


def test_names_of_foreign_files_stay_in_one_line() -> None:
    (_fate, _kind, named) = loss_lines(
        LossReport((Loss(LossKind.CODE, LossReason.NOT_KEPT, "a\n\x1b[2Jb", "c\u202ed"),))
    )
    assert named.isprintable()


def test_json_tells_key_and_words() -> None:
    told = json.loads(json.dumps(loss_object(REPORT)))
    assert told["counts"][0] == {"kind": "picture", "fate": "left out", "number": 2}
    assert told["losses"][3] == {
        "kind": "coding",
        "fate": "changed",
        "why": "mended-by-words",
        "words": "the place was wrong by 1 and was mended by the words",
        "name": "",
        "where": "Interview 2",
        "number": 3,
        "details": ["1"],
    }
    assert sum(count["number"] for count in told["counts"]) == sum(loss.number for loss in REPORT)
