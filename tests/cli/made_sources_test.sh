#!/bin/sh
# Sources that are made of a route: posts at its round kilometres, and segments with what lies along each.
. "$(dirname "$0")/lib.sh"
needs jq

cat >style.yaml <<'END'
version: 8
name: Base
sources:
  road: {type: geojson, data: road.geojson}
layers:
  - {id: ground, type: background, paint: {background-color: white}}
END
# Along the equator: a degree is 111.3195 km. First east to 1° and then, behind a gap, from 2° to 4°.
cat >road.geojson <<'END'
{"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"id":"A"},"geometry":{"type":"LineString","coordinates":[[0,0],[0.4,0],[1,0]]}},
 {"type":"Feature","properties":{"id":"B"},"geometry":{"type":"LineString","coordinates":[[2,0],[4,0]]}},
 {"type":"Feature","properties":{"id":"N"},"geometry":{"type":"LineString","coordinates":[[0,5],[0,6]]}}]}
END
# On km 50.0, which begins a segment; on km 111.3; beyond the end; 30 km off, and sure to 40 km alone; too far.
cat >events.csv <<'END'
name,killed,precision_km,lon,lat
on,2,0,0.449158,0
gap,,0,1,0
beyond,5,0,4.1,0
vague,7,40,0.6,0.27
far,9,0,0.5,2
END
map() {
    cat <<END
version: 1
style: ./style.yaml
view: {bbox: [-1, -1, 5, 7]}
title: "{events.within} of {events.total}"
routes:
  East: {source: road, where: "id <> 'N'", gap: step 120 km${3-}}
  North: {source: road, where: "id = 'N'"}
sources:
  events: {url: events.csv, along: {route: [East, North], within: 50 km}${4-}}
  km: {posts: {$1}}
  parts: {segments: {$2}}
layers:
  - {id: events, type: circle, source: events}
  - {id: posts, type: circle, source: km}
  - {id: parts, type: line, source: parts, paint: {line-width: [get, count]}}
END
}
map 'route: East, every: 50 km' 'route: East, every: 50 km, count: events, sum: killed' >map.yaml

run rows map.yaml km
expect 0 'posts are printed'
# 150 and 200 lie in the step, from 111.3 to 231.3.
cut -d, -f2-5 "$work.out" | tr -d '\r' >found
cat >wanted <<'END'
km,route,angle,kind
0,East,90,start
50,East,90,post
100,East,90,post
250,East,90,post
300,East,90,post
350,East,90,post
400,East,90,post
450,East,90,post
453.9585,East,90,end
END
cmp -s wanted found || fail 'each round kilometre that the route has, and its ends' "$(diff wanted found)"
run rows map.yaml km --format geojson
jq -e '[.features[1].geometry.coordinates[], .features[3].geometry.coordinates[]] |
    (.[0] - 0.449158 | fabs) < 1e-6 and .[1] == 0 and (.[2] - (2 + 18.680509 / 111.319491) | fabs) < 1e-6' "$work.out" >/dev/null ||
    fail 'posts stand where the kilometre is' "$(cat "$work.out")"

run rows map.yaml parts --format geojson
expect 0 'segments are printed'
jq -c '[.features[].properties | [.segment, .km_from, .km_to, .length_km, .count, .count_possible, .sum, .sum_possible]]' "$work.out" >found
cat >wanted <<'END'
[[1,0,50,50,0,0,0,0],[2,50,100,50,1,2,2,9],[3,100,150,11.3195,1,1,0,0],[5,200,250,18.6805,0,0,0,0],[6,250,300,50,0,0,0,0],[7,300,350,50,0,0,0,0],[8,350,400,50,0,0,0,0],[9,400,450,50,0,0,0,0],[10,450,453.9585,3.9585,1,1,5,5]]
END
cmp -s wanted found || fail 'segments are half open, but for the last, and counts are pairs' "$(diff wanted found)"
jq -e '.features[0].geometry.coordinates | .[0] == [0, 0] and any(. == [0.4, 0]) and .[-1][0] > 0.449' "$work.out" >/dev/null ||
    fail 'a segment has the vertices of its source' "$(cat "$work.out")"
run render map.yaml -o map.png --json
expect 0 'the map is drawn'
[ "$(jq -r .title "$work.out")" = "3 of 5" ] || fail 'all certain counts are {events.within}' "$(jq .title "$work.out")"

# The other way round, and kilometres from the middle.
map 'route: East, every: 100 km' 'route: North, every: 100 km, count: events' ', direction: backward, origin: [2, 0]' >other.yaml
run rows other.yaml km
cut -d, -f2,4,5 "$work.out" | tr -d '\r' | paste -sd' ' >found
echo 'km,angle,kind -222.639,270,start -200,270,post -100,270,post 0,270,post 200,270,post 231.3195,270,end' >wanted
cmp -s wanted found || fail 'kilometres are the route'\''s own' "$(diff wanted found)"
run rows other.yaml parts
[ "$(cut -d, -f2,7 "$work.out" | tr -d '\r' | paste -sd' ')" = 'segment,count 1,0 2,0' ] ||
    fail 'what lies along another route does not count' "$(cat "$work.out")"

# Refusals.
refused() { # WORDS STATUS
    run check bad.yaml
    expect "$2" "$1"
    grep -qF "$1" "$work.err" || fail "it is said: $1" "$(cat "$work.err")"
}
map 'route: Est, every: 50 km' 'route: East, every: 50 km' >bad.yaml
refused "bad.yaml:10:23: error: there is no route 'Est': the document describes none, and has no source 'routes'; did you mean 'East'?" 2
map 'route: East, every: 10 m' 'route: East, every: 50 km' >bad.yaml
refused 'that makes 45397 posts, and the most is 10000' 2
map 'route: East, every: 50 km' 'route: East, every: 50 km, count: evnts' >bad.yaml
refused "there is no source 'evnts' in the map document or its style; did you mean 'events'?" 2
map 'route: East, every: 50 km' 'route: East, every: 50 km, count: road' >bad.yaml
refused "of source 'road' it is not said where along 'East' its rows lie" 2
map 'route: East, every: 50 km' 'route: East, every: 50 km, count: events, sum: kiled' >bad.yaml
refused "the source 'events' has no field 'kiled'; did you mean 'killed'?" 2
map 'route: East, every: 50 km' 'route: East, every: 50 km, count: events, sum: name' >bad.yaml
refused "is the text \"on\"" 2
map 'route: parts, every: 50 km' 'route: km, every: 50 km' >bad.yaml
refused "the source 'parts' is made of a route" 2
finish
