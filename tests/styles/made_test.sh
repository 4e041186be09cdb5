#!/bin/sh
# The bundled styles and the icons of themes are what themes/make.py makes. $1: the folder of styles.
set -eu
[ -x /usr/bin/python3 ] || { echo 'skipped: there is no python3'; exit 77; }
. "$(dirname "$0")/../support/scratch.sh"
/usr/bin/python3 "$1/themes/make.py" "$work"
status=0
for name in $(ls "$work"); do
    case $name in
    icons) for icon in $(ls "$work/$name"); do diff "$work/$name/$icon" "$1/$name/$icon" || status=1; done ;;
    *) diff -r "$work/$name" "$1/$name" || status=1 ;;
    esac
done
[ "$status" = 0 ] || echo "styles/themes/make.py makes them anew" >&2
exit "$status"
