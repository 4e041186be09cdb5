"""Routes, railways and the corridor's segments, as smooth lines.

The table of waypoints holds strands: pieces of road that are smoothed as a
whole. A route is a list of stretches of strands, so routes that share a road
share every vertex of it. The stretches between two waypoints where the set of
alignments does not change are the corridor's segments.
"""
import math

from osgeo import ogr

from common import line, rounded, table, thin, write

STEP_KM = 1.0                    # distance of the points on a curve, about
EARTH_KM = 6371.0088
ALIGNMENTS = ("western", "central", "eastern")


def ground_km(p, q):
    """Great-circle distance; good to 0.5 %, and the sources are worse."""
    a, b = math.radians(p[1]), math.radians(q[1])
    h = (math.sin((b - a) / 2) ** 2
         + math.cos(a) * math.cos(b) * math.sin(math.radians(q[0] - p[0]) / 2) ** 2)
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


def length_km(chain):
    return sum(ground_km(p, q) for p, q in zip(chain, chain[1:]))


def centripetal(p0, p1, p2, p3, steps):
    """Points after p1 up to p2 on the centripetal Catmull-Rom curve.

    Of the Catmull-Rom family only the centripetal one makes neither loops
    nor cusps between two control points.
    """
    def knot(t, a, b):
        return t + math.sqrt(max(math.dist(a, b), 1e-9))

    def mix(a, b, ta, tb, t):
        w = (t - ta) / (tb - ta)
        return (a[0] + (b[0] - a[0]) * w, a[1] + (b[1] - a[1]) * w)

    t0 = 0.0
    t1 = knot(t0, p0, p1)
    t2 = knot(t1, p1, p2)
    t3 = knot(t2, p2, p3)
    out = []
    for i in range(1, steps + 1):
        t = t1 + (t2 - t1) * i / steps
        a, b, c = mix(p0, p1, t0, t1, t), mix(p1, p2, t1, t2, t), mix(p2, p3, t2, t3, t)
        out.append(mix(mix(a, b, t0, t2, t), mix(b, c, t1, t3, t), t1, t2, t))
    return out


def smooth(corners):
    """One list of points for each pair of neighbouring corners, ends included."""
    if len(corners) == 2:
        # A lone stretch has nothing to bend to.
        return [list(corners)]
    middle = math.cos(math.radians(sum(p[1] for p in corners) / len(corners)))
    flat = [(x * middle, y) for x, y in corners]      # so that a degree is as long both ways

    def beyond(a, b):
        return (2 * a[0] - b[0], 2 * a[1] - b[1])

    padded = [beyond(flat[0], flat[1])] + flat + [beyond(flat[-1], flat[-2])]
    out = []
    for i in range(len(flat) - 1):
        steps = max(4, round(ground_km(corners[i], corners[i + 1]) / STEP_KM))
        curve = [(x / middle, y) for x, y in centripetal(*padded[i:i + 4], steps)]
        # The exact corner at both ends, so that strands meet.
        out.append(thin([corners[i]] + curve[:-1] + [corners[i + 1]]))
    return out


def strands():
    """strand -> (places, [points from place i to place i + 1])."""
    found = {}
    for row in table("route_waypoints.csv"):
        found.setdefault(row["strand"], []).append(
            (row["place"], (rounded(float(row["lon"])), rounded(float(row["lat"])))))
    return {name: ([place for place, _ in rows], smooth([p for _, p in rows]))
            for name, rows in found.items()}


def stretches(path, roads):
    """[(strand, number, forward)] of a path such as "kkh:Sost>Gilgit m1:…"."""
    out, items = [], []
    # Place names hold spaces: a stretch begins at a word with a colon.
    for word in path.split(" "):
        if ":" in word:
            items.append(word)
        else:
            items[-1] += " " + word
    for item in items:
        strand, ends = item.split(":")
        start, end = (roads[strand][0].index(place) for place in ends.split(">"))
        step = 1 if end > start else -1
        for i in range(start, end, step):
            out.append((strand, i if step > 0 else i - 1, step > 0))
    return out


def chain(parts_of, roads):
    out = []
    for strand, number, forward in parts_of:
        piece = roads[strand][1][number]
        piece = piece if forward else piece[::-1]
        assert not out or out[-1] == piece[0], "stretches of %s do not meet" % strand
        out += piece if not out else piece[1:]
    return out


def write_routes(roads):
    """Writes routes and railways; returns (strand, number) -> {alignment: forward}."""
    routes, rails, uses = [], [], {}
    for row in table("routes.csv"):
        parts_of = stretches(row["path"], roads)
        course = chain(parts_of, roads)
        if row["kind"] == "alignment":
            for strand, number, forward in parts_of:
                uses.setdefault((strand, number), {})[row["id"]] = forward
        length = float(row["length_km"]) if row["length_km"] else None
        values = (row["id"], row["name"], row["name_ur"], row["name_zh"], row["ref"], row["kind"],
                  row["status"], length, round(length_km(course), 1), row["length_source"],
                  row["note"])
        (rails if row["kind"] == "railway" else routes).append((values, line(course)))
    fields = [("id", "s"), ("name", "s"), ("name_ur", "s"), ("name_zh", "s"), ("ref", "s"),
              ("kind", "s"), ("status", "s"), ("length_km", "f"), ("drawn_km", "f"),
              ("len_source", "s"), ("note", "s")]
    write("routes", ogr.wkbLineString, fields, routes)
    write("railways", ogr.wkbLineString, fields, rails)
    return uses


def unfinished(roads):
    """(strand, number) -> (works, source) of the pieces whose works a source calls unfinished."""
    found = {}
    for row in table("works.csv"):
        places = roads[row["strand"]][0]
        for number in range(places.index(row["start"]), places.index(row["finish"])):
            found[row["strand"], number] = (row["works"], row["source"])
    return found


def runs(strand, pieces, uses, works):
    """(first, after last, users, works) of the runs of pieces that the same alignments use, in the same state."""
    kinds = [(tuple(a for a in ALIGNMENTS if a in uses.get((strand, number), {})),
              works.get((strand, number), ("", "")))
             for number in range(len(pieces))]
    first = 0
    for number in range(1, len(kinds) + 1):
        if number == len(kinds) or kinds[number] != kinds[first]:
            if kinds[first][0]:
                yield (first, number) + kinds[first]
            first = number


def write_segments(roads, uses):
    records, works = [], unfinished(roads)
    for strand, (places, pieces) in roads.items():
        for first, after, users, state in runs(strand, pieces, uses, works):
            course = chain([(strand, i, True) for i in range(first, after)], roads)
            ends = (places[first], places[after])
            if not next(iter(uses[strand, first].values())):
                # Always from the north towards Gwadar, so that sides mean the same all along.
                course, ends = course[::-1], ends[::-1]
            flags = [int(a in users) for a in ALIGNMENTS]
            # Places side by side, centred on the road: -1 0 1, or -0.5 0.5, or 0.
            sides = [users.index(a) - (len(users) - 1) / 2 if a in users else None
                     for a in ALIGNMENTS]
            records.append((("%s–%s" % ends, *ends, *flags, len(users), *sides, " ".join(users),
                             round(length_km(course), 1), *state), line(course)))
    write("corridor_segments", ogr.wkbLineString,
          [("id", "s"), ("start", "s"), ("finish", "s"), *((a, "i") for a in ALIGNMENTS),
           ("n_shared", "i"), ("off_west", "f"), ("off_cent", "f"), ("off_east", "f"),
           ("shared", "s"), ("drawn_km", "f"), ("works", "s"), ("works_src", "s")], records)


def main():
    roads = strands()
    write_segments(roads, write_routes(roads))


if __name__ == "__main__":
    main()
