"""What a history cannot say, in words."""

from __future__ import annotations

from qualcode.catalogue import Catalogue
from qualcode.project.versions.gaps import GapKind, HistoryGap
from qualcode.times import local_time


def gap_words(gap: HistoryGap, words: Catalogue) -> str:
    """A gap in a sentence that begins with “Incomplete”."""
    until = local_time(gap.until, words) if gap.until else ""
    match gap.kind:
        case GapKind.PACKAGE:
            return words.gettext(
                "Incomplete: this file is a package; what was done before it was cut ({time}) is not in its history.",
                time=until,
            )
        case GapKind.IMPORTED:
            return words.ngettext(
                "Incomplete: {count} project of another program was taken in, which brought no history "
                "(last on {time}).",
                "Incomplete: {count} projects of other programs were taken in, which brought no history "
                "(last on {time}).",
                gap.number,
                time=until,
            )
        case GapKind.OLDER:
            return words.gettext(
                "Incomplete: until {time} an older version of the program was used, which kept neither whether an "
                "edit changed a rule or only its wording, nor what became of merged and split codes.",
                time=until,
            )
        case GapKind.ERASED:
            return words.ngettext(
                "Incomplete: something was erased for good {count} time (last on {time}); what it was is not told.",
                "Incomplete: something was erased for good {count} times (last on {time}); what it was is not told.",
                gap.number,
                time=until,
            )
        case GapKind.WAITING:
            return words.ngettext(
                "Incomplete: {count} change of another copy waits for what it rests on.",
                "Incomplete: {count} changes of other copies wait for what they rest on.",
                gap.number,
            )
