#!/bin/sh
# certainty_test.sh CORRIDOR: which rows surely lie within a distance and in areas, and which may, are those that PostGIS finds
# with buffers as wide as their places are uncertain.
set -u
export LC_ALL=C
corridor=$1
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../../support/needs.sh"
needs jq
. "$here/../../support/scratch.sh"
. "$here/../../support/postgis.sh"
cd "$work" || exit 1
failures=0
fail() {
    failures=$((failures + 1))
    printf 'FAILED: %s\n' "$@"
}

/usr/bin/python3 "$here/rows.py" . || exit 1
ask() { psql -q -X -A -t -v ON_ERROR_STOP=1 -h "$base" -U tester -d geo "$@" || fail "SQL: $*"; }
ask -f tables.sql
# What is known of a row: its kilometres, else that it stands for more than can be told (no radius), else that it is exact.
ask -c "CREATE TABLE known AS SELECT id, at, km IS NULL AND sure IN ('district', 'province') AS vague,
        coalesce(km, 0) * 1000 AS radius FROM data"

cat >style.yaml <<'END'
version: 8
sources:
  data: {type: geojson, data: data.csv}
  road: {type: geojson, data: road.geojson}
  districts: {type: geojson, data: districts.geojson}
layers: [{id: points, type: circle, source: data}]
END
# compare COLUMN QUERY WHAT: the rows of the map, by how sure they are, against those of QUERY.
compare() {
    "$corridor" rows map.yaml data -o rows.geojson 2>said || fail "$3" "$(cat said)"
    jq -r --arg column "$1" '.features[].properties | "\(.id)|\(.[$column])"' rows.geojson | sort >ours
    ask -c "$2" | sort >theirs
    for kind in certain possible; do
        [ "$(grep -c "$kind" theirs)" -gt 50 ] || fail "$3: there are too few that are $kind to tell anything"
    done
    cmp -s ours theirs || fail "$3" "$(diff ours theirs | head -20)"
}

for within in 10 50 120; do
    printf 'version: 1\nstyle: ./style.yaml\nsources: {data: {near: {source: road, within: %d km}}}\n' $within >map.yaml
    compare within "
        SELECT id || '|' || CASE WHEN NOT vague AND radius <= m AND ST_DWithin(at::geography, way::geography, m - radius)
                                 THEN 'certain' ELSE 'possible' END
        FROM known, road, (SELECT $within * 1000 AS m) AS reach
        WHERE ST_DWithin(at::geography, way::geography, m + CASE WHEN vague THEN 0 ELSE radius END)" "within $within km"
done

ask -c 'CREATE TABLE whole AS SELECT ST_Union(area) AS area, ST_Boundary(ST_Union(area)) AS edge FROM districts'
inside="
    SELECT id || '|' || CASE WHEN NOT vague AND ST_Contains(area, at)
                              AND (radius = 0 OR NOT ST_DWithin(at::geography, edge::geography, radius))
                             THEN 'certain' ELSE 'possible' END
    FROM known, whole
    WHERE ST_Contains(area, at) OR (NOT vague AND radius > 0 AND ST_DWithin(at::geography, edge::geography, radius))"
printf 'version: 1\nstyle: ./style.yaml\nsources: {data: {inside: districts}}\n' >map.yaml
compare inside "$inside" 'in districts of which two share a border'
ask -c "DROP TABLE whole" \
    -c "CREATE TABLE whole AS SELECT area, ST_Boundary(area) AS edge FROM districts WHERE name = 'west'"
printf "version: 1\nstyle: ./style.yaml\nsources: {data: {inside: {source: districts, where: \"name = 'west'\"}}}\n" >map.yaml
compare inside "$inside" 'in one of them, with a hole'
[ $failures -eq 0 ]
