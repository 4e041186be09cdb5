# Sourced with $root, the root of the sources, and $wanted, a file of the specification's package: $package is the folder of
# the package that has it: $COR_STYLE_SPEC, one in a node_modules of tests/conformance, or one that is installed globally.
# 77: node or the package is missing.
command -v node >/dev/null || { echo 'skipped: there is no node'; exit 77; }
package=
for folder in "${COR_STYLE_SPEC:-}" "$root"/tests/conformance/*/node_modules/@maplibre/maplibre-gl-style-spec \
    "$(npm root -g 2>/dev/null)/@maplibre/maplibre-gl-style-spec"; do
    if [ -f "$folder/$wanted" ]; then package=$folder; break; fi
done
[ -n "$package" ] || { echo "skipped: the specification's npm package is not there"; exit 77; }
