"""The table of transcript dialects. A new program is a row with an example, no code.

A row's `label` is the form of its labels with the name as a hole, or one of `ABOVE`, `BOLD`, `ITALIC`, `CELLS` and
`NOBODY`; `time` is a stamp as the program writes it, of which every digit stands for any, and `place` where it stands
to the label. `names` says what labels look like, where the program makes them. `heads` are the lines that the
program writes above the talk (patterns for whole lines; the first is the sign by which it is known, the others
count beside it), `feet` those below. Where `lines_are_units`, lines are never joined.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from qualcode.catalogue import _
from qualcode.reading.dialects.forms import ABOVE, BOLD, CELLS, ITALIC, NOBODY


class StampPlace(StrEnum):
    """Where a time stamp stands to the label of its turn."""

    ANYWHERE = ""
    BEFORE = "before"  # in the line of the label
    BEHIND = "behind"  # the label, before the words
    LINE_ABOVE = "line-above"
    LINE_BELOW = "line-below"


@dataclass(frozen=True, slots=True)
class Dialect:
    """A row of the table; `words` say what it is to somebody who chooses, `example` is invented."""

    name: str
    words: str
    label: str
    example: str
    time: str = ""
    place: StampPlace = StampPlace.ANYWHERE
    names: str = ""
    heads: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()
    lines_are_units: bool = False


DIALECTS = (
    Dialect(
        "colon",
        _("A name and a colon at the beginning of the line"),
        "{name}:",
        "I: Wie fing das an?\nB: Mit einem Anruf, ganz ungeplant.\nI: Und dann?\nB: Dann kam die Runde.",
    ),
    Dialect(
        "gat2",
        _("GAT2: each line an intonation phrase"),
        "{name}:",
        "01 S1: wie hat das denn ANgefangen\n02 S2: °h mit einem ANruf (.)\n03     ganz UNgeplant\n04 S1: hm_hm",
        lines_are_units=True,
    ),
    Dialect(
        "tiq",
        _("TiQ: lines counted, overlaps below each other"),
        "{name}:",
        "1 Y1: Wie fing das an?\n2 B1: Mit einem Anruf °ganz ungeplant° @(.)@\n3 Y1:    └ Ja\n4 B1: und dann eben so",
        lines_are_units=True,
    ),
    Dialect(
        "brackets-colon",
        _("A name in square brackets and a colon"),
        "[{name}]:",
        "[Interviewerin]: Wie fing das an?\n[Frau Probe]: Mit einem Anruf.\n[Interviewerin]: Und dann?",
    ),
    Dialect(
        "brackets",
        _("A name in square brackets"),
        "[{name}]",
        "[Interviewerin] Wie fing das an?\n[Fachkraft] Mit einem Anruf.\n[Interviewerin] Und dann?",
    ),
    Dialect(
        "braces",
        _("A name in braces"),
        "{{name}}",
        "{Interviewerin} Wie fing das an?\n{Fachkraft} Mit einem Anruf.\n{Interviewerin} Und dann?",
    ),
    Dialect(
        "parentheses",
        _("A name in parentheses"),
        "({name})",
        "(Interviewerin) Wie fing das an?\n(Fachkraft) Mit einem Anruf.\n(Interviewerin) Und dann?",
    ),
    Dialect(
        "angles",
        _("A name in angle brackets"),
        "<{name}>",
        "<Interviewerin> Wie fing das an?\n<Fachkraft> Mit einem Anruf.\n<Interviewerin> Und dann?",
    ),
    Dialect(
        "at",
        _("A name behind an at sign, with a colon"),
        "@{name}:",
        "@Interviewerin: Wie fing das an?\n@Fachkraft: Mit einem Anruf.\n@Interviewerin: Und dann?",
    ),
    Dialect(
        "hash",
        _("A name behind a number sign, with a colon"),
        "#{name}:",
        "#Interviewerin: Wie fing das an?\n#Fachkraft: Mit einem Anruf.\n#Interviewerin: Und dann?",
    ),
    Dialect(
        "bold",
        _("A bold name at the beginning of the line"),
        BOLD,
        "**Interviewerin** Wie fing das an?\n**Fachkraft** Mit einem Anruf.\n**Interviewerin** Und dann?",
    ),
    Dialect(
        "table",
        _("A table with columns such as number, time, name, words"),
        CELLS,
        "1\t00:00:02\tI\tWie fing das an?\n2\t00:00:09\tB\tMit einem Anruf.\n3\t00:00:15\tI\tUnd dann?",
    ),
    Dialect(
        "tab",
        _("A name and a tab"),
        "{name}\t",
        "I\tWie fing das an?\nB\tMit einem Anruf.\nI\tUnd dann?",
    ),
    Dialect(
        "line-above",
        _("A name on the line above the words"),
        ABOVE,
        "Interviewerin\nWie fing das an?\n\nFachkraft\nMit einem Anruf.\n\nInterviewerin\nUnd dann?",
    ),
    Dialect(
        "dash",
        _("A name and a dash"),
        "{name} –",
        "I – Wie fing das an?\nB – Mit einem Anruf.\nI – Und dann?\nB – Dann kam die Runde.",
    ),
    Dialect(
        "bar",
        _("A name and a vertical bar"),
        "{name} |",
        "I | Wie fing das an?\nB | Mit einem Anruf.\nI | Und dann?\nB | Dann kam die Runde.",
    ),
    Dialect(
        "semicolon",
        _("A name and a semicolon"),
        "{name};",
        "I; Wie fing das an?\nB; Mit einem Anruf.\nI; Und dann?\nB; Dann kam die Runde.",
    ),
    Dialect(
        "italic",
        _("An italic name at the beginning of the line"),
        ITALIC,
        "*Interviewerin* Wie fing das an?\n*Fachkraft* Mit einem Anruf.\n*Interviewerin* Und dann?",
    ),
    Dialect(
        "chevrons",
        _("A name behind two chevrons, with a colon"),
        ">> {name}:",
        ">> Interviewerin: Wie fing das an?\n>> Fachkraft: Mit einem Anruf.\n>> Interviewerin: Und dann?",
    ),
    Dialect(
        "list-dash",
        _("A name behind the dash of a list, with a colon"),
        "- {name}:",
        "- Interviewerin: Wie fing das an?\n- Fachkraft: Mit einem Anruf.\n- Interviewerin: Und dann?",
    ),
    Dialect(
        "equals-sign",
        _("A name and an equals sign"),
        "{name} =",
        "I = Wie fing das an?\nB = Mit einem Anruf.\nI = Und dann?\nB = Dann kam die Runde.",
    ),
    Dialect(
        "noscribe",
        _("noScribe: name, colon, time in square brackets, head"),
        "{name}:",
        "Transkribiert mit noScribe Vers. 0.7\n\nS00: [00:00:02] Wie fing das an?\n\nS01: [00:00:09] Mit einem Anruf."
        "\n\nS00: [00:00:15] Und dann?",
        names=r"S\d\d",
        time="[00:00:02]",
        place=StampPlace.BEHIND,
        heads=(r"(?:Transkribiert mit|Transcribed with) noScribe\b.*",),  # no text: what other programs write
    ),
    Dialect(
        "atrain",
        _("aTrain: name on a line of its own, times with a dash behind them"),
        ABOVE,
        "Transcription for 2026-01-05 10-00-00 b1.mp3\n\nSPEAKER_00\n[00:00:02] - Wie fing das an?\n\nSPEAKER_01\n"
        "[00:00:09] - Mit einem Anruf.\n\nSPEAKER_00\n[00:00:15] - Und dann?",
        names=r"SPEAKER_\d\d",
        time="[00:00:02]",
        place=StampPlace.LINE_BELOW,
        heads=(r"Transcription for \d{4}-\d\d-\d\d.*|.*\baTrain\b.*",),  # no text: what other programs write
    ),
    Dialect(
        "otter",
        _("Otter: name and time on a line of their own"),
        ABOVE,
        "Gespräch 3\nSUMMARY KEYWORDS\nfall, runde\nSPEAKERS\nAnna Probe, Speaker 2\n\n"
        "Anna Probe  0:02\nWie fing das an?"
        "\n\nSpeaker 2  0:09\nMit einem Anruf.\n\nAnna Probe  0:15\nUnd dann?\n\nTranscribed by https://otter.ai",
        time="0:02",
        place=StampPlace.BEHIND,
        heads=(r"SUMMARY KEYWORDS", r"SPEAKERS|KEYWORDS"),  # no text: what other programs write
        feet=(r"Transcribed by (?:https?://)?(?:www\.)?otter\.ai.*",),  # no text: what other programs write
    ),
    Dialect(
        "f4x",
        _("f4x, f4transkript: name, colon, time between number signs at the end"),
        "{name}:",
        "I: Wie fing das an? #00:00:08-2#\n\nB: Mit einem Anruf. #00:00:14-7#\n\nI: Und dann? #00:00:17-1#",
        time="#00:00:08-2#",
        heads=(r".*\b(?:f4x|f4transkript|audiotranskription\.de)\b.*",),
    ),
    Dialect(
        "teams",
        _("Teams: range of times, name, words on lines of their own"),
        ABOVE,
        "0:0:2.100 --> 0:0:8.200\nAnna Probe\nWie fing das an?\n0:0:9.300 --> 0:0:14.400\nKurt Muster\n"
        "Mit einem Anruf.\n"
        "0:0:15.000 --> 0:0:17.000\nAnna Probe\nUnd dann?",
        time="0:0:2.100 --> 0:0:8.200",
        place=StampPlace.LINE_ABOVE,
        heads=(
            r".*(?:Besprechungs|Meeting[ -]?)(?:transkript|transcript|aufzeichnung|recording)\b.*",
            r".*(?:hat die Transkription (?:gestartet|beendet)|(?:started|stopped) transcription)",  # no text: theirs
        ),
        feet=(r".*(?:hat die Transkription beendet|stopped transcription)",),  # no text: what other programs write
    ),
    Dialect(
        "teams-copied",
        _("Teams, copied: name, time written out and words on lines of their own"),
        ABOVE,
        "Anna Probe\n0 Minuten 2 Sekunden\nWie fing das an?\n\nKurt Muster\n0 Minuten 9 Sekunden\n"
        "Mit einem Anruf.\n\n"
        "Anna Probe\n1 Minute 15 Sekunden\nUnd dann?",
        time="0 Minuten 2 Sekunden",
        place=StampPlace.LINE_BELOW,
    ),
    Dialect(
        "zoom",
        _("Zoom: name in square brackets and time above the words"),
        "[{name}]",
        "[Anna Probe] 10:02:11\nWie fing das an?\n\n[Kurt Muster] 10:02:19\nMit einem Anruf.\n\n"
        "[Anna Probe] 10:02:25\n"
        "Und dann?",
        time="10:02:11",
        place=StampPlace.BEHIND,
    ),
    Dialect(
        "maxqda",
        _("MAXQDA: name, colon, time between number signs in front"),
        "{name}:",
        "#00:00:02-0# I: Wie fing das an?\n#00:00:09-5# B: Mit einem Anruf.\n#00:00:15-1# I: Und dann?",
        time="#00:00:02-0#",
        place=StampPlace.BEFORE,
        heads=(r".*\bMAXQDA\b.*",),
    ),
    Dialect(
        "whisper.cpp",
        _("whisper.cpp: range of times and speaker in front of the words"),
        "({name})",
        "[00:00:02.000 --> 00:00:08.000]  (speaker 0) Wie fing das an?\n"
        "[00:00:09.000 --> 00:00:14.000]  (speaker 1) Mit "
        "einem Anruf.\n[00:00:15.000 --> 00:00:17.000]  (speaker 0) Und dann?",
        names=r"speaker \d+",
        time="[00:00:02.000 --> 00:00:08.000]",
        place=StampPlace.BEFORE,
        heads=(
            r"(?:whisper_init|main: processing|Detecting language|Detected language).*",  # no text: theirs
            r"(?:whisper_|system_info|main:|Detected language).*",  # no text: theirs
        ),
    ),
    Dialect(
        "whisperx",
        _("whisperX: speaker in square brackets and a colon"),
        "[{name}]:",
        "[SPEAKER_00]: Wie fing das an?\n[SPEAKER_01]: Mit einem Anruf.\n[SPEAKER_00]: Und dann?",
        names=r"SPEAKER_\d\d",
        heads=(r".*\bwhisperx\b.*",),
    ),
    Dialect(
        "amberscript",
        _("Amberscript: name and time in square brackets above the words"),
        ABOVE,
        "Sprecher 1 [00:00:02]\nWie fing das an?\n\nSprecher 2 [00:00:09]\nMit einem Anruf.\n\n"
        "Sprecher 1 [00:00:15]\n"
        "Und dann?",
        time="[00:00:02]",
        place=StampPlace.BEHIND,
        heads=(r".*\bAmberscript\b.*",),
    ),
    Dialect(
        "sonix",
        _("Sonix: name, colon, time with hundredths in square brackets"),
        "{name}:",
        "Speaker 1: [00:00:02.10] Wie fing das an?\n\nSpeaker 2: [00:00:09.25] Mit einem Anruf.\n\n"
        "Speaker 1: [00:00:15.00] Und dann?",
        time="[00:00:02.10]",
        place=StampPlace.BEHIND,
        heads=(r".*\bSonix\b.*",),
    ),
    Dialect(
        "trint",
        _("Trint: time in square brackets and name above the words"),
        ABOVE,
        "[00:00:02] Speaker 1\nWie fing das an?\n\n[00:00:09] Speaker 2\nMit einem Anruf.\n\n[00:00:15] Speaker 1\n"
        "Und dann?",
        time="[00:00:02]",
        place=StampPlace.BEFORE,
        heads=(r".*\bTrint\b.*",),
    ),
    Dialect(
        "descript",
        _("Descript: time in square brackets, name, colon"),
        "{name}:",
        "[00:00:02] Anna: Wie fing das an?\n\n[00:00:09] Kurt: Mit einem Anruf.\n\n[00:00:15] Anna: Und dann?",
        time="[00:00:02]",
        place=StampPlace.BEFORE,
        heads=(r".*\bDescript\b.*",),
    ),
    Dialect(
        "happy-scribe",
        _("Happy Scribe: time with hundredths, dash and name above the words"),
        ABOVE,
        "[00:00:02.10] - Speaker 1\nWie fing das an?\n\n[00:00:09.25] - Speaker 2\nMit einem Anruf.\n\n"
        "[00:00:15.00] - Speaker 1\nUnd dann?",
        time="[00:00:02.10]",
        place=StampPlace.BEFORE,
        heads=(r".*\bHappy ?Scribe\b.*",),
    ),
    Dialect(
        "transcribee",
        _("transcribee, Maestra: range of times, then name and colon above the words"),
        "{name}:",
        "00:00:02.000 --> 00:00:08.000\nSpeaker 1:\nWie fing das an?\n\n00:00:09.000 --> 00:00:14.000\nSpeaker 2:\n"
        "Mit einem Anruf.\n\n00:00:15.000 --> 00:00:17.000\nSpeaker 1:\nUnd dann?",
        time="00:00:02.000 --> 00:00:08.000",
        place=StampPlace.LINE_ABOVE,
        heads=(r".*\b(?:transcribee|Maestra)\b.*",),
    ),
    Dialect(
        "chat",
        _("Chat: date and time of day in front of name and colon"),
        "{name}:",
        "[05.01.26, 10:02:11] Anna: Wie fing das an?\n[05.01.26, 10:02:19] Kurt: Mit einem Anruf.\n"
        "[05.01.26, 10:02:25] Anna: Und dann?",
        time="[05.01.26, 10:02:11]",
        place=StampPlace.BEFORE,
    ),
    Dialect(
        "youtube",
        _("YouTube: times on lines of their own, nobody is named"),
        NOBODY,
        "0:02\nWie fing das an?\n0:09\nMit einem Anruf.\n0:15\nUnd dann?",
        time="0:02",
        place=StampPlace.LINE_ABOVE,
        heads=(r"Kind: captions", r"Language: \w\w.*"),  # no text: what other programs write
    ),
    Dialect(
        "questions-heading",
        _("No names: questions are headings"),
        NOBODY,
        "# Wie fing das an?\nMit einem Anruf, ganz ungeplant.\n\n# Und dann?\nDann kam die Runde.",
    ),
    Dialect(
        "questions-bold",
        _("No names: questions are bold"),
        NOBODY,
        "**Wie fing das an?**\nMit einem Anruf, ganz ungeplant.\n\n**Und dann?**\nDann kam die Runde.",
    ),
    Dialect(
        "questions-italic",
        _("No names: questions are in italics"),
        NOBODY,
        "*Wie fing das an?*\nMit einem Anruf, ganz ungeplant.\n\n*Und dann?*\nDann kam die Runde.",
    ),
    Dialect(
        "questions-list",
        _("No names: questions are items of a list or numbered"),
        NOBODY,
        "1. Wie fing das an?\nMit einem Anruf, ganz ungeplant.\n\n2. Und dann?\nDann kam die Runde zusammen.",
    ),
    Dialect(
        "questions-quoted",
        _("E-mail: questions are quoted with >, answers stand below"),
        NOBODY,
        "> Wie fing das an?\nMit einem Anruf, ganz ungeplant.\n\n> Und dann?\nDann kam die Runde.",
    ),
    Dialect(
        "questions-lines",
        _("No names: questions are lines of their own, answers stand below"),
        NOBODY,
        "Wie fing das an?\nMit einem Anruf vom Jobcenter, ganz ungeplant.\n\nUnd dann?\nDann kam die Runde.\n\n"
        "Was hat geholfen?\nFeste Ansprechpartner haben geholfen.",
    ),
    Dialect(
        "nobody",
        _("No names: nobody is known to speak"),
        NOBODY,
        "Am Anfang kannten wir uns nicht.\nSpäter wurde es besser.",
    ),
)

BY_NAME = {dialect.name: dialect for dialect in DIALECTS}
