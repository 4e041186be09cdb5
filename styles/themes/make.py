#!/usr/bin/python3
"""Makes the bundled styles out of one source: layers.yaml.in says which layers
there are, palette.csv which colour each role has in each theme, words.csv what the
styles say in other languages.

    styles/themes/make.py [OUTDIR]      default: the folder above this one

A word $role becomes its colour. A line that ends in `#: dark` or `#: briefing dark`
belongs to these themes alone. A theme in which marks have no light rim gets
icons of its own, with the rim's colour in place of white."""
import csv
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
STYLES = os.path.dirname(HERE)
ROLE = re.compile(r"\$([a-z_]+)")
ONLY = re.compile(r" *#: ([a-z ]+)$")
SIZE = 1.08                 # of a badge: its icon-size; the numbers are 8 px high
NOTICE = "# Made by themes/make.py from themes/layers.yaml.in and themes/palette.csv: change those.\n"


def read(path):
    with open(path, encoding="utf-8") as source:
        return source.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as target:
        target.write(text)


def themes():
    """{theme: {role: colour}} in the order of the columns."""
    rows = list(csv.DictReader(read(os.path.join(HERE, "palette.csv")).splitlines()))
    names = [key for key in rows[0] if key not in ("role", "group", "what")]
    return {name: {row["role"]: row[name] for row in rows} for name in names}


def words():
    """The table of words in other languages, as lines of YAML under `metadata`."""
    rows = list(csv.DictReader(read(os.path.join(HERE, "words.csv")).splitlines()))
    lines = ["  corridor:words:"]
    for language in (key for key in rows[0] if key != "text"):
        lines.append("    %s:" % language)
        lines += ["      %s: %s" % (json.dumps(row["text"], ensure_ascii=False),
                                    json.dumps(row[language], ensure_ascii=False)) for row in rows if row[language]]
    return "\n".join(lines)


def badges(of_number):
    """Where the badge of each incident stands, or its number below that: px beside its place."""
    rows = csv.DictReader(read(os.path.join(HERE, "badges.csv")).splitlines())
    lines, nowhere = [], (0, 0)

    def offset(x, y):
        return "[literal, [%g, %g]]" % ((x * SIZE / 8, (y * SIZE + 8.4) / 8) if of_number else (x, y))

    for row in rows:
        lines += [row["id"], offset(float(row["dx"]), float(row["dy"]))]
    # Side by side is for the small scale that the offsets were made at: in a detail each stands at its place.
    match = ["- match", "  - [get, id]"] + ["  - " + line for line in lines + [offset(*nowhere)]]
    steps = ["- step", "- [zoom]", "- " + match[0]] + match[1:] + ["- 8", "- " + offset(*nowhere)]
    return "".join("\n        " + line for line in steps)


def style(template, theme, colours):
    lines = []
    for line in template.replace("$$words", words()).replace(" $$badges", badges(False)).replace(" $$badge-numbers", badges(True)).splitlines():
        only = ONLY.search(line)
        if only and theme not in only.group(1).split():
            continue
        line = ONLY.sub("", line)
        lines.append(ROLE.sub(lambda m: '"%s"' % colours[m.group(1)], line))
    return NOTICE + re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def main():
    out = sys.argv[1] if len(sys.argv) > 1 else STYLES
    template = read(os.path.join(HERE, "layers.yaml.in"))
    for theme, colours in themes().items():
        write(os.path.join(out, theme + ".yaml"), style(template, theme, colours))
        if colours["rim"] == "#FFFFFF":
            continue
        for name in sorted(os.listdir(os.path.join(STYLES, "icons"))):
            icon = read(os.path.join(STYLES, "icons", name))
            write(os.path.join(out, "icons-" + theme, name), icon.replace("#fff", colours["rim"]))


if __name__ == "__main__":
    main()
