"""The coding screen: its panes, the parts that do what keys ask for, and the desk that they share.

Panes: `documents_pane`, `text_pane`, `codebook_pane` with its card, `passage_pane`. Parts beside them: `code_giving`,
`coding_verbs`, `memo_verbs`, `text_places`, `hit_finder`, `corrections`, `panels`. What they open is in `dialogs`.
"""
