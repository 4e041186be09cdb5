#!/bin/sh
# --watch: what is changed is drawn again, mistakes are said and survived, Ctrl-C ends it.
. "$(dirname "$0")/lib.sh"
cp "$here"/good/* . || exit 1

# So often it has drawn, or tried to, and gone to sleep again.
rounds=0
slept() { [ "$(grep -c '^watching' "$work.err")" -ge "$rounds" ]; }
next() { rounds=$((rounds + 1)); await "$1" slept; }
says() { tail -n 2 "$work.err" | grep -q "$1" || fail "$2" "$(cat "$work.err")"; }

: >"$work.err"
"$command" render map.yaml --watch -o out.svg >"$work.out" 2>"$work.err" </dev/null &
pid=$!
next 'the map is drawn at once'
grep -q '<svg' out.svg || fail 'the first drawing is written'
cp out.svg first.svg

echo 'title: "Twice {"' >addition
cat map.yaml addition >broken.yaml && mv broken.yaml map.yaml
next 'a broken document is read'
says 'error:' 'and its mistake said'
cmp -s out.svg first.svg || fail 'the older picture stays'

grep -v Twice map.yaml | sed 's/^title:.*/title: Anew/' >whole.yaml && mv whole.yaml map.yaml
next 'a document that is replaced is read again'
grep -q Anew out.svg || fail 'and drawn'

printf 'lon,lat\n70,30\n' >towns.csv
cp style.yaml style.good
echo 'layers: {' >style.yaml
next 'a broken style is read'
says 'error:' 'and its mistake said'
sed 's/^sources:/&\n  towns: {type: vector, url: towns.csv}/; s/^layers:/&\n  - {id: towns, type: circle, source: towns}/' style.good >style.yaml
next 'a style that is mended is read again'
cp out.svg second.svg

printf 'lon,lat\n70,30\n72,32\n' >towns.new && mv towns.new towns.csv
next 'data that are replaced are read again'
cmp -s out.svg second.svg && fail 'and drawn'

sed '/^title:/d' map.yaml >other.yaml
echo 'annotations: [{extent: other.yaml}]' >>map.yaml
next 'an extent of another map is shown'
echo 'title: Other' >>other.yaml
next 'a change of the map whose extent is shown'

touch unrelated out.png
kill -INT $pid
wait $pid
code=$?
expect 0 'Ctrl-C ends it well'
slept || fail 'it has counted'
[ "$(grep -c '^watching' "$work.err")" -eq "$rounds" ] || fail 'files of no concern draw nothing' "$(cat "$work.err")"
[ -z "$(find . -name '.out*')" ] || fail 'nothing is left beside the outputs'

run render map.yaml --watch -o - --format png
expect 2 'stdout takes one picture only'
finish
