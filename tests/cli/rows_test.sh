#!/bin/sh
# A source as a map sees it, as CSV and as GeoJSON.
. "$(dirname "$0")/lib.sh"
needs jq

cat >style.yaml <<'END'
version: 8
name: Base
sources:
  road: {type: geojson, data: road.geojson}
  posts: {type: geojson, data: posts.csv, filter: ["!=", [get, name], hidden]}
  heights: {type: raster, url: heights.tif}
layers:
  - {id: ground, type: background, paint: {background-color: white}}
  - {id: road, type: line, source: road}
  - {id: posts, type: circle, source: posts}
END
cat >map.yaml <<'END'
version: 1
style: ./style.yaml
as_of: 2024-11-30
parameters: {least: 1}
sources:
  posts:
    url: posts.csv
    fields: {killed: toll}
    where: "killed >= :least"
    near: {source: road, within: 50 km}
  areas: {url: areas.geojson}
view: {bbox: [60, 20, 70, 30]}
END
printf 'name,toll,note,lon,lat\nA,1,plain,62.1,25\n"B, ""b""",2,"two\nlines",62.2,25.1\nhidden,3,x,62.3,25\nfar,4,x,62.3,28\nnone,0,x,62.4,25\nC,0.1,,62.5,25\n Đ ,5,007,62.6,25\n' >posts.csv
cat >road.geojson <<'END'
{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"r","n":{"a":[1,null]}},
 "geometry":{"type":"LineString","coordinates":[[62,25],[63,25]]}}]}
END
# A shell that runs clockwise with a hole, an island in the hole, and an area beyond the antimeridian; a row without a place.
cat >areas.geojson <<'END'
{"type":"FeatureCollection","features":[
 {"type":"Feature","id":7,"properties":{"id":"ring"},"geometry":{"type":"MultiPolygon","coordinates":[
  [[[60,20],[60,29],[69,29],[69,20],[60,20]],[[61,21],[68,21],[68,28],[61,28],[61,21]]],
  [[[62,22],[67,22],[67,27],[62,27],[62,22]],[[63,23],[63,26],[66,26],[66,23],[63,23]]]]}},
 {"type":"Feature","id":9,"properties":{"id":"late"},"geometry":{"type":"Polygon","coordinates":[[[179,0],[181,0],[181,2],[179,0]]]}},
 {"type":"Feature","id":12,"properties":{"id":"nowhere"},"geometry":null}]}
END

run rows map.yaml posts
expect 0 'rows are printed'
printf 'fid,killed,name,toll,note,within,lon,lat\r\n1,1,A,1,plain,certain,62.1,25\r\n2,2,"B, ""b""",2,"two\nlines",certain,62.2,25.1\r\n7,5," Đ ",5,007,certain,62.6,25\r\n' >wanted
cmp -s wanted "$work.out" || fail 'what where, near and the style leave, with all columns, as RFC 4180 has it' "$(diff wanted "$work.out")"
cp "$work.out" first.csv
run rows map.yaml posts --set least=0.1
[ "$(grep -c . "$work.out")" -eq 6 ] && grep -q '^6,0.1,C,0.1,,certain,62.5,25.$' "$work.out" || fail 'a parameter changes them' "$(cat "$work.out")"
run rows map.yaml posts --format geojson
expect 0 'and as GeoJSON'
jq -e '[.features[] | [.id, .properties.killed, .properties.note, .geometry.coordinates]] ==
    [[1, 1, "plain", [62.1, 25]], [2, 2, "two\nlines", [62.2, 25.1]], [7, 5, "007", [62.6, 25]]]' "$work.out" >/dev/null ||
    fail 'they are the same' "$(cat "$work.out")"

# What was printed is a source again, with the same rows.
sed -e 's/url: posts.csv/url: first.csv/' -e '/fields:/d' -e '/near:/d' map.yaml >again.yaml
run rows again.yaml posts
sed 's/^[0-9]*,//' first.csv >wanted
sed -e 's/^[0-9]*,//' "$work.out" >got
cmp -s wanted got || fail 'rows that are read again are the same' "$(diff wanted got)"

run rows map.yaml areas --json
jq -e '.features[0].geometry | .type == "MultiPolygon" and (.coordinates | length) == 2 and [.coordinates[] | length] == [2, 2]
    and .coordinates[0][0] == [[60,20],[69,20],[69,29],[60,29],[60,20]] and .coordinates[0][1][1] == [61,28]
    and .coordinates[1][0][1] == [67,22] and .coordinates[1][1][1] == [63,26]' "$work.out" >/dev/null ||
    fail 'an area in an area: shells anticlockwise, holes clockwise and in their own shell' "$(cat "$work.out")"
jq -e '.features[1].geometry == {type: "Polygon", coordinates: [[[179,0],[181,0],[181,2],[179,0]]]} and .features[2].geometry == null
    and [.features[].id] == [7, 9, 12]' "$work.out" >/dev/null || fail 'beyond the antimeridian, and nowhere' "$(cat "$work.out")"
run rows map.yaml areas
printf 'fid,id,wkt\r\n' >wanted
printf '7,ring,"MULTIPOLYGON (((60 20,60 29,69 29,69 20,60 20),(61 21,68 21,68 28,61 28,61 21)),((62 22,67 22,67 27,62 27,62 22),(63 23,63 26,66 26,66 23,63 23)))"\r\n' >>wanted
printf '9,late,"POLYGON ((179 0,181 0,181 2,179 0))"\r\n12,nowhere,\r\n' >>wanted
cmp -s wanted "$work.out" || fail 'WKT of areas' "$(diff wanted "$work.out")"
run rows map.yaml road
printf 'fid,id,n,wkt\r\n0,r,"{""a"":[1,null]}","LINESTRING (62 25,63 25)"\r\n' >wanted
cmp -s wanted "$work.out" || fail 'a line, and a list in a cell' "$(diff wanted "$work.out")"
run rows map.yaml road -o road-rows.geojson
jq -e '.features[0].properties.n == {a: [1, null]} and .features[0].geometry.type == "LineString"' road-rows.geojson >/dev/null ||
    fail 'the ending of the file says which format' "$(cat road-rows.geojson)"

# As a page of an atlas sees it.
sed -e 's/near:.*/inside: page/' -e '$a\
atlas: {over: areas, file: "{id}.png"}' map.yaml >atlas.yaml
sed -i 's/,$/,/; /nowhere/d; s/\[179,0\]\]\]}},/[179,0]]]}}]}/' areas.geojson
printf 'name,toll,lon,lat\nin,1,60.5,25\nhole,1,61.5,25\nisland,1,62.5,25\nout,1,50,25\n' >posts.csv
run rows atlas.yaml posts --page ring
expect 0 'rows of a page'
[ "$(cut -d, -f3 "$work.out" | tr '\n' ' ')" = 'name in island ' ] || fail 'are those in its area' "$(cat "$work.out")"
run rows atlas.yaml posts --strict
expect 1 'without a page it is said that they are of all'
grep -q '^atlas.yaml:[0-9:]* warning: .*--page' "$work.err" || fail 'at its place' "$(cat "$work.err")"
run rows atlas.yaml posts --page rings
expect 2 'a page that is not there'
grep -q "no page 'rings'; did you mean 'ring'?" "$work.err" || fail 'names the nearest' "$(cat "$work.err")"

# What is wrong.
run rows map.yaml pots
expect 2 'a source that is not there'
grep -q "no source 'pots'.*did you mean 'posts'?" "$work.err" || fail 'names the nearest source' "$(cat "$work.err")"
run rows map.yaml heights
expect 2 'a raster has no rows'
run rows map.yaml posts --format xls
expect 2 'a format that is none'
run rows map.yaml
expect 2 'no source'
run rows map.yaml posts road
expect 2 'two sources'
run rows map.yaml posts -o posts.csv
expect 2 'no input is written over'
grep -q island posts.csv || fail 'it is as it was'
run rows map.yaml posts -o nowhere/rows.csv
expect 5 'a folder that is not there'
rm posts.csv
run rows map.yaml posts -o kept.csv
expect 3 'data that are not there'
[ ! -e kept.csv ] || fail 'nothing is written then'
finish
