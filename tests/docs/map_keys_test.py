"""map_keys_test.py MAP_KEYS DOCS: what the reader of map documents knows, the schema and the page have, path by path.

MAP_KEYS prints the reader's tables. Each path of them is in docs/map-document.schema.json and the other way round, with
the same words, limits, units and types; and each has a row of its own in docs/map-document.md, in the table of the section
that its parent has there, which has rows for nothing else."""
import os
import re
import sys

program, docs = sys.argv[1:3]
sys.dont_write_bytecode = True
sys.path.insert(0, docs)
import make_map_document as made  # noqa: E402

failures = []
known = made.tables(program)
with open(made.SCHEMA, encoding="utf-8") as file:
    schema_text = file.read()
with open(made.PAGE, encoding="utf-8") as file:
    page_text = file.read()


def same(what, left, left_name, right, right_name):
    for one in sorted(set(left) - set(right)):
        failures.append("%s: %s has %s, %s does not" % (what, left_name, one, right_name))
    for one in sorted(set(right) - set(left)):
        failures.append("%s: %s has %s, %s does not" % (what, right_name, one, left_name))


# --- The schema -----------------------------------------------------------------------------------------------------
schema = made.json.loads(schema_text)
of_schema = list(made.keys(schema, schema))
same("paths", known["keys"], "the reader", [path for path, _ in of_schema], "the schema")
if made.renewed_schema(schema_text, known) != schema_text:
    failures.append("words, limits or units of the schema are not the reader's: run docs/make_map_document.py")
if made.renewed_page(page_text, known) != page_text:
    failures.append("the units of the page are not the reader's: run docs/make_map_document.py")

SHAPES = {
    "prose": {"prose"}, "plain": {"prose"}, "color": {"color"}, "length": {"length"},
    "bool": {"boolean"}, "number": {"number"}, "text": {"text", "string"}, "texts": {"text", "array"},
    "word": {"place", "string"},
}
UNITS = {"length": {"length", "lengths", "margin", "end"}, "distance": {"distance"}}
for path, value in of_schema:
    key = known["keys"].get(path, {})
    shapes = set()
    for _, node, _ in made.parts(value, schema):
        shapes |= {node.get("$ref", "").rsplit("/", 1)[-1], str(node.get("type"))}
    if not shapes & SHAPES.get(key.get("kind"), shapes):
        failures.append("%s is of the kind %s; the schema has %s there" % (path, key["kind"], sorted(shapes)))
    if key.get("prose") and "prose" not in shapes:
        failures.append("%s takes words for people; the schema has %s there" % (path, sorted(shapes)))
    if not shapes & UNITS.get(key.get("unit"), shapes):
        failures.append("%s takes a %s; the schema has %s there" % (path, key["unit"], sorted(shapes)))
    has = {word for _, node, _ in made.parts(value, schema) for word in made.words(node)}
    if not set(key.get("words", [])) <= has:
        failures.append("%s: the schema lacks words of %s" % (path, key["words"]))

# --- The page -------------------------------------------------------------------------------------------------------
# Sections, each a list of tables, each a list of rows, each a list of cells.
sections, table = {}, None
for line in page_text.splitlines():
    heading = re.match(r"#+ (.*)", line)
    if heading:
        sections[heading[1]] = []
    if not line.startswith("|"):
        table = None
        continue
    cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
    if table is None:
        table = []
        sections[list(sections)[-1]].append(table)
    if not set(line) <= set("|-: "):
        table.append(cells)

SECTIONS = {"": "Keys at the root", "sources.*": "Sources", "sources.*.show": "Showing a source",
            "sources.*.show.color": "Colours by a field", "routes.*": "Routes", "layers": "Layers", "view": "View", "page": "Page", "mask": "Mask", "labels": "Labels",
            "furniture": "Furniture", "atlas": "Atlas"}
COMMON = {"color", "size", "bold", "italic", "fixed"}  # of annotations: "type", and what all of them have


def coded(cell):
    return re.findall(r"`([a-z_-]+)`", cell)


def rows(section, first):
    """What the tables of SECTION have whose head begins with FIRST: each key of a first cell, and its row."""
    found = {}
    for one in sections.get(section, []):
        if one[0][0] == first:
            for cells in one[1:]:
                found.update({key: cells for key in coded(cells[0])})
    return found


def below(path):
    """The keys right below PATH."""
    depth = len(path.split(".")) if path else 0
    return [p.split(".")[-1] for p in known["keys"] if p.startswith(path + "." if path else "") and
            len(p.split(".")) == depth + 1]


def has_nested(path, row):
    """A key without a table of its own is shown in the row of its parent: {key: …}."""
    for nested in known["keys"]:
        if nested.startswith(path + ".") and nested != path + ".*":
            key = nested.rsplit(".", 1)[1]
            if not any(re.search(r"[{ ]%s:" % re.escape(key), cell) for cell in row[1:]):
                failures.append("%s: the row of %s in the page does not show {%s: …}" % (nested, path, key))


for parent, section in SECTIONS.items():
    documented = rows(section, "key")
    same("section " + section, below(parent), "the reader", documented, "the page")
    for key, row in documented.items():
        path = parent + "." + key if parent else key
        if path not in SECTIONS and path not in ("furniture", "annotations", "sources", "routes", "view") and parent != "furniture":
            has_nested(path, row)

OWN_SECTIONS = {"graticule": "Graticule", "inset": "Insets", "table": "Table"}
for piece, row in rows("Furniture", "key").items():
    own = below("furniture." + piece)
    same("furniture." + piece, own, "the reader", coded(row[2]), "its row in the page")
    documented = rows(OWN_SECTIONS[piece], "key") if piece in OWN_SECTIONS else {}
    for section in sections:
        documented.update(rows(section, "key of `%s`" % piece))
    same("keys of furniture." + piece, own, "the reader", documented, "the page")
    for key in documented:
        has_nested("furniture.%s.%s" % (piece, key), documented[key])

kinds = sorted({path.split(".")[1].strip("()") for path in known["keys"] if path.startswith("annotations.(")})
kind_table = {coded(cells[0])[0]: cells for cells in sections["Annotations"][0][1:]}
same("annotations", kinds, "the reader", kind_table, "the page")
looks = {key: cells for one in sections["Annotations"][1:] for cells in one[1:] for key in coded(cells[0])}
taken = set()
for kind in kinds:
    own = set(below("annotations.(%s)" % kind)) - {kind}
    taken |= own
    listed = set(coded(kind_table[kind][2])) if kind in kind_table else set()
    same("annotations." + kind, own - COMMON, "the reader", listed, "its row in the page")
    if not COMMON <= own:
        failures.append("annotations.%s lacks one of %s" % (kind, sorted(COMMON)))
described = {key for key in looks if key not in kinds}
same("keys of annotations", taken, "the reader", described, "the page")

if len(known["keys"]) < 200 or len(of_schema) < 200:
    failures.append("only %d keys, %d of the schema" % (len(known["keys"]), len(of_schema)))
print("%d keys" % len(known["keys"]))
print("\n".join(failures[:60]))
sys.exit(1 if failures else 0)
