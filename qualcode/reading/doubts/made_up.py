"""Lines that programs for speech recognition write where nobody speaks: learnt from subtitles, said by nobody."""

from __future__ import annotations

STEMS = (
    *("ntertitel", "uschauen", "usehen", "Video", "bonnier", "mara.org", "opyright", "DR 20", "WR 20", "atching"),
    *(
        "scribe",
        "ubt",
        "aption",
        "ranscription by",
        "ranslated by",
        "ous-titr",
        "ndertitel",
        "ottotitoli",
        "ooji.org",
    ),
)
"""What one of the lines holds and few talks do, without a first letter that may be a capital."""

MADE_UP = (
    *("untertitel im auftrag", "untertitel von ", "untertitel der ", "untertitel erstellt", "untertitel swr"),
    *("untertitelung", "untertitel: ", "untertitel br", "untertitel ard", "untertitel zdf", "untertitel mit"),
    *("copyright wdr", "copyright swr", "copyright ard", "copyright zdf", "wdr 20", "swr 20"),
    *("danke fürs zuschauen", "dank fürs zuschauen", "danke für's zuschauen", "dank für's zuschauen"),
    *("danke für das zuschauen", "dank für das zuschauen", "danke fürs zusehen", "dank fürs zusehen"),
    *("bis zum nächsten video", "im nächsten video", "abonniert den kanal", "abonnieren sie den kanal"),
    *("abonniert meinen kanal", "abonniere den kanal", "nicht zu abonnieren", "kanal zu abonnieren"),
    *("amara.org", "thanks for watching", "thank you for watching", "thank you so much for watching"),
    *("thank you very much for watching", "please subscribe", "like and subscribe", "forget to subscribe"),
    *("subscribe to my channel", "subscribe to the channel", "subtitles by", "captions by", "captioning by"),
    *("transcription by castingwords", "transcribed by https", "transcription by eso", "translated by releases"),
    *("sous-titres réalisés", "sous-titrage", "ondertitels ingediend", "ondertiteling", "sottotitoli creati"),
    *("subtítulos realizados", "subtítulos por", "mooji.org"),
)
"""Beginnings of the lines, in lower case."""
