"""Words that transcripts and notes put before a colon: who asks, who answers, and what is no speaker.

Keys are in lower case without number, gender ending and full stop: “Interviewer:in 2” is `interviewer`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from qualcode.language.forms.normalised import folded
from qualcode.language.sentences.abbreviations import words_of

_NUMBERED = re.compile(r"[\s_-]*\d{1,3}[a-z]?$")
_GENDER = re.compile(r"(?:[*:_/]-?in(?:nen)?|\(in(?:nen)?\)|[*:/]-?r)(?!\w)", re.I)


@lru_cache(maxsize=1024)
def label_key(speaker: str) -> str:
    """The label as the words below are written: `Interviewer:in 2` is interviewer."""
    return folded(_GENDER.sub("", _NUMBERED.sub("", speaker.strip(" .")))).strip(" .-_")


# Those who ask.
ASKS = words_of(
    """
    befragende befragender befrager befragerin diskussionsleitung f facilitator forschende forscher
    forscherin frage fragende fragender fragesteller fragestellerin gesprächsführende
    gesprächsführung gesprächsleitung host i in int interviewende interviewender interviewer
    interviewerin interviewführung interviewleitung mod moderation moderator moderatorin q question
    researcher
    """
)

# Those who answer.
ANSWERS = words_of(
    """
    a answer antwort b bef befragte befragten befragter e expert experte expertin gesprächspartner
    gesprächspartnerin gp informant informantin interviewee interviewpartner interviewpartnerin
    interviewte interviewter ip klient klientin p participant proband probandin respondent teilnehmende
    teilnehmender teilnehmer teilnehmerin tn zeitzeuge zeitzeugin
    """
)

# Several voices at once, unknown ones, and those who speak for somebody else.
OTHERS = words_of(
    """
    all alle beide dolmetscher dolmetscherin durcheinander interpreter mehrere protokollant
    protokollantin publikum sprachmittler sprachmittlerin translator unbekannt unklar unknown übersetzer
    übersetzerin
    """
)

# Speakers of unknown role, if a number follows: “Speaker 1”.
VOICES = words_of("frau mann person speaker sprechende sprecher sprecherin stimme voice")

# What makes a name of the word behind it.
TITLES = words_of("dr fr frau herr herrn hr mr mrs ms pater prof schwester")

# Parts of a name in lower case.
PARTICLES = words_of("& / al bin da de den der di du el la le und van vom von zu zum zur")

# What heads a note or a line of a form, and is nobody.
HEADS_OF_NOTES = words_of(
    """
    abbildung achtung address adresse age alter anfang anlage anmerkung anmerkungen ansatz appendix
    aspekt aspekte aufgabe aufgaben aufnahme ausblick bedingung bedingungen beginn beispiel beispiele
    bemerkung bemerkungen beruf betreff chancen chapter code conclusion context date datei datum dauer
    definition duration e-mail einleitung einrichtung email end ende ergebnis ergebnisse example
    examples exkurs fazit figure file folge fortsetzung funktion förderer gegenstand gender geschlecht
    gespräch goal goals grund gründe hinweis hinweise hypothese idee important inhalt institution
    interview interviewnummer item kapitel kategorie kommentar kommune kontext lage legende location
    mail maßnahme maßnahmen memo methode motto nachteil nachteile name nb note notes notiz notizen ort
    part phase place position problem probleme project projekt ps punkt quelle quellen rahmen recording
    result results risiken role rolle schluss schwäche schwächen section source stand start stichwort
    stichworte stärke stärken subject summary tabelle table task teil tel telefon thema themen these
    thesen time titel title top topic transcript transkript transkription uhr uhrzeit umfang version
    voraussetzung voraussetzungen vorteil vorteile wichtig zeit ziel ziele zitat zusammenfassung zweck
    """
)
