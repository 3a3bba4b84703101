"""What several exports say alike, and the typography of a language; the German stands in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.model.codings import Polarity

__all__ = ["Language", "Wording", "wording_of"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The marks and shared words of one language. `words` is its catalogue, for what one export alone says.

    `stop_inside` says that the full stop of a quoted sentence stands inside its marks. `columns` are the headings of
    tables of quotations, `page` what a web page says in the reader's browser.
    """

    words: Catalogue
    marks: tuple[str, str]
    inner: tuple[str, str]
    stop_inside: bool
    paraphrased: str
    emphasis: str
    groups: dict[Polarity, str]
    disputed: str
    columns: dict[str, str]
    page: dict[str, str]

    @property
    def language(self) -> Language:
        """Whose words they are."""
        return self.words.language

    def coder(self, number: int) -> str:
        """A coder whose name is not told."""
        return self.words.gettext("Coder {number}", number=number)


@cache
def wording_of(language: Language) -> Wording:
    """The words of a language."""
    words = catalogue_of(language)
    is_german = language == "de"
    return Wording(
        words=words,
        marks=("„", "“") if is_german else ("“", "”"),
        inner=("‚", "‘") if is_german else ("‘", "’"),
        stop_inside=is_german,
        paraphrased=words.gettext("paraphrased"),
        emphasis=words.gettext("emphasis added"),
        groups={
            Polarity.PRESENT: words.pgettext("polarity", "present"),
            Polarity.ABSENT: words.pgettext("polarity", "absent, failed or denied"),
            Polarity.MIXED: words.pgettext("polarity", "mixed"),
        },
        disputed=words.gettext("coders disagree: present or absent"),
        columns=_columns(words),
        page={"search": words.gettext("Search"), "all": words.pgettext("values of a filter", "all")}
        | {"shown": words.gettext("{shown} of {all} quotations", shown="{}", all="{}")},
    )


def _columns(words: Catalogue) -> dict[str, str]:
    return {
        "id": words.pgettext("column", "ID"),
        "number": words.pgettext("column", "no."),
        "label": words.pgettext("column", "source"),
        "numbered_label": words.pgettext("column", "source with number"),
        "paragraph": words.pgettext("column", "paragraph"),
        "line_from": words.pgettext("column", "line from"),
        "line_to": words.pgettext("column", "line to"),
        "time": words.pgettext("column", "time"),
        "wave": words.pgettext("column", "wave"),
        "code": words.pgettext("column", "code"),
        "polarity": words.pgettext("column", "polarity"),
        "text": words.pgettext("column", "quotation"),
        "weight": words.pgettext("column", "weight"),
        "coder": words.pgettext("column", "coder"),
        "memo": words.pgettext("column", "memo"),
        "definition": words.pgettext("column", "definition"),
        "present": words.pgettext("column", "reported: present"),
        "absent": words.pgettext("column", "reported: absent, failed"),
        "mixed": words.pgettext("column", "mixed"),
        "passages": words.pgettext("column", "passages"),
        "cases": words.pgettext("column", "cases"),
        "documents": words.pgettext("column", "documents"),
        "level": words.pgettext("column", "code, level {number}", number="{}"),
        "before": words.pgettext("column", "context before"),
        "question": words.pgettext("column", "question before"),
        "after": words.pgettext("column", "context after"),
        "good": words.pgettext("column", "good quotation"),
        "yes": words.pgettext("in a cell", "yes"),
        "published": words.pgettext("column", "published in"),
        "document": words.pgettext("column", "document"),
        "case": words.pgettext("column", "case"),
        "coder_name": words.pgettext("column", "coder's name"),
        "coded": words.pgettext("column", "coded on"),
    }
