#!/bin/sh
# Counts of a source's rows as a map counts them: nothing lost, and the same as the map's own report says.
. "$(dirname "$0")/lib.sh"
needs jq

cat >style.yaml <<'END'
version: 8
name: Base
sources:
  road: {type: geojson, data: road.geojson}
  events: {type: geojson, data: events.csv, filter: ["!=", [get, name], hidden]}
  areas: {type: geojson, data: areas.geojson}
layers:
  - {id: ground, type: background, paint: {background-color: white}}
  - {id: road, type: line, source: road}
  - id: events
    type: circle
    source: events
    metadata: {"corridor:legend": {title: Kind}}
    filter: ["!=", [get, name], unseen]
    paint: {circle-radius: 4, circle-color: [match, [get, kind], bomb, red, fire, blue, gray]}
END
cat >map.yaml <<'END'
version: 1
style: ./style.yaml
as_of: 2024-12-31
parameters: {most: 99}
sources:
  events:
    url: events.csv
    fields: {killed: toll, precision_km: off}
    where: "killed <= :most OR killed IS NULL"
    along: {route: road, within: 50 km}
view: {bbox: [61.5, 24.6, 63.39, 25.4], margin: 0%}
page: {size: 120 x 90 mm}
END
# Along a parallel of 0.1 degrees to about 10 km. Rows: one hidden by the style, one too far, one filtered, one unseen in
# its layer, two beyond the ends (one of them out of view), one without a day, one whose day is only a year, one whose
# place is known to within 20 km.
cat >events.csv <<'END'
name,kind,date,toll,off,lon,lat
a,bomb,2020-01-15,0.1,0,62.05,25.01
b,bomb,2020-03-02,0.2,0,62.05,25.02
c,fire,2022-03-31,,0,62.45,25
d,"a|b, ""c""",2022,4,0,62.95,25
e,,,0,20,62.55,25
hidden,bomb,2020-01-01,1,0,62.5,25
far,bomb,2020-01-01,1,0,62.5,27
filtered,bomb,2020-01-01,100,0,62.5,25
unseen,fire,2020-12-31,0,0,62.25,25.1
before,fire,2021-06-01,1,0,61.8,25
after,bomb,2021-06-01,1,0,63.4,25
END
cat >road.geojson <<'END'
{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"r"},
 "geometry":{"type":"LineString","coordinates":[[62,25],[63,25]]}}]}
END
# Two areas of one name, one without, that share edges.
cat >areas.geojson <<'END'
{"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"name":"West"},"geometry":{"type":"Polygon","coordinates":[[[61,24],[62.1,24],[62.1,26],[61,26],[61,24]]]}},
 {"type":"Feature","properties":{"name":"East"},"geometry":{"type":"Polygon","coordinates":[[[62.5,24],[62.9,24],[62.9,26],[62.5,26],[62.5,24]]]}},
 {"type":"Feature","properties":{"name":"West"},"geometry":{"type":"Polygon","coordinates":[[[62.1,24],[62.3,24],[62.3,26],[62.1,26],[62.1,24]]]}},
 {"type":"Feature","properties":{"name":null},"geometry":{"type":"Polygon","coordinates":[[[62.3,24],[62.5,24],[62.5,26],[62.3,26],[62.3,24]]]}}]}
END

# is WHAT: the last run printed what is in the file wanted.
is() {
    expect 0 "$1"
    cmp -s wanted "$work.out" || fail "$1" "$(diff wanted "$work.out")"
}
crlf() { sed 's/$/\r/' >wanted; }

run stats map.yaml events --by year --sum killed
crlf <<'END'
year,count,certain,sum_killed,unknown_killed
2020,3,3,0.3,0
2021,2,2,2,0
2022,2,2,4,1
(no date),1,1,0,0
END
is 'by year: what has no day is there, too'
grep -q "field 'date' of 1 rows of source 'events' tells no year" "$work.err" || fail 'and it is said' "$(cat "$work.err")"

run stats map.yaml --by quarter -f json
jq -e '.source == "events" and .all == {count: 8, certain: 8} and .tables[0].by == ["quarter"] and
    [.tables[0].rows[] | [.quarter, .count]] == [["2020-Q1", 2], ["2020-Q2", 0], ["2020-Q3", 0], ["2020-Q4", 1],
    ["2021-Q1", 0], ["2021-Q2", 2], ["2021-Q3", 0], ["2021-Q4", 0], ["2022-Q1", 1], [null, 2]]' "$work.out" >/dev/null ||
    fail 'by quarter as JSON, of the only source: quiet ones between, and none for what tells a year alone' "$(cat "$work.out")"

run stats map.yaml events --by kind --sum killed -f md
cat >wanted <<'END'
### events by kind

| kind | count | certain | sum\_killed | unknown\_killed |
| --- | ---: | ---: | ---: | ---: |
| a\|b, "c" | 1 | 1 | 4 | 0 |
| bomb | 3 | 3 | 1.3 | 0 |
| fire | 3 | 3 | 1 | 1 |
| (none) | 1 | 1 | 0 | 0 |
| All | 8 | 8 | 6.3 | 1 |
END
is 'by a field as Markdown, with all'

run stats map.yaml events --by kind --drawn -o kinds.csv
expect 0 'into a file'
crlf <<'END'
kind,count,certain,drawn
"a|b, ""c""",1,1,1
bomb,3,3,2
fire,3,3,2
(none),1,1,1
END
cmp -s wanted kinds.csv || fail 'what the map draws of them: not what its layer leaves out, nor what is out of view' "$(diff wanted kinds.csv)"

run stats map.yaml events --by year,kind --by kind
crlf <<'END'
by,value,by_2,value_2,count,certain
year,2020,kind,bomb,2,2
year,2020,kind,fire,1,1
year,2021,kind,bomb,1,1
year,2021,kind,fire,1,1
year,2022,kind,"a|b, ""c""",1,1
year,2022,kind,fire,1,1
year,(no date),kind,(none),1,1
kind,"a|b, ""c""",,,1,1
kind,bomb,,,3,3
kind,fire,,,3,3
kind,(none),,,1,1
END
is 'by two at once, and several tables in one CSV'

run stats map.yaml events --by inside:areas.name
crlf <<'END'
inside:areas.name,count,certain,surely_here
END
sed 's/inside:areas.name/areas.name/' wanted >head
printf 'West,4,4,4\r\nEast,1,1,0\r\n(unnamed area 3),1,1,1\r\n(in none of them),2,2,0\r\n' | cat head - >wanted
is 'by areas: of one name one group, none twice, and what lies in none'

run stats map.yaml events --by "segment:50 km"
sed 's/,\([0-9.]*\),\([0-9]*,[0-9]*,[0-9]*\).$/,\2/' "$work.out" >got
[ "$(cut -d, -f1 "$work.out" | tr '\n' ';')" = 'segment;road km 0–50;road km 50–100;road km 100–100.95;road before its start;road after its end;' ] ||
    fail 'pieces of the route, and beyond its ends' "$(cat "$work.out")"
[ "$(cut -d, -f5-7 "$work.out" | tr -d '\r' | tr '\n' ' ')" = 'count,certain,surely_here 4,4,4 2,2,1 0,0,0 1,1,1 1,1,1 ' ] ||
    fail 'what lies on each, and surely there' "$(cat "$work.out")"

run stats map.yaml events --by segment:50 --rate --from 2020-01-01 --few 2 --json
expect 0 'rates'
jq -e '.tables[0].rows as $r | ($r | map(.count) | add) == 8 and $r[0].km == 50 and $r[0].few == false and $r[1].few == false and $r[2].few == true and
    $r[3].km == null and $r[3].per_100_km_year == null and
    ($r[0].years * 365.25 | round) == 1827 and ($r[0].per_100_km_year - 4 / 50 / (1827 / 365.25) * 100 | fabs) < 1e-5 and
    ($r[0].low - 1.089865 * 2 / (1827 / 365.25) | fabs) < 1e-4 and ($r[0].high - 10.241589 * 2 / (1827 / 365.25) | fabs) < 1e-4 and
    $r[2].low == 0' "$work.out" >/dev/null || fail 'with what they rest on: kilometres, years, the exact interval' "$(cat "$work.out")"
run stats map.yaml events --by segment:50 --rate
grep -q 'all from 2020-01-15 to 2024-12-31' "$work.err" || fail 'which days are taken is said' "$(cat "$work.err")"

run stats map.yaml events --by class
crlf <<'END'
class,count,certain
bomb,2,2
fire,2,2
other,2,2
(not drawn),2,2
END
expect 0 'by class'
[ "$(cut -d, -f2 "$work.out" | sed 1d | tr -d '\r' | sort | tr '\n' ' ')" = '2 2 2 2 ' ] && grep -q '^(not drawn),2' "$work.out" ||
    fail 'what the legend tells apart, and what is not drawn' "$(cat "$work.out")"

# The map says the same.
run stats map.yaml events --by year --by segment:10 --by class --by inside:areas.name,kind --drawn --check
expect 0 'the map says the same'
for word in 'are 10, as the map says by "features.read"' \
    'rows that are drawn of source .events. are 6, as the map says by "features.drawn"' \
    'rows by class of source .events. are 8'; do
    grep -q "checked: .*$word" "$work.err" || fail "it says of what: $word" "$(cat "$work.err")"
done
"$command" render map.yaml -o map.png --json 2>/dev/null >report.json
jq -e '.layers[] | select(.id == "events") | .features.drawn == 6 and .features.read == 10' report.json >/dev/null ||
    fail 'as its report does' "$(cat report.json)"
run stats map.yaml areas --check
expect 3 'what the map draws nothing of'
grep -q "draws no layer of source 'areas'" "$work.err" || fail 'and says so' "$(cat "$work.err")"

# Within a distance the map says how many for certain and how many possibly, if the style keeps none of them back.
sed 's/, filter: [^}]*}/}/' style.yaml >plain.yaml
sed -e 's/style.yaml/plain.yaml/' -e 's/within: 50 km/within: 3 km/' map.yaml >plain-map.yaml
run stats plain-map.yaml events --by year --check
expect 0 'without a filter'
for word in 'all rows of source .events. are 6, as the map says by "within.possible"' \
    'certain rows of source .events. are 5, as the map says by "within.certain"'; do
    grep -q "checked: .*$word" "$work.err" || fail "it says of what: $word" "$(cat "$work.err")"
done

run stats plain-map.yaml events --by segment:200
[ "$(cut -d, -f1,5-7 "$work.out" | sed -n 2p | tr -d '\r')" = 'road km 0–100.95,6,5,5' ] ||
    fail 'what may lie elsewhere lies in no piece for sure' "$(cat "$work.out")"

# What is out of view.
sed -e '/along:/d' map.yaml >whole.yaml
run stats whole.yaml events --by name --drawn --check
expect 0 'rows out of view'
printf 'name,count,drawn\na,1,1\nafter,1,0\nb,1,1\nbefore,1,1\nc,1,1\nd,1,1\ne,1,1\nfar,1,0\nunseen,1,0\n' | crlf
is 'are counted, and not drawn'
# Of a source that is read near the view alone, rows are told by their numbers.
cat >quetta.yaml <<END
version: 1
style: ./style.yaml
as_of: 2024-12-31
sources: {places: {url: "$here/../../shapes/places.shp"}}
layers: [{id: places, type: circle, source: places}]
view: {bbox: [66.8, 30, 67.2, 30.4]}
END
run stats quetta.yaml places --by name --drawn --check
expect 0 'a source that is read in part'
[ "$(grep '^[^,]*,1,1' "$work.out" | cut -d, -f1 | tr '\n' ' ')" = 'Kuchlak Quetta ' ] ||
    fail 'what is drawn of it' "$(grep ',1.$' "$work.out")"

# A table without days may have a column of years; pages of clusters can't be told by row.
printf 'year,lon,lat\n2020,62.5,25\n2021,62.5,25\n2020,62.6,25\n' >years.csv
sed -e 's/url: events.csv/url: years.csv/; /fields:/d; /where:/d; /along:/d' -e 's/, filter: .*}/}/' map.yaml >years.yaml
sed -i 's/style.yaml/plain.yaml/' years.yaml
run stats years.yaml events --by year
printf 'year,count\n2020,2\n2021,1\n' | crlf
is 'years of a field'
sed 's/events: {type: geojson,/& cluster: true, clusterRadius: 300,/' plain.yaml >clustered.yaml
sed 's/plain.yaml/clustered.yaml/' years.yaml >clusters.yaml
run stats clusters.yaml events --by year
is 'clusters are counted as their points'
run stats clusters.yaml events --by year --drawn
expect 3 'which of them a mark stands for'
grep -q "what is drawn in clusters" "$work.err" || fail 'and why' "$(cat "$work.err")"

# With areas to lie in, these say how sure it is.
sed 's/^    along:.*/    inside: {source: areas, where: "name = '\''East'\''"}/' map.yaml >inside.yaml
run stats inside.yaml events --check
crlf <<'END'
count,certain
1,0
END
is 'all rows as one, with what is certain'
grep -q 'as the map says by "inside.certain"' "$work.err" || fail 'by inside' "$(cat "$work.err")"

sed 's/^    along:.*/&\n    inside: {source: areas, where: "name = '\''East'\''"}/' map.yaml >both.yaml
run stats both.yaml events --check
is 'within a distance for certain, and in the area possibly'

# A page of an atlas.
sed -e 's/^    along:.*/    inside: page/' -e '$a\
atlas: {over: areas, where: "name = '\''East'\''", id: name, file: "{name}.png"}' map.yaml >atlas.yaml
run stats atlas.yaml events --by kind --page East --check
expect 0 'a page of an atlas'
grep -q '^(none),1,0' "$work.out" || fail 'counts what lies in it' "$(cat "$work.out")"
run stats atlas.yaml events --by kind --check
expect 2 'an atlas is held against a page of it'

# What is wrong.
says() {
    expect "$1" "$2"
    grep -q "$2" "$work.err" || fail "$2" "$(cat "$work.err")"
}
run stats map.yaml events --by kid
says 2 "asks for the field 'kid', which source 'events' lacks; did you mean 'kind'?"
run stats map.yaml events --by month:dat
says 2 "did you mean 'date'?"
run stats map.yaml events --by inside:area.name
says 2 "did you mean 'areas'?"
run stats map.yaml events --by inside:areas.nam
says 2 "did you mean 'name'?"
run stats map.yaml events --by inside:areas
says 2 'write --by inside:areas.FIELD'
run stats map.yaml events --by inside:road.id
says 2 "source 'road' has no areas to lie in"
run stats map.yaml road --by segment:10
says 2 "source 'road' lies along no route"
run stats map.yaml events --by 'segment:10 stones'
says 2 '\-\-by segment'
run stats map.yaml events --by segment:0.0001
says 2 'more than 100000 pieces'
run stats map.yaml events --by year,kind,name
says 2 'two things at most'
run stats map.yaml events --sum name
says 2 "field 'name' of source 'events' holds no numbers"
run stats map.yaml events --by kind --rate
says 2 'rates are those of pieces of routes'
run stats map.yaml events --by segment:10 --rate --from 2024-13-01
says 2 'from 2024-13-01 is no day'
run stats map.yaml events --by segment:10 --rate --from 2025-01-01
says 2 'end before they begin'
run stats map.yaml events --few none
says 2 'it is a number of rows'
run stats map.yaml events --format xls
says 2 'it is csv, json or md'
run stats map.yaml evens
says 2 "did you mean 'events'?"
run stats map.yaml events road
says 2 'one too many'
run stats map.yaml events -o events.csv
expect 2 'no input is written over'
run stats map.yaml events -o nowhere/x.csv
expect 5 'a folder that is not there'
finish
