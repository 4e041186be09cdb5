#!/bin/sh
# A folder to begin with: what is in it is sound and can be drawn, and nothing that is there is lost.
. "$(dirname "$0")/lib.sh"

run init briefing
expect 0 'a starter is written'
[ "$(ls briefing)" = "$(printf 'incidents.csv\nmap.yaml')" ] || fail 'two files were expected' "$(ls briefing)"
grep -q '\.\./' briefing/map.yaml && fail 'the style is named where it lies' "$(grep style: briefing/map.yaml)"
run check --strict briefing/map.yaml
expect 0 'nothing is to be said of the starter'
run render briefing/map.yaml --dpi 50 -o map.png
expect 0 'the starter can be drawn at once'
head -c 4 map.png | grep -q PNG || fail 'map.png is no PNG'

echo mine >briefing/map.yaml
rm briefing/incidents.csv
run init briefing
expect 5 'a file that is there already is not replaced'
[ "$(cat briefing/map.yaml)" = mine ] || fail 'the file was changed'
[ -e briefing/incidents.csv ] && fail 'nothing else is written then'
grep -q 'map.yaml is there already' "$work.err" || fail 'it is said which' "$(cat "$work.err")"

mkdir -p deep/er
run init deep/er/still
expect 0 'folders are made'
run init "two words"
grep -q "render 'two words/map.yaml'" "$work.err" || fail 'the command can be pasted' "$(cat "$work.err")"
run init
expect 2 'a folder is needed'
run init a b
expect 2 'one folder is enough'
: >file
run init file/below
expect 5 'a folder below a file cannot be'

# Wherever the command is put with its share folder, quotes and blanks in the way included.
prefix="$work/it's \"here\" now"
mkdir -p "$prefix/bin" "$prefix/share/corridor" || exit 1
source=$(cd "$here/../.." && pwd)
cp "$command" "$prefix/bin/corridor"
ln -s "$source/styles" "$source/shapes" "$source/maps" "$prefix/share/corridor/"
LD_LIBRARY_PATH=$(dirname "$command")/../lib "$prefix/bin/corridor" init moved 2>"$work.err"
code=$? && expect 0 'the share folder beside bin is found'
run check briefing/../moved/map.yaml
expect 0 'the way to it is written whole'
finish
