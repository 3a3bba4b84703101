"""The words of exports in German and English, and the typography of quotations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from qualcode.model.codings import Polarity
from qualcode.reporting.quotations import Chapter, Collection, Quotation

Language = Literal["de", "en"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of one language; `{}` marks are filled in by the functions below."""

    marks: tuple[str, str]
    inner: tuple[str, str]
    collection: str
    definition: str
    passages: tuple[str, str]
    cases: tuple[str, str]
    documents: tuple[str, str]
    without_case: str
    of: str
    groups: dict[Polarity, str]
    disputed: str
    sources: dict[str, str]
    united: str
    counted: dict[bool, str]
    nothing: str
    chosen: str
    coder: str
    columns: dict[str, str]


GERMAN = Wording(
    marks=("„", "“"),
    inner=("‚", "‘"),
    collection="Zitatsammlung",
    definition="Definition",
    passages=("Passage", "Passagen"),
    cases=("Fall", "Fällen"),
    documents=("Dokument", "Dokumenten"),
    without_case="ohne Fall",
    of="aus",
    groups={
        Polarity.PRESENT: "berichtet",
        Polarity.ABSENT: "fehlend, gescheitert oder verneint",
        Polarity.MIXED: "teils, teils",
    },
    disputed="Kodierer*innen uneins, ob vorhanden oder fehlend",
    sources={
        "coder": "Gezählt sind die Kodierungen der genannten Kodierer*innen.",
        "consensus": "Gezählt ist der Konsens.",
        "mixed": "Gezählt ist der Konsens, wo es ihn gibt, sonst alle Kodierer*innen.",
        "all": "Gezählt sind die Kodierungen aller Kodierer*innen ({}).",
    },
    united="{} überlappende Passagen desselben Kodes sind mit anderen vereinigt.",
    counted={True: "Gezählt wird über Fälle.", False: "Gezählt wird über Dokumente; Fälle sind nicht angelegt."},
    nothing="Ohne Passage: {}.",
    chosen="Auswahl: {}.",
    coder="Kodierer*in {}",
    columns={
        "id": "ID",
        "label": "Quelle",
        "wave": "Welle",
        "code": "Kode",
        "polarity": "Polarität",
        "text": "Zitat",
        "weight": "Gewicht",
        "coder": "Kodierer*in",
        "memo": "Memo",
        "definition": "Definition",
        "present": "berichtet",
        "absent": "fehlend",
        "mixed": "teils, teils",
        "passages": "Passagen",
        "cases": "Fälle",
        "documents": "Dokumente",
        "rest": "Zitat (Fortsetzung)",
    },
)

ENGLISH = Wording(
    marks=("“", "”"),
    inner=("‘", "’"),
    collection="Quotations",
    definition="Definition",
    passages=("passage", "passages"),
    cases=("case", "cases"),
    documents=("document", "documents"),
    without_case="without a case",
    of="from",
    groups={
        Polarity.PRESENT: "reported",
        Polarity.ABSENT: "lacking, failed or denied",
        Polarity.MIXED: "partly",
    },
    disputed="coders differ on whether it is there or lacking",
    sources={
        "coder": "Counted are the codings of the coders named.",
        "consensus": "Counted is the consensus.",
        "mixed": "Counted is the consensus where there is one, else all coders.",
        "all": "Counted are the codings of all coders ({}).",
    },
    united="{} overlapping passages of the same code are united with others.",
    counted={True: "Counts are over cases.", False: "Counts are over documents; there are no cases."},
    nothing="Without a passage: {}.",
    chosen="Chosen: {}.",
    coder="Coder {}",
    columns={
        "id": "ID",
        "label": "source",
        "wave": "wave",
        "code": "code",
        "polarity": "polarity",
        "text": "quotation",
        "weight": "weight",
        "coder": "coder",
        "memo": "memo",
        "definition": "definition",
        "present": "reported",
        "absent": "lacking",
        "mixed": "partly",
        "passages": "passages",
        "cases": "cases",
        "documents": "documents",
        "rest": "quotation (continued)",
    },
)

WORDINGS: dict[Language, Wording] = {"de": GERMAN, "en": ENGLISH}

_DOUBLE = {"„", "“", "”", '"', "«", "»"}


def quoted(text: str, wording: Wording) -> str:
    """The text in the outer quotation marks of the language, double marks inside it made single."""
    opening, closing = wording.inner
    inside: list[str] = []
    is_open = False
    for index, character in enumerate(text):
        if character not in _DOUBLE:
            inside.append(character)
            continue
        before = text[index - 1] if index else " "
        opens = character in {"„", "»"} or (not is_open and (before.isspace() or before in "([„‚-–—/"))
        inside.append(opening if opens else closing)
        is_open = opens
    return f"{wording.marks[0]}{''.join(inside)}{wording.marks[1]}"


def with_label(quotation: Quotation, wording: Wording) -> str:
    """The quotation in its marks with the source label behind it."""
    label = f" ({quotation.label})" if quotation.label else ""
    return quoted(quotation.text, wording) + label


def counts(chapter: Chapter, wording: Wording, *, by_cases: bool) -> str:
    """Number of passages by polarity, and of the cases or documents that they come from."""
    total = len(chapter.quotations)
    kinds = [f"{len(found)} {wording.groups[polarity]}" for polarity in Polarity if (found := chapter.of(polarity))]
    where: list[str] = []
    if by_cases and chapter.cases():
        where.append(f"{chapter.cases()} {_form(wording.cases, chapter.cases())}")
    others = chapter.documents(without_case=by_cases)
    if others:
        suffix = f" {wording.without_case}" if by_cases else ""
        where.append(f"{others} {_form(wording.documents, others)}{suffix}")
    split = f" ({', '.join(kinds)})" if len(kinds) > 1 or not chapter.of(Polarity.PRESENT) else ""
    joined = " + ".join(where)
    return f"{total} {_form(wording.passages, total)}{split} {wording.of} {joined}"


def _form(forms: tuple[str, str], number: int) -> str:
    # German: “aus 1 Fall”, “aus 1 Dokument”; the dative plural serves all other numbers
    return forms[0] if number == 1 else forms[1]


def head(collection: Collection, wording: Wording) -> list[str]:
    """What the reader of a collection must know: whose codings, what was united, what is counted."""
    lines = [wording.sources[collection.source].format(collection.coders)]
    if collection.united:
        lines.append(wording.united.format(collection.united))
    lines.append(wording.counted[collection.by_cases])
    if collection.filters:
        lines.append(wording.chosen.format("; ".join(collection.filters)))
    if collection.empty:
        lines.append(wording.nothing.format(", ".join(collection.empty)))
    return lines
