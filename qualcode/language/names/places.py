"""Places behind words: what a derived word (Recklinghäuser, Kölsch, hamburgisch) may come from, and origins.

The rules are those of German derivation (Duden, “Ableitungen von geografischen Namen”); they give candidates, and a
list decides. Countries and places of birth are told by the words around them (“aus Syrien”, “geboren in …”): a guess.
All words are keys of `listed.key`: in lower case, ä as ae.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.language.sentences.abbreviations import words_of

PERSON_ENDINGS = tuple(sorted(words_of("er ern ers erin erinnen aner anern anerin ener enser iner"), key=len))
ADJECTIVE_ENDINGS = tuple(
    sorted(
        words_of("isch ische ischem ischen ischer isches sch sche schem schen scher sches"),
        key=lambda ending: (-len(ending), ending),
    )
)

# What no rule gives.
_SPECIAL = {
    "koelsch": "koeln", "koelsche": "koeln", "koelschen": "koeln", "koelscher": "koeln", "koelsches": "koeln",
    "oecher": "aachen", "oechern": "aachen", "kasselaener": "kassel", "jenenser": "jena", "zwickscher": "zwickau",
}  # fmt: skip

COUNTRIES = words_of(
    """
    aegypten aequatorialguinea aethiopien afghanistan albanien algerien angola argentinien armenien aserbaidschan
    australien bangladesch belarus belgien benin bhutan bolivien bosnien botsuana brasilien bulgarien burkina burundi
    chile china costa daenemark dominikanische ecuador elfenbeinkueste england eritrea estland finnland frankreich
    gabun gambia georgien ghana griechenland grossbritannien guatemala guinea guinea-bissau haiti herzegowina
    honduras indien indonesien irak iran irland island israel italien jamaika japan jemen jordanien jugoslawien
    kambodscha kamerun kanada kasachstan katar kenia kirgisien kirgisistan kolumbien kongo korea kosovo kroatien kuba
    kurdistan kuwait laos lettland libanon liberia libyen litauen luxemburg madagaskar malawi malaysia mali malta
    marokko mauretanien mazedonien mexiko moldau moldawien mongolei montenegro mosambik myanmar namibia nepal
    nicaragua niederlande niederlanden niger nigeria nordkorea nordmazedonien norwegen oman oesterreich pakistan
    palaestina panama paraguay peru philippinen polen portugal ruanda rumaenien russland sambia saudi-arabien
    schottland schweden schweiz senegal serbien sierra simbabwe singapur slowakei slowenien somalia sowjetunion
    spanien sri sudan suedafrika suedkorea suedsudan syrien tadschikistan taiwan tansania thailand togo tschad
    tschechien tschetschenien tuerkei tunesien turkmenistan uganda ukraine ungarn uruguay usa usbekistan venezuela
    vietnam weissrussland zypern
    """
)

NOT_BIRTHPLACES = words_of(
    """
    april armut august deutschland dezember europa familie familien februar fluechtlingslager freiheit fruehjahr
    fruehling gefangenschaft haft heim herbst ausland jahr jahre jahren jahrhundert januar juli juni kliniken klinik
    krankenhaus krieg kriegszeiten land lager mai maerz november oktober september sommer stadt umstaenden
    verhaeltnissen winter not
    """
)
"""What stands behind “geboren in” and is no place, or one that tells little."""

_OF_BIRTHS = ("eboren", "ebürtig", "ufgewachsen", "Geburts", "Heimat", " Welt", "born")
_OF_ORIGINS = ("aus", "Aus", "from")
BIRTH = re.compile(
    r"\b(?:[Gg]eboren|[Gg]ebürtig\w*|[Aa]ufgewachsen|Geburtsort|Geburtsstadt|Heimatstadt|Heimatort"
    r"|(?:zur|die) Welt|born)\b"
)
ORIGIN = re.compile(
    r"\b(?P<how>[Aa]us|[Ii]n|[Bb]ei|ist|war|from)(?:[^\S\n]+(?:dem|der|den|the))?(?:[^\S\n]+Nähe[^\S\n]+(?:von|der|des))?[^\S\n]+"
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:-[^\W\d_]+)*)"
)


def places_behind(word: str) -> Iterator[tuple[str, str]]:
    """The places that a derived word may come from, with the ending that it has: (`recklinghausen`, `er`)."""
    if word in _SPECIAL:
        yield _SPECIAL[word], "er" if word.startswith(("oech", "kasselae", "jen")) else "sch"
    for ending in (*PERSON_ENDINGS, *ADJECTIVE_ENDINGS):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= 3:
            for place in _of_stem(stem):
                yield place, ending


def _of_stem(stem: str) -> Iterator[str]:
    yield stem
    yield f"{stem}en"  # Bremen: Bremer
    yield f"{stem}e"  # Herne: Herner, Halle: Hallenser
    if stem.endswith("haeus"):  # Recklinghausen: Recklinghäuser
        yield f"{stem.removesuffix('haeus')}hausen"
    if stem.endswith("staedt"):  # Darmstadt: Darmstädter
        yield f"{stem.removesuffix('staedt')}stadt"
    if stem.endswith(("l", "n", "r")) and len(stem) > 3:  # Basel: Basler
        yield f"{stem[:-1]}e{stem[-1]}"


def origins(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Names that may tell where somebody comes from: start, end, the name, and whether a birth is spoken of.

    Behind “aus” they are for a list of countries to judge; in a sentence about a birth any name counts.
    """
    births = [found.span() for found in BIRTH.finditer(text)] if any(word in text for word in _OF_BIRTHS) else []
    if not births and not any(word in text for word in _OF_ORIGINS):
        return
    for found in ORIGIN.finditer(text):
        start, end = found.span("name")
        born = any(_same_sentence(text, start, end, birth) for birth in births)
        if born or found["how"] in ("aus", "Aus", "from"):
            yield start, end, found["name"], born


def _same_sentence(text: str, start: int, end: int, birth: tuple[int, int]) -> bool:
    between = text[end : birth[0]] if end <= birth[0] else text[birth[1] : start]
    return len(between) <= 40 and not re.search(r"[.!?;\n]", between)
