"""One invented dialogue, spelled in many forms of labels and times."""

import re

TALK = [
    ("I", "Können Sie erzählen, wie die Zusammenarbeit angefangen hat?"),
    ("B", "Am Anfang war das schwierig, weil wir uns nicht kannten. Jeder hat für sich gearbeitet."),
    ("I", "Was hat sich dann geändert?"),
    ("B", "Dann kam die Runde dazu; das hat geholfen."),
    ("I", "Und heute?"),
    ("B", "Heute rufe ich einfach an: man kennt sich."),
    ("I", "Gibt es noch etwas?"),
    ("B", "Nein, das war alles."),
]
FORMS = {
    "colon": "{time}{name}: {behind}{words}",
    "colon, tight": "{time}{name}:{behind}{words}",
    "brackets": "{time}[{name}] {behind}{words}",
    "brackets, colon": "{time}[{name}]: {behind}{words}",
    "braces": "{time}{{{name}}} {behind}{words}",
    "parentheses": "{time}({name}) {behind}{words}",
    "angles": "{time}<{name}> {behind}{words}",
    "at sign": "{time}@{name}: {behind}{words}",
    "number sign": "{time}#{name}: {behind}{words}",
    "dash": "{time}{name} - {behind}{words}",
    "long dash": "{time}{name} – {behind}{words}",
    "bar": "{time}{name} | {behind}{words}",
    "tab": "{time}{name}\t{behind}{words}",
    "bold by signs": "{time}**{name}:** {behind}{words}",
    "line above": "{time}{name}\n{behind}{words}",
    "line above, colon": "{time}{name}:\n{behind}{words}",
}
TIMES = {
    "none": ("", ""),
    "square before": ("[00:00:0{n}] ", ""),
    "square behind": ("", "[00:00:0{n}] "),
    "milliseconds": ("[00:00:0{n}.340] ", ""),
    "number signs": ("#00:00:0{n}-3# ", ""),
    "number signs behind": ("", "#00:00:0{n}-3# "),
    "round": ("(0{n}:10) ", ""),
    "braces": ("{{00:00:0{n}}} ", ""),
    "angles": ("<00:00:0{n}> ", ""),
    "bare": ("00:00:0{n} ", ""),
    "bare, dash": ("00:00:0{n} - ", ""),
    "frames": ("00:00:0{n}:12 ", ""),
    "range": ("[00:00:0{n}.000 --> 00:00:0{n}.900] ", ""),
    "range above": ("00:00:0{n}.000 --> 00:00:0{n}.900\n", ""),
    "frames above": ("00:00:0{n};12 - 00:00:0{n};24\n", ""),
    "minutes above": ("{n}:05\n", ""),
    "time of day": ("10:3{n} Uhr ", ""),
    "date": ("[03.05.22, 10:3{n}:11] ", ""),
}
_STAMPS = re.compile(r"[#\[]\d\d:\d\d:\d\d(?:-\d)?[#\]] ?")


def spelled_out(form: str, time: str, asks: str, answers: str) -> str:
    """The dialogue with these labels, an empty line between the turns."""
    before, behind = TIMES[time]
    names = {"I": asks, "B": answers}
    return "\n\n".join(
        FORMS[form].format(time=before.format(n=n), name=names[who], behind=behind.format(n=n), words=words)
        for n, (who, words) in enumerate(TALK, start=1)
    )


def without_signs(words: str) -> str:
    """What is said without the time stamps in it."""
    return " ".join(_STAMPS.sub("", words).split())


def ending_in_blank_lines(text: str) -> str:
    """The text with blank lines that hold blanks."""
    return "\n \n" + text.replace("\n\n", "\n \t\n\n") + "\n \n"
