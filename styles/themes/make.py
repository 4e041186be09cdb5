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
SITES = ("airport", "coal", "crossing", "dry-port", "free-zone", "hydro", "port", "power", "sez", "solar", "wind")
DISC = """<svg xmlns="http://www.w3.org/2000/svg" width="22" height="22" viewBox="0 0 22 22">
  <title>%s, on a disc</title>
  <circle cx="11" cy="11" r="10.3" fill="#fff" stroke="currentColor" stroke-width="1.2"/>
  <g transform="translate(4.4 4.4) scale(.88)">
%s  </g>
</svg>
"""
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


def filled(template):
    return template.replace("$$words", words())


def style(template, theme, colours):
    lines = []
    for line in filled(template).splitlines():
        only = ONLY.search(line)
        if only and theme not in only.group(1).split():
            continue
        line = ONLY.sub("", line)
        lines.append(ROLE.sub(lambda m: '"%s"' % colours[m.group(1)], line))
    return NOTICE + re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def site(name):
    """The picture of a kind of site on a disc, on which it is told from any ground."""
    icon = read(os.path.join(STYLES, "icons", name + ".svg"))
    title, glyph = re.search(r"<title>([^<:]*)[^<]*</title>\n(.*)</svg>", icon, re.S).groups()
    return DISC % (title, re.sub("(?m)^", "  ", glyph).rstrip(" "))


def main():
    out = sys.argv[1] if len(sys.argv) > 1 else STYLES
    template = read(os.path.join(HERE, "layers.yaml.in"))
    for name in SITES:
        write(os.path.join(out, "icons", "site-%s.svg" % name), site(name))
    for theme, colours in themes().items():
        write(os.path.join(out, theme + ".yaml"), style(template, theme, colours))
        if colours["rim"] == "#FFFFFF":
            continue
        for name in sorted(os.listdir(os.path.join(STYLES, "icons"))):
            icon = site(name[5:-4]) if name.startswith("site-") else read(os.path.join(STYLES, "icons", name))
            write(os.path.join(out, "icons-" + theme, name), icon.replace("#fff", colours["rim"]))


if __name__ == "__main__":
    main()
