#!/bin/sh
# The specification's own validator passes the bundled styles. $1: the root of
# the sources, $2: unit_style_bundled_style. 77: node or the package is missing.
set -eu
root=$1 wanted=dist/gl-style-validate.mjs
. "$root/tests/unit/style/package.sh"
. "$root/tests/support/scratch.sh"
for theme in briefing dark mono; do
    "$2" json "$theme" >"$work/$theme.json"
    node "$package/$wanted" "$work/$theme.json"
done
