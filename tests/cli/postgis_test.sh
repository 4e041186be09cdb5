#!/bin/sh
# Incidents in PostGIS: what is asked of the server, one moment for all sources, and what is said when it goes away.
. "$(dirname "$0")/lib.sh"
. "$here/../support/postgis.sh"
sql 'CREATE TABLE incidents (id serial PRIMARY KEY, date date, kind text, killed int, secret text, at geometry(Point, 4326))'
sql "INSERT INTO incidents (date, kind, killed, secret, at)
     SELECT date '2020-01-01' + i % 1000, CASE WHEN i % 2 = 0 THEN 'ambush' ELSE 'shooting' END, i % 7, 'whisper',
            ST_SetSRID(ST_MakePoint(50 + i % 100 * 0.4, 10 + i / 100 * 0.8), 4326) FROM generate_series(0, 4999) i"
sql 'CREATE INDEX ON incidents USING gist (at)'
sql 'CREATE TABLE "Roads" (gid int PRIMARY KEY, "Name" text, way geometry(LineString, 32642))'
sql "INSERT INTO \"Roads\" VALUES (5, 'N-35', ST_GeomFromText('LINESTRING(300000 2800000, 500000 3400000)', 32642))"
sql 'ANALYZE'

url="PG:host=$base user=tester dbname=geo password=hush"
cat >style.yaml <<'END'
version: 8
sources: {roads: {type: vector}, incidents: {type: vector}}
layers:
  - {id: paper, type: background, paint: {background-color: "#ffffff"}}
  - {id: roads, type: line, source: roads, source-layer: Roads}
  - id: incidents
    type: circle
    source: incidents
    source-layer: incidents
    paint: {circle-radius: ["+", 2, ["get", killed]], circle-color: ["match", ["get", kind], ambush, "#cc0000", "#0000cc"]}
END
map() {
    cat <<END
version: 1
as_of: 2024-11-30
style: style.yaml
parameters: {since: 2021-06-01}
sources:
  roads: {url: "$url"}
  incidents: {url: "$url", layer: ${1:-incidents}${2-, where: "date >= :since"\}}
view: {bbox: [62, 25, 72, 35]}
page: {size: 400 x 300 px}
END
}
map >map.yaml
asked() { grep "$1" "$base/log"; }

run render map.yaml -o first.png --json
expect 0 'a map of tables of a server is drawn'
grep -q '"read": 1' "$work.out" || fail 'the road is read' "$(cat "$work.out")"
grep -q hush "$work.out" "$work.err" && fail 'passwords stay out of reports'
asked 'CURSOR.*FROM incidents' | grep -q '"kind", "killed"' || fail 'the columns that the style names are asked for' "$(asked CURSOR)"
asked CURSOR | grep -q secret && fail 'no other column is asked for' "$(asked CURSOR)"
asked 'CURSOR.*FROM incidents' | grep -q "date >= '2021-06-01'" || fail 'the filter is left to the server' "$(asked CURSOR)"
asked 'CURSOR.*FROM incidents' | grep -q '"at" &&' || fail 'the server keeps back what is outside' "$(asked CURSOR)"
[ "$(asked 'REPEATABLE READ, READ ONLY' | wc -l)" -eq 1 ] || fail 'one connection, one snapshot' "$(asked 'READ ONLY')"
[ "$(asked ': BEGIN' | wc -l)" -eq 1 ] || fail 'one transaction for both sources' "$(asked BEGIN)"
# Days and times are the same whatever zone and style the session has; one of two geometry columns can be named.
sql "CREATE TABLE seen (id serial PRIMARY KEY, name text, at timestamptz, place geometry(Point, 4326), area geometry(Polygon, 32642))"
sql "INSERT INTO seen (name, at, place, area) SELECT n, t::timestamptz, ST_SetSRID(ST_MakePoint(x, 30), 4326),
     ST_Transform(ST_Expand(ST_SetSRID(ST_MakePoint(x, 28), 4326), 0.4), 32642)
     FROM (VALUES ('A', '2024-03-01 23:30:00+05', 65), ('B', '2024-03-02 03:00:00+05', 67), ('C', '2024-03-02 02:00:00-08', 69)) v (n, t, x)"
cat >seen-style.yaml <<'END'
version: 8
sources: {seen: {type: vector}}
layers:
  - {id: paper, type: background, paint: {background-color: "#ffffff"}}
  - {id: areas, type: fill, source: seen, source-layer: seen, paint: {fill-color: "#cc0000"}}
  - {id: marks, type: circle, source: seen, source-layer: seen}
END
seen() {
    cat <<END
version: 1
as_of: 2024-11-30
style: seen-style.yaml
title: "{seen.drawn} of {seen.total}"
sources: {seen: {url: "$url", layer: $1, where: "at >= '2024-03-02'"}}
view: {bbox: [62, 25, 72, 35]}
page: {size: 800 x 300 px}
furniture: {table: {source: seen, columns: {name: Name, at: Seen}, at: beside, width: 60 mm}}
END
}
seen '"seen(place)"' >seen.yaml
PGTZ=UTC run render seen.yaml -o utc.svg
expect 0 'a table of times is drawn'
grep -q '1 of 1' utc.svg || fail 'times are compared in UTC' "$(grep -o '[0-9] of [0-9]' utc.svg)"
[ ! -s "$work.err" ] || fail 'a geometry column that is named needs no word' "$(cat "$work.err")"
PGTZ=Asia/Karachi PGDATESTYLE=German run render seen.yaml -o karachi.svg
cmp utc.svg karachi.svg || fail 'a session in another zone makes the same bytes'
seen seen >seen.yaml
run render seen.yaml -o both.svg
grep -q 'has 2 geometry columns, of which "place" is drawn; state layer: "seen(area)"' "$work.err" ||
    fail 'a second geometry column is said' "$(cat "$work.err")"
seen '"seen(area)"' >seen.yaml
run render seen.yaml -o area.svg --json
expect 0 'the second geometry column is drawn'
cmp -s both.svg area.svg && fail 'the second geometry column is drawn, not the first'
asked 'CURSOR.*FROM seen' | grep -q '"area"' || fail 'the server is asked for the column that is named' "$(asked 'FROM seen')"
seen '"seen(aera)"' >seen.yaml
run render seen.yaml -o area.svg
expect 3 'a geometry column that is not there is an error'

sql "CREATE TABLE copy AS SELECT * FROM incidents"

run info "$url" --json
expect 0 'the tables of a server are described'
grep -q '"Roads"' "$work.out" || fail 'with their names' "$(cat "$work.out")"

# The first source that is read changes the second one, in another transaction: the map does not see it.
sql "CREATE EXTENSION dblink"
sql "CREATE FUNCTION meddle() RETURNS boolean LANGUAGE sql VOLATILE AS
     \$\$ SELECT dblink_exec('host=$base user=tester dbname=geo', 'DELETE FROM incidents') IS NOT NULL \$\$"
sql 'CREATE VIEW meddling AS SELECT * FROM "Roads" WHERE meddle()'
map | sed "s|roads: {url: \"$url\"}|roads: {url: \"$url\", layer: meddling}|" >meddled.yaml
run render meddled.yaml -o second.png
expect 0 'a map is drawn while others write'
cmp -s first.png second.png || fail 'all of a map is of one moment'
run render map.yaml -o third.png
cmp -s first.png third.png && fail 'the next map sees what was written'
sql 'INSERT INTO incidents SELECT * FROM copy'

sql "CREATE VIEW dying AS SELECT * FROM incidents WHERE
     CASE WHEN ST_X(at) > 66 AND current_query() LIKE 'FETCH%' THEN pg_terminate_backend(pg_backend_pid()) ELSE true END"
map dying >dying.yaml
cp first.png kept.png
run render dying.yaml -o kept.png
expect 3 'a connection that breaks while rows come is an error'
first | grep -q "source 'incidents'.*connection" || fail 'in words' "$(first)"
grep -q hush "$work.err" && fail 'without the password'
cmp -s first.png kept.png || fail 'the older picture stays'

sql 'CREATE VIEW failing AS SELECT * FROM incidents WHERE 1 / (id - 2500) < 5'
map failing >failing.yaml
run render failing.yaml -o kept.png
expect 3 'a question that the server fails to answer is an error'
map nowhere >nowhere.yaml
run render nowhere.yaml -o kept.png
expect 3 'a table that is not there is an error'
first | grep -q 'has no layer "nowhere"' || fail 'that says so' "$(first)"
map | sed 's/date >=/dat >=/' >misspelt.yaml
run render misspelt.yaml -o kept.png
expect 3 'a filter that names no column is an error'
map | sed "s|host=$base|host=$base port=1|" >away.yaml
run render away.yaml -o kept.png
expect 3 'a server that is not there is an error'
grep -q hush "$work.err" && fail 'without the password'
cmp -s first.png kept.png || fail 'none of them touches the picture'
map incidents ", where: \"1 = 1; DELETE FROM incidents\"}" >evil.yaml
run render evil.yaml -o kept.png
expect 3 'a filter is one expression'
[ "$(psql -qtAX -h "$base" -U tester -d geo -c 'SELECT count(*) FROM incidents')" -eq 5000 ] || fail 'and reads alone'

# A batch whose pages ask the server themselves, because their fields stand in `where`. Each look at the view takes rows
# away, in another transaction, but all pages show the state at the start.
sql "CREATE FUNCTION take_away() RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER AS
     \$\$ SELECT dblink_exec('host=$base user=tester dbname=geo',
            'DELETE FROM incidents WHERE id IN (SELECT id FROM incidents ORDER BY id LIMIT 300)') IS NOT NULL \$\$"
sql "CREATE FUNCTION end_holder() RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER AS
     \$\$ SELECT count(pg_terminate_backend(pid, 5000)) >= 0 FROM pg_stat_activity
        WHERE state = 'idle in transaction' AND query LIKE '%pg_export_snapshot%' \$\$"
view() { sql "CREATE OR REPLACE VIEW watched AS SELECT * FROM incidents WHERE (SELECT $1)"; }
reset() { sql 'TRUNCATE incidents; INSERT INTO incidents SELECT * FROM copy'; }
box() { # NAME KIND WEST SOUTH
    printf '{"type":"Feature","properties":{"id":"%s","kind":"%s"},"geometry":{"type":"Polygon","coordinates":[[' "$1" "$2"
    printf '[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}' \
        "$3" "$4" $(($3 + 10)) "$4" $(($3 + 10)) $(($4 + 8)) "$3" $(($4 + 8)) "$3" "$4"
}
printf '{"type":"FeatureCollection","features":[%s,%s,%s,%s]}' "$(box a ambush 52 12)" "$(box b shooting 62 12)" \
    "$(box c ambush 72 22)" "$(box d shooting 52 32)" >boxes.geojson
atlas() { # URL WHERE
    cat <<END
version: 1
as_of: 2024-11-30
style: style.yaml
sources:
  roads: {url: "$url"}
  incidents: {url: "$1", layer: watched, where: "$2"}
  boxes: {url: boxes.geojson}
atlas: {over: boxes, file: "{id}"}
page: {size: 400 x 300 px}
furniture: {legend: false}
END
}
exports() { asked 'statement: SELECT pg_export_snapshot' | wc -l; }

view true
atlas "$url" 'kind = :kind' >atlas.yaml
run batch atlas.yaml -o calm -j 2
expect 0 'an atlas whose pages ask the server is drawn'
[ "$(exports)" -eq 1 ] || fail 'one state for all pages' "$(asked pg_export)"
[ "$(asked 'SET TRANSACTION SNAPSHOT' | wc -l)" -eq 4 ] || fail 'which each of them takes' "$(asked SNAPSHOT)"
view 'take_away()'
for workers in 1 2; do
    run batch atlas.yaml -o disturbed -j $workers --book --force
    expect 0 'an atlas is drawn while others write'
    [ -f disturbed/book.pdf ] || fail 'and its book'
    rm -f disturbed/book.pdf
    [ "$(psql -qtAX -h "$base" -U tester -d geo -c 'SELECT count(*) FROM incidents')" -lt 4000 ] || fail 'rows have gone'
    for page in a b c d; do
        cmp -s calm/$page.png disturbed/$page.png || fail "page $page shows the state at the start, in $workers processes"
    done
    reset
done

# The connection that keeps the state is lost while the first page is drawn.
view 'end_holder()'
run batch atlas.yaml -o interrupted -j 1
expect 4 'pages that come too late for the state fail'
grep -q "source 'incidents'.*the connection that held it is lost; the same command" "$work.err" || fail 'in words' "$(cat "$work.err")"
grep -q hush "$work.err" && fail 'without the password'
[ "$(find interrupted -maxdepth 1 -name '*.png' | wc -l)" -eq 1 ] || fail 'the page that had it is drawn' "$(ls interrupted)"
view true
run batch atlas.yaml -o interrupted -j 2
expect 0 'the same command draws what is left'
diff -r calm interrupted >"$work.out" || fail 'and all is as if nothing had been' "$(cat "$work.out")"

# Pages that ask nothing need no such connection.
before=$(exports)
atlas "$url" "kind = 'ambush'" >read_once.yaml
run batch read_once.yaml -o once -j 2
expect 0 'an atlas whose tables are read once is drawn'
[ "$(exports)" -eq "$before" ] || fail 'without a connection that waits'

# A mask is read for each page, as is what `near` measures from where the page's fields stand beside it.
sql "CREATE TABLE zones AS SELECT 1 AS id, ST_MakeEnvelope(54, 14, 80, 38, 4326)::geometry(Polygon, 4326) AS area"
atlas "$url" "kind = 'ambush'" | sed "s|^  boxes|  zones: {url: \"$url\", layer: zones}\n&|" >with_zones.yaml
{ cat with_zones.yaml; echo 'mask: {source: zones}'; } >masked.yaml
run batch masked.yaml -o masked -j 2
expect 0 'an atlas with a mask from the server is drawn'
[ "$(exports)" -eq $((before + 1)) ] || fail 'its mask is of one state' "$(cat "$work.err")"
sed "s|where: \"kind = 'ambush'\"|where: \"kind = :kind\", near: {source: zones, within: 90 km}|" with_zones.yaml >near.yaml
run batch near.yaml -o near -j 2
expect 0 'an atlas of what is near something on the server is drawn'
[ "$(exports)" -eq $((before + 2)) ] || fail 'and is of one state' "$(cat "$work.err")"

# So is what lies inside, where the page's fields say in which areas; where the page itself is meant, all is read once.
sed "s|where: \"kind = 'ambush'\"|inside: {source: zones, where: \"id = 1 AND :id = :id\"}|" with_zones.yaml >inside.yaml
run batch inside.yaml -o inside -j 2
expect 0 'an atlas of what lies in areas on the server is drawn'
[ "$(exports)" -eq $((before + 3)) ] || fail 'and is of one state' "$(cat "$work.err")"
sed "s|where: \"kind = 'ambush'\"|inside: page|" with_zones.yaml >own.yaml
run batch own.yaml -o own -j 2
expect 0 'an atlas of what lies in its pages is drawn'
[ "$(exports)" -eq $((before + 3)) ] || fail 'without a connection that waits' "$(cat "$work.err")"

# A server that does not share its state.
sql 'REVOKE EXECUTE ON FUNCTION pg_export_snapshot() FROM PUBLIC'
sql 'CREATE USER guest; GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest'
atlas "PG:host=$base user=guest dbname=geo password=hush" 'kind = :kind' >refused.yaml
run batch refused.yaml -o refused -j 2
expect 0 'a server that refuses is asked page by page'
[ "$(grep -c 'pages may show different states' "$work.err")" -eq 1 ] || fail 'which is said once' "$(cat "$work.err")"
cmp -s calm/a.png refused/a.png && fail 'the document is another'
[ "$(find refused -maxdepth 1 -name '*.png' | wc -l)" -eq 4 ] || fail 'all pages are there'
finish
