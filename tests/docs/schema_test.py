"""schema_test.py CORRIDOR SOURCE SCRATCH: docs/map-document.schema.json and `corridor check` take the same documents.

Both take the bundled maps and tests/docs/documents, which between them have every key. Every key of these misspelt is
refused by both, by check with the right one, and so is every value in the shape of another. The schema has words for each
key, and valid examples. That its keys are the reader's, map_keys_test.py holds."""
import copy
import json
import os
import subprocess
import sys

sys.dont_write_bytecode = True
try:
    import jsonschema
    import reading
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

corridor, source, scratch = sys.argv[1:4]
folder = os.path.join(source, "tests", "docs", "documents")


with open(os.path.join(source, "docs", "map-document.schema.json"), encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft7Validator.check_schema(schema)
validator = jsonschema.Draft7Validator(schema)
failures = []


def places(node, way=()):
    """The ways to all values below NODE."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else []
    for key, value in items:
        yield way + (key,)
        yield from places(value, way + (key,))


def at(node, way):
    for key in way:
        node = node[key]
    return node


# Below these, keys and values are the author's own.
FREE = [("parameters",), ("furniture", "table", "columns"), ("furniture", "legend", "rename"),
        ("sources", "incidents", "fields"), ("sources", "incidents", "types"),
        ("sources", "incidents", "precision", "codes"),
        ("sources", "shown", "show", "color", "names"), ("sources", "shown", "show", "color", "colors"),
        ("sources", "shown", "show", "icon", "icons"), ("sources", "numbered", "join", "on")]
# What stands below these keys of a layer is MapLibre's: the style's reader knows it, the schema does not.
MAPLIBRE = {"filter", "layout", "paint", "metadata"}


def is_free(way):
    return any(way[: len(free)] == free and len(way) > len(free) for free in FREE) or (
        len(way) == 2 and way[0] in ("sources", "routes"))


def with_value(document, way, value):
    changed = copy.deepcopy(document)
    at(changed, way[:-1])[way[-1]] = copy.deepcopy(value)
    return changed


def wrong_ones(document):
    """DOCUMENT with one key misspelt, or with one value of a kind that it cannot be; whether both must refuse it; and what
    check must name."""
    for way in places(document):
        parent, key = at(document, way[:-1]), way[-1]
        of_maplibre = way[0] == "layers" and len(way) > 2 and way[2] in MAPLIBRE
        if of_maplibre and len(way) > 3:
            continue
        name = ".".join(map(str, way))
        if isinstance(parent, dict) and not is_free(way):
            for wrong in {key + "z", key[1:], key[0] + key[1:].capitalize()} - {key, ""}:
                changed = copy.deepcopy(document)
                inner = at(changed, way[:-1])
                inner[wrong] = inner.pop(key)
                yield "the key %s misspelt as %s" % (name, wrong), changed, True, key if len(wrong) > 1 else None
        if way not in FREE and not of_maplibre:
            yield name + " as a map of no use", with_value(document, way, {"zz": 1}), True, None
        if isinstance(parent[key], (dict, list, bool)):
            yield name + " as a number", with_value(document, way, 987654.5), False, None


def checked(paths):
    """Which of PATHS, all without errors of their style and data, `corridor check` refuses as a document."""
    out = subprocess.run([corridor, "check", "--json"] + paths, capture_output=True, text=True, check=False)
    remarks = json.loads(out.stdout)["remarks"]
    return {r["file"]: r["message"] for r in reversed(remarks) if r["severity"] == "error"}


good = [os.path.join(source, "maps", name) for name in os.listdir(os.path.join(source, "maps")) if name.endswith(".yaml")]
good.append(os.path.join(source, "maps", "starter", "map.yaml"))
documents = [os.path.join(folder, name) for name in sorted(os.listdir(folder))]
refused = checked(good + documents)
used = set()
for path in good + documents:
    document = reading.load(path)
    used |= {key for way in places(document) for key in way if isinstance(key, str)}
    for error in validator.iter_errors(document):
        failures.append("%s: the schema says: %s at %s" % (path, error.message[:200], list(error.path)))
    if path in refused:
        failures.append("%s: check says: %s" % (path, refused[path]))

os.makedirs(scratch, exist_ok=True)
cases = []
for path in documents:
    for what, changed, is_wrong, right in wrong_ones(reading.load(path)):
        changed_path = os.path.join(scratch, "%d.json" % len(cases))
        with open(changed_path, "w", encoding="utf-8") as file:
            json.dump(reading.absolute(changed, folder), file)
        valid = validator.is_valid(changed)
        cases.append((changed_path, "%s: %s" % (os.path.basename(path), what), is_wrong, valid, right))
refused = checked([case[0] for case in cases])
for path, what, is_wrong, valid, right in cases:
    if is_wrong and valid:
        failures.append("the schema takes " + what)
    # A number may be the name of a source or of a file: then only the reader knows that there is none.
    if path not in refused and (is_wrong or not valid):
        failures.append("check takes " + what)
    if right and '"%s"' % right not in refused.get(path, ""):
        failures.append("of %s check says: %s" % (what, refused.get(path)))
if len(cases) < 1000:
    failures.append("only %d wrong documents were made" % len(cases))


def properties(node):
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from node["properties"]
        for value in node.values():
            yield from properties(value)
    elif isinstance(node, list):
        for value in node:
            yield from properties(value)


def told(node, way=()):
    """Every key has words for the editor's user, and its default and its examples are valid."""
    if isinstance(node, list):
        for item in node:
            told(item, way)
    if not isinstance(node, dict):
        return
    own = {key: value for key, value in node.items() if key not in ("default", "examples")}
    for example in node.get("examples", []) + ([node["default"]] if "default" in node else []):
        if not jsonschema.Draft7Validator(dict(own, definitions=schema["definitions"])).is_valid(example):
            failures.append("the schema's example of %s is not valid: %s" % (".".join(way), example))
    for key, value in node.get("properties", {}).items():
        if not value.get("description"):
            failures.append("the schema says nothing of %s" % ".".join(way + (key,)))
    for key, value in own.items():
        told(value, way if key in ("properties", "anyOf", "allOf", "items") else way + (key,))


told(schema)
for key in sorted(set(properties(schema))):
    if key not in used and key not in ("strip", "along"):
        failures.append("no document of tests/docs/documents has %s" % key)
print("%d wrong documents" % len(cases))
print("\n".join(failures[:40]))
sys.exit(1 if failures else 0)
