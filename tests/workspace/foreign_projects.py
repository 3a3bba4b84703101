"""A project of another program with something of everything, as a reader gives it."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.documents import Role, Speaker
from qualcode.model.exchange.project import (
    ExchangeCase,
    ExchangeCode,
    ExchangeCoding,
    ExchangeFormat,
    ExchangeLink,
    ExchangeNote,
    ExchangeProject,
    ExchangeSet,
    ExchangeSource,
    ExchangeTarget,
    ExchangeUser,
    TargetKind,
)
from qualcode.model.spans import Span

TEXT = "\nI: Wie war der Übergang?\nB: Schwierig. Sehr schwierig 😀.\n\n"


def guid(number: int) -> str:
    return str(UUID(int=0x1234_0000_0000_4000_8000_0000_0000_0000 + number))


def the_coding(number: int, code: int, said: str, **facts: object) -> ExchangeCoding:
    start = TEXT.index(said)
    return replace(
        ExchangeCoding(guid(number), guid(code), Span(start, start + len(said)), guid(1), "2024-03-05T10:00:00Z"),
        **facts,
    )


def foreign_project() -> ExchangeProject:
    """A project with something of everything."""
    return ExchangeProject(
        ExchangeFormat.QDPX,
        "Übergänge",
        "NVivo",
        guid(999),
        description="Worum es geht",
        users=(ExchangeUser(guid(1), "Meier, Ute"),),
        codes=(
            ExchangeCode(
                guid(10),
                CodeDraft("Übergang", Rules("Wenn sich etwas ändert.")),
                children=(
                    ExchangeCode(guid(11), CodeDraft("schwierig")),
                    ExchangeCode(guid(12), CodeDraft("Schwierig")),
                ),
            ),
        ),
        sources=(
            ExchangeSource(
                guid(20),
                "Gespräch 1",
                TEXT,
                attributes={"Alter": "30"},
                codings=(
                    the_coding(30, 11, "Schwierig", weight=50, good_by=(guid(1),)),
                    the_coding(31, 12, "Sehr schwierig 😀", user=""),
                    the_coding(32, 11, "Wie war", span=None, likely=Span(1, 4), words="Wie war", place="Zeichen 1–4"),
                    the_coding(33, 99, "Wie war"),
                ),
                speakers=(Speaker("I", Role.ASKS), Speaker("B", Role.ANSWERS, guid(40))),
            ),
        ),
        cases=(ExchangeCase(guid(40), "Person 1", attributes={"Ort=Land": "Essen"}, sources=(guid(20),)),),
        notes=(
            ExchangeNote(guid(50), "Zum Ton", "leise", (ExchangeTarget(TargetKind.CODING, guid(30)),), guid(1)),
            ExchangeNote(guid(51), "", "wartet mit", (ExchangeTarget(TargetKind.CODING, guid(32)),), guid(1)),
            ExchangeNote(
                guid(52),
                "Beides",
                "",
                (
                    ExchangeTarget(TargetKind.PASSAGE, guid(20), Span(4, 11)),
                    ExchangeTarget(TargetKind.CODE, guid(10)),
                ),
                guid(1),
            ),
        ),
        links=(
            ExchangeLink(
                guid(60), "widerspricht", ExchangeTarget(TargetKind.CODE, guid(11)),
                ExchangeTarget(TargetKind.CODING, guid(30)),
            ),
        ),
        sets=(
            ExchangeSet(guid(70), "Gespräche", sources=(guid(20),)),
            ExchangeSet(guid(71), "Bewertungen", codes=(guid(11),)),
        ),
    )  # fmt: skip
