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
