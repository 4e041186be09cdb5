#!/bin/sh
# What of a source is new since an earlier report of it, or since a day.
. "$(dirname "$0")/lib.sh"
needs jq

cat >now.csv <<'END'
id,date,place,killed,lon,lat
1,2024-10-01,Bela,3,62,25
2,2024-10-05,Turbat,2,63,26
3,2024-10-20,Gwadar,5,62.5,25.5
4,2024-11-05,Quetta,7,64,27
5,2024-10-02,Hub,1,65,25
6,,Kech,1,65,26
7,2024-10-31,Awaran,1,64.5,26.5
8,2024-11-06,Far away,9,100,50
END
# 1: as it was, written otherwise; 2: moved; 3: two fields; 9: gone. The last day is 2024-10-31.
cat >then.csv <<'END'
date,id,place,killed,lon,lat
2024-10-01,1, Bela ,3.0,62,25
2024-10-05,2,Turbat,2,63,26.5
2024-10-20,3,Gwader,4,62.5,25.5
2024-10-31,9,Nowhere,1,63,25
END
cat >map.yaml <<'END'
version: 1
title: "{e.drawn} drawn: {e.new} new, {e.late} late, {e.changed} changed, {e.removed} removed"
as_of: 2024-11-30
style: briefing
worldview: un
sources:
  e: {url: now.csv, since: {report: then.csv, id: id, day: date}, show: {color: {field: news}, label: changed}}
view: {bbox: [60, 23, 67, 29]}
page: {size: 160 x 140 mm, dpi: 60}
furniture: {legend: {at: bottom-left, counts: true}, table: {source: e, columns: {id: No, news: News, changed: Changed}}}
END
said() { grep -qF "$1" "$work.err" || fail "it says: $1" "$(cat "$work.err")"; }
shows() { grep -qF "$1" "$2" || fail "$2 shows: $1" "$(cat "$work.err")"; }
# with WHAT: map.yaml with another `since`, as with.yaml.
with() { sed "s|since: {report[^}]*}|since: $1|" map.yaml >with.yaml; }
# plain WHAT: the same without counts that it may not know.
plain() { with "$1" && sed -i 's/^title: .*/title: Plain/' with.yaml; }
# report FILTER EXPECTED
report() { [ "$(jq -c "$1" "$work.out")" = "$2" ] || fail "the report has $2" "$(jq -c .since "$work.out")"; }

run render map.yaml -o a.svg --json
expect 0 'a map of news'
report .title '"7 drawn: 3 new, 1 late, 2 changed, 1 removed"'
report '.since | length' 1
report '.since[0] | keys_unsorted' '["source","report","new","late","changed","removed"]'
report '.since[0].new' '["4","6","7","8"]'
report '.since[0].late' '["5"]'
report '.since[0].changed' '[{"id":"2","fields":"lat, geometry"},{"id":"3","fields":"place, killed"}]'
report '.since[0].removed' '["9"]'
said "map.yaml:7:28: note: 'e' since 'then.csv': 4 new, 1 late, 2 changed, 1 removed: '9'"
said "note: 1 row of 'e' without a day in 'date' is not counted as late"
for words in 'New (3)' 'Late (1)' 'Changed (2)' 'Same (1)' 'place, killed'; do shows "$words" a.svg; done
run check map.yaml
expect 0 'check takes it'

# The day of the report may be said: what is of that day is not late.
with '{report: then.csv, id: id, day: date, date: 2024-11-06}'
run render with.yaml -o b.svg --json
expect 0 'a report of a stated day'
report '.since[0].late' '["4","5","7"]'
report '.since[0].new' '["6","8"]'

# Without days, none is late, and nobody can ask for it.
plain then.csv
run render with.yaml -o c.svg --json
expect 0 'a report alone'
report '.since[0] | keys_unsorted' '["source","report","new","changed","removed"]'
report '.since[0].new' '["4","5","6","7","8"]'
with then.csv
run render with.yaml -o c.svg
expect 2 'a count that is not known'
said '{e.late} is not known'

# A day alone.
plain 2024-10-31
sed -i 's/^title: .*/title: "{e.new} new"/' with.yaml
run render with.yaml -o d.svg --json
expect 0 'a day alone'
report .title '"1 new"'
report '.since[0]' '{"source":"e","date":"2024-10-31","new":["4","8"]}'
said "note: 1 row of 'e' without a day in 'date' is not counted as new"
shows 'Old (6)' d.svg

# `where` holds for both; what is filtered is nowhere.
sed 's/url: now.csv,/url: now.csv, where: "killed > 2",/' map.yaml >where.yaml
run render where.yaml -o e.svg --json
expect 0 'with where'
report '.since[0] | [.new, .late, .changed, .removed]' '[["4","8"],[],[{"id":"3","fields":"place, killed"}],[]]'

# What `near` and the like leave out is not drawn, and what is gone is of the source.
sed 's/url: now.csv,/url: now.csv, near: {source: hub, within: 160 km},/; s/^sources:/&\n  hub: {url: hub.csv}/' map.yaml >near.yaml
printf 'lon,lat\n65,25.5\n' >hub.csv
run render near.yaml -o f.svg --json
expect 0 'with near'
report .title '"3 drawn: 2 new, 1 late, 0 changed, 1 removed"'

# A table without places keeps its news where it is joined.
cut -d, -f1-4 now.csv >rows.csv
cut -d, -f1-4 then.csv >rows_then.csv
cut -d, -f1,5,6 now.csv | sed 's/^id/key/' >spots.csv
sed 's/url: now.csv,/url: rows.csv, join: {to: spots, on: {id: key}},/; s/then.csv/rows_then.csv/
    s/^sources:/&\n  spots: {url: spots.csv}/' map.yaml >join.yaml
run render join.yaml -o g.svg --json
expect 0 'with join'
report .title '"7 drawn: 3 new, 1 late, 1 changed, 1 removed"'

# Ids that are twice or none; fields that are not there.
sed 's/^7,/4,/; s/^8,/4,/' now.csv >twice.csv
sed 's/now.csv/twice.csv/' map.yaml >bad.yaml
run render bad.yaml -o x.svg
expect 3 'ids that are twice'
said "bad.yaml:7:53: error: the source 'e' has the 'id' '4' in features 4, 7 and 8; name a field that is each row's own, or choose with \"where\""
sed 's/,9,/, ,/' then.csv >none.csv
sed 's/then.csv/none.csv/' map.yaml >bad.yaml
run check bad.yaml
expect 3 'rows without an id'
said "error: the report 'none.csv' has no 'id' in feature 4; rows are told apart by it"
with '{report: then.csv, id: idd}'
run render with.yaml -o x.svg
expect 2 'a field that is not there'
plain '{report: then.csv, id: idd}'
run render with.yaml -o x.svg
expect 2 'a field that is not there'
said "with.yaml:7:51: error: the source 'e' has no field 'idd'; did you mean 'id'?"
plain '{report: then.csv, id: id, day: dat}'
run render with.yaml -o x.svg
expect 2 'a field of days that is not there'
said "error: the source 'e' has no field 'dat'; did you mean 'date'?"
plain '{date: 2024-10-31, day: place}'
run render with.yaml -o x.svg
expect 3 'a field of days without days'
said "error: the source 'e' has no day in 'place'; say how its days are written in \"types\""
plain gone.csv
run render with.yaml -o x.svg
[ "$code" -ne 0 ] || fail 'a report that is not there'
said 'gone.csv'

# A batch is made anew when the report is another one.
cat >batch.yaml <<'END'
version: 1
title: "{name}: {e.new} new, {e.removed} removed"
as_of: 2024-11-30
style: briefing
worldview: un
parameters: {name: ""}
sources:
  boxes: {url: boxes.geojson}
  e: {url: now.csv, inside: page, since: {report: then.csv, id: id}, show: {color: {field: news}}}
page: {size: 120 x 120 mm, dpi: 40}
atlas: {over: boxes, id: name, file: "{name}"}
outputs: [svg]
END
box() {
    printf '{"type":"Feature","properties":{"name":"%s"},"geometry":{"type":"Polygon","coordinates":' "$1"
    printf '[[[%s,24],[%s,24],[%s,28],[%s,28],[%s,24]]]}}' "$2" "$3" "$3" "$2" "$2"
}
{ printf '{"type":"FeatureCollection","features":[' && box West 61 63.5 && printf , && box East 63.5 66 && printf ']}'; } >boxes.geojson
run batch batch.yaml -o pages
expect 0 'an atlas of news'
shows 'West: 0 new, 1 removed' pages/West.svg
shows 'East: 4 new, 1 removed' pages/East.svg
run batch batch.yaml -o pages
expect 0 'nothing is new'
said '0 drawn, 2 up to date'
printf '2024-10-30,10,Nowhere,1,63,25\n' >>then.csv
run batch batch.yaml -o pages
expect 0 'another report'
shows 'East: 4 new, 2 removed' pages/East.svg
finish
