"""The program's language and its words: English as they stand in the code, German from the compiled catalogue.

A text for people is the argument of one of the functions below, in English and whole, with named places for what
differs: `_("There is no code “{code}”.", code=name)`. They look the text up first and fill the places afterwards, so
that German may turn their order. Names, values and machine output are no texts. CONTRIBUTING.md says where the
German stands. The functions speak the program's language; an export has its own, of which `catalogue_of` is the
catalogue, with the same functions. What is put down before its language is known is a `Later`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from gettext import GNUTranslations

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")
VARIABLE = "QUALCODE_LANG"
DOMAIN = "qualcode"  # the name of the compiled catalogue
FOLDER = Path(__file__).with_name("locale")
_GERMAN_SIGNS = str.maketrans(",.", ".,")


class Catalogue:
    """The words of one language. Placeholders are filled in only where values are given."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._compiled = None if language == "en" else _compiled(language)

    def gettext(self, message: str, /, **values: object) -> str:
        """The text in this language."""
        text = self._compiled.gettext(message) if self._compiled and message else message
        return text.format(**values) if values else text

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """The text in this language, where the same English has several meanings: `context` says which is meant."""
        text = self._compiled.pgettext(context, message) if self._compiled else message
        return text.format(**values) if values else text

    def ngettext(self, one: str, many: str, count: int, /, **values: object) -> str:
        """One of two texts by a number, which `{count}` shows as the language writes numbers."""
        english = one if count == 1 else many
        text = self._compiled.ngettext(one, many, count) if self._compiled else english
        return text.format(count=self.number(count), **values)

    def npgettext(self, context: str, one: str, many: str, count: int, /, **values: object) -> str:
        """One of two texts by a number, in a context."""
        english = one if count == 1 else many
        text = self._compiled.npgettext(context, one, many, count) if self._compiled else english
        return text.format(count=self.number(count), **values)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number for people: “1,200.5”, in German “1.200,5”; what is rounded to zero has no sign."""
        text = f"{value:,}" if isinstance(value, int) and not decimals else f"{value:z,.{decimals}f}"
        return text.translate(_GERMAN_SIGNS) if self.language == "de" else text

    def said(self, text: str) -> str:
        """A text that was put down before its language was known, in this language; any other as it is."""
        return text.tell(self) if isinstance(text, Later) else text

    def quoted(self, text: str) -> str:
        """A name between the language's quotation marks."""
        return self.gettext("“{text}”", text=text)

    @property
    def quotation_marks(self) -> tuple[str, str]:
        """Those of the language, the opening and the closing one."""
        opening, _text, closing = self.quoted("|").partition("|")
        return opening, closing

    def listed(self, parts: Iterable[str]) -> str:
        """Parts of a sentence as a list: “a, b and c”."""
        *others, last = list(parts) or [""]
        return self.gettext("{others} and {last}", others=", ".join(others), last=last) if others else last


class Later(str):
    """A text whose language is not known yet, as the note on a figure, which stands in reports of both languages.

    As a string it is English, which comparisons and machine output take; `Catalogue.said` tells it.
    """

    tell: Callable[[Catalogue], str]

    def __new__(cls, tell: Callable[[Catalogue], str]) -> Later:
        """A text that `tell` gives in the language of the words that it is called with."""
        made = super().__new__(cls, tell(catalogue_of("en")))
        made.tell = tell
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)  # a copy in another process speaks English


def later(message: str, /, **values: object) -> Later:
    """A text to be told later; values that are such texts, or numbers, are told in the same language."""

    return Later(lambda words: words.gettext(message, **_told(words, values)))


def nlater(one: str, many: str, count: int, /, **values: object) -> Later:
    """One of two texts by a number, to be told later."""
    return Later(lambda words: words.ngettext(one, many, count, **_told(words, values)))


def spoken(text: Later) -> Later:
    """The same text, which as a string is in the program's language: for texts that are shown where they are made."""
    made = str.__new__(Later, program().said(text))
    made.tell = text.tell
    return made


def later_list(parts: Iterable[str], by: str = ", ") -> Later:
    """Texts side by side, to be told later."""
    kept = tuple(parts)
    return Later(lambda words: by.join(map(words.said, kept)))


def _told(words: Catalogue, values: dict[str, object]) -> dict[str, object]:
    """The values of a text in its language, whole numbers as the language writes them."""
    told: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, int):
            told[name] = words.number(value)
        else:
            told[name] = words.said(value) if isinstance(value, str) else value
    return told


def _compiled(language: Language) -> GNUTranslations:
    import gettext

    with (FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled)


_CATALOGUES: dict[Language, Catalogue] = {}
_PROGRAM: dict[str, Catalogue] = {}


def catalogue_of(language: Language) -> Catalogue:
    """The words of a language that an export asks for."""
    if language not in _CATALOGUES:
        _CATALOGUES[language] = Catalogue(language)
    return _CATALOGUES[language]


def program() -> Catalogue:
    """The words of the program's language; where nobody settled it, that of $QUALCODE_LANG, else English.

    Raises ValueError where the variable names no language of ours.
    """
    if not _PROGRAM:
        said = os.environ.get(VARIABLE, "")
        known = language_called(said)
        if said and not known:
            raise ValueError(f"{VARIABLE} is {said!r}, not {' or '.join(LANGUAGES)}")  # no text: Python alone sees it
        speak(known or "en")
    return _PROGRAM["catalogue"]


def speak(language: Language) -> None:
    """Make a language the program's. Raises OSError where its compiled catalogue is not there."""
    _PROGRAM["catalogue"] = catalogue_of(language)


def language_called(said: str) -> Language | None:
    """The language that a name means, also with country and encoding (“de”, “de-AT”, “de_DE.UTF-8”); else None."""
    short = said.strip().replace("-", "_").partition(".")[0].partition("_")[0].lower()
    return next((known for known in LANGUAGES if known == short), None)


def language() -> Language:
    """The program's language."""
    return program().language


def _(message: str, /, **values: object) -> str:
    """A text in the program's language."""
    return program().gettext(message, **values)


def pgettext(context: str, message: str, /, **values: object) -> str:
    """A text in the program's language, in a context."""
    return program().pgettext(context, message, **values)


def ngettext(one: str, many: str, count: int, /, **values: object) -> str:
    """One of two texts by a number, in the program's language."""
    return program().ngettext(one, many, count, **values)
