#!/bin/sh
# A table without places and the areas that it is about, joined by a key.
. "$(dirname "$0")/lib.sh"
needs jq

# Squares of one degree side by side, on the equator: the third district is two of them.
square() {
    printf '{"type":"Feature","properties":{"pcode":"%s","name":"%s","people":%s},"geometry":{"type":"Polygon",' "$1" "$2" "$4"
    printf '"coordinates":[[[%d,0],[%d,0],[%d,1],[%d,1],[%d,0]]]}}' "$3" $(($3 + 1)) $(($3 + 1)) "$3" "$3"
}
{
    printf '{"type":"FeatureCollection","features":['
    for one in '001 Alpha 0 1000' '002 Beta 1 2000' '003 Gamma 2 0' '003 Gamma 3 0'; do
        square $one
        printf ','
    done
    square 004 Delta 4 500
    printf ']}'
} >districts.geojson
printf 'code,killed,year\n001 ,10,2024\n002,40,2024\n003,5,2024\n' >toll.csv
cat >map.yaml <<'END'
version: 1
title: "{toll.drawn} of {toll.total}"
as_of: 2024-11-30
style: briefing
worldview: un
sources:
  districts: {url: districts.geojson}
  toll: {url: toll.csv, join: {to: districts, on: {code: pcode}}, show: {color: {field: killed, breaks: [20]}, label: name}}
view: {bbox: [-1, -2, 6, 3]}
page: {size: 160 x 140 mm, dpi: 60}
furniture: {legend: {at: top-left, counts: true}}
END
said() { grep -qF "$1" "$work.err" || fail "it says: $1" "$(cat "$work.err")"; }
silent() { ! grep -qF "$1" "$work.err" || fail "it does not say: $1" "$(cat "$work.err")"; }
shows() { grep -qF "$1" "$2" || fail "$2 shows: $1" "$(cat "$work.err")"; }

run render map.yaml -o a.svg
expect 0 'a table without coordinates is drawn'
shows '3 of 3' a.svg
shows 'No data (1)' a.svg
shows 'below 20 (3)' a.svg
said "map.yaml:8:58: note: 1 of 5 shapes of 'districts' have no row in 'toll': '004'"
said "note: 1 shapes of 'districts' share a row of 'toll' with another; it counts once"
silent "have no shape"
run check map.yaml
expect 0 'check takes it'

# The other way round: the areas get the table's columns, and are counted themselves.
sed -e 's/toll\./districts./g' -e '/^  districts:/d' \
    -e 's/^  toll:.*show:/  toll: {url: toll.csv}\n  districts: {url: districts.geojson, join: {to: toll, on: {pcode: code}}, show:/' \
    -e 's/url: districts.csv/url: toll.csv/' map.yaml >round.yaml
run render round.yaml -o round.svg
expect 0 'areas that are joined to a table'
shows '5 of 5' round.svg
shows 'No data (1)' round.svg

# Keys without a partner.
printf '04,7,2024\nGhost,1,2024\n,2,2024\n' >>toll.csv
run render map.yaml -o lost.svg
expect 0 'rows without a shape'
shows '3 of 6' lost.svg
said "warning: 3 of 6 rows of 'toll' have no shape in 'districts': '04' (did you mean '004'?), 'Ghost'; 1 without a key"
sed "s/districts.geojson}/districts.geojson, where: \"name <> 'Alpha'\"}/" map.yaml >chosen.yaml
run render chosen.yaml -o chosen.svg
said "note: 4 of 6 rows of 'toll' have no shape"
shows '2 of 6' chosen.svg

# Keys that are twice, and where that chooses.
printf 'code,killed,year\n001,10,2024\n001,11,2023\n002,4,2024\n' >toll.csv
run render map.yaml -o twice.svg
expect 3 'two rows of one key'
said "map.yaml:8:58: error: 'toll' has 2 rows of the key '001', and a shape takes one; choose with \"where\", or add them up before"
sed 's/url: toll.csv,/url: toll.csv, where: "year = 2024",/' map.yaml >year.yaml
run render year.yaml -o year.svg
expect 0 'where chooses among them'
shows '2 of 2' year.svg
printf 'code,killed,year\nPK1,10,2024\n' >toll.csv
run render map.yaml -o strangers.svg
expect 3 'no key has a partner'
said "no key of 'toll' is one of 'districts': there they are like 'PK1', here like '001'"

sed "s/districts.geojson}/districts.geojson, where: \"name = 'Nobody'\"}/" map.yaml >none.yaml
run render none.yaml -o none.svg
said "none.yaml:8:58: warning: source 'districts' has no rows to join after its \"where\""

# What the document says wrong.
printf 'code,killed,year\n001,10,2024\n002,40,2024\n' >toll.csv
wrong() {
    sed "s/on: {code: pcode}/on: {$1}/; s/to: districts/to: $2/" map.yaml >wrong.yaml
    run check wrong.yaml
    expect 2 "$1, $2"
    [ "$(first)" = "wrong.yaml:$3" ] || fail "join: $1, $2" "$(cat "$work.err")"
}
wrong 'cod: pcode' districts "8:52: error: the source 'toll' has no field 'cod'; did you mean 'code'?"
wrong 'code: pcod' districts "8:58: error: the source 'districts' has no field 'pcod'; did you mean 'pcode'?"
wrong 'pcode: code' districts "8:52: error: 'pcode' is a field of 'districts'; the source's own comes first: write on: {code: pcode}"
wrong 'code: pcode' district "8:36: error: there is no source 'district' in the map document or its style; did you mean 'districts'?"
wrong 'code: pcode' toll "8:36: error: the source 'toll' is joined to itself"
wrong 'code: pcode, a: b' districts '8:51: error: "on" has 2 pairs of fields; it needs one: write {OURS: THEIRS}'
sed 's/districts: {url: districts.geojson}/districts: {url: toll.csv}/; s/pcode/code/' map.yaml >wrong.yaml
run render wrong.yaml -o b.svg
said "neither 'toll' nor 'districts' has places to draw"

# By area: the square of a degree on the equator has 12309 km²; and by people, of whom Gamma has none.
printf 'code,killed,year\n001,10,2024\n002,40,2024\n003,5,2024\n004,0,2024\n' >toll.csv
shown() { jq -c '.layers[] | select(.id == "show-toll") | .metadata["corridor:legend"].title' "$work.out"; }
titled() {
    sed "s/color: {[^}]*}/color: {$1}/" map.yaml >per.yaml
    run style per.yaml
    expect 0 "$1"
    [ "$(shown)" = "\"$2\"" ] || fail "the heading of $1" "$(shown)" "$(cat "$work.err")"
}
titled 'field: killed, per: area' 'Killed per 10 000 km²'
silent "'killed' counts"
titled 'field: killed, per: people' 'Killed per 100 people'
said "warning: 2 of 5 rows of source 'toll' have no 'people' above 0 to be divided by; the first has killed 5"
titled 'field: killed, unit: dead' 'Killed (dead)'
said "note: 'killed' counts, and large areas count more than small ones"
titled 'field: killed, per: people, unit: killed a head' 'Killed a head'
titled 'field: killed, per: people, title: Toll' 'Toll (per 100 people)'
titled 'field: year' 'Year'
silent 'counts, and'
sed 's/color: {[^}]*}/color: {field: killed, per: area, breaks: [0.002]}/' map.yaml >per.yaml
run render per.yaml -o per.svg
shows 'below 0.002 (4)' per.svg # 10 of 12309, two of 5, and none
shows '0.002 and more (1)' per.svg

# An atlas, whose pages share the joined rows; what lies in a district that the table has no row of; a change of the table.
printf 'code,killed,year\n001,10,2024\n002,40,2024\n' >toll.csv
printf 'lon,lat,killed\n0.5,0.5,1\n1.5,0.5,2\n4.5,0.5,3\n8,8,4\n' >events.csv
cat >atlas.yaml <<'END'
version: 1
title: "{toll.page} of {toll.total}, {events.inside}"
as_of: 2024-11-30
style: briefing
worldview: un
sources:
  districts: {url: districts.geojson}
  toll: {url: toll.csv, join: {to: districts, on: {code: pcode}}, show: {color: {field: killed, classes: 2}}}
  events: {url: events.csv, inside: toll, show: {size: {field: killed}}}
page: {size: 100 x 90 mm, dpi: 60}
atlas: {over: districts, file: "{pcode}-{page}.svg", formats: svg}
END
run batch atlas.yaml -o atlas
expect 0 'an atlas'
[ "$(grep -ho '<title>[01] of 2, 3' atlas/*.svg | sort | uniq -c | tr -s ' \n' ' ')" = ' 3 <title>0 of 2, 3 2 <title>1 of 2, 3 ' ] ||
    fail 'of five districts two have a row, and three events lie in some' "$(grep -o '. of ., .' atlas/*.svg)"
run batch atlas.yaml -o atlas --json
tail -1 "$work.out" | grep -q '"drawn":0' || fail 'nothing changed, nothing is drawn' "$(tail -1 "$work.out")"
sed -i 's/40/41/' toll.csv
run batch atlas.yaml -o atlas --json
tail -1 "$work.out" | grep -q '"drawn":0' && fail 'another number is another map' "$(tail -1 "$work.out")"

# What is near a page is not known before there are pages: classes are those of all rows.
sed -e 's/inside: toll, show: {size: {field: killed}}/near: {source: page, within: 5 km}, show: {color: {field: killed, classes: 2}}/' \
    -e 's/, {events.inside}//' atlas.yaml >near.yaml
run style near.yaml
jq -e '.layers[] | select(.id == "show-events") | .paint["circle-color"] | tostring | contains("step")' "$work.out" >/dev/null ||
    fail 'events near a page are classed' "$(cat "$work.err")"
run batch near.yaml -o near
expect 0 'what is near each page'
finish
