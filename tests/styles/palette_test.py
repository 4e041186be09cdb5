#!/usr/bin/python3
"""Colours that are used together can be told apart by every eye."""
import csv
import itertools
import sys

sys.dont_write_bytecode = True
from colours import EYES, apart, check_arithmetic, contrast  # noqa: E402

LEAST = {"briefing": 10, "dark": 10}  # CIEDE2000 between any two of a group, for any eye
LEAST_READABLE = 4.5  # contrast of words with their ground (WCAG 2.1, 1.4.3)


def check_groups(rows, theme):
    found = []
    for group in sorted({word for r in rows for word in r["group"].split()}):
        members = [r for r in rows if group in r["group"].split()]
        for one, two in itertools.combinations(members, 2):
            for eye in EYES:
                distance = apart(one[theme], two[theme], eye)
                if distance < LEAST[theme]:
                    found.append("%s: %s and %s are %.1f apart for the %s eye; at least %d" %
                                 (theme, one["role"], two["role"], distance, eye, LEAST[theme]))
    return found


def check_words(colour, theme):
    pairs = (("ink", "paper"), ("muted", "paper"), ("name", "land"), ("name", "disputed"), ("neighbour_place", "neighbour"))
    return ["%s: %s on %s has a contrast of %.1f; at least %.1f" % (theme, *pair, contrast(*map(colour.get, pair)), LEAST_READABLE)
            for pair in pairs if contrast(*map(colour.get, pair)) < LEAST_READABLE]


def check_theme(rows, theme):
    colour = {r["role"]: r[theme] for r in rows}
    found = check_words(colour, theme)
    if theme in LEAST:
        found += check_groups(rows, theme)
    if theme == "mono":
        found += ["mono: %s is %s; grey alone survives a photocopy" % item for item in colour.items()
                  if item[1].startswith("#") and len({item[1][i:i + 2] for i in (1, 3, 5)}) > 1]
    if theme == "dark":
        found += ["dark: %s is %s; a slide has neither pure white nor pure black" % item for item in colour.items()
                  if item[1] in ("#FFFFFF", "#000000")]
    return found


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    found = check_arithmetic()
    for theme in rows[0].keys() - {"role", "group", "what"}:
        found += check_theme(rows, theme)
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
