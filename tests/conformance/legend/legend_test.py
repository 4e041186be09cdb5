#!/usr/bin/python3
"""A legend says what its map shows.

Random tables are drawn as circles, areas, lines or icons whose colours, sizes and opacities are random expressions. Then the
legend in the SVG is held against the marks on the map: an entry with a number has exactly so many of its very paint, none is
counted twice, and a paint without an entry is one that the command has warned of.

    legend_test.py CORRIDOR [--seed N] [--maps N] [--verbose]
"""
import argparse
import base64
import json
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
import zlib

SVG, LINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
KINDS = ["port", "mine", "Dam", "quarry", "tower", "rail", "camp", "PORT", "depot", "well"]
COLORS = ["#%02x%02x%02x" % (r, g, b) for r in (20, 120, 220) for g in (40, 140, 230) for b in (10, 110, 210)]
COUNT = re.compile(r"^(.*) \((\d+)\)$", re.S)

MAP = """version: 1
title: "Random"
as_of: 2024-11-30
style: style.json
worldview: un
page: {size: 500 x 400 mm, dpi: 72}
view: {bbox: [60, 20, 80, 36], crs: "EPSG:3857"}
furniture: {legend: {at: top-left, counts: true}}
"""


# ---- tables -----------------------------------------------------------------------------------------------------

def row(rnd):
    made = {"kind": rnd.choice(KINDS[:rnd.randint(1, len(KINDS))]), "status": rnd.choice(["open", "closed", "planned"]),
            "n": rnd.choice([0, 1, 2, 3, 5, 8, 13, 40, 200]), "pop": rnd.choice([1, 2, 10, 40]),
            "rate": round(rnd.uniform(0, 12), 2), "flag": rnd.random() < 0.5, "text": str(rnd.randint(0, 30)),
            "mixed": rnd.choice([1, "1", 2.5, True, "port"]), "minus": rnd.randint(-9, 9)}
    for name in list(made):
        chance = rnd.random()
        if chance < 0.06:
            made[name] = None
        elif chance < 0.12:
            del made[name]
    return made


def table(rnd):
    size, features = rnd.choice([1, 3, 8, 20, 45]), []
    for i in range(size):
        at = [66 + (i % 9) * 1.5, 22 + (i // 9) * 2.4]
        features.append({"type": "Feature", "id": i, "properties": row(rnd),
                         "geometry": {"type": "Point", "coordinates": at}})
    return {"type": "FeatureCollection", "features": features}


# ---- expressions ------------------------------------------------------------------------------------------------

def text_input(rnd):
    field = rnd.choice(["kind", "kind", "status", "mixed"])
    get = ["get", field]
    other = ["get", rnd.choice(["status", "text", "n"])]
    return rnd.choice([get, get, ["downcase", ["to-string", get]], ["to-string", get], ["coalesce", get, "none"],
                       ["string", get, "none"], ["slice", ["to-string", get], 0, 2], ["concat", get, ""],
                       ["upcase", ["to-string", get]], ["coalesce", get, other, "none"], ["to-string", ["coalesce", other, get]],
                       ["concat", ["slice", ["to-string", get], 0, 3], "e"], ["typeof", other],
                       ["number-format", ["to-number", other, 0], {"max-fraction-digits": rnd.randint(0, 1)}],
                       ["case", ["has", field], ["to-string", get], "none"],
                       ["let", "t", ["to-string", get], ["concat", ["var", "t"], ["slice", ["var", "t"], 0, 0]]],
                       ["at", rnd.randint(0, 2), ["literal", ["port", "mine", "open"]]], ["to-string", other]])


def number_input(rnd):
    n, pop, rate = ["get", "n"], ["get", "pop"], ["get", "rate"]
    return rnd.choice([n, n, rate, ["to-number", n, 0], ["/", n, pop], ["number", rate, 3], ["+", n, 1], ["sqrt", n],
                       ["coalesce", n, 0], ["to-number", ["get", "text"], 0], ["get", "minus"],
                       ["max", n, pop], ["length", ["to-string", ["get", "kind"]]], ["-", n, pop], ["*", n, 2], ["%", n, 3],
                       ["abs", ["get", "minus"]], ["round", rate], ["floor", rate], ["min", n, 5], ["^", n, 2],
                       ["ln", ["+", ["to-number", n, 0], 1]], ["case", ["has", "n"], n, rate],
                       ["let", "m", ["to-number", n, 0], ["+", ["var", "m"], ["var", "m"]]], ["id"],
                       ["index-of", "o", ["to-string", ["get", "kind"]]], ["coalesce", ["get", "nothing"], rate, 1],
                       ["match", ["get", "kind"], "port", 3, ["mine", "Dam"], 8, 0]])


def condition(rnd, depth=0):
    kind = rnd.choice(["==", "!=", "in", "in-text", "<", "<=", ">", ">=", ">=", "has", "has", "null", "flag", "all", "any", "!",
                       "match", "id", "typeof", "two", "within", "shape", "collator", "numbers", "let", "list"])
    if kind in ("==", "!="):
        sides = [text_input(rnd), rnd.choice(KINDS + ["open", "closed"])]
        return [kind] + (sides if rnd.random() < 0.8 else sides[::-1])
    if kind == "in":
        return ["in", text_input(rnd), ["literal", rnd.sample(KINDS + ["open"], rnd.randint(1, 4))]]
    if kind == "in-text":
        return ["in", rnd.choice(["or", "e", "pl"]), ["to-string", ["get", rnd.choice(["kind", "status"])]]]
    if kind in ("<", "<=", ">", ">="):
        return [kind, number_input(rnd), rnd.choice([0, 1, 3, 5, 10, 2.5])]
    if kind == "has":
        return ["has", rnd.choice(["kind", "n", "flag", "nothing"])]
    if kind == "null":
        return [rnd.choice(["==", "!="]), ["get", rnd.choice(["kind", "n"])], None]
    if kind == "flag":
        return rnd.choice([["boolean", ["get", "flag"], False], ["==", ["get", "flag"], True], ["to-boolean", ["get", "n"]],
                           ["get", "flag"]])
    if kind == "match":
        return ["match", text_input(rnd), rnd.sample(KINDS, 2), True, False]
    if kind == "id":
        return [rnd.choice(["<", ">="]), ["id"], rnd.randint(0, 20)]
    if kind == "typeof":
        return ["==", ["typeof", ["get", rnd.choice(["n", "mixed"])]], rnd.choice(["number", "string"])]
    if kind == "two":
        return [">", ["get", "n"], ["get", "pop"]]
    if kind == "within":
        x = rnd.choice([64, 68, 71])
        ring = [[x, 18], [x + 4, 18], [x + 4, 34], [x, 34], [x, 18]]
        return ["within", {"type": "Polygon", "coordinates": [ring]}]
    if kind == "shape":
        return ["==", ["geometry-type"], rnd.choice(["Point", "Polygon"])]
    if kind == "collator":
        return ["==", ["to-string", ["get", "kind"]], rnd.choice(["PORT", "dam"]), ["collator", {"case-sensitive": False}]]
    if kind == "numbers":
        return ["match", ["get", "n"], rnd.sample([0, 1, 2, 3, 5, 8], 2), True, False]
    if kind == "let":
        return ["let", "a", ["to-number", ["get", "n"], 0], [">", ["var", "a"], rnd.choice([1, 5])]]
    if kind == "list":
        return ["in", ["get", "n"], ["literal", rnd.sample([0, 1, 2, 3, 5, 8, 13], 3)]]
    if depth > 1:
        return ["has", "kind"]
    if kind == "!":
        return ["!", condition(rnd, depth + 1)]
    return [kind] + [condition(rnd, depth + 1) for _ in range(rnd.randint(1, 3))]


def legacy(rnd, leaf):
    kind = rnd.choice(["categorical", "interval", "exponential"])
    if kind == "categorical":
        stops = [[k, leaf()] for k in rnd.sample(KINDS, rnd.randint(1, 5))]
        made = {"property": rnd.choice(["kind", "status"]), "type": kind, "stops": stops}
    else:
        stops = [[s, leaf()] for s in sorted(rnd.sample([0, 1, 3, 5, 10, 50], rnd.randint(2, 4)))]
        made = {"property": rnd.choice(["n", "rate"]), "type": kind, "stops": stops}
    if rnd.random() < 0.7:
        made["default"] = leaf()
    return made


def expression(rnd, leaf, depth=0):
    """A value of the kind that LEAF makes."""
    kinds = ["match", "match", "case", "case", "step", "step", "leaf", "let", "interpolate", "zoom", "global", "read", "numbers",
             "coalesce", "list", "lets"]
    kind = "match" if depth == 0 and rnd.random() < 0.15 else rnd.choice(kinds)
    again = (lambda: expression(rnd, leaf, depth + 1)) if depth < 2 else leaf
    out = lambda: again() if rnd.random() < 0.25 else leaf()
    if depth == 0 and rnd.random() < 0.12:
        return legacy(rnd, leaf)
    if kind == "match":
        made, labels = ["match", text_input(rnd)], rnd.sample(KINDS + ["open", "closed", "none"], rnd.randint(2, 8))
        while labels:
            n = rnd.choice([1, 1, 1, 2, 3])
            group, labels = labels[:n], labels[n:]
            made += [group[0] if len(group) == 1 else group, out()]
        return made + [out()]
    if kind == "case":
        made = ["case"]
        for _ in range(rnd.randint(1, 4)):
            made += [condition(rnd), out()]
        return made + [out()]
    if kind == "step":
        made = ["step", number_input(rnd), out()]
        for stop in sorted(rnd.sample([0, 1, 2, 3, 5, 10, 20, 0.5, 2.5, 100], rnd.randint(1, 4))):
            made += [stop, out()]
        return made
    if kind == "let":
        return ["let", "x", text_input(rnd), ["match", ["var", "x"], "port", out(), ["mine", "dam"], out(), out()]]
    if kind == "interpolate":
        made = ["interpolate", rnd.choice([["linear"], ["exponential", 1.5]]), number_input(rnd)]
        for stop in sorted(rnd.sample([0, 1, 5, 10, 50], rnd.randint(2, 3))):
            made += [stop, leaf()]
        return made
    if kind == "numbers":
        a, b, c, d = rnd.sample([0, 1, 2, 3, 5, 8, 13, 40], 4)
        return ["match", rnd.choice([["get", "n"], ["get", "pop"], ["floor", ["to-number", ["get", "rate"], 0]]]), a, out(), [b, c],
                out(), d, out(), out()]
    if kind == "coalesce":
        return ["coalesce", ["match", text_input(rnd), "port", out(), "mine", out(), leaf()], leaf()]
    if kind == "list":
        at = ["at", ["case", condition(rnd), 0, condition(rnd), 1, 2], ["literal", [leaf(), leaf(), leaf()]]]
        return ["to-color", at, "#000"] if str(leaf()).startswith("#") else at
    if kind == "lets":
        return ["let", "many", [">", ["to-number", ["get", "n"], 0], rnd.choice([1, 5])], "kind", text_input(rnd),
                ["case", ["all", ["var", "many"], ["==", ["var", "kind"], "port"]], out(), ["var", "many"], out(),
                 ["in", ["var", "kind"], ["literal", ["mine", "open"]]], out(), out()]]
    if kind == "zoom" and depth == 0:
        return [rnd.choice(["step"]), ["zoom"], out(), rnd.choice([2, 12]), out()]
    if kind == "global":
        return ["case", ["==", ["global-state", "worldview"], "un"], out(), leaf()]
    return leaf()


ICONS = ["airport", "coal", "pass", "port", "power", "hydro", "road", "capital"]


def other_style(rnd, folder, kind):
    """A layer of areas, lines or icons over a table."""
    palette = rnd.sample(COLORS, rnd.randint(2, 6))
    color, width = (lambda: rnd.choice(palette)), (lambda: rnd.choice([1, 2, 3, 5]))
    share, icon = (lambda: rnd.choice([0, 0.4, 0.7, 1])), (lambda: rnd.choice(ICONS))
    data, layer = table(rnd), {"id": "marks", "type": kind, "source": "d"}
    for feature in data["features"]:
        x, y = feature["geometry"]["coordinates"]
        if kind == "fill":
            feature["geometry"] = {"type": "Polygon", "coordinates": [[[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]]}
        if kind == "line":
            feature["geometry"] = {"type": "LineString", "coordinates": [[x, y], [x + 1, y + 1]]}
    if kind == "symbol":
        layer["layout"] = {"icon-image": expression(rnd, icon), "icon-allow-overlap": True, "icon-ignore-placement": True}
        layer["paint"] = {"icon-opacity": expression(rnd, share)} if rnd.random() < 0.3 else {}
        if rnd.random() < 0.2:
            layer["layout"]["icon-size"] = rnd.choice([0.5, expression(rnd, lambda: rnd.choice([0.5, 1, 2]))])
    else:
        layer["paint"] = {kind + "-color": expression(rnd, color)}
        if rnd.random() < 0.3:
            layer["paint"][kind + "-opacity"] = rnd.choice([0.5, expression(rnd, share)])
    if kind == "fill" and rnd.random() < 0.3:
        layer["paint"]["fill-outline-color"] = rnd.choice(["#000000", expression(rnd, color)])
    if kind == "line" and rnd.random() < 0.4:
        layer["paint"]["line-width"] = rnd.choice([2, expression(rnd, width), ["get", "n"]])
    if rnd.random() < 0.2:
        layer["filter"] = condition(rnd)
    return {"version": 8, "name": "random", "sprite": os.path.abspath(folder), "sources": {"d": {"type": "geojson", "data": data}},
            "layers": [{"id": "sea", "type": "background", "paint": {"background-color": "#ffffff"}}, layer]}


def style(rnd):
    palette = rnd.sample(COLORS, rnd.randint(2, 8))
    color, size = (lambda: rnd.choice(palette)), (lambda: rnd.choice([4, 6, 9, 12]))
    share, width = (lambda: rnd.choice([0, 0.4, 0.7, 1])), (lambda: rnd.choice([0, 1, 2]))
    paint = {"circle-color": expression(rnd, color), "circle-radius": rnd.choice([6, 6, 8])}
    if rnd.random() < 0.3:
        paint["circle-radius"] = rnd.choice([expression(rnd, size), expression(rnd, size), ["get", "n"],
                                             ["*", 2, ["sqrt", ["to-number", ["get", "n"], 0]]],
                                             ["+", 3, ["/", ["get", "n"], ["get", "pop"]]]])
    if rnd.random() < 0.25:
        paint["circle-opacity"] = rnd.choice([0.5, expression(rnd, share), expression(rnd, share)])
    if rnd.random() < 0.2:
        paint["circle-stroke-width"] = rnd.choice([1, expression(rnd, width)])
        paint["circle-stroke-color"] = rnd.choice(["#000", expression(rnd, color)])
    if rnd.random() < 0.1:
        paint["circle-translate"] = [rnd.randint(-8, 8), rnd.randint(-8, 8)]
    layer = {"id": "marks", "type": "circle", "source": "d", "paint": paint}
    if rnd.random() < 0.3:
        layer["filter"] = rnd.choice([["has", "kind"], ["in", "kind", "port", "mine", "Dam", "camp", "rail"],
                                      ["all", ["!=", "kind", "port"], [">=", "n", 1]], ["any", ["has", "n"], ["==", "status", "open"]],
                                      ["none", ["!has", "kind"], ["==", "n", 3]], condition(rnd)])
    if rnd.random() < 0.2:
        layer["metadata"] = {"corridor:legend": {"title": "Marks", "labels": {"port": "Sea port", "*": "Whatever else"}}}
    return {"version": 8, "name": "random", "sources": {"d": {"type": "geojson", "data": table(rnd)}},
            "layers": [{"id": "sea", "type": "background", "paint": {"background-color": "#ffffff"}}, layer]}


# ---- what the file shows ----------------------------------------------------------------------------------------

PAINT = ("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "opacity")


class Mark:
    def __init__(self, at, given, radius):
        self.at, self.radius = at, radius
        width = float(given.get("stroke-width", 1)) if given.get("stroke", "none") != "none" else 0
        inside = radius - width / 2 > 0.01
        # A rim round nothing is a dot, and looks otherwise than an empty ring.
        self.fill = (given.get("fill", "#000"), given.get("fill-opacity", "1")) if inside else ("nothing", "1")
        self.rim = (given["stroke"], given.get("stroke-opacity", "1"), width) if width else None

    def paint(self):
        return self.fill, self.rim

    def add(self, other):
        """A translucent circle is drawn as its inside and its rim."""
        self.rim = other.rim


def things(group):
    """Circles, texts and pictures of GROUP in drawing order."""
    found = []

    def walk(node, given):
        given = dict(given, **{k: v for k, v in node.attrib.items() if k in PAINT})
        if node.tag == SVG + "circle":
            at, radius = (node.get("cx"), node.get("cy")), float(node.get("r"))
            mark = Mark(at, given, radius)
            last = found[-1] if found else None
            if isinstance(last, Mark) and last.at == at and mark.fill[0] == "none" and not last.rim:
                last.add(mark)
            else:
                found.append(mark)
        elif node.tag == SVG + "text":
            found.append("".join(node.itertext()))
        elif node.tag == SVG + "image":
            found.append(("image", node.get(LINK) or node.get("href")))
        else:
            for child in node:
                walk(child, given)

    if group is not None:
        walk(group, {})
    return found


def ramp_colors(href):
    """The first line of dots of a PNG, without filters but Sub, Up, Average and Paeth of one line."""
    data = base64.b64decode(href.split(",")[1])
    at, parts, palette = 8, b"", b""
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if name == b"IHDR":
            width, _, depth, kind = struct.unpack(">IIBB", body[:10])
        palette = body if name == b"PLTE" else palette
        parts += body if name == b"IDAT" else b""
        at += 12 + size
    raw = zlib.decompress(parts)
    step = {0: 1, 2: 3, 3: 1, 6: 4}[kind]
    line = bytearray(raw[1:1 + (width * step * depth + 7) // 8])
    if raw[0] in (1, 4):
        for i in range(step, len(line)):
            line[i] = (line[i] + line[i - step]) & 255
    if raw[0] == 3:
        for i in range(step, len(line)):
            line[i] = (line[i] + line[i - step] // 2) & 255
    if kind == 3:
        cells = [line[i * depth // 8] >> (8 - depth - i * depth % 8) & ((1 << depth) - 1) for i in range(width)]
        return [tuple(palette[3 * c:3 * c + 3]) for c in cells]
    return [tuple(line[i:i + 3]) for i in range(0, width * step, step)]


def rgb(text):
    digits = text.lstrip("#")
    digits = "".join(2 * c for c in digits) if len(digits) == 3 else digits
    return tuple(int(digits[i:i + 2], 16) for i in (0, 2, 4))


def is_in_ramp(mark, ramps):
    """A colour of a ramp, or near one: it has 64 steps, and the colours between two stops may lie between two of them."""
    if not mark.fill[0].startswith("#"):
        return False
    share = float(mark.fill[1])
    own = [share * x + (1 - share) * 255 for x in rgb(mark.fill[0])]
    return any(max(abs(a - b) for a, b in zip(own, color)) <= 60 for ramp in ramps for color in ramp)


def fields(expression):
    return set(re.findall(r'\["get", "(\w+)"\]', json.dumps(expression)))


def fades_with_size(paint):
    """Whether opacity is interpolated over the number that the radius follows: the samples of sizes show a few of it."""
    opacity, radius = paint.get("circle-opacity"), paint["circle-radius"]
    curve = isinstance(opacity, list) and opacity[0] == "interpolate"
    return curve and bool(fields(opacity)) and fields(opacity) == fields(radius)


class Legend:
    """Entries: samples with the words behind them. Nested circles and sizes are samples without a number."""

    def __init__(self, group):
        self.entries, self.bare, self.ramps = [], [], []
        pending = None
        for thing in things(group):
            if isinstance(thing, Mark):
                self.bare += [pending] if pending else []
                pending = thing
            elif isinstance(thing, tuple):
                self.ramps.append(ramp_colors(thing[1]))
            elif pending:
                said = COUNT.match(thing)
                if said:
                    self.entries.append((said.group(1), int(said.group(2)), pending))
                else:
                    self.bare.append(pending)
                pending = None
        self.bare += [pending] if pending else []


def check(root, warned, paint):
    """What is wrong with the legend of circles of PAINT; None when nothing is."""
    groups = {g.get("id"): g for g in root.iter(SVG + "g") if g.get("id")}
    marks = [t for t in things(groups.get("layer-marks")) if isinstance(t, Mark)]
    legend = Legend(groups.get("legend"))
    paints = {}
    for mark in marks:
        paints.setdefault(mark.paint(), []).append(mark)
    listed = {}
    for words, count, sample in legend.entries:
        same = paints.get(sample.paint(), [])
        exact = [m for m in same if m.radius == sample.radius]
        if count not in (len(same), len(exact)):
            return "'%s' says %d, the map has %d (%d of that size)" % (words, count, len(same), len(exact))
        key = (sample.paint(), None if count == len(same) else sample.radius)
        if key in listed:
            return "'%s' and '%s' count the same marks" % (listed[key], words)
        listed[key] = words
    told = {look for look, _ in listed} | {m.paint() for m in legend.bare}
    shades = {(m.fill[0], m.rim) for m in legend.bare} if fades_with_size(paint) else set()
    for look, same in paints.items():
        if look in told or warned or all(is_in_ramp(m, legend.ramps) or (m.fill[0], m.rim) in shades for m in same):
            continue
        return "%d marks of %r have no entry, and nothing was said" % (len(same), look)
    for sample in [s for _, _, s in legend.entries] + legend.bare:
        if sample.paint() not in paints and not legend.ramps:
            return "the legend shows %r, the map doesn't" % (sample.paint(),)
    total = sum(count for _, count, _ in legend.entries)
    if total > len(marks):
        return "%d counted, %d on the map" % (total, len(marks))
    return None


# ---- areas, lines and icons ---------------------------------------------------------------------------------------

LOOK = PAINT + ("stroke-dasharray",)
MUTED, CHIP_LINE = "#5c5c5c", ".42"


def starts(path):
    """Where the pieces of PATH begin, which has but m, z and relative pairs."""
    found, at = [], (0.0, 0.0)
    for piece in re.findall(r"([mM])([^mMz]*)z?", path):
        numbers = [float(x) for x in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", piece[1])]
        begin = (numbers[0], numbers[1]) if piece[0] == "M" or not found else (at[0] + numbers[0], at[1] + numbers[1])
        found.append((round(begin[0], 1), round(begin[1], 1)))
        at = begin
        if not path.endswith("z") and "z" not in path:
            at = (begin[0] + sum(numbers[2::2]), begin[1] + sum(numbers[3::2]))
    return found


def look_of(given):
    """What can be seen of fill and stroke."""
    fill, stroke = given.get("fill", "#000"), given.get("stroke", "none")
    return (fill, given.get("fill-opacity", "1") if fill != "none" else "", stroke,
            tuple(given.get(k, "") for k in LOOK if k.startswith("stroke-")) if stroke != "none" else "", given.get("opacity", "1"))


def sizeless(sample):
    """SAMPLE, a tuple of looks, without what a width or a size is."""
    return tuple(look[:2] if len(look) == 3 else look[:3] + (look[3] and look[3][1:], look[4]) for look in sample)


def without_chip(sample):
    """SAMPLE without the ground on which a pale one stands: a filled box and its thin outline."""
    chip = len(sample) > 2 and len(sample[0]) == 5 and sample[0][2] == "none" and sample[1][0] == "none" and \
        sample[1][2:4] == (MUTED, (CHIP_LINE, "", ""))
    return sample[2:] if chip else sample


def place_near(at, known):
    """One of the places KNOWN that AT is, but for rounding; else AT."""
    for other in known:
        if abs(float(at[0]) - float(other[0])) < 3 and abs(float(at[1]) - float(other[1])) < 3:
            return other
    return at


def pieces(group):
    """(place, look) of all that GROUP draws, and texts, in order."""
    found = []

    def walk(node, given):
        given = dict(given, **{k: v for k, v in node.attrib.items() if k in LOOK})
        if node.tag == SVG + "path":
            look = look_of(given)
            found.extend((at, look) for at in starts(node.get("d")))
        elif node.tag == SVG + "use":
            middle = [float(node.get(a)) + float(node.get(b)) / 2 for a, b in (("x", "width"), ("y", "height"))]
            found.append((tuple(middle), (node.get(LINK) or node.get("href"), given.get("opacity", "1"), node.get("width"))))
        elif node.tag == SVG + "text":
            found.append("".join(node.itertext()))
        else:
            for child in node:
                walk(child, given)

    if group is not None:
        walk(group, {})
    return found


def check_others(root, warned):
    """What is wrong with the legend of areas, lines or icons; None when nothing is."""
    groups = {g.get("id"): g for g in root.iter(SVG + "g") if g.get("id")}
    looks, listed, bare, pending = {}, {}, set(), []
    for at, look in pieces(groups.get("layer-marks")):
        looks.setdefault(place_near(at, looks), []).append(look)
    marks = [tuple(look) for look in looks.values()]
    if any(isinstance(t, tuple) and t[0] == "image" for t in things(groups.get("legend"))):
        return None  # a ramp: the circles' test looks into those
    for thing in pieces(groups.get("legend"))[1:]:
        if isinstance(thing, tuple):
            pending.append(thing[1])
        elif pending:
            said, sample, pending = COUNT.match(thing), without_chip(tuple(pending)), []
            if not said:
                bare.add(sample)
                continue
            exact, count = marks.count(sample), sum(sizeless(m) == sizeless(sample) for m in marks)
            if int(said.group(2)) not in (exact, count):
                return "'%s' says %s, the map has %d (%d of that size) of %r" % (said.group(1), said.group(2), count, exact, sample)
            key = (sizeless(sample), None if count == int(said.group(2)) else sample)
            if key in listed:
                return "'%s' and '%s' count the same" % (listed[key], said.group(1))
            listed[key] = said.group(1)
    told = {look for look, _ in listed} | {sizeless(look) for look in bare}
    for look in set(marks):
        if sizeless(look) not in told and not warned:
            return "%d of %r have no entry, and nothing was said" % (marks.count(look), look)
    return None


# ---- the runs ---------------------------------------------------------------------------------------------------

def run(corridor, icons, folder, rnd):
    kind = rnd.choice(["circle", "circle", "circle", "fill", "line", "symbol"])
    made = style(rnd) if kind == "circle" else other_style(rnd, icons, kind)
    with open(os.path.join(folder, "style.json"), "w", encoding="utf-8") as file:
        json.dump(made, file)
    with open(os.path.join(folder, "map.yaml"), "w", encoding="utf-8") as file:
        file.write(MAP)
    done = subprocess.run([corridor, "render", "map.yaml", "-o", "map.svg"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        return "refused" if done.returncode == 2 or "would be blank" in done.stderr else "exit %d: %s" % (done.returncode, done.stderr), made, done.stderr
    warned = [line for line in done.stderr.splitlines() if "the legend" in line]
    root = ET.parse(os.path.join(folder, "map.svg")).getroot()
    fault = check(root, warned, made["layers"][1]["paint"]) if kind == "circle" else check_others(root, warned)
    return fault, made, done.stderr


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corridor")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--maps", type=int, default=40)
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    print("seed %d" % options.seed)
    icons = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "styles", "icons")
    wrong, refused, warned = 0, 0, 0
    for i in range(options.maps):
        with tempfile.TemporaryDirectory() as folder:
            fault, made, said = run(os.path.abspath(options.corridor), icons, folder, random.Random(options.seed * 100003 + i))
        warned += "legend" in said
        if fault == "refused":
            refused += 1
            if options.verbose:
                print(i, said)
        elif fault:
            wrong += 1
            print("map %d of seed %d: %s\n  %s\n  %s" % (i, options.seed, fault,
                                                        json.dumps(made["layers"][1]), said.strip()))
    print("%d maps: %d wrong, %d with a word of the legend, %d refused" % (options.maps, wrong, warned, refused))
    return 1 if wrong or refused > options.maps // 2 else 0


if __name__ == "__main__":
    sys.exit(main())
