"""What was lost between programs, in words: the kind with its number, what became of it, and why.

A reason's words follow the name of what is meant, and a colon: “3 pictures: only texts are read”.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from qualcode.catalogue import Catalogue, Later, later, program
from qualcode.model.exchange.losses import Fate, Loss, LossKind
from qualcode.model.exchange.reasons import LossReason

REASONS: dict[LossReason, Later] = {
    LossReason.ONLY_TEXTS: later("only texts are read"),
    LossReason.ONLY_ITS_TEXT: later("only the text that stands beside it is read"),
    LossReason.ON_MEDIA: later("on a picture, a sound or a film, of which no text is read"),
    LossReason.REGION_WITHOUT_TEXT: later(
        "a region of a page is marked, of which the file names no place in the text"
    ),
    LossReason.REGION_BESIDE_TEXT: later("a region of a page is marked; the place in the text is taken"),
    LossReason.NOTHING_LIKE_IT: later("this program has nothing like it"),
    LossReason.NOT_KEPT: later("not kept by this program"),
    LossReason.UNKNOWN_TO_STANDARD: later("unknown to the standard"),
    LossReason.FORMATTING: later("bold, italics and other formatting are not kept"),
    LossReason.PATH: later("where a file was on somebody's computer is not kept"),
    LossReason.TABLE_NOT_READ: later("this table of the file is not read"),
    LossReason.COLUMN_NOT_READ: later("this column of the file is not read"),
    LossReason.NOTHING_LEADS_TO_IT: later("nothing in the project leads to this part of the file"),
    LossReason.DELETED_THERE: later("deleted there"),
    LossReason.FILE_MISSING: later("the file of the text is missing"),
    LossReason.FILE_OUTSIDE: later("the file of the text lies outside of the project's file"),
    LossReason.FILE_UNREADABLE: later("the file cannot be read: {cause}", cause="{0}"),
    LossReason.NO_TEXT: later("there is no text"),
    LossReason.TEXT_FROM_FORMATTED: later("the text is that of the formatted file, as no plain one is there"),
    LossReason.TEXT_FROM_PDF: later("the text was taken from the PDF, as none stands beside it"),
    LossReason.ENCODING_GUESSED: later("the letters were read as {encoding}", encoding="{0}"),
    LossReason.CONTROLS_TAKEN_AWAY: later("control characters were taken away"),
    LossReason.SAME_TEXT_HERE: later("the same text is already here as “{document}”", document="{0}"),
    LossReason.NO_PLACE_IN_TEXT: later("the time has no place in the text"),
    LossReason.GUID_TWICE: later(
        "another one has the same GUID, or one that ends alike, or it is none; there is a new one"
    ),
    LossReason.TARGET_MISSING: later("leads to what is not in the file: {target}", target="{0}"),
    LossReason.TARGET_NOT_TAKEN: later("leads to what is not taken: {target}", target="{0}"),
    LossReason.SOURCE_NOT_TAKEN: later("the document that is meant is not taken itself"),
    LossReason.CODE_MISSING: later("the code is not in the file"),
    LossReason.USER_MISSING: later("the file does not name the coder; “{coder}” is taken", coder="{0}"),
    LossReason.NUMBER_TWICE: later("another one has the same number in the file; that one is kept"),
    LossReason.NAME_OF_EVERYBODY: later("the program calls everybody so; in a copy of the project it may be another"),
    LossReason.COLLECTION_AS_CODER: later("the file names no people; its collection counts as a coder"),
    LossReason.NAMED_HERE: later("called “{name}” here", name="{0}"),
    LossReason.NAMELESS: later("without a name there; called “{name}” here", name="{0}"),
    LossReason.WAS_CATEGORY: later("a mere category there, a code here"),
    LossReason.CYCLE: later("lies below itself; put at the top"),
    LossReason.COLOUR_UNREADABLE: later("the colour cannot be read: {colour}", colour="{0}"),
    LossReason.DATE_UNREADABLE: later("the date cannot be read: {date}", date="{0}"),
    LossReason.VALUE_UNREADABLE: later("the value cannot be kept: {value}", value="{0}"),
    LossReason.TIME_WITHOUT_ZONE: later("the times name no time zone; they count as UTC"),
    LossReason.VALUE_AS_TEXT: later("the value is kept as text"),
    LossReason.SEVERAL_VALUES: later("there are several values; the first one is kept"),
    LossReason.BLOCK_UNREADABLE: later("what qualcode wrote into the description cannot be read and is kept as text"),
    LossReason.COUNTING_UNDECIDED: later("how the file counts its positions is not certain"),
    LossReason.COUNTING_UNUSUAL: later(
        "the positions were counted as {model}, which that program is not known for", model="{0}"
    ),
    LossReason.OTHER_WORDS_THERE: later("other words stand at the place"),
    LossReason.OUTSIDE_TEXT: later("the place lies outside of the text"),
    LossReason.PLACE_UNREADABLE: later("the place cannot be read: {place}", place="{0}"),
    LossReason.COVERS_NOTHING: later("no character is covered"),
    LossReason.WORDS_NOT_FOUND: later("the words are not found in the text"),
    LossReason.WORDS_FOUND_SEVERAL_TIMES: later("the words are found {number} times in the text", number="{0}"),
    LossReason.FEW_WORDS: later("so few words may stand there by chance"),
    LossReason.WORDS_MISSING: later("the file does not name the words"),
    LossReason.MENDED_BY_WORDS: later("the place was wrong by {number} and was mended by the words", number="{0}"),
    LossReason.OF_WHOLE_SOURCE: later("belongs to the whole source and covers the whole text"),
    LossReason.ON_WORD: later("stood between two characters; it is about the word there"),
    LossReason.SAME_CODING_TWICE: later("the same coding stands there twice"),
    LossReason.AS_MEMO: later("told by a memo"),
    LossReason.AS_GOOD: later("important there; marked as a good quotation here"),
    LossReason.SEVERAL_CASES: later("the document belongs to several cases; in “{case}” here", case="{0}"),
    LossReason.NOTE_ABOUT_PROJECT: later("what it was about is not taken; about the project now"),
    LossReason.DIFFERS_HERE: later("differs from what is here; ours stays"),
    LossReason.REMOVED_HERE: later("was erased from this project"),
    LossReason.SAME_CODING_HERE: later("the passage has that code of that coder here already"),
    LossReason.TEXT_DIFFERS_HERE: later("the text of the document is another one here"),
    LossReason.KEY_TAKEN: later("another code has that key, or it cannot be one"),
    LossReason.ABOUT_OTHERS_TOO: later("is about several things; on the first one here, with links to the others"),
    LossReason.ROW_WITHOUT_DOCUMENT: later("the row names no document"),
    LossReason.ROW_WITHOUT_CODE: later("the row names no code"),
    LossReason.DOCUMENT_UNKNOWN: later("no document here is called so"),
    LossReason.SEVERAL_DOCUMENTS: later("several documents here are called so"),
    LossReason.CODE_UNKNOWN: later("no code here is called so"),
    LossReason.PERHAPS_SEVERAL_CODES: later(
        "one code of that name, as a comma parts no codes; several are parted by semicolons or lines"
    ),
    LossReason.NO_CODE_BUT_COMMENT: later("no code; kept by a memo"),
    LossReason.LABELS_TAKEN_AWAY: later("labels of codes were taken out of the text"),
    LossReason.STAYS_HERE: later("there is no place for it; stays in this project"),
    LossReason.IN_DESCRIPTION: later("stands as text in a description"),
    LossReason.NO_CONSENT: later("without a consent to leaving"),
    LossReason.NOT_QUOTABLE: later("not to be quoted"),
    LossReason.HIDDEN: later("hidden as long as coding is independent"),
    LossReason.MODEL_SOLUTION: later("a model solution for learners"),
    LossReason.UNDER_OLD_RULES: later("under an old rule of its code"),
    LossReason.WITHOUT_NAMES: later("names stay here; --with-names writes them"),
    LossReason.WAITS_HERE: later("without a certain place in the text"),
    LossReason.FLAT_NAME: later(
        "{program} is given one flat list of codes; the names of the codes above stand before its own", program="{0}"
    ),
    LossReason.CONTROLS_IN_TEXT: later("holds control characters, at which other programs may count otherwise"),
    LossReason.CONTROLS_SHOWN: later("control characters were written as symbols"),
}
_DETAIL = re.compile(r"\{(\d)\}")
_UNKNOWN = "?"  # of a detail that the loss does not tell


def reason_words(loss: Loss, words: Catalogue | None = None) -> str:
    """Why, in the program's language or in that of `words`; a key that nobody knows stands for itself."""
    told = REASONS.get(loss.why)  # type: ignore[call-overload]  # a key of another version is a plain string
    if told is None:
        return loss.why
    return _DETAIL.sub(lambda found: _detail(loss, int(found[1])), (words or program()).said(told))


def _detail(loss: Loss, number: int) -> str:
    """A detail of a loss; “?” where it does not tell it."""
    return loss.details[number] if number < len(loss.details) else _UNKNOWN


def fate_words(fate: Fate, words: Catalogue | None = None, *, leaves: bool = False) -> str:
    """What became of it, as a heading; `leaves` says that it belongs to what goes out, not in."""
    words = words or program()
    if leaves and fate is Fate.LEFT_OUT:
        return words.pgettext("fate of a loss", "Stays here")
    if leaves and fate is Fate.CHANGED:
        return words.pgettext("fate of a loss", "Leaves in another form")
    return {
        Fate.LEFT_OUT: words.pgettext("fate of a loss", "Left out"),
        Fate.CHANGED: words.pgettext("fate of a loss", "Kept in another form"),
        Fate.WAITS: words.pgettext("fate of a loss", "Waiting for a place"),
        Fate.DOUBTED: words.pgettext("fate of a loss", "Doubtful"),
    }[fate]


def counted_losses(kind: LossKind, number: int, words: Catalogue | None = None) -> str:
    """“1 picture”, “3 codings”: a kind with its number, in the program's language or in that of `words`.

    Where it is not told how many they are (0), the noun stands alone.
    """
    told = _KINDS[kind](words or program(), number)
    return told if number else told.partition(" ")[2]


_KINDS: dict[LossKind, Callable[[Catalogue, int], str]] = {
    LossKind.PICTURE: lambda words, n: words.ngettext("{count} picture", "{count} pictures", n),
    LossKind.AUDIO: lambda words, n: words.ngettext("{count} audio recording", "{count} audio recordings", n),
    LossKind.VIDEO: lambda words, n: words.ngettext("{count} video", "{count} videos", n),
    LossKind.PICTURE_REGION: lambda words, n: words.ngettext(
        "{count} region of a picture", "{count} regions of pictures", n
    ),
    LossKind.MEDIA_RANGE: lambda words, n: words.ngettext(
        "{count} range of a recording", "{count} ranges of recordings", n
    ),
    LossKind.PDF_REGION: lambda words, n: words.ngettext("{count} region of a page", "{count} regions of pages", n),
    LossKind.MEDIA_CODING: lambda words, n: words.ngettext(
        "{count} coding of a picture or recording", "{count} codings of pictures or recordings", n
    ),
    LossKind.GRAPH: lambda words, n: words.ngettext("{count} network of codes", "{count} networks of codes", n),
    LossKind.SET_OF_CODES: lambda words, n: words.ngettext("{count} set of codes", "{count} sets of codes", n),
    LossKind.LINK: lambda words, n: words.ngettext("{count} link", "{count} links", n),
    LossKind.NOTE: lambda words, n: words.ngettext("{count} memo", "{count} memos", n),
    LossKind.CASE_CODE: lambda words, n: words.ngettext("{count} code of a case", "{count} codes of cases", n),
    LossKind.CASE_PASSAGE: lambda words, n: words.ngettext(
        "{count} passage of a case", "{count} passages of cases", n
    ),
    LossKind.USER: lambda words, n: words.ngettext("{count} coder", "{count} coders", n),
    LossKind.FIELD: lambda words, n: words.ngettext("{count} field", "{count} fields", n),
    LossKind.ELEMENT: lambda words, n: words.ngettext(
        "{count} element of the file", "{count} elements of the file", n
    ),
    LossKind.SOURCE: lambda words, n: words.ngettext("{count} document", "{count} documents", n),
    LossKind.TEXT: lambda words, n: words.ngettext("{count} text", "{count} texts", n),
    LossKind.CODING: lambda words, n: words.ngettext("{count} coding", "{count} codings", n),
    LossKind.CODE: lambda words, n: words.ngettext("{count} code", "{count} codes", n),
    LossKind.CASE: lambda words, n: words.ngettext("{count} case", "{count} cases", n),
    LossKind.GROUP: lambda words, n: words.ngettext("{count} group of documents", "{count} groups of documents", n),
    LossKind.PASSAGE: lambda words, n: words.ngettext("{count} passage", "{count} passages", n),
    LossKind.ANCHOR: lambda words, n: words.ngettext("{count} anchor example", "{count} anchor examples", n),
    LossKind.RECORD: lambda words, n: words.ngettext(
        "{count} record of the project", "{count} records of the project", n
    ),
}
