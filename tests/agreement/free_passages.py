"""Published examples of free passages: facts, each with its source. A passage is (coder, start, end, value)."""

from __future__ import annotations

# Krippendorff, Mathet, Bouvry & Widlöcher 2016; Krippendorff 2019, figure 12.11: a line of 60
KRIPPENDORFF_2016 = [
    *[("Alex", *cut) for cut in [(2, 9, 1), (11, 17, 2), (24, 30, 5), (32, 36, 6), (36, 44, 6), (44, 60, 7)]],
    *[("Paul", *cut) for cut in [(2, 9, 1), (11, 17, 3), (19, 25, 5), (32, 44, 6)]],
    *[("Suzan", *cut) for cut in [(2, 9, 1), (11, 17, 4), (21, 27, 5), (32, 36, 6), (36, 40, 6), (40, 44, 6)]],
]

# Krippendorff 2004, p. 254: a line from 150 to 450, here from 0
KRIPPENDORFF_2004 = [
    ("i", 75, 145, "c"),
    ("i", 220, 250, "c"),
    ("j", 70, 150, "c"),
    ("j", 205, 225, "c"),
    ("j", 250, 270, "c"),
    *[(coder, start, end, "k") for coder in "ij" for start, end in ((30, 90), (150, 200))],
]

# Krippendorff 1995, pp. 57–60: four cases on a line of 24, observed disagreement of each
KRIPPENDORFF_1995 = {
    "A": {"Bertha": [(2, 10), (14, 20)], "Bill": [(4, 8), (15, 17)]},
    "B": {"Bertha": [(0, 18)], "Bill": [(0, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 9), (9, 10)]},
    "C": {
        "Bertha": [(2, 8), (10, 12), (14, 18), (20, 22)],
        "Bill": [(0, 2), (4, 8), (10, 14), (16, 18), (20, 22)],
    },
    "D": {
        "Bertha": [(0, 2), (2, 10), (10, 14), (14, 20), (20, 24)],
        "Bill": [(0, 4), (4, 8), (8, 15), (15, 17), (17, 24)],
    },
}
OBSERVED_1995 = {"A": 0.03125, "B": 2.26736, "C": 0.02777, "D": 0.38715}
