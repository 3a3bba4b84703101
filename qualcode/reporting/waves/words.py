"""The words of wave reports; the German stands in the catalogue."""

from __future__ import annotations

from qualcode.catalogue import Catalogue
from qualcode.retrieval.mentions import ThemeMention


def heads(words: Catalogue) -> dict[str, str]:
    """The headings of the tables' columns, and the names of what the head tells."""
    return {
        "wave": words.pgettext("column", "wave"),
        "theme": words.pgettext("column", "theme"),
        "counted": words.gettext("counted"),
        "passages": words.pgettext("column", "passages"),
        "base": words.gettext("base"),
        "said": words.gettext("what can be said"),
        "whose": words.pgettext("column", "codings"),
        "publication": words.pgettext("column", "publication"),
        "label": words.pgettext("column", "source"),
        "id": words.pgettext("column", "ID"),
    }


def notes(words: Catalogue) -> dict[str, str]:
    """What stands below the tables."""
    return {
        "changes": words.gettext(
            "A theme counts as new or no longer mentioned only where it was asked about in both waves."
        ),
        "flat": words.gettext(
            "Here passages of all kinds of source count together, and a code without those below it; the tables "
            "above have kinds of source apart and codes with those below them."
        ),
        "topics": words.gettext(
            "Asked means: somebody assigned a question of the texts to the topic that the passages answer."
        ),
        "no_topics": words.gettext("The project has no topics of the guide: it is unknown what was asked."),
        "none_before": words.gettext("There is no earlier report: everything is new."),
        "nothing": words.gettext("Nothing."),
    }


def mentions(words: Catalogue) -> dict[ThemeMention, str]:
    """What can be said of a theme in two waves."""
    return {
        ThemeMention.BOTH: words.gettext("in both waves"),
        ThemeMention.NEW: words.pgettext("of a theme", "new"),
        ThemeMention.GONE: words.gettext("no longer mentioned"),
        ThemeMention.NOT_ASKED: words.gettext("not comparable: not asked about in the other wave"),
        ThemeMention.UNKNOWN: words.gettext("not comparable: unknown what was asked"),
        ThemeMention.NEITHER: words.gettext("in neither wave"),
    }
