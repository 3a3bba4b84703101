"""Quotation collections as one web page that needs nothing else: search and filters work offline."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from qualcode.reporting.collection import Collection
from qualcode.reporting.files import xml_safe
from qualcode.reporting.prose import Entry, Heading, Kind, Look, parts
from qualcode.reporting.wording import Wording

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2rem; } h3 { font-size: 1rem; }
form { position: sticky; top: 0; background: Canvas; padding: .5rem 0; border-bottom: 1px solid GrayText;
  display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
input[type=search] { flex: 1 1 12rem; } input, select { font: inherit; padding: .2rem .4rem; max-width: 100%; }
.head p { margin: .2rem 0; } .counts, .around, .memo, .id, .note { color: GrayText; font-size: .85rem; }
.quotation { margin: .7rem 0; white-space: pre-line; } blockquote.quotation { margin-left: 2rem; font-size: .95rem; }
.italics q { font-style: italic; } .italics em { font-style: normal; } q { quotes: none; }
.id { font-family: ui-monospace, monospace; user-select: all; }
@media print { form { display: none; } a { color: inherit; text-decoration: none; } }
"""

_SCRIPT = """
const form = document.querySelector('form'), all = [...document.querySelectorAll('.quotation')];
const text = new Map(all.map(one => [one, one.textContent.toLowerCase()]));
const shown = document.querySelector('#shown'), said = shown.dataset.said;
function choose() {
  const words = form.words.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const chosen = [...form.querySelectorAll('select')].map(one => [one.name, one.value]).filter(one => one[1]);
  let count = 0;
  for (const one of all) {
    const fits = words.every(word => text.get(one).includes(word))
      && chosen.every(([name, value]) => one.dataset[name] === value);
    one.hidden = !fits;
    count += fits ? 1 : 0;
  }
  for (const part of document.querySelectorAll('section'))
    part.hidden = !part.querySelector('.quotation:not([hidden])');
  shown.textContent = said.replace('{}', count).replace('{}', all.length);
}
form.addEventListener('input', choose);
form.addEventListener('submit', event => event.preventDefault());
choose();
"""


def _safe(text: str) -> str:
    return escape(xml_safe(text))


def page(title: str, language: str, body: str, script: str = "", style: str = STYLE, classes: str = "") -> bytes:
    """A page that may load nothing from anywhere; what it shows was escaped before."""
    rules = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'"
    scripts = f"<script>{script}</script>" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(title)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="{classes}">\n{body}\n{scripts}\n</body>\n</html>\n'
    ).encode()


def render(collection: Collection, wording: Wording, look: Look) -> bytes:
    """The collection as one HTML page with search, filters by label, wave, code and polarity, and no other file."""
    body = "\n".join(_body(collection, wording, look))
    title = f"{wording.collection}: {collection.title}"
    return page(title, wording.language, body, _SCRIPT, classes="italics" if look.italics else "")


def _body(collection: Collection, wording: Wording, look: Look) -> Iterator[str]:
    head, open_ = True, False
    yield '<header class="head">'
    for part in parts(collection, wording, look):
        if isinstance(part, Entry):
            yield from _entry(part, wording, collection)
            continue
        if part.kind is Kind.CHAPTER:
            if head:
                yield from ("</header>", _contents(collection, wording), _form(collection, wording))
                head = False
            yield f'{"</section>" if open_ else ""}<section id="chapter-{part.number}">'
            open_ = True
        yield _heading(part, wording)
    yield "</header>" if head else ""
    yield "</section>" if open_ else ""


def _contents(collection: Collection, wording: Wording) -> str:
    links = "".join(
        f'<li><a href="#chapter-{number}">{_safe(chapter.heading)}</a> ({len(chapter.quotations)})</li>'
        for number, chapter in enumerate(collection.chapters, start=1)
    )
    return f"<nav><h2>{wording.contents}</h2><ul>{links}</ul></nav>"


def _form(collection: Collection, wording: Wording) -> str:
    quotations = [one for chapter in collection.chapters for one in chapter.quotations]
    choices = {
        "label": sorted({one.label for one in quotations if one.label}),
        "wave": sorted({one.wave for one in quotations if one.wave}),
        "code": [chapter.heading for chapter in collection.chapters],
        "polarity": [
            wording.groups[kind] for kind in wording.groups if any(one.polarity is kind for one in quotations)
        ],
    }
    selects = "".join(
        f'<select name="{name}" aria-label="{wording.columns[name]}">'
        f'<option value="">{wording.columns[name]}: {wording.page["all"]}</option>'
        + "".join(f'<option value="{_safe(value)}">{_safe(value)}</option>' for value in values)
        + "</select>"
        for name, values in choices.items()
        if len(values) > 1
    )
    search = wording.page["search"]
    return (
        f'<form role="search"><input type="search" name="words" placeholder="{search}" aria-label="{search}">'
        f'{selects}<output id="shown" data-said="{wording.page["shown"]}"></output></form>'
    )


def _heading(part: Heading, wording: Wording) -> str:
    text = _safe(part.text)
    if part.kind is Kind.TITLE:
        return f"<h1>{text}</h1>"
    if part.kind is Kind.CHAPTER:
        return f"<h2>{text}</h2>"
    if part.kind is Kind.GROUP:
        return f"<h3>{text}</h3>"
    if part.kind is Kind.DEFINITION:
        return f"<p><i>{wording.definition}:</i> {text}</p>"
    return f'<p class="counts">{text}</p>' if part.kind is Kind.COUNTS else f"<p>{text}</p>"


def _entry(entry: Entry, wording: Wording, collection: Collection) -> Iterator[str]:
    one = entry.quotation
    heading = one.code.full_name if one.code and not collection.grouped else ""
    data = {"label": one.label, "wave": one.wave, "code": heading, "polarity": wording.groups[one.polarity]}
    attributes = "".join(f' data-{name}="{_safe(value)}"' for name, value in data.items())
    tag = "blockquote" if entry.printed.block else "p"
    words = "".join(
        f"<em>{_safe(text)}</em>" if emphasised else _safe(text) for text, emphasised in entry.printed.pieces
    )
    yield f'<{tag} class="quotation"{attributes}>'
    if entry.before:
        yield f'<span class="around">{_safe(entry.before)}</span>\n'
    notes = "".join(f' <span class="note">– {_safe(note)}</span>' for note in (entry.note, entry.identity) if note)
    id_ = f' <span class="id">{entry.id}</span>' if entry.id else ""
    yield f"<q>{words}</q>{_safe(entry.printed.behind)}{notes}{id_}"
    if entry.after:
        yield f'\n<span class="around">{_safe(entry.after)}</span>'
    for memo in entry.memos:
        yield f'\n<span class="memo">{wording.columns["memo"]}: {_safe(memo)}</span>'
    yield f"</{tag}>"
