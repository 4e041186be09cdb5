// Small sound styles to start from: every source and layer type, every property, expressions, functions and filters of
// old, and all that stands at the root.

const point = {type: 'FeatureCollection', features: [{type: 'Feature', properties: {a: 1}, geometry: {type: 'Point', coordinates: [67, 24.8]}}]};

const sources = () => ({
    v: {type: 'vector', url: 'mapbox://x', bounds: [60, 20, 80, 40], minzoom: 0, maxzoom: 14, scheme: 'xyz', attribution: 'A', promoteId: {roads: 'id'}, volatile: false},
    t: {type: 'vector', tiles: ['https://x/{z}/{x}/{y}.pbf'], promoteId: 'id', encoding: 'mvt'},
    g: {
        type: 'geojson', data: structuredClone(point), lineMetrics: true, cluster: true, clusterRadius: 40, clusterMaxZoom: 9,
        clusterMinPoints: 2, clusterProperties: {sum: ['+', ['get', 'a']], most: [['max', ['accumulated'], ['get', 'most']], ['get', 'a']]},
        filter: ['>', ['get', 'a'], 0], buffer: 64, tolerance: 0.4, generateId: false
    },
    h: {type: 'geojson', data: structuredClone(point)},
    r: {type: 'raster', tiles: ['https://x/{z}/{x}/{y}.png'], tileSize: 256, bounds: [-180, -85, 180, 85]},
    d: {type: 'raster-dem', url: 'mapbox://dem', encoding: 'terrarium', tileSize: 256},
    c: {type: 'raster-dem', tiles: ['x'], encoding: 'custom', redFactor: 1, greenFactor: 2, blueFactor: 3, baseShift: 4},
    i: {type: 'image', url: 'x.png', coordinates: [[60, 30], [70, 30], [70, 20], [60, 20]]},
    m: {type: 'video', urls: ['x.mp4'], coordinates: [[60, 30], [70, 30], [70, 20], [60, 20]]}
});

const fitting = {raster: 'r', hillshade: 'd', 'color-relief': 'd'};

/** Layers of the same sources that use what only expressions, functions and old filters have. */
const rich = () => [
    {id: 'functions', type: 'circle', source: 'h', paint: {
        'circle-radius': {base: 1.5, stops: [[3, 1], [8, 6]]},
        'circle-color': {property: 'kind', type: 'categorical', stops: [['a', 'red'], ['b', '#00f']], default: 'grey'},
        'circle-opacity': {property: 'share', type: 'exponential', stops: [[0, 0.2], [100, 1]]},
        'circle-stroke-width': {property: 'w', stops: [[{zoom: 3, value: 0}, 1], [{zoom: 3, value: 9}, 2], [{zoom: 8, value: 0}, 3]]},
        'circle-stroke-color': {property: 'c', type: 'identity', default: 'black'},
        'circle-blur': {type: 'interval', stops: [[0, 0], [5, 1]]},
        'circle-color-transition': {duration: 300, delay: 0}
    }},
    {id: 'old filters', type: 'line', source: 'v', 'source-layer': 'roads', filter: ['all', ['==', '$type', 'LineString'], ['in', 'class', 'a', 'b', 3], ['any', ['!has', 'tunnel'], ['>=', 'rank', 4]], ['none', ['!=', 'x', true], ['!in', '$type', 'Point', 'Polygon']], ['has', 'y']],
        layout: {'line-cap': 'round', visibility: 'visible'}, paint: {'line-dasharray': [2, 1], 'line-width': 3}},
    {id: 'drawn like it', ref: 'old filters', paint: {'line-color': '#fff'}},
    {id: 'expressions', type: 'fill', source: 'h', minzoom: 2, maxzoom: 12, filter: ['all', ['==', ['get', 'a'], 1], ['has', 'b'], ['!', ['in', ['get', 'c'], ['literal', ['x', 'y']]]]],
        layout: {'fill-sort-key': ['get', 'rank'], visibility: ['case', ['==', ['global-state', 'on'], true], 'visible', 'none']},
        paint: {'fill-color': ['interpolate-lab', ['linear'], ['get', 'x'], 0, 'red', 10, ['rgb', 0, ['get', 'g'], 255]],
            'fill-opacity': ['interpolate', ['exponential', 1.4], ['zoom'], 3, 0.3, 9, ['case', ['boolean', ['feature-state', 'hover'], false], 1, 0.5]],
            'fill-outline-color': ['step', ['zoom'], 'white', 5, ['match', ['get', 'class'], ['a', 'b'], 'blue', 'c', 'green', 'black']],
            'fill-translate': ['literal', [1, 2]], 'fill-translate-anchor': 'viewport'}},
    {id: 'names', type: 'symbol', source: 'g', filter: ['!', ['has', 'point_count']],
        layout: {'text-field': ['format', ['upcase', ['get', 'name']], {'font-scale': 1.2}, '\n', {}, ['image', 'x']], 'text-font': ['step', ['zoom'], ['literal', ['Noto Sans Regular']], 8, ['literal', ['Noto Sans Bold']]],
            'text-size': ['let', 'r', ['get', 'rank'], ['interpolate', ['cubic-bezier', 0.4, 0, 0.6, 1], ['zoom'], 4, 10, 9, ['+', 12, ['var', 'r']]]],
            'text-variable-anchor-offset': ['top', [0, 1], 'left', [2, 0]], 'text-offset': [0, 1.5], 'text-padding': 3, 'icon-padding': [1, 2, 3, 4],
            'icon-image': ['coalesce', ['image', ['concat', 'a-', ['get', 'kind']]], ['image', 'b']], 'text-variable-anchor': ['top', 'bottom'], 'text-writing-mode': ['horizontal']},
        paint: {'text-color': 'hsl(20, 40%, 50%)', 'text-halo-color': ['to-color', ['get', 'halo'], 'white'], 'text-halo-width': ['number', ['get', 'w'], 1]}},
    {id: 'tokens', type: 'symbol', source: 'h', layout: {'text-field': '{name} {ref}', 'icon-image': '{icon}', 'text-font': ['Noto Sans Regular'], 'text-field-x': undefined}},
    {id: 'heat', type: 'heatmap', source: 'h', paint: {'heatmap-color': ['interpolate', ['linear'], ['heatmap-density'], 0, 'rgba(0,0,0,0)', 1, 'red'], 'heatmap-weight': ['get', 'w']}},
    {id: 'gradient', type: 'line', source: 'g', paint: {'line-gradient': ['interpolate', ['linear'], ['line-progress'], 0, 'red', 1, 'blue']}},
    {id: 'lights', type: 'hillshade', source: 'd', paint: {'hillshade-method': 'multidirectional', 'hillshade-illumination-direction': [270, 315], 'hillshade-shadow-color': ['#445', 'red'], 'hillshade-illumination-altitude': 30}},
    {id: 'heights', type: 'color-relief', source: 'c', paint: {'color-relief-color': ['interpolate', ['linear'], ['elevation'], 0, 'green', 4000, 'white'], 'color-relief-opacity': 0.5}},
    {id: 'ground', type: 'background', paint: {'background-color': {stops: [[2, 'white'], [9, '#eee']]}, 'background-opacity': 0.9}, metadata: {'mapbox:group': 1}}
];

function constant(property) {
    if (property.default !== undefined && property['property-type'] !== 'color-ramp') return structuredClone(property.default);
    if (property['property-type'] === 'color-ramp') return undefined;
    return {color: '#123', number: 2, resolvedImage: 'icon', variableAnchorOffsetCollection: ['top', [0, 1]], string: 'x', boolean: true}[property.type] ??
        (property.type === 'array' ? Array.from({length: property.length ?? 2}, () => (property.value === 'number' ? 1 : Object.keys(property.values ?? {x: 1})[0])) : undefined);
}

/** A style of one layer type with each of its properties at a plain value. */
function plain(spec, type) {
    const layer = {id: type, type, layout: {}, paint: {}};
    if (type !== 'background') layer.source = fitting[type] ?? 'h';
    for (const group of ['layout', 'paint'])
        for (const [name, property] of Object.entries(spec[`${group}_${type}`])) {
            const value = constant(property);
            if (value !== undefined && name !== 'raster-resampling') layer[group][name] = value;
        }
    return {version: 8, sources: sources(), layers: [layer]};
}

function whole() {
    return {
        version: 8, name: 'Whole', metadata: {a: [1, {b: 2}]}, center: [67, 25], zoom: 5, bearing: 0, pitch: 0, roll: 0, centerAltitude: 0,
        sprite: [{id: 'default', url: 'icons'}, {id: 'more', url: 'more'}], glyphs: 'https://x/{fontstack}/{range}.pbf',
        'font-faces': {Noto: 'https://x/noto.ttf', Arabic: [{url: 'a.ttf', 'unicode-range': ['U+26', 'U+0-7F', 'U+4??']}]},
        state: {on: {default: true}, kinds: {default: ['a']}},
        light: {anchor: 'viewport', color: 'white', position: [1.15, 210, 30], intensity: ['interpolate', ['linear'], ['zoom'], 3, 0.2, 9, 0.6], 'color-transition': {duration: 1}},
        sky: {'sky-color': '#88c6fc', 'fog-ground-blend': 0.5, 'sky-color-transition': {delay: 5}, 'horizon-color': {stops: [[1, 'white'], [3, 'red']]}},
        terrain: {source: 'd', exaggeration: 1.5}, projection: {type: 'mercator'}, transition: {duration: 300, delay: 0},
        sources: sources(), layers: JSON.parse(JSON.stringify(rich()))
    };
}

/** All base styles, by name. SPEC is the specification; BRIEFING the bundled style, or null. */
export function baseStyles(spec, briefing) {
    const types = Object.keys(spec.layer.type.values);
    const styles = [['whole', whole()], ...types.map((type) => [type, plain(spec, type)])];
    for (const layer of JSON.parse(JSON.stringify(rich())).filter(({ref}) => !ref))
        styles.push([layer.id, {version: 8, sources: sources(), layers: [layer]}]);
    if (briefing) styles.push(['briefing', briefing]);
    return styles;
}
