#!/usr/bin/python3
"""rows.py FOLDER: 4,000 rows round a road and three districts, some exact, some known to within kilometres, some of
districts and provinces, as files and as tables.sql for PostGIS. Borders
wind, with a vertex every few kilometres, and two districts share one vertex by vertex. The seed is fixed."""
import json
import random
import sys

folder = sys.argv[1]
chance = random.Random(20241130)


def winding(a, b, steps, width):
    """From A to B, ends without the last."""
    points = [a]
    for i in range(1, steps):
        t = i / steps
        points.append((a[0] + (b[0] - a[0]) * t + chance.uniform(-width, width),
                       a[1] + (b[1] - a[1]) * t + chance.uniform(-width, width)))
    return [(round(x, 6), round(y, 6)) for x, y in points]


def collection(features):
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": name}, "geometry": geometry}
                                                      for name, geometry in features]}


def ring_words(ring):
    return "(" + ", ".join("%r %r" % p for p in ring) + ")"


road = winding((66, 30), (70, 33), 120, 0.05) + [(70, 33)]
corners = {"a": (67, 30), "b": (68.5, 30), "c": (70, 30), "d": (70, 32), "e": (68.5, 32), "f": (67, 32)}
sides = {key: winding(corners[key[0]], corners[key[1]], 40, 0.01) for key in ("ab", "bc", "cd", "de", "ef", "fa", "be")}
back = [corners["e"]] + sides["be"][:0:-1]
west = sides["ab"] + sides["be"] + sides["ef"] + sides["fa"] + [corners["a"]]
east = sides["bc"] + sides["cd"] + sides["de"] + back + [corners["b"]]
hole = winding((67.4, 30.6), (67.9, 30.6), 20, 0.005) + winding((67.9, 30.6), (67.6, 31.2), 20, 0.005) + winding(
    (67.6, 31.2), (67.4, 30.6), 20, 0.005)
hole.append(hole[0])
far = winding((71, 30.5), (72, 30.5), 30, 0.01) + winding((72, 30.5), (71.5, 31.5), 30, 0.01) + winding(
    (71.5, 31.5), (71, 30.5), 30, 0.01)
far.append(far[0])
districts = {"west": [west, hole], "east": [east], "far": [far]}

with open(folder + "/road.geojson", "w") as out:
    json.dump(collection([("road", {"type": "LineString", "coordinates": road})]), out)
with open(folder + "/districts.geojson", "w") as out:
    json.dump(collection([(name, {"type": "Polygon", "coordinates": rings}) for name, rings in districts.items()]), out)
with open(folder + "/tables.sql", "w") as out:
    out.write("CREATE TABLE road AS SELECT ST_GeomFromText('LINESTRING %s', 4326) AS way;\n" % ring_words(road))
    out.write("CREATE TABLE districts (name text, area geometry);\n")
    for name, rings in districts.items():
        out.write("INSERT INTO districts VALUES ('%s', ST_GeomFromText('POLYGON (%s)', 4326));\n"
                  % (name, ", ".join(map(ring_words, rings))))
    out.write("CREATE TABLE data (id int, km float, sure text, at geometry);\n")
with open(folder + "/data.csv", "w") as out, open(folder + "/tables.sql", "a") as sql:
    out.write("id,lon,lat,precision_km,sure\n")
    for i in range(4000):
        lon, lat = round(chance.uniform(65, 73), 6), round(chance.uniform(29, 34), 6)
        km = chance.choice(["0", "0", "2", "25", "%.3f" % chance.uniform(0, 90), ""])
        sure = chance.choice(["district", "province", "", "exact"]) if not km else ""
        out.write("%d,%r,%r,%s,%s\n" % (i, lon, lat, km, sure))
        sql.write("INSERT INTO data VALUES (%d, %s, '%s', ST_SetSRID(ST_MakePoint(%r, %r), 4326));\n"
                  % (i, km or "NULL", sure, lon, lat))
