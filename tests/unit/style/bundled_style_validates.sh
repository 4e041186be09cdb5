#!/bin/sh
# The specification's own validator passes the bundled styles. $1: the root of
# the sources, $2: test_bundled_style. 77: node or the package is missing.
set -eu
root=$1
command -v node >/dev/null || exit 77

for folder in "${COR_STYLE_SPEC:-}" "$root"/tests/conformance/*/node_modules/@maplibre/maplibre-gl-style-spec \
    "$(npm root -g 2>/dev/null)/@maplibre/maplibre-gl-style-spec"; do
    validator=$folder/dist/gl-style-validate.mjs
    [ -f "$validator" ] || continue
    json=$(mktemp)
    trap 'rm -f "$json"' EXIT
    for theme in briefing dark mono; do
        "$2" json "$theme" >"$json"
        node "$validator" "$json"
    done
    exit 0
done
exit 77
