#!/bin/sh
# man_test.sh FOLDER: groff has nothing to say about the manual pages.
. "$(dirname "$0")/../support/needs.sh"
needs groff
words=$(for page in "$1"/*.1; do groff -man -Tutf8 -ww -z "$page" 2>&1; done)
[ -z "$words" ] && exit 0
printf '%s\n' "$words"
exit 1
