"""Which language the program speaks: settled once, before the commands are imported, whose helps are texts."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from qualcode import catalogue
from qualcode.catalogue import LANGUAGES, VARIABLE, Language, _, language_called

OPTION = "--lang"


def settle(arguments: Sequence[str]) -> list[str]:
    """Settle the program's language before anything is said in it; gives the arguments without `--lang`.

    The first of these counts that says something: `--lang` anywhere before `--`, $QUALCODE_LANG, `lang` in the
    configuration, the locale; English where that is of another language. Programs that are started from here on
    speak the same. Raises UsageProblem for a language that there is not, and where the configuration is unreadable.
    """
    catalogue.speak("en")  # until it is known
    rest, given = _without_option(arguments)
    chosen = (
        _known(given, OPTION)
        or _known(os.environ.get(VARIABLE, ""), f"${VARIABLE}")
        or _known(_configured())
        or _of_the_locale()
    )
    try:
        catalogue.speak(chosen)
    except OSError as error:
        from qualcode.errors import QualcodeError

        raise QualcodeError(
            _("This installation of qualcode lacks its words in “{language}”: {why}.", language=chosen, why=error),
            _("Install qualcode again."),
        ) from None
    os.environ[VARIABLE] = chosen
    if chosen != "en" or "gettext" in sys.modules:
        _let_libraries_speak(chosen)
    return rest


def _without_option(arguments: Sequence[str]) -> tuple[list[str], str]:
    rest: list[str] = []
    given = ""
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == OPTION:
            given = next(words, " ")
        elif word.startswith(f"{OPTION}="):
            given = word.partition("=")[2] or " "
        else:
            rest.append(word)
    return rest, given


def _known(said: str, where: str = "") -> Language | None:
    """The language that somebody named, without `where` in the configuration; None where nothing was said."""
    if not said:
        return None
    if known := language_called(said):
        return known
    from qualcode.errors import UsageProblem

    _speak_the_next()
    raise UsageProblem(
        _(
            "{where} names no language of qualcode: “{said}”.",
            where=where or _("the configuration"),
            said=said.strip(),
        ),
        _("Give {one} or {other}.", one=LANGUAGES[0], other=LANGUAGES[1]),
    )


def _speak_the_next() -> None:
    """Speak the language in which a wrong name of one is told: the next that somebody named, else the locale's."""
    from qualcode.errors import UsageProblem

    known = language_called(os.environ.get(VARIABLE, ""))
    if known is None:
        with contextlib.suppress(UsageProblem):
            known = language_called(_configured())
    with contextlib.suppress(OSError):
        catalogue.speak(known or _of_the_locale())


def _configured() -> str:
    from qualcode.user_folders import configuration

    return str(configuration().get("lang", ""))


def _of_the_locale() -> Language:
    """The language of the user's locale, as gettext looks it up; English where it is of none that we speak."""
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "C")
    if locale.partition(".")[0] in {"C", "POSIX"}:
        return "en"
    wanted = [*os.environ.get("LANGUAGE", "").split(":"), locale]
    return next(filter(None, map(language_called, wanted)), "en")


def _let_libraries_speak(language: Language) -> None:
    """Give our catalogue to libraries that ask gettext for their own words, as click does for usage errors."""
    import gettext

    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(catalogue.DOMAIN, str(catalogue.FOLDER))
    gettext.textdomain(catalogue.DOMAIN)
