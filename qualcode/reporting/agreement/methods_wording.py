"""The words of the paragraph for the methods chapter, and the works that it cites."""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.agreement.study.results import Basis


@dataclass(frozen=True, slots=True)
class MethodsWording:
    """The sentences of one language; `{}` marks are filled in by `agreement_methods`."""

    point: str
    thousands: str
    numbers: tuple[str, ...]
    who: str
    twice: str
    cases: str
    bases: dict[Basis, str]
    independent: str
    unit: str
    codes: str
    one_code: str
    units: dict[str, str]
    rules: dict[str, str]
    with_interviewer: str
    without_interviewer: str
    rolled_up: str
    as_of: str
    left_out: tuple[str, str]
    missing: tuple[str, str]
    pooled: str
    listing: str
    alpha: str
    metrics: dict[str, str]
    interval: str
    no_interval: str
    clusters: dict[str, str]
    percent: str
    others: dict[str, str]
    range: str
    rare: str
    passages: str
    polarity: str
    program: str
    references: str


ENGLISH = MethodsWording(
    point=".",
    thousands=",",
    numbers=("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    who="{many} coders coded {chosen} of the {all} documents{cases}; {basis}.",
    twice="One coder coded {chosen} of the {all} documents{cases} in two rounds ({first} and {second}), which are "
    "compared with each other.",
    cases=" ({} cases)",
    bases={
        Basis.FINISHED: "a document counted for a coder once the coder had finished it, so that text without a code "
        "is a statement",
        Basis.CODED: "a document counted for the coders who had coded something in it",
        Basis.ASSUMED: "every document that one of the coders had worked on was taken as finished by all of them",
    },
    independent="They coded independently: from {since} until the last coding on {until} the coding screen hid "
    "from each what the others had coded.",
    unit="Agreement was computed over {units}{speech}. {rule} {codes}{level}.",
    codes="Each of the {} codes was compared on its own as given or not, since a passage may carry several",
    one_code="The code was compared as given or not",
    units={
        "sentence": "{} sentences",
        "turn": "{} turns",
        "paragraph": "{} paragraphs",
        "token": "{} words",
        "character": "{} characters",
        "document": "{} documents (the weakest claim, as it leaves the passages aside)",
        "frequency": "the numbers of passages in {} documents (a weak claim, as it leaves the passages aside)",
    },
    rules={
        "sentence": "A unit counted as coded if a passage overlapped it by at least half of the shorter of the two.",
        "character": "A character counted as coded if a passage held it.",
        "frequency": "Overlapping passages of one coder counted once.",
    },
    with_interviewer=", those of the interviewers included",
    without_interviewer=" of the respondents' speech",
    rolled_up="; sub-codes were rolled up into the codes above",
    as_of="The comparison is of the codings as of {}.",
    left_out=(
        "{} document that fewer than two coders had worked on was left out.",
        "{} documents that fewer than two coders had worked on were left out.",
    ),
    missing=(
        "{} rating is missing (a coder had not worked on the document) and was treated as such.",
        "{} ratings are missing (a coder had not worked on the document) and were treated as such.",
    ),
    pooled="Pooled over the codes by summing observed and expected disagreement, agreement was {}.",
    listing=" and ",
    alpha="Krippendorff's alpha ({metric}; Krippendorff 2019) = {value}",
    metrics={"nominal": "nominal", "ordinal": "ordinal", "interval": "interval", "ratio": "ratio"},
    interval=" (95 % interval [{low}, {high}], percentile bootstrap over {clusters} {cluster}, {replicates} "
    "replicates, seed {seed}; share of replicates below .667: {below}, below .800: {below_high})",
    no_interval=" (no interval, as there are too few documents or cases to draw from)",
    clusters={"case": "cases", "document": "documents", "turn": "turns, which makes it too narrow", "unit": "units"},
    percent="per cent agreement (Gwet 2014) {} %",
    others={
        "cohen_kappa": "Cohen's kappa (Cohen 1960) = {}",
        "fleiss_kappa": "Fleiss' kappa (Fleiss 1971) = {}",
        "gwet_ac1": "Gwet's AC1 (Gwet 2008) = {}",
    },
    range="Among the single codes alpha ranged from {low} (“{lowest}”) to {high} (“{highest}”).",
    rare="Single figures of codes that were given to fewer than {least} units or do not vary ({count} of {all}) are "
    "not interpreted.",
    passages="On where passages begin and end, |u-alpha over each code's own layer (Krippendorff, Mathet, Bouvry & "
    "Widlöcher 2016), pooled, was {}.",
    polarity="Whether the matter is reported as there or as lacking was compared over the {units} units that two "
    "coders had given the code (alpha = {value}).",
    program="Computed with qualcode {version} (units: {segmenters}; texts: SHA-256 {sha256}…).",
    references="References",
)

GERMAN = MethodsWording(
    point=",",
    thousands=".",
    numbers=(
        "keine",
        "eine",
        "zwei",
        "drei",
        "vier",
        "fünf",
        "sechs",
        "sieben",
        "acht",
        "neun",
        "zehn",
        "elf",
        "zwölf",
    ),
    who="{many} Kodierer*innen kodierten {chosen} der {all} Dokumente{cases}; {basis}.",
    twice="Eine Person kodierte {chosen} der {all} Dokumente{cases} in zwei Runden ({first} und {second}), die "
    "miteinander verglichen werden.",
    cases=" ({} Fälle)",
    bases={
        Basis.FINISHED: "ein Dokument zählt für eine Person, sobald sie es abgeschlossen hat, sodass auch Text ohne "
        "Kode eine Aussage ist",
        Basis.CODED: "ein Dokument zählt für die Personen, die darin etwas kodiert haben",
        Basis.ASSUMED: "jedes Dokument, an dem eine der Personen gearbeitet hat, gilt als von allen abgeschlossen",
    },
    independent="Sie kodierten unabhängig voneinander: Vom {since} bis zur letzten Kodierung am {until} zeigte die "
    "Kodieroberfläche keiner Person, was die anderen kodiert hatten.",
    unit="Die Übereinstimmung wurde über {units}{speech} berechnet. {rule} {codes}{level}.",
    codes="Jeder der {} Kodes wurde für sich als vergeben oder nicht vergeben verglichen, da eine Passage mehrere "
    "tragen kann",
    one_code="Verglichen wurde, ob der Kode vergeben ist oder nicht",
    units={
        "sentence": "{} Sätze",
        "turn": "{} Redebeiträge",
        "paragraph": "{} Absätze",
        "token": "{} Wörter",
        "character": "{} Zeichen",
        "document": "{} Dokumente (die schwächste Aussage, da die Passagen außer Acht bleiben)",
        "frequency": "die Zahl der Passagen in {} Dokumenten (eine schwache Aussage, da die Passagen außer Acht "
        "bleiben)",
    },
    rules={
        "sentence": "Eine Einheit gilt als kodiert, wenn eine Passage sie um mindestens die Hälfte der kürzeren von "
        "beiden überlappt.",
        "character": "Ein Zeichen gilt als kodiert, wenn eine Passage es enthält.",
        "frequency": "Überlappende Passagen einer Person zählen einmal.",
    },
    with_interviewer=", einschließlich derer der Interviewenden,",
    without_interviewer=" der Befragten",
    rolled_up="; Unterkodes sind den Kodes darüber zugeschlagen",
    as_of="Verglichen wird der Stand vom {}.",
    left_out=(
        "{} Dokument, an dem weniger als zwei Personen gearbeitet haben, bleibt außer Betracht.",
        "{} Dokumente, an denen weniger als zwei Personen gearbeitet haben, bleiben außer Betracht.",
    ),
    missing=(
        "{} Urteil fehlt (die Person hat an dem Dokument nicht gearbeitet) und ist als fehlend behandelt.",
        "{} Urteile fehlen (die Person hat an dem Dokument nicht gearbeitet) und sind als fehlend behandelt.",
    ),
    pooled="Über die Kodes zusammengefasst, indem beobachtete und erwartete Nichtübereinstimmung summiert wurden, "
    "betrug die Übereinstimmung {}.",
    listing=" und ",
    alpha="Krippendorffs Alpha ({metric}; Krippendorff 2019) = {value}",
    metrics={
        "nominal": "nominal",
        "ordinal": "ordinal",
        "interval": "Intervallskala",
        "ratio": "Verhältnisskala",
    },
    interval=" (95-%-Intervall [{low}; {high}], Perzentil-Bootstrap über {clusters} {cluster}, {replicates} "
    "Ziehungen, Startwert {seed}; Anteil der Ziehungen unter 0,667: {below}, unter 0,800: {below_high})",
    no_interval=" (ohne Intervall, da zu wenige Dokumente oder Fälle gezogen werden könnten)",
    clusters={
        "case": "Fälle",
        "document": "Dokumente",
        "turn": "Redebeiträge, wodurch es zu schmal ist",
        "unit": "Einheiten",
    },
    percent="prozentuale Übereinstimmung (Gwet 2014) {} %",
    others={
        "cohen_kappa": "Cohens Kappa (Cohen 1960) = {}",
        "fleiss_kappa": "Fleiss’ Kappa (Fleiss 1971) = {}",
        "gwet_ac1": "Gwets AC1 (Gwet 2008) = {}",
    },
    range="Für die einzelnen Kodes reicht Alpha von {low} („{lowest}“) bis {high} („{highest}“).",
    rare="Einzelne Werte von Kodes, die an weniger als {least} Einheiten vergeben wurden oder nicht variieren "
    "({count} von {all}), werden nicht interpretiert.",
    passages="Für Anfang und Ende der Passagen betrug |u-Alpha über die eigene Ebene jedes Kodes (Krippendorff, "
    "Mathet, Bouvry & Widlöcher 2016), zusammengefasst, {}.",
    polarity="Ob etwas als vorhanden oder als fehlend berichtet wird, wurde über die {units} Einheiten verglichen, "
    "denen zwei Personen den Kode gaben (Alpha = {value}).",
    program="Berechnet mit qualcode {version} (Einheiten: {segmenters}; Texte: SHA-256 {sha256}…).",
    references="Literatur",
)

WORDINGS = {"de": GERMAN, "en": ENGLISH}

REFERENCES = {
    "Cohen 1960": "Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological "
    "Measurement, 20(1), 37–46.",
    "Fleiss 1971": "Fleiss, J. L. (1971). Measuring nominal scale agreement among many raters. Psychological "
    "Bulletin, 76(5), 378–382.",
    "Gwet 2008": "Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high "
    "agreement. British Journal of Mathematical and Statistical Psychology, 61(1), 29–48.",
    "Gwet 2014": "Gwet, K. L. (2014). Handbook of inter-rater reliability (4th ed.). Advanced Analytics.",
    "Krippendorff 2019": "Krippendorff, K. (2019). Content analysis: An introduction to its methodology (4th ed.). "
    "Sage.",
    "Widlöcher 2016": "Krippendorff, K., Mathet, Y., Bouvry, S., & Widlöcher, A. (2016). On the reliability of "
    "unitizing textual continua: Further developments. Quality & Quantity, 50(6), 2347–2364.",
}
"""What stands in the paragraph -> the whole reference."""
