# An atlas of $1 small maps in the current folder. Sourced after lib.sh.
make_atlas() {
    awk -v n="$1" 'BEGIN {
        print "{\"type\": \"FeatureCollection\", \"features\": ["
        for (i = 0; i < n; i++) {
            x = n > 400 ? 20 + i % 100 : 60 + i % 10; y = 23 + int(i / (n > 400 ? 100 : 10))
            printf "{\"type\": \"Feature\", \"properties\": {\"id\": \"p%02d\", \"name\": \"Cell %d\", \"rank\": %d}, ", i, i, (i * 7) % n
            printf "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[%d, %d], [%d.9, %d], [%d.9, %d.9], [%d, %d.9], [%d, %d]]]}}%s\n", \
                x, y, x, y, x, y, x, y, x, y, i + 1 < n ? "," : ""
        }
        print "]}"
    }' >cells.geojson
    cat >style.yaml <<'END'
version: 8
sources:
  cells: {type: geojson, data: cells.geojson}
layers:
  - {id: ground, type: background, paint: {background-color: '#f7f4ec'}}
  - {id: cells, type: fill, source: cells, paint: {fill-color: '#cc8844', fill-outline-color: '#442200'}}
  - {id: names, type: symbol, source: cells, layout: {text-field: ['get', name], text-font: ['Noto Sans Regular']}}
END
    cat >map.yaml <<'END'
version: 1
title: "{name}"
subtitle: "page {page} of {pages}"
as_of: 2024-11-30
style: style.yaml
page: {size: 200 x 150 px}
atlas: {over: cells, file: "{id}.png"}
END
}
