"""What lies where in a pool, and the columns of its files: the one place that names them.

    POOL/pool.toml                                   PoolSettings
    POOL/codes.parquet code_tree.parquet code_map.parquet
    POOL/projects/project=p<16 hex>/                 documents attributes units codings coders .parquet, manifest.json
                                                     texts words .parquet where texts went along
    POOL/machine/rules=r<digest>/project=p…/codings.parquet
    POOL/samples/s<digest>.parquet  s<digest>.json
    POOL/rules/r<digest>.toml  r<digest>.looks.jsonl

A value of a partition begins with a letter and is text for every engine. What is being written lies in a folder
whose name begins with INCOMING, words of a project that is not annotated to its end in one that begins with
KEPT_WORDS; nobody reads them. Offsets are half-open [start, stop) in code points of the text as it stands in the
project. Keys are 63 bits and never negative. Texts that are compared are stored folded beside the ones that are
shown, so that no engine has to fold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

ColumnType = Literal["int64", "double", "string"]
Columns = Mapping[str, ColumnType]

PROJECT_NAME = r"p[0-9a-f]{16}"
"""How the folders of projects are called."""
FORMAT = 1
"""The number of this layout; a pool of a higher one is refused."""
SETTINGS = "pool.toml"
MANIFEST = "manifest.json"
PROJECTS, MACHINE, SAMPLES, RULES = "projects", "machine", "samples", "rules"
INCOMING = ".incoming-"
OUTGOING = ".outgoing-"
SCRATCH = ".scratch-"
KEPT_WORDS = ".words-"
LOCK = ".lock"

OF_PROJECT: Mapping[str, Columns] = {
    # `snippets` is 0 where nothing of the text may be shown; `own` is 1 where the document is this project's, 0 where
    # it is a sampled one that stands in another project, too; `sentences` and `length` (code points) are of its text
    "documents": {
        "document": "int64", "case_key": "int64", "snippets": "int64", "own": "int64",
        "length": "int64", "sentences": "int64",
    },
    # those of the document and of its case; `number` where the value is one
    "attributes": {
        "document": "int64", "name": "string", "value": "string",
        "folded_name": "string", "folded_value": "string", "number": "double",
    },
    # `kind` is “sentence” or “turn”, numbered from 0 in each document; `asked` is 1 where who asks says it, else 0
    "units": {
        "document": "int64", "kind": "string", "unit": "int64", "start": "int64", "stop": "int64", "asked": "int64",
    },
    # `code` is the project's; `coder` its number there and `coder_kind` what it is, as in `coders`; sentences by
    # their numbers (units of kind “sentence”), from the first to the last that the passage touches, null where it
    # touches none, such as a speaker's label; `polarity` is present, absent, mixed; `old_rule` and `counted` are
    # 0 or 1: whether its rule was changed since, and whether it counts beside what a consensus decided
    "codings": {
        "coding": "int64", "document": "int64", "code": "int64", "coder": "int64",
        "coder_kind": "string", "start": "int64", "stop": "int64", "first_sentence": "int64",
        "last_sentence": "int64", "polarity": "string", "weight": "int64", "old_rule": "int64", "counted": "int64",
    },
    # one row a coder and document that was read to its end; `kind` is person, consensus, machine or model
    "coders": {"document": "int64", "coder": "int64", "kind": "string"},
    "texts": {"document": "int64", "text": "string"},
    # `sentence` is the number of the unit that holds the word: what stands in none, such as the label of a speaker,
    # is no word; `position` numbers those of a document from 0; `word` is folded; `lemma` is all that it is found
    # under, folded, in order, joined by blanks: “arbeit arbeiten” (`language.batches`, as `words.lemmas.keys`)
    "words": {
        "document": "int64", "sentence": "int64", "position": "int64", "start": "int64", "stop": "int64",
        "word": "string", "lemma": "string",
    },
}  # fmt: skip
"""The files of a project in the pool; every engine adds the column `project` (text)."""
WITH_TEXTS = ("texts", "words")
"""Those that are there only where texts went along; `words` after “pool annotate”."""

OF_POOL: Mapping[str, Columns] = {
    # the shared codebook; `uuid` is the pool's own, by which codes of samples are known again
    "codes": {
        "code": "int64", "uuid": "string", "parent": "int64", "position": "int64", "name": "string", "path": "string",
        "folded_path": "string", "definition": "string",
    },
    # each code is its own ancestor at depth 0
    "code_tree": {"ancestor": "int64", "code": "int64", "depth": "int64"},
    # `relation` is exact, broader, narrower or related: what the shared code is to the project's
    "code_map": {
        "project": "string", "project_code": "int64", "code": "int64", "relation": "string",
        "decided_by": "string", "decided_at": "string",
    },
}  # fmt: skip
"""The files of the shared codebook; empty ones where there is none yet."""

MACHINE_CODINGS: Columns = {
    "document": "int64", "code": "int64", "start": "int64", "stop": "int64",
    "first_sentence": "int64", "last_sentence": "int64",
}  # fmt: skip
"""What rules coded, `code` being a shared one; every engine adds `rules` and `project` (text)."""
SAMPLED: Columns = {
    "document": "int64", "project": "string", "stratum": "string", "chance": "double", "held_out": "int64",
}  # fmt: skip
"""A sample: `chance` of selection in (0, 1]; `held_out` is 1 for the half that rules are scored on. Every engine adds
`sample` (text)."""

TABLES: Mapping[str, Columns] = {
    **{name: {"project": "string", **columns} for name, columns in OF_PROJECT.items()},
    **OF_POOL,
    "machine_codings": {"rules": "string", "project": "string", **MACHINE_CODINGS},
    "sampled": {"sample": "string", **SAMPLED},
}
"""What an operation in SQL may read: name -> columns."""
