"""The words of exports in German and English."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.model.codings import Polarity
from qualcode.reporting.report import Language

__all__ = ["ENGLISH", "GERMAN", "WORDINGS", "Language", "Wording"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The phrases of one language; `{}` marks are filled in by the functions below."""

    language: Language
    marks: tuple[str, str]
    inner: tuple[str, str]
    stop_inside: bool
    draft: str
    contents: str
    paraphrased: str
    emphasis: str
    question: str
    more: str
    tally: dict[str, tuple[str, str]]
    page: dict[str, str]
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
    under_way: tuple[str, str]
    united: tuple[str, str]
    counted: dict[bool, str]
    nothing: str
    chosen: str
    coder: str
    columns: dict[str, str]


GERMAN = Wording(
    language="de",
    marks=("„", "“"),
    inner=("‚", "‘"),
    stop_inside=True,
    draft="Arbeitsfassung, nicht zur Weitergabe: mit IDs, zum Prüfen und Kürzen. Zum Veröffentlichen: --final.",
    contents="Inhalt",
    paraphrased="sinngemäß",
    emphasis="Hervorh. d. Verf.",
    question="Frage",
    more="bereits in: {}",
    tally={
        "beyond_limit": (
            "{} Passage über die Grenze je Dokument hinaus fehlt.",
            "{} Passagen über die Grenze je Dokument hinaus fehlen.",
        ),
        "not_quotable": (
            "{} Passage eines Falls, der nicht zitiert werden darf, fehlt.",
            "{} Passagen von Fällen, die nicht zitiert werden dürfen, fehlen.",
        ),
        "without_paraphrase": (
            "{} Passage, die nur sinngemäß wiedergegeben werden darf, fehlt: sie hat keine Paraphrase.",
            "{} Passagen, die nur sinngemäß wiedergegeben werden dürfen, fehlen: sie haben keine Paraphrase.",
        ),
        "edits_in_the_way": (
            "{} Bearbeitung überlappender Passagen stand einer anderen im Weg; die frühere gilt.",
            "{} Bearbeitungen überlappender Passagen standen einander im Weg; die frühere gilt.",
        ),
    },
    page={"search": "Suchen", "all": "alle", "shown": "{} von {} Zitaten"},
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
        "mixed": "Gezählt ist der Konsens in den Dokumenten, die er abgeschlossen hat ({settled} von {documents}), "
        "in den übrigen sind es die Kodierungen aller Kodierer*innen.",
        "all": "Gezählt sind die Kodierungen aller Kodierer*innen ({coders}).",
    },
    under_way=(
        "In {} Dokument ist der Konsens nicht abgeschlossen: er steht dort nur für die Kodierungen desselben Kodes, "
        "die sich mit seinen überschneiden (ersetzt: {}).",
        "In {} Dokumenten ist der Konsens nicht abgeschlossen: er steht dort nur für die Kodierungen desselben "
        "Kodes, die sich mit seinen überschneiden (ersetzt: {}).",
    ),
    united=(
        "{} überlappende Passage desselben Kodes ist mit einer anderen vereinigt.",
        "{} überlappende Passagen desselben Kodes sind mit anderen vereinigt.",
    ),
    counted={True: "Gezählt wird über Fälle.", False: "Gezählt wird über Dokumente; Fälle sind nicht angelegt."},
    nothing="Ohne Passage: {}.",
    chosen="Auswahl: {}.",
    coder="Kodierer*in {}",
    columns={
        "id": "ID",
        "number": "Nr.",
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
        "level": "Kode, Ebene {}",
        "before": "Kontext davor",
        "question": "Frage davor",
        "after": "Kontext danach",
        "good": "gutes Zitat",
        "yes": "ja",
        "published": "veröffentlicht in",
        "document": "Dokument",
        "case": "Fall",
        "coder_name": "Name der Kodierer*in",
        "coded": "kodiert am",
    },
)

ENGLISH = Wording(
    language="en",
    marks=("“", "”"),
    inner=("‘", "’"),
    stop_inside=False,
    draft="Working draft, not for publication: with ids, to check and shorten. To publish: --final.",
    contents="Contents",
    paraphrased="paraphrased",
    emphasis="emphasis added",
    question="Question",
    more="already in: {}",
    tally={
        "beyond_limit": (
            "{} passage beyond the limit per document is left out.",
            "{} passages beyond the limit per document are left out.",
        ),
        "not_quotable": (
            "{} passage of a case that may not be quoted is left out.",
            "{} passages of cases that may not be quoted are left out.",
        ),
        "without_paraphrase": (
            "{} passage that may only be paraphrased is left out: it has no paraphrase.",
            "{} passages that may only be paraphrased are left out: they have no paraphrase.",
        ),
        "edits_in_the_way": (
            "{} edit of overlapping passages was in the way of another; the earlier one counts.",
            "{} edits of overlapping passages were in each other's way; the earlier one counts.",
        ),
    },
    page={"search": "Search", "all": "all", "shown": "{} of {} quotations"},
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
        "mixed": "Counted is the consensus in the documents that it finished ({settled} of {documents}), in the "
        "others the codings of all coders.",
        "all": "Counted are the codings of all coders ({coders}).",
    },
    under_way=(
        "In {} document the consensus is not finished: there it stands only for the codings of the same code that "
        "overlap its own (stood in for: {}).",
        "In {} documents the consensus is not finished: there it stands only for the codings of the same code that "
        "overlap its own (stood in for: {}).",
    ),
    united=(
        "{} overlapping passage of the same code is united with another.",
        "{} overlapping passages of the same code are united with others.",
    ),
    counted={True: "Counts are over cases.", False: "Counts are over documents; there are no cases."},
    nothing="Without a passage: {}.",
    chosen="Chosen: {}.",
    coder="Coder {}",
    columns={
        "id": "ID",
        "number": "no.",
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
        "level": "code, level {}",
        "before": "context before",
        "question": "question before",
        "after": "context after",
        "good": "good quotation",
        "yes": "yes",
        "published": "published in",
        "document": "document",
        "case": "case",
        "coder_name": "coder's name",
        "coded": "coded on",
    },
)

WORDINGS: dict[Language, Wording] = {"de": GERMAN, "en": ENGLISH}
