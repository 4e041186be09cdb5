"""Towns and passes: Natural Earth, with the project's own names and additions.

A place that is also a waypoint takes the waypoint's position, so that its dot
lies on the route.
"""
import math

from osgeo import ogr

from common import EAST, MAGICS, NORTH, SOUTH, WEST, read, rounded, table, write

NEAR_KM = 10
CITY = 300000                    # people; smaller ones are towns
SEATS = ("Admin-1 capital", "Admin-0 capital alt", "Admin-0 region capital")
ISO = {"SEN": "SN"}              # by the source's own code: Senegal has San Marino's
BEYOND = 7                       # Natural Earth's scale rank of the last that are taken beyond the crop
OWN = ("name", "name_ur", "name_zh", "kind", "rank", "corridor")


def kind_of(values):
    if values["featurecla"] == "Admin-0 capital":
        return "capital"
    if values["featurecla"] in SEATS and values["iso_a2"] != "NP":
        return "province-capital"    # Nepal's are those of zones that are no more
    return "city" if (values["pop_max"] or 0) >= CITY else "town"


def rank_of(scalerank):
    """Natural Earth's 0..10 as 2..6; rank 1 is only given by hand."""
    for limit, rank in ((2, 3), (3, 4), (5, 5)):
        if scalerank <= limit:
            return rank
    return 6


def rank_beyond(scalerank, capital):
    """Where nobody gave ranks by hand: 0 is named on a map of the world, 1 of a continent, 2 of a large country, …"""
    rank = next((rank for limit, rank in ((1, 0), (3, 1), (5, 2), (6, 3)) if scalerank <= limit), 4)
    return min(rank, 1) if capital else rank


def near(p, q):
    return math.hypot((p[0] - q[0]) * math.cos(math.radians(p[1])), p[1] - q[1]) * 111.2 < NEAR_KM


def place_at(place, row, waypoints):
    """Own position, else the waypoint's, else the source's."""
    if row is not None and row["lon"]:
        place.update(lon=float(row["lon"]), lat=float(row["lat"]), source=row["coord_source"])
    elif place["name"] in waypoints and place["iso_a2"] in ("PK", "CN"):
        x, y, source = waypoints[place["name"]]
        if place["lon"] is None or near((place["lon"], place["lat"]), (x, y)):
            place.update(lon=x, lat=y, source=source)


def from_natural_earth(changes, waypoints):
    for fid, values, geometry in read(MAGICS + "ne_10m_populated_places_simple.shp",
                                      encoding="CP1252", crop=False):
        x, y = geometry.GetX(), geometry.GetY()
        beyond = not (WEST < x < EAST and SOUTH < y < NORTH)
        if beyond and values["scalerank"] > BEYOND and "capital" not in values["featurecla"]:
            continue
        iso = ISO.get(values["adm0_a3"], values["iso_a2"])
        row = changes.pop((values["name"], iso), None)
        if row is not None and row["name"] == "-":
            continue                  # a name that no place bears today
        place = {"name": values["name"], "name_ur": "", "name_zh": "", "kind": kind_of(values),
                 "rank": rank_beyond(values["scalerank"], values["featurecla"] == "Admin-0 capital") if beyond
                 else rank_of(values["scalerank"]), "corridor": 0, "lon": x, "lat": y,
                 "pop_max": values["pop_max"], "iso_a2": iso.replace("-99", ""),
                 "source": "Natural Earth"}
        if row is not None:
            place.update({field: row[field] for field in OWN})
            place["pop_max"] = row["pop_max"] or place["pop_max"]
        place_at(place, row, waypoints)
        yield place
    assert not changes, "not in the source: %s" % sorted(changes)


def additions(rows, waypoints):
    for row in rows:
        place = {field: row[field] for field in OWN + ("iso_a2",)}
        place.update(lon=None, pop_max=row["pop_max"], source="")
        place_at(place, row, waypoints)
        assert place["lon"] is not None, "no position for " + place["name"]
        yield place


def record(place):
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(rounded(place["lon"]), rounded(place["lat"]))
    population = int(place["pop_max"]) if place["pop_max"] else None
    return (place["name"], place["name_ur"], place["name_zh"], place["kind"], int(place["rank"]),
            population, place["iso_a2"], int(place["corridor"]), place["source"]), point


def main():
    waypoints = {}
    for row in table("route_waypoints.csv"):
        waypoints.setdefault(row["place"],
                             (float(row["lon"]), float(row["lat"]), row["coord_source"]))
    own = table("place_names.csv")
    changes = {(row["source_name"], row["iso_a2"]): row for row in own if row["source_name"]}
    found = list(from_natural_earth(changes, waypoints))
    found += additions([row for row in own if not row["source_name"]], waypoints)
    found.sort(key=lambda p: (int(p["rank"]), p["iso_a2"] != "PK", p["iso_a2"], p["name"]))
    records = []
    for place in found:
        spot = (place["lon"], place["lat"])
        if not any(v[0] == place["name"] and near(spot, (g.GetX(), g.GetY())) for v, g in records):
            records.append(record(place))
    write("places", ogr.wkbPoint,
          [("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("kind", "s"), ("rank", "i"),
           ("pop_max", "i"), ("iso_a2", "s"), ("corridor", "i"), ("source", "s")], records)


main()
