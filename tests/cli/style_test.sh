#!/bin/sh
# Layers and styles over a style, and the style that results.
. "$(dirname "$0")/lib.sh"
needs jq

mkdir -p maps styles/icons elsewhere
cat >styles/base.yaml <<'END'
version: 8
name: Base
sprite: icons
state: {since: {default: 2000}, worldview: {default: un}}
metadata: {corridor:disclaimer: {un: false, pk: false}}
sources:
  towns: {type: geojson, data: ../towns.csv}
layers:
  - {id: ground, type: background, paint: {background-color: white}}
  - {id: towns, type: circle, source: towns, paint: {circle-color: red, circle-radius: 3}}
  - {id: names, type: symbol, source: towns, layout: {text-field: [get, name]}}
END
cat >maps/mine.yaml <<'END'
version: 8
sources: {posts: {type: geojson, data: posts.csv}}
layers:
  - {id: towns, paint: {circle-radius: 5}}
  - {id: posts, type: circle, source: posts, metadata: {corridor:before: names}, paint: {circle-color: teal}}
END
cat >maps/map.yaml <<'END'
version: 1
title: "{towns.drawn} and {posts.drawn} and {own.drawn}"
as_of: 2024-11-30
style: [../styles/base.yaml, mine.yaml]
parameters: {since: 2020}
worldview: pk
sources: {own: {url: own.csv}}
layers:
  - {id: own, type: circle, source: own, before: posts, paint: {circle-color: blue}}
  - {id: names, visible: false}
  - {id: towns, paint: {circle-color: black}}
view: {bbox: [60, 20, 70, 30]}
page: {size: 90 x 90 mm, dpi: 60}
alt: The same is said of a map whose sources are its style's
caption: The same
END
for name in towns maps/posts maps/own; do printf 'name,lon,lat\nA,62,24\nB,64,26\n' >$name.csv; done

run render maps/map.yaml -o a.svg
expect 0 'a map with layers of its own is drawn'
grep -q '2 and 2 and 2' a.svg || fail 'a source of the document alone is counted' "$(cat "$work.err")"
grep -q '>Posts<' a.svg && fail 'a layer of a style has no entry in the legend by itself'
grep -q 'Own' a.svg || fail 'one of the document has' 
run check maps/map.yaml
expect 0 'check takes it'

run style maps/map.yaml
expect 0 'the style is printed'
jq -e '[.layers[].id] == ["ground", "towns", "own", "posts"] and .layers[1].paint == {"circle-color": "black", "circle-radius": 5}' \
    "$work.out" >/dev/null || fail 'it has the layers of all, the later over the earlier' "$(cat "$work.out")"
jq -e '.state.since.default == 2020 and .state.worldview.default == "pk"' "$work.out" >/dev/null ||
    fail "its state is the map's" "$(jq .state "$work.out")"
jq -e '.sources.towns.data == "towns.csv" and .sources.posts.data == "maps/posts.csv" and .sources.own.data == "maps/own.csv"
    and .sprite == "styles/icons"' "$work.out" >/dev/null || fail 'paths are from the current folder' "$(jq '.sources' "$work.out")"

run style maps/map.yaml --set since=2024 -o elsewhere/style.json
expect 0 'the style is written'
jq -e '.sources.own.data == "../maps/own.csv" and .sprite == "../styles/icons" and .state.since.default == 2024' elsewhere/style.json \
    >/dev/null || fail 'paths are from the folder of the style' "$(jq '.sources' elsewhere/style.json)"
mv elsewhere/style.json kept.json
mkdir -p far/deep && ln -s far/deep link
run style maps/map.yaml -o link/style.json
jq -e '.sources.own.data == "../../maps/own.csv"' far/deep/style.json >/dev/null || fail 'paths are right behind a link'
sed -e 's|^style:.*|style: ../far/deep/style.json|' -e '/^layers:/,/black/d' -e '/^sources:/d' maps/map.yaml >maps/again.yaml
run render maps/again.yaml -o b.svg
cmp -s a.svg b.svg || fail 'the style that was written draws the same map' "$(cat "$work.err")"

for input in maps/map.yaml maps/mine.yaml styles/base.yaml maps/own.csv; do
    run style maps/map.yaml -o $input
    expect 2 "$input is not overwritten"
done
run render maps/map.yaml -o styles/base.svg --json
ln -s styles/base.yaml base.svg
run render maps/map.yaml -o base.svg
expect 2 'no picture takes the place of the first style'
rm base.svg && ln -s maps/mine.yaml base.svg
run render maps/map.yaml -o base.svg
expect 2 'nor of the second'
run style maps/map.yaml -o nowhere/style.json
expect 5 'a folder that is not there'
run style
expect 2 'a map is needed'
run style maps/map.yaml maps/map.yaml
expect 2 'one map'
run style styles/base.yaml
expect 2 'a style is no map document'
printf 'sources: {towns: {where: "name = 1"}}\n' >>maps/again.yaml
run style maps/again.yaml --strict
expect 1 'rows that a style cannot leave out'
case $(first) in *'a style can'*'"where"'*) ;; *) fail 'it says so' "$(cat "$work.err")" ;; esac

# Where what is wrong stands.
sed 's/circle-color: black/circle-colour: black/' maps/map.yaml >maps/wrong.yaml
run check maps/wrong.yaml
case $(first) in maps/wrong.yaml:11:25:*"circle-colour"*"circle-color"*) ;; *) fail 'a property of the document' "$(cat "$work.err")" ;; esac
sed 's/circle-radius: 5/circle-radius: five/' maps/mine.yaml >maps/other.yaml
sed 's/mine.yaml/other.yaml/' maps/map.yaml >maps/wrong.yaml
run render maps/wrong.yaml -o c.svg
expect 2 'a property of the second style'
case $(first) in maps/other.yaml:4:*) ;; *) fail 'it is said there' "$(cat "$work.err")" ;; esac
sed 's/before: posts/before: post/' maps/map.yaml >maps/wrong.yaml
run check maps/wrong.yaml
[ "$(first)" = "maps/wrong.yaml:9:50: error: there is no layer 'post' to stand before; did you mean 'posts'?" ] ||
    fail 'a layer that is not there' "$(cat "$work.err")"

# A batch draws anew what any of its documents changes.
sed -e 's/^title:.*/title: "{id}"/' -e '/^view:/d' maps/map.yaml >maps/atlas.yaml
printf 'atlas: {over: {grid: 500 km, in: towns}, file: "{id}.png"}\n' >>maps/atlas.yaml
run batch maps/atlas.yaml -o atlas
if [ "$code" -eq 0 ]; then
    for change in 's/circle-radius: 5/circle-radius: 6/ maps/mine.yaml' 's/circle-radius: 3/circle-radius: 4/ styles/base.yaml' \
        's/circle-color:.black/circle-color:.gray/ maps/atlas.yaml'; do
        run batch maps/atlas.yaml -o atlas --json
        grep -q '"drawn":0' "$work.out" || fail 'nothing changed, nothing is drawn' "$(cat "$work.out")"
        sed -i "${change% *}" "${change##* }"
        run batch maps/atlas.yaml -o atlas --json
        grep -q '"drawn":0' "$work.out" && fail "what changed in ${change##* } is drawn" "$(cat "$work.out")"
    done
else
    fail 'an atlas' "$(cat "$work.err")"
fi

# The specification's own validator, where it is.
root=$here/../.. wanted=dist/gl-style-validate.mjs
if (. "$root/tests/unit/style/package.sh") >/dev/null; then
    . "$root/tests/unit/style/package.sh"
    for map in "$root"/maps/0*.yaml; do
        run style "$map" --worldview un -o valid.json
        expect 0 "the style of $map"
        node "$package/$wanted" valid.json >valid.log 2>&1 || fail "the style of $map is valid" "$(head -5 valid.log)"
    done
    node "$package/$wanted" kept.json >valid.log 2>&1 || fail 'a style with layers of a document is valid' "$(head -5 valid.log)"
fi
finish
