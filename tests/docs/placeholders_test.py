"""placeholders_test.py CORRIDOR MAP_KEYS SOURCE SCRATCH: `corridor check` refuses an unknown {name} wherever words may hold
one, with the nearest right name, and render draws none of them.

MAP_KEYS says which keys take such words; tests/docs/documents have each of them, and in turn each is made to hold one
unknown name."""
import copy
import json
import os
import subprocess
import sys

corridor, program, source, scratch = sys.argv[1:5]
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(source, "docs"))
try:
    import make_map_document as made
    import reading
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

folder = os.path.join(source, "tests", "docs", "documents")
known = made.tables(program)["keys"]
kinds = {path.split(".")[1].strip("()") for path in known if path.startswith("annotations.(")}
failures = []


def kind_of(item):
    """The kind of an annotation: of a text beside another kind's key, the other."""
    return min((key for key in item if key in kinds), key=lambda key: key == "text")


def words(node, path="", way=()):
    """The words in NODE that may hold {…}: the key's path, and the way to them."""
    if isinstance(node, list) and path == "furniture.table.columns":
        return  # fields alone
    if isinstance(node, list):
        for i, item in enumerate(node):
            own = "%s.(%s)" % (path, kind_of(item)) if path == "annotations" else path
            yield from words(item, own, way + (i,))
    elif isinstance(node, dict):
        for key, value in node.items():
            # What stands under the name of a column is words of the key `columns`.
            free = path == "furniture.table.columns" or path == "sources"
            yield from words(value, path if free and path != "sources" else
                             "sources.*" if free else path + "." + key if path else key, way + (key,))
    elif known.get(path, {}).get("prose") and not isinstance(node, bool):
        yield path, way
    # A piece that is its words alone.
    elif path.count(".") == 1 and known.get(path + ".text", {}).get("prose") and node not in ("none", "auto", True, False):
        yield path + ".text", way


def put(document, way, value):
    inner = document
    for key in way[:-1]:
        inner = inner[key]
    inner[way[-1]] = value


os.makedirs(scratch, exist_ok=True)
cases, seen = {}, set()
for name in sorted(os.listdir(folder)):
    document = reading.absolute(reading.load(os.path.join(folder, name)), folder)
    for path, way in words(document):
        seen.add(path)
        for wrong, right in (("{as_off}", "{as_of}"), ("{routes.darwn}", "{routes.drawn}"), ("{raduis}", None),
                             ("{radius}", "taken" if path == "annotations.(circle).label" else None)):
            changed = copy.deepcopy(document)
            put(changed, way, wrong)
            changed["as_of"] = "2024-11-30"
            file_name = os.path.join(scratch, "%d.json" % len(cases))
            with open(file_name, "w", encoding="utf-8") as file:
                json.dump(changed, file)
            cases[file_name] = ("%s %s" % (name, ".".join(map(str, way))), wrong, right)

out = subprocess.run([corridor, "check", "--json"] + list(cases), capture_output=True, text=True, check=False)
said = {}
for remark in json.loads(out.stdout)["remarks"]:
    if remark["severity"] == "error":
        said.setdefault(remark["file"], []).append(remark["message"])
for file_name, (what, wrong, right) in cases.items():
    messages = said.get(file_name, [])
    if right == "taken":
        if messages:
            failures.append("%s: %s is refused: %s" % (what, wrong, messages))
    elif len(messages) != 1 or wrong + " is not known" not in messages[0] or (right and right not in messages[0]):
        failures.append("%s: of %s check says %s" % (what, wrong, messages))

missing = {path for path in known if known[path].get("prose")} - seen
if missing:
    failures.append("no document has words at %s" % sorted(missing))
for file_name in list(cases)[:: max(1, len(cases) // 6)]:
    if cases[file_name][2] != "taken":
        drawn = os.path.join(scratch, "drawn.png")
        code = subprocess.run([corridor, "render", file_name, "-o", drawn], capture_output=True, check=False).returncode
        if code != 2 or os.path.exists(drawn):
            failures.append("%s: render ends with %d" % (cases[file_name][0], code))
print("%d documents, %d keys" % (len(cases), len(seen)))
print("\n".join(failures[:40]))
sys.exit(1 if failures else 0)
