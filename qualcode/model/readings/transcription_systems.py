"""The systems of transcription rules that come with the program, with the literature that they stand in.

The signs are facts of these systems; their meanings are told here in our own words.
"""

from __future__ import annotations

from qualcode.catalogue import later
from qualcode.model.readings.transcription_rules import InQuotation, SignKind, TranscriptionRules, TranscriptionSign

_DROP, _WORDS = InQuotation.DROP, InQuotation.WORDS
_SECONDS = later("pause of so many seconds")
_UNCLEAR = later("not understood")
_COMMENT = later("what else was done or heard")
_LENGTHENED = later("lengthened sound; the more colons the longer")

_ANSWER = "mhm (bejahend)"  # no text: a sign
_DISTURBANCE = "(Handy klingelt)"  # no text: a sign
_DRESING = "Dresing & Pehl (2018): Praxisbuch Interview, Transkription & Analyse. 8. Aufl."  # no text: literature
_KUCKARTZ = "Kuckartz & Rädiker (2022): Qualitative Inhaltsanalyse. 5. Aufl. Beltz Juventa."  # no text: literature
_SELTING = "Selting et al. (2009): GAT 2. Gesprächsforschung 10, S. 353–402."  # no text: literature
_BOHNSACK = "Bohnsack (2014): Rekonstruktive Sozialforschung. 9. Aufl. Opladen: Budrich."  # no text: literature

SIMPLE = TranscriptionRules(
    "simple",
    later("Simple rules of content and meaning (Dresing/Pehl)"),
    (
        TranscriptionSign("(...)", later("clear pause"), SignKind.PAUSE, _DROP),
        TranscriptionSign("(3)", _SECONDS, SignKind.PAUSE, _DROP),
        TranscriptionSign("/", later("word or sentence broken off"), SignKind.BREAK),
        TranscriptionSign(later("CAPITALS"), later("stressed word"), SignKind.EMPHASIS),
        TranscriptionSign("(lacht)", _COMMENT, SignKind.COMMENT),
        TranscriptionSign(_ANSWER, later("sound as an answer, explained"), SignKind.SIGNAL),
        TranscriptionSign("(unv.)", _UNCLEAR, SignKind.UNCLEAR),
        TranscriptionSign("({text}?)", later("not surely understood"), SignKind.UNCLEAR),
        TranscriptionSign("//{text}//", later("spoken at the same time as somebody else"), SignKind.OVERLAP, _WORDS),
        TranscriptionSign("#00:00:00-0#", later("time in the recording"), SignKind.TIME, _DROP),
    ),
    _DRESING,
    later(
        "Editions differ in how long a pause is before it is written down, and in whether its length is told; the "
        "signs for seconds and for talk at the same time belong to the extended rules."
    ),
)

KUCKARTZ = TranscriptionRules(
    "kuckartz",
    later("Rules for computer-assisted analysis (Kuckartz/Rädiker)"),
    (
        TranscriptionSign("(.)", later("pause of about a second"), SignKind.PAUSE, _DROP),
        TranscriptionSign("(..)", later("pause of about two seconds"), SignKind.PAUSE, _DROP),
        TranscriptionSign("(...)", later("pause of about three seconds"), SignKind.PAUSE, _DROP),
        TranscriptionSign("(5)", later("longer pause, in seconds"), SignKind.PAUSE, _DROP),
        TranscriptionSign(later("underlined"), later("stressed words"), SignKind.EMPHASIS),
        TranscriptionSign(later("CAPITALS"), later("spoken loudly"), SignKind.VOLUME),
        TranscriptionSign("(lacht)", later("sound or gesture that goes with what is said"), SignKind.COMMENT),
        TranscriptionSign(_DISTURBANCE, later("disturbance and its cause"), SignKind.COMMENT),
        TranscriptionSign("(I: {text})", later("words that somebody else throws in"), SignKind.SIGNAL),
        TranscriptionSign("(unv.)", _UNCLEAR, SignKind.UNCLEAR),
        TranscriptionSign("#00:00:00-0#", later("time in the recording"), SignKind.TIME, _DROP),
    ),
    _KUCKARTZ,
    later(
        "Earlier editions (Kuckartz et al. 2008, Kuckartz 2010) have fewer signs; times in the recording came with "
        "programs for transcription."
    ),
)

GAT2 = TranscriptionRules(
    "gat2",
    later("GAT 2, minimal and basic transcript (Selting et al.)"),
    (
        TranscriptionSign("[{text}]", later("spoken at the same time as somebody else"), SignKind.OVERLAP, _WORDS),
        TranscriptionSign("°h", later("breathing in, 0.2 to 0.5 seconds"), SignKind.BREATH, _DROP),
        TranscriptionSign("°hh", later("breathing in, 0.5 to 0.8 seconds"), SignKind.BREATH, _DROP),
        TranscriptionSign("°hhh", later("breathing in, 0.8 to 1.0 seconds"), SignKind.BREATH, _DROP),
        TranscriptionSign("h°", later("breathing out, 0.2 to 0.5 seconds"), SignKind.BREATH, _DROP),
        TranscriptionSign("hh°", later("breathing out, 0.5 to 0.8 seconds"), SignKind.BREATH, _DROP),
        TranscriptionSign("hhh°", later("breathing out, 0.8 to 1.0 seconds"), SignKind.BREATH, _DROP),
        TranscriptionSign("(.)", later("very short pause, up to 0.2 seconds"), SignKind.PAUSE, _DROP),
        TranscriptionSign("(-)", later("pause of 0.2 to 0.5 seconds, estimated"), SignKind.PAUSE, _DROP),
        TranscriptionSign("(--)", later("pause of 0.5 to 0.8 seconds, estimated"), SignKind.PAUSE, _DROP),
        TranscriptionSign("(---)", later("pause of 0.8 to 1.0 seconds, estimated"), SignKind.PAUSE, _DROP),
        TranscriptionSign("(2.0)", later("measured pause, in seconds"), SignKind.PAUSE, _DROP),
        TranscriptionSign("_", later("words run together, as in und_äh"), SignKind.JOINED, _DROP),
        TranscriptionSign("=", later("the next words follow at once (basic transcript)"), SignKind.JOINED, _DROP),
        TranscriptionSign(":", _LENGTHENED, SignKind.LENGTHENING, _DROP),
        TranscriptionSign("ʔ", later("broken off by a glottal stop"), SignKind.BREAK, _DROP),
        TranscriptionSign(later("akZENT"), later("syllable with the main accent"), SignKind.EMPHASIS),
        TranscriptionSign("!{text}!", later("syllable with a very strong accent"), SignKind.EMPHASIS, _WORDS),
        TranscriptionSign("?", later("pitch rises high at the end of a phrase"), SignKind.INTONATION),
        TranscriptionSign(",", later("pitch rises at the end of a phrase"), SignKind.INTONATION),
        TranscriptionSign("–", later("pitch stays level at the end of a phrase"), SignKind.INTONATION),
        TranscriptionSign(";", later("pitch falls at the end of a phrase"), SignKind.INTONATION),
        TranscriptionSign(".", later("pitch falls low at the end of a phrase"), SignKind.INTONATION),
        TranscriptionSign("haha", later("laughter in syllables"), SignKind.LAUGHTER),
        TranscriptionSign("(({text}))", later("laughter, other sounds and events, described"), SignKind.COMMENT),
        TranscriptionSign("<<{text}> {text}>", later("how these words are spoken"), SignKind.COMMENT, _WORDS),
        TranscriptionSign("({text})", later("supposed wording; empty: not understood"), SignKind.UNCLEAR),
        TranscriptionSign("((...))", later("left out in the transcript"), SignKind.OMISSION),
        TranscriptionSign("→", later("line that the analysis speaks of"), SignKind.OTHER, _DROP),
    ),
    _SELTING,
    later(
        "GAT of 1998 writes words that run together with = (und=äh), and estimated pauses from one second as (2.0); "
        "the fine transcript has more signs, which are not listed here."
    ),
)

TIQ = TranscriptionRules(
    "tiq",
    later("TiQ, Talk in Qualitative Social Research (Bohnsack/Przyborski)"),
    (
        TranscriptionSign("└", later("begins at the same time as somebody else"), SignKind.OVERLAP, _DROP),
        TranscriptionSign("┘", later("end of talk at the same time"), SignKind.OVERLAP, _DROP),
        TranscriptionSign("(.)", later("pause of less than a second"), SignKind.PAUSE, _DROP),
        TranscriptionSign("(2)", _SECONDS, SignKind.PAUSE, _DROP),
        TranscriptionSign("(2s)", _SECONDS, SignKind.PAUSE, _DROP),
        TranscriptionSign(later("underlined"), later("stressed"), SignKind.EMPHASIS),
        TranscriptionSign(later("bold"), later("louder than this person usually speaks"), SignKind.VOLUME),
        TranscriptionSign("°{text}°", later("quieter than this person usually speaks"), SignKind.VOLUME, _WORDS),
        TranscriptionSign(".", later("voice falls strongly"), SignKind.INTONATION),
        TranscriptionSign(";", later("voice falls a little"), SignKind.INTONATION),
        TranscriptionSign("?", later("voice rises strongly"), SignKind.INTONATION),
        TranscriptionSign(",", later("voice rises a little"), SignKind.INTONATION),
        TranscriptionSign("viellei-", later("word broken off"), SignKind.BREAK),
        TranscriptionSign("=", later("words run together, as in oh=nee"), SignKind.JOINED, _DROP),
        TranscriptionSign(":", _LENGTHENED, SignKind.LENGTHENING, _DROP),
        TranscriptionSign("({text})", later("not surely understood; empty: not understood"), SignKind.UNCLEAR),
        TranscriptionSign("(({text}))", _COMMENT, SignKind.COMMENT),
        TranscriptionSign("@{text}@", later("spoken laughing"), SignKind.LAUGHTER, _WORDS),
        TranscriptionSign("@(.)@", later("short laugh"), SignKind.LAUGHTER, _DROP),
        TranscriptionSign("@(3)@", later("laughter of so many seconds"), SignKind.LAUGHTER, _DROP),
        TranscriptionSign("//{text}//", later("sound of somebody who listens"), SignKind.SIGNAL, _WORDS),
    ),
    _BOHNSACK,
    later(
        "Editions differ in the hook for talk at the same time (└ or ⌊), in whether seconds have a unit, and in "
        "whether loud words are bold."
    ),
)

SYSTEMS: dict[str, TranscriptionRules] = {rules.name: rules for rules in (SIMPLE, KUCKARTZ, GAT2, TIQ)}
"""The systems that come with the program, by name."""
