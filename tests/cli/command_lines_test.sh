#!/bin/sh
# Mistakes in the command line: exit code 2 and a first line that says what would be right.
. "$(dirname "$0")/lib.sh"
map=$here/good/map.yaml

# wrong EXPECTED ARGUMENT…: exit code 2 and "corridor: error: EXPECTED".
wrong() {
    expected="corridor: error: $1"
    shift
    run "$@"
    [ "$code" -eq 2 ] || fail "$*" "expected exit code 2" "got $code"
    [ "$(first)" = "$expected" ] || fail "$*" "expected $expected" "got      $(first)"
    [ -s "$work.out" ] && fail "$*: wrote to stdout"
    [ -z "$(ls)" ] || fail "$*: left $(ls)"
}

wrong 'unknown command "rendr"; did you mean "render"?' rendr
wrong 'unknown command "xyzzy"; there are init, render, batch, check, info, rows, style and expr' xyzzy
wrong '"my.yaml" is no command; did you mean "corridor render my.yaml"?' my.yaml
wrong 'unknown option --versoin; did you mean --version?' --versoin
wrong 'the option --strict stands before a command; write corridor COMMAND --strict' --strict
wrong 'no map document is given; write corridor render MAP.yaml' render
wrong 'nothing to check is given; write corridor check MAP.yaml' check
wrong 'no source is given; write corridor info FILE' info
wrong 'render draws one map; "b.yaml" is one too many' render "$map" b.yaml
wrong 'info describes one source; "b.shp" is one too many' info a.shp b.shp
wrong 'no source is named; write corridor rows MAP.yaml SOURCE' rows "$map"
wrong '--format xls: it is csv or geojson' rows "$map" incidents --format xls
wrong 'unknown option --dip; did you mean --dpi?' render "$map" --dip 3
wrong 'unknown option --worldveiw; did you mean --worldview?' render "$map" --worldveiw=un
wrong 'unknown option -size; did you mean --size?' render "$map" -size A4
wrong 'unknown option --qqq' render "$map" --qqq
wrong '--strict takes no value' render "$map" --strict=yes
wrong '--size needs a value: SIZE' render "$map" --size
wrong '-o needs a value: FILE' render "$map" -o
wrong '--dpi many: it needs a number of dots an inch, like 300' render "$map" --dpi many
wrong '--dpi 0: it needs a number of dots an inch, like 300' render "$map" --dpi 0
wrong '--bbox 1,2,3: it needs four numbers: west,south,east,north' render "$map" --bbox 1,2,3
wrong '--bbox 1,2,3,4,5: it needs four numbers: west,south,east,north' render "$map" --bbox 1,2,3,4,5
wrong '--bbox 1,2,3,nan: it needs four numbers: west,south,east,north' render "$map" --bbox 1,2,3,nan
wrong '--bbox and --extent both say what to show; give one' render "$map" --bbox 1,2,3,4 -te 1 2 3 4
wrong '--extent 1,2,3,x: it needs four numbers: xmin,ymin,xmax,ymax' render -te 1 2 3 x "$map"
wrong '-te needs xmin ymin xmax ymax' render "$map" -te 1 2 3
wrong '-ts needs a width and a height in dots' render "$map" -ts 800
wrong '-ts 800x0: it needs a width and a height in whole dots' render "$map" -ts 800 0
wrong '-ts 40000x800: more dots than 32767, the limit of a side' render "$map" -ts 40000 800
wrong '-ts and --size both say how large the page is; give one' render "$map" -ts 800 600 --size A4
wrong '-t_srs needs a CRS' render "$map" -t_srs
wrong '-o map.jpg: end the name in .png, .svg or .pdf, or add --format' render "$map" -o map.jpg
wrong '-o - does not say which format is meant; add --format png, svg or pdf' render "$map" -o -
wrong '-o - and --json both write to stdout; send one of them to a file' render "$map" -o - --format png --json
wrong '-o ./a.png is given twice' render "$map" -o a.png -o ./a.png
wrong "-o $map would overwrite the map document" render "$map" -o "$map" --format png
wrong '--format jpg: it is one of png, svg, svg-outlines and pdf' render "$map" --format jpg
wrong 'size: "A9" is not a page size; write one like "280 x 190 mm", "1600 x 1200 px" or "A4 landscape"' render "$map" --size A9
wrong 'crs: "4326" names no CRS; a CRS is EPSG:n (or another authority'"'"'s code), WKT, or a PROJ string such as "+proj=utm +zone=42"' render "$map" --crs 4326
wrong 'dpi: 9999 dots an inch; it goes from 30 to 2400' render "$map" --dpi 9999
wrong 'size: the page is 33334 dots long at 200 dpi; the limit is 32767: lower dpi or size' render "$map" --size '16000 x 1200 px' --dpi 200
wrong 'bbox: south is not below north; the order is west, south, east, north' render "$map" --bbox 60,40,80,20
wrong 'worldview: "us" is not known; it is one of un, pk, cn, in or all' render "$map" --worldview us
wrong 'as_of: "today" is no date; write it as YYYY-MM-DD' render "$map" --as-of today
wrong 'set: the map has no parameter "sinse"; did you mean "since"?' render "$map" --set sinse=2020
wrong 'set: since is a number in the map document; "then" is none' render "$map" --set since=then
wrong 'set: "since" names no value; write name=value' render "$map" --set since
export SOURCE_DATE_EPOCH=yesterday
wrong 'SOURCE_DATE_EPOCH is "yesterday"; it needs whole seconds since 1970' render "$map"
unset SOURCE_DATE_EPOCH

run
[ "$code" -eq 2 ] && grep -q '^Usage: corridor' "$work.err" || fail 'a bare command shows its help and exits with 2'
for asked in '--help' '-h' 'help' 'render --help' 'check -h' 'info --help' 'help render' '--version'; do
    run $asked
    [ "$code" -eq 0 ] && [ -s "$work.out" ] && [ ! -s "$work.err" ] || fail "$asked answers on stdout" "$(cat "$work.err")"
done
for name in render check info; do
    run $name --help
    grep -q "^  corridor $name .*" "$work.out" || fail "$name --help shows examples"
done
"$command" --help >&- 2>"$work.err"
[ $? -eq 5 ] || fail 'help into a closed stdout exits with 5'
if [ -c /dev/full ]; then
    "$command" render --help >/dev/full 2>"$work.err"
    [ $? -eq 5 ] || fail 'help onto a full disk exits with 5'
fi
finish
