#!/bin/sh
# A folder to begin with: what is in it is sound and can be drawn, and nothing that is there is lost.
. "$(dirname "$0")/lib.sh"

run init briefing
expect 0 'a starter is written'
[ "$(ls briefing)" = "$(printf 'incidents.csv\nmap.yaml')" ] || fail 'two files were expected' "$(ls briefing)"
grep -n '\.\./\|"/\|: */\|=/\|=\.' briefing/map.yaml >"$work.out" && fail 'the style is named, and no way leads out' "$(cat "$work.out")"
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
mkdir -p "$prefix/bin" "$prefix/lib" "$prefix/share/corridor" || exit 1
source=$(cd "$here/../.." && pwd)
cp "$command" "$prefix/bin/corridor"
cp -R "$(dirname "$command")/../lib/." "$prefix/lib"
cp -R "$source/styles" "$source/maps" "$prefix/share/corridor/"
ln -s "$source/shapes" "$prefix/share/corridor/"
sed -i 's/^# The bundled style/# Our bundled style/' "$prefix/share/corridor/maps/starter/map.yaml"
command="$prefix/bin/corridor"
export LD_LIBRARY_PATH="$prefix/lib"
run init moved
expect 0 'the share folder beside lib is found'
grep -q 'Our bundled' moved/map.yaml || fail 'it is that which is installed'
mv moved elsewhere
run check --strict elsewhere/map.yaml
expect 0 'its style is found by name'
sed -i '2s/.*/broken: [/' "$prefix/share/corridor/styles/briefing.yaml"
run check elsewhere/map.yaml
expect 2 'in the share folder'
first | grep -qF "$prefix/share/corridor/styles/briefing.yaml" || fail 'it is said which' "$(first)"
rm -r "$prefix/share/corridor"
run check elsewhere/map.yaml
expect 2 'a style that is not installed'
first | grep -q 'elsewhere/map.yaml:[0-9]*:8: error: the bundled styles are not found' || fail 'that is said' "$(first)"
run init nowhere
expect 3 'a starter that is not installed'
[ ! -e nowhere ] || fail 'no folder is made then'
finish
