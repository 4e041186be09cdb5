#!/bin/sh
# Holds src/style/properties.c and keys.c to what properties.mjs makes of the
# specification's package: from $COR_STYLE_SPEC (the package's folder), from a
# node_modules of tests/conformance, or installed globally. 77: can't tell here.
set -eu
root=$1
command -v node >/dev/null || exit 77

package=
for folder in "${COR_STYLE_SPEC:-}" "$root"/tests/conformance/*/node_modules/@maplibre/maplibre-gl-style-spec \
    "$(npm root -g 2>/dev/null)/@maplibre/maplibre-gl-style-spec"; do
    if [ -f "$folder/dist/latest.json" ]; then package=$folder; break; fi
done
[ -n "$package" ] || exit 77

version=$(node -p 'require(process.argv[1]).version' "$package/package.json")
if ! grep -q "style-spec $version;" "$root/src/style/properties.c"; then
    echo "the tables were made from another version than $version" >&2
    exit 77
fi

fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
for table in properties keys; do
    node "$root/src/style/properties.mjs" "$package/dist/latest.json" "$table" >"$fresh/$table.c"
    diff -u "$root/src/style/$table.c" "$fresh/$table.c"
done
