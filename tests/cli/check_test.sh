#!/bin/sh
# What `render` warns of, `check` warns of before it, at the same places in the same words; and the other way round, of all
# that concerns the picture.
. "$(dirname "$0")/lib.sh"
cat >incidents.csv <<'END'
name,lon,lat,kind,killed
a,62,25,attack,3
b,63,26,arson,2
c,64,26,,1
d,,,attack,
END
cat >districts.geojson <<'END'
{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "p1", "name": "One"}, "geometry":
{"type": "Polygon", "coordinates": [[[61, 24], [65, 24], [65, 27], [61, 27], [61, 24]]]}}]}
END
# style NAME LAYER…: a style of incidents and districts.
style() {
    printf 'version: 8\nsources:\n  incidents: {type: geojson, data: incidents.csv}\n' >"$1.style.yaml"
    printf '  districts: {type: geojson, data: districts.geojson}\nlayers:\n' >>"$1.style.yaml"
    name=$1
    shift
    printf '  - %s\n' "$@" '{id: areas, type: line, source: districts}' >>"$name.style.yaml"
}
# map NAME LINE…: a map of that style.
map() {
    printf 'version: 1\nstyle: %s.style.yaml\nas_of: 2024-11-30\npage: {size: 200 x 150 mm, dpi: 96}\n' "$1" >"$1.map.yaml"
    name=$1
    shift
    printf '%s\n' "$@" >>"$name.map.yaml"
}
warnings() { grep 'warning: ' "$work.err" | sort; }

# same NAME WORDS: check and render warn of the same, WORDS among it.
same() {
    run check "$1.map.yaml"
    expect 0 "$1: check"
    warnings >checked.txt
    run render "$1.map.yaml" -o drawn.png
    expect 0 "$1: render"
    warnings >drawn.txt
    cmp -s checked.txt drawn.txt || fail "$1: they differ" "$(diff checked.txt drawn.txt)"
    grep -qF "$2" drawn.txt || fail "$1: nobody says: $2" "$(cat drawn.txt)"
    run check --strict "$1.map.yaml"
    expect 1 "$1: check --strict"
    run render --strict "$1.map.yaml" -o drawn.png
    expect 1 "$1: render --strict"
}

for field in kiled:killed nam:name; do
    style "$field" "{id: dots, type: circle, source: incidents, paint: {circle-radius: [coalesce, [get, ${field%:*}], 3]}}"
    map "$field" 'view: {fit: districts}'
    same "$field" "layer 'dots' reads the field '${field%:*}', which source 'incidents' lacks; did you mean '${field#*:}'?"
done
style kind "{id: dots, type: circle, source: incidents, paint: {circle-color: [match, [get, kind], attack, red, blue]}}"
map kind 'view: {fit: districts}'
same kind "1 value of 'kind' that the style doesn't name is drawn as \"other\": arson"
same kind '1 row without a usable position is left out; the first is row 5'
style font "{id: dots, type: symbol, source: incidents, layout: {text-field: [get, name], text-font: [Noto Snas Bold]}}"
map font 'view: {fit: districts}'
same font "layer 'dots': the font 'Noto Snas Bold' is not installed; did you mean 'Noto Sans'?"
style icon "{id: dots, type: symbol, source: incidents, layout: {icon-image: [match, [get, kind], arson, fire, bomb]}}"
map icon 'view: {fit: districts}'
same icon "layer 'dots': there is no icon 'fire'"
style far "{id: dots, type: circle, source: incidents}"
map far 'view: {bbox: [61, 24, 61.5, 24.5]}' 'sources: {incidents: {url: incidents.csv, where: "killed > 5"}}'
same far "source 'incidents' has no rows after its \"where\""
style mask "{id: dots, type: circle, source: incidents}"
map mask 'view: {bbox: [40, 10, 41, 11]}' 'mask: {source: districts}' 'furniture: {scale-bar: none}'
sed -i 's/^a,62,25/a,40.5,10.5/' incidents.csv
same mask 'the mask has no area in view: all of the map lies outside of it'
sed -i 's/^a,40.5,10.5/a,62,25/' incidents.csv
map kind 'view: {fit: districts}' 'furniture: {title: {at: bottom}}' 'title: T'
same kind '"title" stands above the map'

# What would stop a map stops its check.
style blank "{id: dots, type: circle, source: incidents, filter: ['==', [get, kind], none]}"
sed -i '/id: areas/d' blank.style.yaml
map blank 'view: {fit: districts}'
for line in 'check blank.map.yaml' 'render blank.map.yaml -o drawn.png'; do
    run $line
    expect 3 "$line"
    grep -q 'the map would be blank' "$work.err" || fail "$line" "$(cat "$work.err")"
done

# An atlas is checked by its first page, and warns once.
map kind 'title: "{name}"' 'atlas: {over: districts}'
run check --strict kind.map.yaml
expect 1 'check of an atlas'
warnings | sed 's/warning: /&page p1: /' >checked.txt
run batch --strict kind.map.yaml -o out
expect 1 'the atlas'
warnings | sed 's/warning: \(layer\|.*position\)/warning: page p1: \1/;s/page p1: page p1: /page p1: /g' | sort >drawn.txt
grep -q "doesn't name is drawn" checked.txt && grep -q "page p1: layer 'dots': 1 value of 'kind'" drawn.txt ||
    fail 'an atlas' "$(diff checked.txt drawn.txt)"
finish
