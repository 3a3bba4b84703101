"""What is lost between programs: every reason has its words in both languages, and the report counts and names."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from qualcode.catalogue import catalogue_of
from qualcode.errors import UsageProblem
from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit, Placement
from qualcode.model.exchange.intake import Intake, SourcePlacement
from qualcode.model.exchange.losses import Fate, Loss, LossKind, LossReport
from qualcode.model.exchange.reasons import LossReason
from qualcode.reporting.exchange.intake_report import placement_lines
from qualcode.reporting.exchange.loss_file import write_losses
from qualcode.reporting.exchange.loss_report import loss_lines, loss_object, loss_summary
from qualcode.reporting.exchange.loss_words import REASONS, counted_losses, fate_words, reason_words
from qualcode.reporting.exchange.placement_words import placement_object, placement_words
from tests.test_house import FILES

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


def test_how_many_are_hidden_is_not_told() -> None:
    hidden = LossReport((Loss(LossKind.CODING, LossReason.HIDDEN, number=0),))
    assert loss_lines(hidden)[0] == "Codings are missing."
    assert loss_lines(hidden)[2] == "  codings: hidden as long as coding is independent"
    assert loss_summary(hidden) == ["Left out: codings"]


def test_each_reason_is_given_by_somebody() -> None:
    assert list(REASONS) == list(LossReason)
    texts = (file.read_text("utf-8") for file in FILES if file.name != "loss_words.py")
    given = {name for text in texts for name in re.findall(r"LossReason\.([A-Z_]+)", text)}
    assert {reason.name for reason in LossReason} == given


def test_details_are_told_as_they_are() -> None:
    loss = Loss(LossKind.CODE, LossReason.NAMED_HERE, details=("{name} {0}",))
    assert reason_words(loss) == "called “{name} {0}” here"
    assert reason_words(Loss(LossKind.CODE, LossReason.NAMED_HERE)) == "called “?” here"
    assert reason_words(Loss(LossKind.CODE, "of-tomorrow")) == "of-tomorrow"


def test_the_report_counts_and_names_everything() -> None:
    assert loss_lines(REPORT) == [
        "No coding is missing; 1 waits for a place.",
        "Left out:",
        "  2 pictures: only texts are read",
        "    a.png, in Sources",
        "    b.png, in Sources",
        "  1,200 elements of the file: this table of the file is not read",
        "    journal (1,200)",
        "Waiting for a place:",
        "  1 coding: other words stand at the place",
        "    Belonging, in Interview 1",
        "Kept in another form:",
        "  3 codings: the place was wrong by 1 and was mended by the words",
        "    Interview 2 (3)",
    ]
    assert loss_lines(REPORT, most=1)[3:5] == ["    a.png, in Sources", "    and 1 more"]
    assert loss_lines(LossReport()) == ["Nothing was left out or changed."]
    assert loss_summary(REPORT, GERMAN)[0] == "Nicht übernommen: 2 Bilder und 1.200 Elemente der Datei"


def test_a_reason_of_many_wordings_does_not_flood_the_terminal() -> None:
    losses = (Loss(LossKind.FIELD, LossReason.DATE_UNREADABLE, "", "a", 2, details=(f"{n:03}",)) for n in range(100))
    lines = loss_lines(LossReport(tuple(losses)), most=2)
    assert [line.strip() for line in lines[2:]] == [
        "2 fields: the date cannot be read: 000",
        "a (2)",
        "2 fields: the date cannot be read: 001",
        "a (2)",
        "and 196 more",
    ]


def test_what_people_miss_most_stands_first_and_attributes_of_the_file_last() -> None:
    report = LossReport(
        (
            Loss(LossKind.FIELD, LossReason.NOT_KEPT, "Project/@basePath", number=700),
            Loss(LossKind.FIELD, LossReason.NOT_KEPT, "Age", "B1"),
            Loss(LossKind.PICTURE, LossReason.ONLY_TEXTS, "a.png"),
            Loss(LossKind.CODE, LossReason.NOT_KEPT, "Belonging"),
            Loss(LossKind.CODING, LossReason.SAME_CODING_TWICE, "Belonging", "B1"),
            Loss(LossKind.MEDIA_CODING, LossReason.ON_MEDIA, "Belonging", "a.png", 2),
        )
    )
    told = loss_lines(report)
    assert told[0] == "2 codings are missing."  # what stands there twice is not missing
    numbers = [line.split(":")[0].strip() for line in told[2:] if line.startswith("  ") and line[2] != " "]
    assert numbers == [
        "1 coding",
        "2 codings of pictures or recordings",
        "1 code",
        "1 picture",
        "1 field",
        "700 fields",
    ]
    assert loss_lines(report, of_codebook=True) == told[1:]


def test_names_of_foreign_files_stay_in_one_line() -> None:
    (_codings, _fate, _kind, named) = loss_lines(
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


def test_the_file_is_text_or_json_by_its_suffix(tmp_path: Path) -> None:
    text, data, other = (tmp_path / f"losses{suffix}" for suffix in (".txt", ".json", ".docx"))
    write_losses(text, REPORT, head=["From “a.qdpx”"])
    lines = text.read_text("utf-8").splitlines()
    assert lines[:4] == [
        "From “a.qdpx”",
        "",
        "Left out: 2 pictures and 1,200 elements of the file",
        "Waiting for a place: 1 coding",
    ]
    assert lines[6:] == loss_lines(REPORT)
    write_losses(data, REPORT, facts={"file": "a.qdpx"})
    assert json.loads(data.read_text("utf-8")) == {"file": "a.qdpx", **loss_object(REPORT)}
    write_losses(text, LossReport())
    assert text.read_text("utf-8") == "Nothing was left out or changed.\n"
    with pytest.raises(UsageProblem):
        write_losses(other, REPORT)
    assert not other.exists()


def test_a_placement_is_told_with_its_score_and_the_next_one() -> None:
    utf16 = CoordinateModel(CountedUnit.UTF16, newline=2)
    placed = Placement(utf16, 0.93, CoordinateModel(), 0.05, checked=1)
    assert placement_words(placed) == (
        "counted as utf-16,crlf=2; score 0.93, words checked of 1 passage; next: code-points 0.05"
    )
    assert placement_words(Placement(said=True), GERMAN).startswith("gezählt als code-points wie angegeben")
    assert placement_words(Placement(decided=False)).startswith("not decided: ")
    assert placement_object(placed)["second"] == "code-points"


def test_of_many_documents_only_those_are_listed_that_somebody_should_look_at() -> None:
    sure, low = Placement(checked=2), Placement(score=0.5)
    near = Placement(score=0.9, second=CoordinateModel(CountedUnit.UTF16), second_score=0.88)
    some = [SourcePlacement(f"B{number}", sure, 6, 0) for number in range(66)]
    assert placement_lines(Intake({}, tuple(some))) == [
        "66 documents (396 codings): counted as code-points; all passages fit, words checked of 132 passages"
    ]
    assert len(placement_lines(Intake({}, tuple(some)), each=True)) == 66
    some[3:6] = [SourcePlacement(name, placed, 6, 0) for name, placed in (("low", low), ("near", near))]
    some.append(SourcePlacement("waits", sure, 6, 2))
    told = placement_lines(Intake({}, tuple(some)))
    assert [line.partition(" ")[0] for line in told] == ["63", "low", "near", "waits"]
    assert "6 codings, 2 waiting" in told[3]
    assert len(placement_lines(Intake({}, tuple(some[:12])))) == 12
    alike = [SourcePlacement(f"B{number}", Placement(score=0.95 - number / 100), 1, 0) for number in range(13)]
    assert placement_lines(Intake({}, tuple(alike)))[0].endswith("score 0.83 or more; the lowest: B12")
