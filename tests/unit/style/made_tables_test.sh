#!/bin/sh
# Holds src/style/properties.c and keys.c to what properties.mjs makes of the
# specification's package. $1: the root of the sources. 77: can't tell here.
set -eu
root=$1 wanted=dist/latest.json
. "$root/tests/unit/style/package.sh"

version=$(node -p 'require(process.argv[1]).version' "$package/package.json")
if ! grep -q "style-spec $version;" "$root/src/style/properties.c"; then
    echo "the tables were made from another version than $version" >&2
    exit 77
fi

. "$root/tests/support/scratch.sh"
for table in properties keys; do
    node "$root/src/style/properties.mjs" "$package/$wanted" "$table" >"$work/$table.c"
    diff -u "$root/src/style/$table.c" "$work/$table.c"
done
