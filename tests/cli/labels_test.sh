#!/bin/sh
# What is said and shown of names that find no place.
. "$(dirname "$0")/lib.sh"

# map TEXT-SIZE [LAYER]: a map of two towns at one place, their names that large, and LAYER below them.
map() {
    cat >style.yaml <<END
version: 8
sources:
  towns:
    type: geojson
    data:
      type: FeatureCollection
      features:
        - {type: Feature, properties: {name: Gwadar}, geometry: {type: Point, coordinates: [65, 27]}}
        - {type: Feature, properties: {name: Pasni}, geometry: {type: Point, coordinates: [65, 27]}}
layers:
  ${2:-}
  - {id: names, type: symbol, source: towns, layout: {text-field: [get, name], text-size: $1}}
END
    cat >map.yaml <<END
version: 1
style: style.yaml
view: {bbox: [60, 24, 70, 30]}
page: {size: 60 x 40 mm, dpi: 96}
furniture: {legend: false, scale-bar: false}
END
}

map 12
run render map.yaml -o a.svg --debug labels
expect 0 'placement is shown'
for group in candidates placed dropped; do
    grep -q "id=\"debug-$group\"" a.svg || fail "a.svg lacks debug-$group"
done
grep -q 'Pasni: names' a.svg || fail 'the name that is left out is shown with what is in its way' "$(grep -i pasni a.svg)"
run render map.yaml -o a.png -o a.pdf --debug labels
expect 0 'placement is shown in PNG and PDF'
run render map.yaml -o a.svg --json
grep -q 'debug-' a.svg && fail 'nothing is shown unasked'
grep -q '"blocked_by": "names \\"Gwadar\\""' "$work.out" || fail 'the report names what is in the way' "$(cat "$work.out")"
run render map.yaml -o a.svg --debug everything
expect 2 'there is only placement to be shown'
grep -q -- '--debug everything: it can show labels' "$work.err" || fail 'the mistake is named' "$(first)"

# wish WISHES: the same map with these wishes of its names.
wish() {
    map 12 '- {id: dots, type: circle, source: towns}'
    echo "labels: $1" >>map.yaml
    run render map.yaml -o w.svg
}
words() { grep -o 'aria-label="[^"]*"\|>\(Gwadar\|Pasni\)<' w.svg | sort | uniq | tr '\n' ' '; }

wish '{}'
expect 0 'names need no wishes'
grep -q Gwadar w.svg && ! grep -q Pasni w.svg || fail 'the first of two names is written' "$(words)"
wish '{leave: [gwadar]}'
expect 0 'a name may be left out'
grep -q Pasni w.svg && ! grep -q Gwadar w.svg || fail 'it makes room for the other' "$(words)"
grep -q 'no label finds\|Gwadar' "$work.err" && fail 'what is left out is not missed' "$(cat "$work.err")"
wish '{leave: names}'
expect 0 'all names of a layer may be left out'
grep -q 'Pasni\|Gwadar' w.svg && fail 'then none is written' "$(words)"
wish '{require: [Pasni]}'
expect 0 'a name may be required'
grep -q Pasni w.svg && ! grep -q Gwadar w.svg || fail 'it comes before others' "$(words)"
wish '{require: [Pasni, Gwadar]}'
expect 6 'without a place for a required name there is no map'
grep -q 'map.yaml:6:27: error: the name "Gwadar" is required and finds no place; names "Pasni" is in the way\|map.yaml:6:20: error: the name "Pasni" is required and finds no place; names "Gwadar" is in the way' "$work.err" ||
    fail 'it is said what is in the way, and where the name stands' "$(cat "$work.err")"
wish '{require: [names]}'
expect 6 'of a layer all names are required'
wish '{require: [Pasnii]}'
expect 2 'a name that there is not is a mistake'
grep -q 'map.yaml:6:20: error: no layer and no name on this map is called "Pasnii"; did you mean "Pasni"?' "$work.err" ||
    fail 'the nearest name is said' "$(cat "$work.err")"
wish '{leave: [Turbat]}'
expect 2 'what is left out is there otherwise'
grep -q 'map.yaml:6:18: error: no layer and no name on this map is called "Turbat"' "$work.err" ||
    fail 'it is said where' "$(cat "$work.err")"

map 200
run render map.yaml -o b.png
expect 3 'a map of names without a name is no map'
grep -q 'the map would be blank' "$work.err" || fail 'it says why' "$(cat "$work.err")"
[ -e b.png ] && fail 'nothing is written'
map 200 '- {id: dots, type: circle, source: towns}'
run render map.yaml -o b.png
expect 0 'a map of dots is a map'
grep -q "layer 'names': no label finds a place; 2 are wanted" "$work.err" || fail 'it says that names lack' "$(cat "$work.err")"
run render map.yaml -o b.png --strict
expect 1 'and does not pass as sound'
finish
