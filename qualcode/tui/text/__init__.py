"""The coded text: one widget that shows a long text with overlapping coded passages, and the pure modules under it.

It could be a package of its own. It knows the model's nouns (spans, the structure of a document, polarity), Rich and
Textual; no project, no workspace, no keys and nothing else of this interface. Everywhere an offset counts code points
of the text as it is stored, and [start, end) leaves the end out.

`coded_text.CodedText` is the widget. Whoever shows it

- tells it what to show: `load(text, structure, roles)`, `set_palette`, `set_passages`, `add_passage`,
  `remove_passage`, `set_hits`;
- binds keys to its actions, in a subclass or around it: `move`, `extend`, `shrink`, `swap_edge`, `select_sentence`,
  `select_turn`, `select_paragraph`, `select_passage`, `go_to_passage`, `go_to_hit`, `go_to_uncoded`,
  `go_to_question`;
- hears from it: `SelectionChanged`, `PassageClicked`, `AtEnd`, `Dropped`.

The widget is written in three layers: `view` draws, `mouse` selects with the mouse, `coded_text` has the motions.
Under it, from the ground up:

- `cells`: how wide characters are, where text may be cut, what may be drawn;
- `geometry`: wrapping, and the way between offsets, lines and cells;
- `columns`: the widths of numbers, names, stripes and text;
- `units`: words, sentences, turns and paragraphs that a selection moves by;
- `selection`: how a selection moves, grows and shrinks;
- `uncoded`: the next stretch that nobody coded, the next question;
- `passages`: which passages lie where;
- `picture`: what a line shows, in which styles and colours;
- `margin_stripes`: the lane and the glyph of each passage, and the names beside them;
- `paint`: the picture of a line, painted.
"""
