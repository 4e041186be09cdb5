#!/usr/bin/python3
"""The bundled styles know no row by its id or its name, so that other people's data are drawn like ours: what the bundle needs
said apart stands in columns of its data. Nor is a layer moved by what its rows say.

    ids_test.py SOURCE
"""
import csv
import glob
import sys

try:
    import yaml
    from osgeo import ogr
except ImportError as missing:
    print("skipped: %s" % missing)
    sys.exit(77)

# What tells a row from all others, or says whose it is.
TELLING = ("id", "ref", "place", "label", "start", "finish", "country", "iso_a2", "iso_3166_2", "iso_left", "iso_right",
           "admin_by", "side_un", "side_pk", "side_cn", "side_in", "province_a", "province_b", "claimed_by")
LIKEWISE = ("name", "admin", "carries", "label_un", "label_pk", "label_cn", "label_in")
LANGUAGES = ("", "_ur", "_zh")
# The corridor's road beyond its three alignments is called so in the table of routes alone.
KNOWN = {("approach-casing", "g-314"), ("approach", "g-314")}


def rows(source):
    for path in sorted(glob.glob(source + "/shapes/*.shp")):
        dataset = ogr.Open(path)
        for feature in dataset.GetLayer(0):
            yield feature.items()
    for path in sorted(glob.glob(source + "/shapes/*.csv")):
        with open(path, encoding="utf-8", newline="") as table:
            yield from csv.DictReader(table)


def telling_values(source):
    fields = set(TELLING) | {name + language for name in LIKEWISE for language in LANGUAGES}
    return {value for row in rows(source) for field, value in row.items()
            if field in fields and isinstance(value, str) and value}


def words_of(node):
    """The texts of an expression, but for the names of fields and of state."""
    if isinstance(node, dict):
        for value in node.values():
            yield from words_of(value)
    elif isinstance(node, list) and node[:1] in (["get"], ["has"], ["global-state"]):
        yield from words_of([item for item in node[1:] if isinstance(item, list)])
    elif isinstance(node, list):
        for item in node:
            yield from words_of(item)
    elif isinstance(node, str):
        yield node


def is_moved_by_rows(node):
    return isinstance(node, list) and (node[:1] in (["get"], ["match"]) or any(is_moved_by_rows(item) for item in node))


def main(source):
    ogr.UseExceptions()
    values, wrong = telling_values(source), set()
    for path in sorted(glob.glob(source + "/styles/*.yaml")):
        with open(path, encoding="utf-8") as file:
            style = yaml.safe_load(file)
        for layer in style["layers"]:
            for part in ("filter", "layout", "paint"):
                wrong |= {(layer["id"], word) for word in words_of(layer.get(part)) if word in values}
            for offset in ("icon-offset", "text-offset"):
                if is_moved_by_rows(layer.get("layout", {}).get(offset)):
                    wrong.add((layer["id"], offset))
    for layer, word in sorted(wrong - KNOWN):
        print("layer '%s' of a bundled style names '%s'" % (layer, word))
    for layer, word in sorted(KNOWN - wrong):
        print("layer '%s' does not name '%s' any more: take it off the list" % (layer, word))
    return 1 if wrong != KNOWN else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
