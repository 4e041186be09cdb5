#!/bin/sh
# The bundled styles and the icons of themes are what themes/make.py makes. $1: the folder of styles.
set -eu
[ -x /usr/bin/python3 ] || exit 77
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
/usr/bin/python3 "$1/themes/make.py" "$made"
status=0
for name in $(ls "$made"); do
    diff -r "$made/$name" "$1/$name" || status=1
done
[ "$status" = 0 ] || echo "styles/themes/make.py makes them anew" >&2
exit "$status"
