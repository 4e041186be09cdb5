#!/usr/bin/python3
"""make_map_document.py MAP_KEYS: renews what docs/map-document.schema.json and docs/map-document.md have of the tables that
the reader of map documents reads by: the words of each key, the limits of numbers, the units, the formats. MAP_KEYS is the
program map_keys of a build (`cmake --build --preset dev --target map_keys`; build/dev/tests/docs/map_keys). All else in
the two files is written by hand, and held to the same tables by tests/docs/map_keys_test.py."""
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
SCHEMA = os.path.join(HERE, "map-document.schema.json")
PAGE = os.path.join(HERE, "map-document.md")
# Where one of several things may stand, a path says which: by the title that the schema has for it.
VARIED = ("annotations", "atlas.over")


def tables(program):
    return json.loads(subprocess.run([program], capture_output=True, text=True, check=True).stdout)


def parts(node, schema, path="", by_reference=False):
    """NODE and all that it consists of without going down to a key: (path, node, whether it is shared)."""
    if path in VARIED and "properties" in node and node.get("title"):
        path = "%s.(%s)" % (path, node["title"])
    yield path, node, by_reference
    for key in ("anyOf", "allOf"):
        for item in node.get(key, []):
            yield from parts(item, schema, path, by_reference)
    if "$ref" in node:
        yield from parts(schema["definitions"][node["$ref"].rsplit("/", 1)[1]], schema, path, True)
    if isinstance(node.get("items"), dict):
        yield from parts(node["items"], schema, path, by_reference)
    if isinstance(node.get("additionalProperties"), dict):
        yield from parts(node["additionalProperties"], schema, path + ".*", by_reference)


def keys(node, schema, path=""):
    """Each key of the schema: its path, and what may stand there. One that two variants share comes once for each."""
    for inner_path, inner, _ in parts(node, schema, path):
        for key, value in inner.get("properties", {}).items():
            own = inner_path + "." + key if inner_path else key
            yield own, value
            yield from keys(value, schema, own)


def words(node):
    return node.get("enum", [node["const"]] if isinstance(node.get("const"), str) else [])


def renew_words(value, known, schema):
    shared = [word for _, node, by_reference in parts(value, schema) if by_reference for word in words(node)]
    own = [node for _, node, by_reference in parts(value, schema) if not by_reference and words(node)]
    rest = [word for word in known if word not in shared]
    for node in own[:1]:
        if "enum" in node:
            node["enum"] = rest
        else:
            node["const"] = rest[0]


def renew_limits(value, key, schema):
    for _, node, by_reference in parts(value, schema):
        if node.get("type") == "number" and not by_reference:
            node["minimum"], node["maximum"] = key["least"], key["most"]


def unit_pattern(units):
    return "|".join("".join("[%s%s]" % (c, c.upper()) for c in unit["name"]) if len(unit["name"]) > 1 else "[mM]"
                    for unit in units)


def renewed_schema(text, known):
    schema = json.loads(text)
    definitions = schema["definitions"]
    paper = unit_pattern([unit for unit in known["units"] if not unit["on_ground"]])
    ground = unit_pattern([unit for unit in known["units"] if unit["on_ground"]])
    definitions["length"]["anyOf"][0]["pattern"] = r"^\s*[-+]?[0-9.]+\s*(%s)\s*$" % paper
    definitions["margin"]["anyOf"][0]["pattern"] = r"^\s*\+?[0-9.]+\s*(%%|%s)\s*$" % paper
    definitions["distance"]["pattern"] = r"^\s*[+]?[0-9.]+\s*(%s)\s*$" % ground
    definitions["format"]["enum"] = known["formats"]
    definitions["place"]["enum"] = known["keys"]["furniture.scale-bar.at"]["words"]
    for path, value in keys(schema, schema):
        key = known["keys"].get(path)
        if key and key["words"]:
            renew_words(value, key["words"], schema)
        if key and key["kind"] == "number":
            renew_limits(value, key, schema)
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def listed(names, last):
    return ", ".join(names[:-1]) + " %s " % last + names[-1]


def renewed_page(text, known):
    """Between <!-- units on paper --> and <!-- end --> stand those units, and so on."""
    units = known["units"]
    made = {
        "units on paper": ", ".join(unit["name"] + (" (%s)" % unit["remark"] if unit["remark"] else "")
                                    for unit in units if not unit["on_ground"]),
        "units on the ground": listed([unit["name"] for unit in units if unit["on_ground"]], "or"),
    }
    for name, words_of_it in made.items():
        text, n = re.subn("(<!-- %s -->).*?(<!-- end -->)" % name, lambda m: m[1] + words_of_it + m[2], text, flags=re.S)
        if not n:
            sys.exit("docs/map-document.md has no place for the %s" % name)
    return text


def main():
    known = tables(sys.argv[1])
    for path, renewed in ((SCHEMA, renewed_schema), (PAGE, renewed_page)):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        new = renewed(text, known)
        if new != text:
            with open(path, "w", encoding="utf-8") as file:
                file.write(new)


if __name__ == "__main__":
    main()
