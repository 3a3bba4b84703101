"""Numbers with their nouns, for messages: one text of the catalogue a noun."""

from __future__ import annotations

from collections.abc import Callable

from qualcode.catalogue import Catalogue, Later, program


def counted(number: int, noun: str, *, after: bool = False, words: Catalogue | None = None) -> str:
    """“1 comment”, “2 comments”, “1,200 images”, in the program's language or in that of `words`.

    `after` says that a preposition stands before it (“in 2 documents”), where German has another form. Nouns are
    those of the table below; what has a verb behind it stands whole in the catalogue. Raises KeyError for another.
    """
    forms = (_AFTER.get(noun) if after else None) or _NOUNS[noun]
    return forms(words or program(), number)


def counted_later(number: int, noun: str, *, after: bool = False) -> Later:
    """The same, to be told when its language is known."""
    return Later(lambda words: counted(number, noun, after=after, words=words))


def noun_of_rows(table: str) -> str:
    """The noun by which the rows of a logged table are counted: “code rule” of code_rules."""
    if table.endswith("ies"):
        return table.removesuffix("ies") + "y"
    return table.replace("_", " ").removesuffix("s")


_Forms = Callable[[Catalogue, int], str]
_NOUNS: dict[str, _Forms] = {
    "document": lambda words, n: words.ngettext("{count} document", "{count} documents", n),
    "coding": lambda words, n: words.ngettext("{count} coding", "{count} codings", n),
    "day": lambda words, n: words.ngettext("{count} day", "{count} days", n),
    "passage": lambda words, n: words.ngettext("{count} passage", "{count} passages", n),
    "quotation": lambda words, n: words.ngettext("{count} quotation", "{count} quotations", n),
    "code": lambda words, n: words.ngettext("{count} code", "{count} codes", n),
    "sub-code": lambda words, n: words.ngettext("{count} sub-code", "{count} sub-codes", n),
    "case": lambda words, n: words.ngettext("{count} case", "{count} cases", n),
    "coder": lambda words, n: words.ngettext("{count} coder", "{count} coders", n),
    "speaker": lambda words, n: words.ngettext("{count} speaker", "{count} speakers", n),
    "memo": lambda words, n: words.ngettext("{count} memo", "{count} memos", n),
    "orphan": lambda words, n: words.ngettext("{count} orphan", "{count} orphans", n),
    "anchor example": lambda words, n: words.ngettext("{count} anchor example", "{count} anchor examples", n),
    "double": lambda words, n: words.ngettext("{count} double", "{count} doubles", n),
    "label": lambda words, n: words.ngettext("{count} label", "{count} labels", n),
    "publication": lambda words, n: words.ngettext("{count} publication", "{count} publications", n),
    "finding": lambda words, n: words.ngettext("{count} finding", "{count} findings", n),
    "rules": lambda words, n: words.ngettext("{count} set of rules", "{count} sets of rules", n),
    "accepted finding": lambda words, n: words.ngettext("{count} accepted finding", "{count} accepted findings", n),
    "former text": lambda words, n: words.ngettext("{count} former text", "{count} former texts", n),
    "edit": lambda words, n: words.ngettext("{count} edit", "{count} edits", n),
    "good mark": lambda words, n: words.ngettext("{count} good quotation", "{count} good quotations", n),
    "disagreement": lambda words, n: words.ngettext("{count} disagreement", "{count} disagreements", n),
    "chapter": lambda words, n: words.ngettext("{count} chapter", "{count} chapters", n),
    "hit": lambda words, n: words.ngettext("{count} hit", "{count} hits", n),
    "question": lambda words, n: words.ngettext("{count} question", "{count} questions", n),
    "answer": lambda words, n: words.ngettext("{count} answer", "{count} answers", n),
    "turn": lambda words, n: words.ngettext("{count} turn", "{count} turns", n),
    "sentence": lambda words, n: words.ngettext("{count} sentence", "{count} sentences", n),
    "paragraph": lambda words, n: words.ngettext("{count} paragraph", "{count} paragraphs", n),
    "word": lambda words, n: words.ngettext("{count} word", "{count} words", n),
    "more word": lambda words, n: words.ngettext("{count} more word", "{count} more words", n),
    "character": lambda words, n: words.ngettext("{count} character", "{count} characters", n),
    "unit": lambda words, n: words.ngettext("{count} unit", "{count} units", n),
    "positive unit": lambda words, n: words.ngettext("{count} positive unit", "{count} positive units", n),
    "missing rating": lambda words, n: words.ngettext("{count} missing rating", "{count} missing ratings", n),
    "figure": lambda words, n: words.ngettext("{count} figure", "{count} figures", n),
    "change": lambda words, n: words.ngettext("{count} change", "{count} changes", n),
    "entry": lambda words, n: words.ngettext("{count} entry", "{count} entries", n),
    "setting": lambda words, n: words.ngettext("{count} setting", "{count} settings", n),
    "attribute": lambda words, n: words.ngettext("{count} attribute", "{count} attributes", n),
    "code rule": lambda words, n: words.ngettext("{count} code rule", "{count} code rules", n),
    "anchor": lambda words, n: words.ngettext("{count} anchor", "{count} anchors", n),
    "related code": lambda words, n: words.ngettext("{count} related code", "{count} related codes", n),
    "codebook": lambda words, n: words.ngettext("{count} codebook", "{count} codebooks", n),
    "assignment": lambda words, n: words.ngettext("{count} assignment", "{count} assignments", n),
    "revision": lambda words, n: words.ngettext("{count} revision", "{count} revisions", n),
    "quotation edit": lambda words, n: words.ngettext("{count} quotation edit", "{count} quotation edits", n),
    "quotation id": lambda words, n: words.ngettext("{count} quotation id", "{count} quotation ids", n),
    "published quotation": lambda words, n: words.ngettext(
        "{count} published quotation", "{count} published quotations", n
    ),
    "origin": lambda words, n: words.ngettext("{count} origin", "{count} origins", n),
    "topic": lambda words, n: words.ngettext("{count} topic", "{count} topics", n),
    "topic wave": lambda words, n: words.ngettext("{count} question of a topic", "{count} questions of topics", n),
    "topic assignment": lambda words, n: words.ngettext(
        "{count} assignment to a topic", "{count} assignments to topics", n
    ),
    "summary": lambda words, n: words.ngettext("{count} summary", "{count} summaries", n),
    "document group": lambda words, n: words.ngettext("{count} group of documents", "{count} groups of documents", n),
    "group": lambda words, n: words.ngettext("{count} group", "{count} groups", n),
    "group member": lambda words, n: words.ngettext("{count} group member", "{count} group members", n),
    "research question": lambda words, n: words.ngettext(
        "{count} research question", "{count} research questions", n
    ),
    "research link": lambda words, n: words.ngettext("{count} research link", "{count} research links", n),
    "fixed segment": lambda words, n: words.ngettext("{count} fixed passage", "{count} fixed passages", n),
    "decision": lambda words, n: words.ngettext("{count} decision", "{count} decisions", n),
    "consensus decision": lambda words, n: words.ngettext(
        "{count} decision of the consensus", "{count} decisions of the consensus", n
    ),
    "norming session": lambda words, n: words.ngettext("{count} norming session", "{count} norming sessions", n),
    "norming member": lambda words, n: words.ngettext("{count} norming member", "{count} norming members", n),
    "norming passage": lambda words, n: words.ngettext("{count} norming passage", "{count} norming passages", n),
    "norming vote": lambda words, n: words.ngettext("{count} norming vote", "{count} norming votes", n),
    "vote": lambda words, n: words.ngettext("{count} vote", "{count} votes", n),
    "code level": lambda words, n: words.ngettext("{count} level of a code", "{count} levels of codes", n),
    "case level": lambda words, n: words.ngettext("{count} level of a case", "{count} levels of cases", n),
    "codebook version": lambda words, n: words.ngettext("{count} frozen codebook", "{count} frozen codebooks", n),
    "code lineage": lambda words, n: words.ngettext("{count} descent of a code", "{count} descents of codes", n),
    "rule check": lambda words, n: words.ngettext(
        "{count} check against new rules", "{count} checks against new rules", n
    ),
    "induction": lambda words, n: words.ngettext("{count} inductive work", "{count} inductive works", n),
    "induction document": lambda words, n: words.ngettext(
        "{count} document of an inductive work", "{count} documents of inductive works", n
    ),
    "induction passage": lambda words, n: words.ngettext(
        "{count} passage of an inductive work", "{count} passages of inductive works", n
    ),
    "reduction": lambda words, n: words.ngettext(
        "{count} statement of a reduction", "{count} statements of reductions", n
    ),
    "summary row": lambda words, n: words.ngettext(
        "{count} row of a summarising table", "{count} rows of summarising tables", n
    ),
    "card group": lambda words, n: words.ngettext("{count} group of cards", "{count} groups of cards", n),
    "statement": lambda words, n: words.ngettext("{count} statement", "{count} statements", n),
    "card": lambda words, n: words.ngettext("{count} card", "{count} cards", n),
    "typology": lambda words, n: words.ngettext("{count} typology", "{count} typologies", n),
    "type": lambda words, n: words.ngettext("{count} type", "{count} types", n),
    "type case": lambda words, n: words.ngettext("{count} case of a type", "{count} cases of types", n),
    "doubt": lambda words, n: words.ngettext("{count} doubt", "{count} doubts", n),
    "context": lambda words, n: words.ngettext("{count} context", "{count} contexts", n),
    "consent": lambda words, n: words.ngettext("{count} consent", "{count} consents", n),
    "transcription rule": lambda words, n: words.ngettext(
        "{count} set of transcription rules", "{count} sets of transcription rules", n
    ),
    "transcription sign": lambda words, n: words.ngettext(
        "{count} transcription sign", "{count} transcription signs", n
    ),
    "time": lambda words, n: words.ngettext("{count} time", "{count} times", n),
    "version": lambda words, n: words.ngettext("{count} version", "{count} versions", n),
    "backup": lambda words, n: words.ngettext("{count} backup", "{count} backups", n),
    "rescue file": lambda words, n: words.ngettext("{count} rescue file", "{count} rescue files", n),
    "log": lambda words, n: words.ngettext("{count} log", "{count} logs", n),
    "problem": lambda words, n: words.ngettext("{count} problem", "{count} problems", n),
    "project": lambda words, n: words.ngettext("{count} project", "{count} projects", n),
    "file": lambda words, n: words.ngettext("{count} file", "{count} files", n),
    "path": lambda words, n: words.ngettext("{count} path", "{count} paths", n),
    "name": lambda words, n: words.ngettext("{count} name", "{count} names", n),
    "whole text": lambda words, n: words.ngettext("{count} whole text", "{count} whole texts", n),
    "line of the register": lambda words, n: words.ngettext("{count} line", "{count} lines", n),
    "text": lambda words, n: words.ngettext("{count} text", "{count} texts", n),
    "place": lambda words, n: words.ngettext("{count} place", "{count} places", n),
    "more place": lambda words, n: words.ngettext("{count} more place", "{count} more places", n),
    "more form": lambda words, n: words.ngettext("{count} more form", "{count} more forms", n),
    "line": lambda words, n: words.ngettext("{count} line", "{count} lines", n),
    "line of the history": lambda words, n: words.ngettext(
        "{count} line of the history", "{count} lines of the history", n
    ),
    "key": lambda words, n: words.ngettext("{count} key", "{count} keys", n),
    "table": lambda words, n: words.ngettext("{count} table", "{count} tables", n),
    "row": lambda words, n: words.ngettext("{count} row", "{count} rows", n),
    "empty row": lambda words, n: words.ngettext("{count} empty row", "{count} empty rows", n),
    "column": lambda words, n: words.ngettext("{count} column", "{count} columns", n),
    "heading": lambda words, n: words.ngettext("{count} heading", "{count} headings", n),
    "cell": lambda words, n: words.ngettext("{count} cell", "{count} cells", n),
    "page": lambda words, n: words.ngettext("{count} page", "{count} pages", n),
    "page number": lambda words, n: words.ngettext("{count} page number", "{count} page numbers", n),
    "line number": lambda words, n: words.ngettext("{count} line number", "{count} line numbers", n),
    "number": lambda words, n: words.ngettext("{count} number", "{count} numbers", n),
    "image": lambda words, n: words.ngettext("{count} image", "{count} images", n),
    "embedded object": lambda words, n: words.ngettext("{count} embedded object", "{count} embedded objects", n),
    "text box": lambda words, n: words.ngettext("{count} text box", "{count} text boxes", n),
    "item": lambda words, n: words.ngettext("{count} item", "{count} items", n),
    "link": lambda words, n: words.ngettext("{count} link", "{count} links", n),
    "note": lambda words, n: words.ngettext("{count} note", "{count} notes", n),
    "footnote": lambda words, n: words.ngettext("{count} footnote", "{count} footnotes", n),
    "endnote": lambda words, n: words.ngettext("{count} endnote", "{count} endnotes", n),
    "highlight": lambda words, n: words.ngettext("{count} highlight", "{count} highlights", n),
    "comment": lambda words, n: words.ngettext("{count} comment", "{count} comments", n),
    "insertion": lambda words, n: words.ngettext("{count} insertion", "{count} insertions", n),
    "deletion": lambda words, n: words.ngettext("{count} deletion", "{count} deletions", n),
    "block": lambda words, n: words.ngettext("{count} block", "{count} blocks", n),
    "cue": lambda words, n: words.ngettext("{count} cue", "{count} cues", n),
    "cue identifier": lambda words, n: words.ngettext("{count} cue identifier", "{count} cue identifiers", n),
    "segment of speech": lambda words, n: words.ngettext(
        "{count} segment of speech", "{count} segments of speech", n
    ),
    "head line": lambda words, n: words.ngettext("{count} head line", "{count} head lines", n),
    "time stamp": lambda words, n: words.ngettext("{count} time stamp", "{count} time stamps", n),
    "byte order mark": lambda words, n: words.ngettext("{count} byte order mark", "{count} byte order marks", n),
    "pause": lambda words, n: words.ngettext("{count} pause", "{count} pauses", n),
    "omission": lambda words, n: words.ngettext("{count} omission", "{count} omissions", n),
    "overlap": lambda words, n: words.ngettext("{count} overlap", "{count} overlaps", n),
    "place not understood": lambda words, n: words.ngettext(
        "{count} place not understood", "{count} places not understood", n
    ),
}
_AFTER: dict[str, _Forms] = {  # after of, from, in: only those whose German differs
    "document": lambda words, n: words.npgettext("after of, from, in", "{count} document", "{count} documents", n),
    "quotation": lambda words, n: words.npgettext("after of, from, in", "{count} quotation", "{count} quotations", n),
    "day": lambda words, n: words.npgettext("after of, from, in", "{count} day", "{count} days", n),
    "case": lambda words, n: words.npgettext("after of, from, in", "{count} case", "{count} cases", n),
    "coder": lambda words, n: words.npgettext("after of, from, in", "{count} coder", "{count} coders", n),
    "anchor example": lambda words, n: words.npgettext(
        "after of, from, in", "{count} anchor example", "{count} anchor examples", n
    ),
    "finding": lambda words, n: words.npgettext("after of, from, in", "{count} finding", "{count} findings", n),
    "rules": lambda words, n: words.npgettext(
        "after of, from, in", "{count} set of rules", "{count} sets of rules", n
    ),
    "chapter": lambda words, n: words.npgettext("after of, from, in", "{count} chapter", "{count} chapters", n),
    "hit": lambda words, n: words.npgettext("after of, from, in", "{count} hit", "{count} hits", n),
    "turn": lambda words, n: words.npgettext("after of, from, in", "{count} turn", "{count} turns", n),
    "sentence": lambda words, n: words.npgettext("after of, from, in", "{count} sentence", "{count} sentences", n),
    "paragraph": lambda words, n: words.npgettext("after of, from, in", "{count} paragraph", "{count} paragraphs", n),
    "word": lambda words, n: words.npgettext("after of, from, in", "{count} word", "{count} words", n),
    "figure": lambda words, n: words.npgettext("after of, from, in", "{count} figure", "{count} figures", n),
    "entry": lambda words, n: words.npgettext("after of, from, in", "{count} entry", "{count} entries", n),
    "problem": lambda words, n: words.npgettext("after of, from, in", "{count} problem", "{count} problems", n),
    "project": lambda words, n: words.npgettext("after of, from, in", "{count} project", "{count} projects", n),
    "path": lambda words, n: words.npgettext("after of, from, in", "{count} path", "{count} paths", n),
    "text": lambda words, n: words.npgettext("after of, from, in", "{count} text", "{count} texts", n),
    "heading": lambda words, n: words.npgettext("after of, from, in", "{count} heading", "{count} headings", n),
    "image": lambda words, n: words.npgettext("after of, from, in", "{count} image", "{count} images", n),
    "text box": lambda words, n: words.npgettext("after of, from, in", "{count} text box", "{count} text boxes", n),
    "item": lambda words, n: words.npgettext("after of, from, in", "{count} item", "{count} items", n),
    "comment": lambda words, n: words.npgettext("after of, from, in", "{count} comment", "{count} comments", n),
    "block": lambda words, n: words.npgettext("after of, from, in", "{count} block", "{count} blocks", n),
    "cue": lambda words, n: words.npgettext("after of, from, in", "{count} cue", "{count} cues", n),
}
