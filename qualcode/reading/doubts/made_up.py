"""Lines that programs for speech recognition write where nobody speaks: learnt from subtitles, said by nobody."""

from __future__ import annotations

from collections.abc import Iterable

from qualcode.language.sentences.abbreviations import words_of


def _with_blanks(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(line.replace("_", " ") for line in lines))


STEMS = _with_blanks(
    words_of("""
    ntertitel uschauen usehen Video bonnier mara.org opyright DR_20 WR_20 atching scribe ubt aption ranscription_by
    ranslated_by ous-titr ndertitel ottotitoli ooji.org
    """)
)
"""What one of the lines holds and few talks do, without a first letter that may be a capital."""

MADE_UP = _with_blanks(
    words_of("""
    untertitel_im_auftrag untertitel_von_ untertitel_der_ untertitel_erstellt untertitel_swr untertitelung
    untertitel:_ untertitel_br untertitel_ard untertitel_zdf untertitel_mit
    copyright_wdr copyright_swr copyright_ard copyright_zdf wdr_20 swr_20
    danke_fürs_zuschauen dank_fürs_zuschauen danke_für's_zuschauen dank_für's_zuschauen danke_für_das_zuschauen
    dank_für_das_zuschauen danke_fürs_zusehen dank_fürs_zusehen bis_zum_nächsten_video im_nächsten_video
    abonniert_den_kanal abonnieren_sie_den_kanal abonniert_meinen_kanal abonniere_den_kanal nicht_zu_abonnieren
    kanal_zu_abonnieren amara.org
    thanks_for_watching thank_you_for_watching thank_you_so_much_for_watching thank_you_very_much_for_watching
    please_subscribe like_and_subscribe forget_to_subscribe subscribe_to_my_channel subscribe_to_the_channel
    subtitles_by captions_by captioning_by transcription_by_castingwords transcribed_by_https transcription_by_eso
    translated_by_releases
    sous-titres_réalisés sous-titrage ondertitels_ingediend ondertiteling sottotitoli_creati subtítulos_realizados
    subtítulos_por mooji.org
    """)
)
"""Beginnings of the lines, in lower case; “_” stands for a blank."""
