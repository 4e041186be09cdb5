#!/bin/sh
# A machine without fonts: no map without a word passes for one. Skipped where no folder can be hidden.
. "$(dirname "$0")/lib.sh"

unshare -rm sh -c 'mount -t tmpfs none /usr/share/fonts' 2>/dev/null || exit 77
fonts=$(cd /usr/share/fonts && pwd)

# bare ARGUMENT…: as run, where no font is installed.
bare() {
    tests=$((tests + 1))
    unshare -rm sh -c 'mount -t tmpfs none "$0" && "$@"' "$fonts" "$command" "$@" >"$work.out" 2>"$work.err" </dev/null
    code=$?
}

# map LAYER: a map of two towns, drawn as LAYER says.
map() {
    cat >style.yaml <<END
version: 8
sources:
  towns:
    type: geojson
    data: {type: MultiPoint, coordinates: [[65, 27], [66, 28]]}
layers:
  - {id: dots, type: circle, source: towns}
  $1
END
    cat >map.yaml <<END
version: 1
title: Two towns
style: style.yaml
view: {bbox: [60, 24, 70, 30]}
page: {size: 60 x 40 mm, dpi: 96}
END
}

silent='page: {size: 60 x 40 mm, dpi: 96, frame: false}
furniture: {legend: false, scale-bar: false}'

refused() {
    expect 3 "$1"
    [ "$(wc -l <"$work.err")" = 1 ] || fail "$1: one error says it" "$(cat "$work.err")"
    grep -q 'error: no font Noto Sans under .*; install the Debian package fonts-noto-core$' "$work.err" ||
        fail "$1: it names the package" "$(cat "$work.err")"
    [ -e a.png ] && fail "$1: nothing is written"
}

map ''
bare render map.yaml -o a.png
refused 'the words of furniture can not be set'
run render map.yaml -o a.png
expect 0 'with fonts it is a map'
rm -f a.png

map '- {id: names, type: symbol, source: towns, layout: {text-field: Town, text-font: [Noto Serif Bold]}}'
sed -i '/^page/d' map.yaml
printf '%s\n' "$silent" >>map.yaml
bare render map.yaml -o a.png
refused 'the names of a map without furniture can not be set'

map ''
sed -i '/^page/d' map.yaml
printf '%s\n' "$silent" >>map.yaml
bare render map.yaml -o a.png
expect 0 'a map without words needs no fonts'
finish
