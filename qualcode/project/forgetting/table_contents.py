"""What each table of a project file holds, in a sentence for people who answer for data protection.

A test holds that every table has one, so that a sheet of what is stored can never leave one out.
"""

from __future__ import annotations

from qualcode.catalogue import Later, later

TABLE_CONTENTS: dict[str, Later] = {
    "settings": later("Title and settings of the project, such as what was said for reading transcripts."),
    "coders": later("Names of the people and programs who code."),
    "cases": later("Names of the cases (people, organisations); exports show them only where somebody asks for it."),
    "documents": later("Name, source label and source file (name, checksum) of each document, and how it was read."),
    "speakers": later("Names or letters of those who speak in a document, with their role."),
    "attributes": later("Attributes of cases, documents and speakers, such as age or place."),
    "codes": later("Names of the codes, with colour and order."),
    "code_rules": later("Definitions and rules of the codes, in all their versions."),
    "anchors": later("Anchor examples of the codes: words of a passage, or invented ones."),
    "related_codes": later("Which codes are related."),
    "codebooks": later("Titles and descriptions of codebooks that were taken in."),
    "assignments": later("Which documents are allotted to whom, and how far the work on them is."),
    "codings": later("Which passage has which code, given by whom and when, with a paraphrase if there is one."),
    "memos": later("Memos on the project, on cases, documents, codes and passages, with their authors."),
    "revisions": later("How positions in a text moved when it was corrected."),
    "orphans": later("Codings that have no place in a corrected text, with what hangs on them."),
    "quotation_edits": later("Changes to the wording of quotations, such as omissions and replacements."),
    "good_marks": later("Which quotations somebody marked as good."),
    "quotation_ids": later("Short ids of quotations."),
    "labels": later("Source labels, and for how many cases each stands."),
    "publications": later("Names and days of publications."),
    "published_quotations": later("Which quotations stand in which publication."),
    "accepted_findings": later("Warnings of the disclosure check that somebody accepted, with the reason."),
    "origins": later("Wave and kind of source of single documents."),
    "topics": later("Topics of the interview guide."),
    "topic_waves": later("The questions of the guide, by wave."),
    "topic_assignments": later("Which questions of a transcript belong to which topic."),
    "summaries": later("Summaries that researchers wrote of cases and codes."),
    "document_groups": later("Names of groups of documents."),
    "group_members": later("Which documents are in which group."),
    "research_questions": later("The research questions of the study."),
    "research_links": later("Which codes and memos belong to which research question."),
    "doubts": later("What the reader of a file was not sure of, with a short example from the text."),
    "consents": later("What cases and documents agreed to, when, by which form; withdrawal and date of deletion."),
    "transcription_rules": later("Names of own transcription rules."),
    "transcription_signs": later("Signs of own transcription rules, with their meanings."),
    "fixed_segments": later("Passages that are fixed for a coder before the coding, by their places alone."),
    "decisions": later("Which of two versions of a row holds that several copies had changed, and who decided it."),
    "consensus_decisions": later(
        "What was decided where coders differ: by whom, with the reason, and by ids and places what they had."
    ),
    "norming_sessions": later("Talks about how codes are meant: name, what came of it, agreement before and after."),
    "norming_members": later("Who takes part in such a talk."),
    "norming_passages": later("Passages that such a talk is about, by their places alone."),
    "norming_votes": later("Which code each member gives to such a passage, before the talk and after it."),
    "texts": later("The texts themselves, the present ones and, until they are erased, the former ones."),
    "structures": later("Where paragraphs, turns and sentences begin, and who speaks."),
    "entries": later("The history: who changed what kind of thing at which time, with a reason if one was given."),
    "changes": later("The history: the former values of every changed row, so that changes can be undone."),
    "open_entry": later("The change that is being written at this moment; empty otherwise."),
    "backups": later("Where backups lie that the program made, so that erasing reaches them."),
    "file_state": later("Marks of this file: identity of the project, whether it is a backup, checksum."),
    "forgotten": later("Keyed checksums and ids of what was erased, so that it is recognised if it comes back."),
    "begun": later("Files that are being written at this moment, so that a crash leaves none unknown."),
    "given": later(
        "The register: what left, by ids alone, the path of the file, to whom, when and by whom; it cannot be "
        "changed later."
    ),
    "arrived": later("Which entries of the history came from another copy, from which one and when."),
    "carried": later("What entries from other copies did to rows, where both had changed the same."),
    "waiting": later("Entries from other copies that came before what they rest on, with their rows."),
    "aliases": later("Ids of rows of other copies that stand for one of here, as both are the same."),
    "conflicts": later("Which fields two copies changed apart from each other, by ids alone."),
    "cut": later("Of a package: from which entry of the history it was cut, and for whom."),
    "bases": later("Of a package: ids of the entries that its rows rest on."),
    "shared_folders": later("Folders that copies are kept in step by."),
    "shared_files": later("Names and checksums of the files in shared folders, read or written."),
    "shared_entries": later("Ids of the entries that lie in shared folders."),
    "erasures": later("Notes of what was erased, by ids alone, and which copies confirmed it."),
    "search_forms": later("The index of the search: word forms of the texts; it is derived and emptied by erasing."),
    "search_texts": later("The index of the search: which word forms stand in which text; derived as well."),
    "checked_texts": later("Places at which the disclosure check found something, without words; derived as well."),
}
