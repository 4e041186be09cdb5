#!/bin/sh
# Maps that have every key at once are drawn, whatever comes of it as a map.
. "$(dirname "$0")/lib.sh"
documents=$here/../docs/documents
for name in all short; do
    run render "$documents/$name.yaml" --dpi 50 -o $name.png -o $name.svg -o $name.pdf
    expect 0 "$name.yaml is drawn"
    [ "$(ls $name.*)" = "$(printf '%s.pdf\n%s.png\n%s.svg' $name $name $name)" ] || fail 'three files were expected' "$(ls)"
done
grep -q '<g [^>]*id="annotations"' all.svg || fail 'annotations are a layer of the SVG'
grep -q 'Coast' all.svg || fail 'words of annotations stay text'
finish
