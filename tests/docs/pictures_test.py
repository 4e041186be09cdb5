"""pictures_test.py CORRIDOR SOURCE SCRATCH: docs/map-document.md shows every key of a map document in a picture.

Each key of the schema stands in a document of docs/pictures/keys.yaml; each of these documents is drawn, and what comes
out looks like its picture and like no other; each of the pictures is on the page. Names may move a little before a picture
is stale."""
import concurrent.futures
import json
import os
import re
import sys

try:
    import numpy
    import yaml  # what keys.py needs
    from osgeo import gdal
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

corridor, source, scratch = sys.argv[1:4]
folder = os.path.join(source, "docs", "pictures")
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
import keys  # noqa: E402, docs/pictures/keys.py

# There is nothing to see of these.
UNSEEN = {"version", "alt", "caption", "outputs", "atlas.formats", "atlas.book", "atlas.title", "atlas.crs",
          "atlas.order", "sources.*.types", "sources.*.recognise", "sources.*.skip", "sources.*.sheet",
          "atlas.group", "atlas.id", "atlas.thumbnails"}
# These show in pictures that nobody has made yet.
WITHOUT = {"sources.*.along", "sources.*.along.route", "sources.*.along.within", "sources.*.along.passes",
           "sources.*.along_where", "routes", "routes.*.source", "routes.*.where", "routes.*.order",
           "routes.*.gap", "routes.*.origin", "routes.*.direction", "routes.*.calibrate", "sources.*.order",
           "sources.*.gap", "sources.*.origin", "sources.*.direction", "sources.*.calibrate",
           "sources.*.calibrate.points", "sources.*.calibrate.km", "sources.*.calibrate.where",
           "sources.*.calibrate.within", "routes.*.calibrate.points", "routes.*.calibrate.km",
           "routes.*.calibrate.where", "routes.*.calibrate.within", "sources.*.join", "sources.*.join.on",
           "sources.*.join.to", "sources.*.posts", "sources.*.posts.every", "sources.*.posts.route",
           "sources.*.segments", "sources.*.segments.count", "sources.*.segments.every",
           "sources.*.segments.route", "sources.*.segments.sum", "sources.*.show.color.per.field",
           "sources.*.show.color.per.times", "sources.*.show.color.unit", "sources.*.show.size.unit",
           "sources.*.since", "sources.*.since.date", "sources.*.since.day", "sources.*.since.id",
           "sources.*.since.report"}
# The share of dots that may be of another colour, and how much another.
STALE, ANOTHER = 0.1, 48

failures = []
twins = {}  # names by what is seen


def of_schema(node, schema, way=()):
    """The ways to all keys that NODE of SCHEMA takes."""
    if "$ref" in node:
        yield from of_schema(schema["definitions"][node["$ref"].rsplit("/", 1)[1]], schema, way)
    for choice in node.get("anyOf", []) + node.get("allOf", []):
        yield from of_schema(choice, schema, way)
    for key, value in node.get("properties", {}).items():
        yield way + (key,)
        yield from of_schema(value, schema, way + (key,))
    if isinstance(node.get("additionalProperties"), dict) and way in (("sources",), ("routes",)):
        yield from of_schema(node["additionalProperties"], schema, way + ("*",))
    if isinstance(node.get("items"), dict):
        yield from of_schema(node["items"], schema, way)


def of_document(node, way=()):
    """The same of a document: names of sources are all alike, and those of routes."""
    if isinstance(node, list):
        for item in node:
            yield from of_document(item, way)
    if isinstance(node, dict):
        for key, value in node.items():
            step = way + ("*" if way in (("sources",), ("routes",)) else key,)
            yield step
            yield from of_document(value, step)


def as_seen(path):
    """The colours of a picture with a palette, or of one without."""
    picture = gdal.Open(path)
    table = picture.GetRasterBand(1).GetColorTable()
    if not table:
        return picture.ReadAsArray().astype(int)[:3]
    colors = numpy.array([table.GetColorEntry(i)[:3] for i in range(table.GetCount())])
    return colors[picture.ReadAsArray()].transpose(2, 0, 1)


def look(name, document):
    """What is wrong with the picture NAME; None: nothing."""
    own = os.path.join(scratch, name)
    os.makedirs(own, exist_ok=True)
    keys.draw(corridor, name, document, own)
    kept = os.path.join(folder, "keys", name + ".png")
    if not os.path.exists(kept):
        return "has not been drawn"
    fresh, old = as_seen(os.path.join(own, name + ".png")), as_seen(kept)
    twins.setdefault(fresh.tobytes(), []).append(name)
    if fresh.shape != old.shape:
        return "has another size"
    share = (abs(fresh - old).max(axis=0) > ANOTHER).mean()
    return "is stale: %.0f %% of it is drawn otherwise now" % (100 * share) if share > STALE else None


documents = keys.documents()
with open(os.path.join(source, "docs", "map-document.md"), encoding="utf-8") as file:
    shown = re.findall(r"\(pictures/keys/([^)]*)\.png\)", file.read())
for name in sorted(set(documents) ^ set(shown)):
    failures.append("%s.png: %s" % (name, "is not on the page" if name in documents else "has no document in keys.yaml"))
files = {name[:-4] for name in os.listdir(os.path.join(folder, "keys"))}
failures += ["docs/pictures/keys/%s.png has no document" % name for name in sorted(files - set(documents))]

with open(os.path.join(source, "docs", "map-document.schema.json"), encoding="utf-8") as file:
    schema = json.load(file)
wanted = {".".join(way) for way in of_schema(schema, schema)}
used = {".".join(map(str, way)) for document in documents.values() for way in of_document(document)}
failures += ["no picture shows %s" % key for key in sorted(wanted - used - UNSEEN - WITHOUT)]
failures += ["%s is not among the keys" % key for key in sorted((UNSEEN | WITHOUT) - wanted)]

with concurrent.futures.ThreadPoolExecutor(2) as pool:
    for name, wrong in zip(documents, pool.map(lambda item: look(*item), documents.items())):
        if wrong:
            failures.append("docs/pictures/keys/%s.png %s; draw it anew with docs/pictures/make.sh" % (name, wrong))
failures += ["nothing tells %s apart" % " and ".join(names) for names in twins.values() if len(names) > 1]
print("%d pictures, %d keys" % (len(documents), len(wanted)))
print("\n".join(failures))
sys.exit(1 if failures else 0)
