// Styles as people write them: layers after the habits of well-known public styles, over one small town's data. Where words are
// drawn, fonts differ, and so do the dots of their letters.
import {box, geojson, line, point, polygon} from './page.mjs';

const round = (x, y, r, n = 24) => Array.from({length: n}, (_, i) => [x + r * Math.cos((i / n) * 2 * Math.PI), y + r * Math.sin((i / n) * 2 * Math.PI)]);

const landcover = geojson(
    box(-20, -20, 110.5, 90.5, {class: 'wood', subclass: 'forest'}), polygon([round(60.3, 150.2, 34)], {class: 'grass', subclass: 'park'}),
    polygon([round(215.1, 40.4, 44)], {class: 'farmland'}), box(150.5, 140.5, 70, 30, {class: 'sand'}), box(100.5, 10.5, 40, 26, {class: 'residential', area: 12})
);
const water = geojson(
    polygon([[[-20, 96], [40, 90], [90, 104], [140, 92], [200, 104], [280, 92], [280, 112], [200, 124], [140, 110], [90, 122], [40, 108], [-20, 114]]], {class: 'river'}),
    polygon([round(170.4, 60.2, 18), round(170.4, 60.2, 6)], {class: 'lake', intermittent: 1})
);
const roads = geojson(
    line([[-20, 150], [70, 140], [140, 80], [280, 60]], {class: 'motorway', ref: 'M 4', layer: 0, oneway: 1}),
    line([[30, -20], [60, 60], [70, 140], [100, 220]], {class: 'primary', ref: 'N 5', layer: 0}),
    line([[70, 140], [150, 160], [230, 130], [280, 150]], {class: 'secondary', layer: 0}),
    line([[140, 80], [150, 160], [160, 220]], {class: 'minor', brunnel: 'bridge', layer: 1}),
    line([[200, -20], [210, 60], [230, 130]], {class: 'minor', layer: 0}), line([[100, 10], [120, 60], [140, 80]], {class: 'minor', brunnel: 'tunnel', layer: -1}),
    line([[-20, 40], [60, 60], [120, 60]], {class: 'path', subclass: 'footway', layer: 0}), line([[-20, 180], [120, 175], [280, 185]], {class: 'rail', layer: 0})
);
const buildings = geojson(...Array.from({length: 24}, (_, i) =>
    box(160.5 + (i % 6) * 14, 66.5 + Math.floor(i / 6) * 12, 9, 7, {height: 3 + ((i * 7) % 20), type: i % 5 ? 'house' : 'school'})));
const boundaries = geojson(line([[-20, 20], [80, 30], [160, 20], [280, 34]], {admin_level: 2, disputed: 0}), line([[128, -20], [132, 96], [120, 220]], {admin_level: 4, disputed: 1}));
const places = geojson(
    point(60, 66, {name: 'Gwadar', 'name:en': 'Gwadar', class: 'city', rank: 3, capital: 2, population: 90000}),
    point(200, 30, {name: 'Turbat', class: 'town', rank: 6, population: 21000}), point(120, 150, {name: 'Pasni', class: 'village', rank: 9, population: 900}),
    point(226, 160, {name: 'Jiwani', class: 'village', rank: 11, population: 400})
);
const pois = geojson(...Array.from({length: 18}, (_, i) => point(20 + (i % 6) * 43, 22 + Math.floor(i / 6) * 66, {class: ['hospital', 'school', 'fuel'][i % 3], rank: i})));
const sources = {landcover, water, roads, buildings, boundaries, places, pois};

// A sprite of three signs, one of them recolourable: its distances reach 8 px, as halos in px want it.
const disc = (r, [red, green, blue]) => (x, y) => {
    const d = Math.hypot(x + 0.5 - 34, y + 0.5 - 34) - r;
    return [red, green, blue, Math.round(255 * Math.max(0, Math.min(1, 0.5 - d)))];
};
const sign = {width: 68, height: 68, pixelRatio: 4};
const cross = (x, y) => Math.max(Math.min(Math.abs(x - 33.5), Math.abs(y - 33.5)) - 6, Math.max(Math.abs(x - 33.5), Math.abs(y - 33.5)) - 22);
const sprite = {
    hospital_11: {...sign, dot: disc(28, [200, 16, 46])}, school_11: {...sign, dot: disc(20, [23, 51, 92])},
    fuel_11: {...sign, sdf: true, dot: (x, y) => [0, 0, 0, Math.max(0, Math.min(255, Math.round(191 - (cross(x, y) / 32) * 255)))]},
    // Their sides divide the way from the tile's corner to the page's, so that both start them at the same place.
    checks: {width: 64, height: 64, pixelRatio: 4, dot: (x, y) => ((x >> 5) + (y >> 5) & 1 ? [120, 170, 90, 255] : [210, 230, 190, 255])},
    dots: {width: 32, height: 32, pixelRatio: 4, dot: (x, y) => (Math.hypot(x - 15.5, y - 15.5) < 8 ? [190, 150, 60, 255] : [245, 238, 188, 255])},
    'road_shield_2': {width: 80, height: 60, pixelRatio: 4, stretchX: [[20, 60]], content: [12, 12, 68, 48],
        dot: (x, y) => (x < 4 || y < 4 || x > 75 || y > 55 ? [0, 0, 0, 0] : x < 10 || y < 10 || x > 69 || y > 49 ? [0, 98, 65, 255] : [255, 255, 255, 255])}
};

const paper = (color) => ({id: 'background', type: 'background', paint: {'background-color': color}});
const of = (type) => (id, source, paint = {}, layout = {}, more = {}) => ({id, type, source, layout, paint, ...more});
const fill = of('fill'), stroke = of('line'), symbol = of('symbol'), circle = of('circle');
const words = {limits: {mean: 0.02, off: 0.03, reason: 'fonts differ'}};
const is = (...classes) => ['match', ['get', 'class'], classes, true, false];
const scaled = (base, ...stops) => ['interpolate', ['exponential', base], ['zoom'], ...stops];
const style = (name, layers, more = {}) => ({name: `style: ${name}`, sprite, ...more, style: {name, sources, layers}});

const roundLine = {'line-cap': 'round', 'line-join': 'round'};

export const styles = [
    style('bright, in the older language', [
        paper('#f8f4f0'),
        fill('landcover-wood', 'landcover', {'fill-color': '#6a4', 'fill-opacity': 0.1, 'fill-outline-color': 'rgba(0, 0, 0, 0.03)'}, {}, {filter: ['==', 'class', 'wood']}),
        fill('landcover-grass', 'landcover', {'fill-color': '#d8e8c8', 'fill-opacity': 1}, {}, {filter: ['all', ['==', '$type', 'Polygon'], ['in', 'class', 'grass', 'farmland']]}),
        fill('landcover-sand', 'landcover', {'fill-color': 'rgba(245, 238, 188, 1)'}, {}, {filter: ['all', ['in', 'class', 'sand']]}),
        fill('water', 'water', {'fill-color': {base: 1, stops: [[5, '#a0c8f0'], [8, '#6090d0']]}, 'fill-translate': [0, 2]}, {}, {filter: ['!=', 'intermittent', 1]}),
        fill('water-intermittent', 'water', {'fill-color': '#a0c8f0', 'fill-opacity': 0.7}, {}, {filter: ['==', 'intermittent', 1]}),
        stroke('highway-casing', 'roads', {'line-color': '#e9ac77', 'line-width': {base: 1.2, stops: [[4, 2], [6, 9], [20, 60]]}}, roundLine,
            {filter: ['in', 'class', 'motorway', 'primary', 'secondary']}),
        stroke('highway', 'roads', {
            'line-color': {property: 'class', type: 'categorical', stops: [['motorway', '#fc8'], ['primary', '#fea'], ['secondary', '#ffd']], default: '#fff'},
            'line-width': {base: 1.2, stops: [[4, 1], [6, 6], [20, 50]]}
        }, roundLine, {filter: ['in', 'class', 'motorway', 'primary', 'secondary']}),
        stroke('minor', 'roads', {'line-color': '#cfcdca', 'line-width': 3, 'line-dasharray': [1, 0.4]}, {'line-cap': 'butt'}, {filter: ['all', ['==', 'class', 'minor'], ['!has', 'brunnel']]}),
        circle('places', 'places', {'circle-radius': {property: 'rank', type: 'interval', stops: [[0, 8], [5, 5], [10, 3]]}, 'circle-color': '#333'}, {}, {filter: ['<=', 'rank', 9]})
    ], {ci: true}),
    style('expressions all over', [
        paper('hsl(47, 26%, 88%)'),
        fill('landcover', 'landcover', {
            'fill-color': ['match', ['get', 'class'], 'wood', 'hsl(82, 46%, 72%)', ['grass', 'farmland'], 'hsl(80, 30%, 82%)', 'sand', 'hsl(54, 60%, 80%)', 'hsl(47, 13%, 86%)'],
            'fill-opacity': ['case', ['has', 'area'], 0.8, ['==', ['get', 'subclass'], 'forest'], 0.6, 1], 'fill-antialias': false
        }),
        fill('water', 'water', {'fill-color': ['interpolate', ['linear'], ['zoom'], 4, 'hsl(205, 56%, 73%)', 7, 'hsl(205, 56%, 50%)']}),
        stroke('roads-casing', 'roads', {
            'line-color': 'hsl(0, 0%, 60%)', 'line-gap-width': scaled(1.4, 5, ['match', ['get', 'class'], 'motorway', 3, 2], 7, ['match', ['get', 'class'], 'motorway', 9, 'primary', 7, 5]),
            'line-width': 1
        }, roundLine, {filter: ['!', is('path', 'rail')]}),
        stroke('roads', 'roads', {
            'line-color': ['coalesce', ['get', 'colour'], ['match', ['get', 'class'], 'motorway', '#e892a2', 'primary', '#fcd6a4', 'secondary', '#f7fabf', '#ffffff']],
            'line-width': scaled(1.4, 5, ['match', ['get', 'class'], 'motorway', 3, 2], 7, ['match', ['get', 'class'], 'motorway', 9, 'primary', 7, 5]),
            'line-opacity': ['step', ['zoom'], 0.2, 5.5, 1]
        }, {...roundLine, 'line-sort-key': ['+', ['get', 'layer'], ['match', ['get', 'class'], 'motorway', 0.5, 0]]}, {filter: ['!', is('path', 'rail')]}),
        stroke('paths', 'roads', {'line-color': '#a0522d', 'line-width': 1.5, 'line-dasharray': ['literal', [2, 1.5]]}, {}, {filter: is('path')}),
        stroke('rail', 'roads', {'line-color': '#555', 'line-width': 2}, {}, {filter: is('rail')}),
        stroke('rail-hatching', 'roads', {'line-color': '#555', 'line-width': 7, 'line-dasharray': [0.2, 2]}, {}, {filter: is('rail')})
    ], {ci: true, limits: {mean: 0.005, off: 0.001, reason: 'many edges of many layers, each within its own limit'}}),
    style('buildings and borders', [
        paper('#efefe8'), fill('water', 'water', {'fill-color': '#9dc3de'}),
        fill('building-shadow', 'buildings', {'fill-color': '#b9b0a4', 'fill-translate': [2, 2], 'fill-translate-anchor': 'viewport'}),
        fill('building', 'buildings', {'fill-color': ['interpolate-hcl', ['linear'], ['get', 'height'], 3, '#e8dfd0', 22, '#b5651d'], 'fill-outline-color': '#8d7c66'}),
        stroke('admin-casing', 'boundaries', {'line-color': '#d9cbe8', 'line-width': ['case', ['==', ['get', 'admin_level'], 2], 9, 5], 'line-blur': 2}),
        stroke('admin-2', 'boundaries', {'line-color': '#5b3f7a', 'line-width': 1.6, 'line-dasharray': [5, 2, 1, 2]}, {'line-join': 'round'}, {filter: ['==', ['get', 'admin_level'], 2]}),
        stroke('admin-4', 'boundaries', {'line-color': '#5b3f7a', 'line-width': 1, 'line-dasharray': [3, 2]}, {}, {filter: ['all', ['>=', ['get', 'admin_level'], 3], ['<=', ['get', 'admin_level'], 8]]})
    ], {dots: 1, limits: {mean: 0.02, off: 0.02, reason: 'the reference draws outlines of a dot without antialiasing'}}),
    style('tunnels and bridges', [
        paper('#ffffff'), fill('water', 'water', {'fill-color': '#cfe4f2'}),
        stroke('tunnel', 'roads', {'line-color': '#bbbbbb', 'line-width': 6, 'line-dasharray': [0.5, 0.25]}, {}, {filter: ['==', ['get', 'brunnel'], 'tunnel']}),
        stroke('casing', 'roads', {'line-color': '#999999', 'line-width': 8}, {'line-cap': 'butt', 'line-join': 'round'}, {filter: ['all', ['!', ['has', 'brunnel']], ['!', is('path', 'rail')]]}),
        stroke('road', 'roads', {'line-color': '#ffffff', 'line-width': 6}, roundLine, {filter: ['all', ['!', ['has', 'brunnel']], ['!', is('path', 'rail')]]}),
        stroke('bridge-casing', 'roads', {'line-color': '#222222', 'line-width': 10}, {}, {filter: ['==', ['get', 'brunnel'], 'bridge']}),
        stroke('bridge', 'roads', {'line-color': '#ffe9a8', 'line-width': 6}, {}, {filter: ['==', ['get', 'brunnel'], 'bridge']}),
        symbol('oneway', 'roads', {'icon-color': '#c8102e'}, {'symbol-placement': 'line', 'symbol-spacing': 50, 'icon-image': 'fuel_11', 'icon-rotate': 45, 'icon-size': 0.6, 'icon-padding': 2}, {filter: ['==', ['get', 'oneway'], 1]})
    ]),
    style('signs by a field', [
        paper('#f6f3ee'), fill('water', 'water', {'fill-color': '#bcd7e6'}),
        symbol('pois', 'pois', {'icon-opacity': ['interpolate', ['linear'], ['get', 'rank'], 0, 1, 17, 0.4]},
            {'icon-image': '{class}_11', 'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.8, 8, 1.4], 'icon-allow-overlap': false, 'symbol-sort-key': ['get', 'rank']},
            {filter: ['!', is('fuel')]})
    ]),
    style('signs with halos and fallbacks', [
        paper('#41505e'),
        symbol('pois', 'pois', {'icon-color': ['match', ['get', 'class'], 'fuel', '#ffcc00', '#ffffff'], 'icon-halo-color': '#10161c', 'icon-halo-width': 2},
            {'icon-image': ['coalesce', ['image', ['concat', ['get', 'class'], '_nosuch']], ['image', 'fuel_11']], 'icon-size': 1.2, 'icon-overlap': 'always'})
    ], {limits: {mean: 0.008, off: 0.004, reason: 'the reference draws recolourable icons from distances, which rounds their corners'}}),
    style('heat and dots', [
        paper('#17212b'),
        {id: 'heat', type: 'heatmap', source: 'pois', maxzoom: 9, paint: {
            'heatmap-weight': ['interpolate', ['linear'], ['get', 'rank'], 0, 0, 17, 1], 'heatmap-intensity': ['interpolate', ['linear'], ['zoom'], 0, 1, 9, 3],
            'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 0, 2, 9, 40], 'heatmap-opacity': ['interpolate', ['linear'], ['zoom'], 7, 1, 9, 0]
        }},
        circle('dots', 'pois', {
            'circle-radius': ['interpolate', ['linear'], ['zoom'], 5, ['interpolate', ['linear'], ['get', 'rank'], 1, 1, 17, 4], 16, ['get', 'rank']],
            'circle-color': ['interpolate', ['linear'], ['get', 'rank'], 1, 'rgba(33,102,172,0)', 5, 'rgb(103,169,207)', 17, 'rgb(178,24,43)'], 'circle-stroke-color': 'white',
            'circle-stroke-width': 1
        }, {}, {minzoom: 4})
    ], {limits: {mean: 0.012, off: 0.003, reason: 'the reference sums heat at a quarter of its dots'}}),
    style('classes in steps and by the middle', [
        paper('#ffffff'),
        fill('classes', 'buildings', {'fill-color': ['step', ['get', 'height'], '#f1eef6', 6, '#bdc9e1', 12, '#74a9cf', 18, '#0570b0']}),
        fill('covers', 'landcover', {'fill-color': ['interpolate-lab', ['linear'], ['length', ['get', 'class']], 4, '#ffffcc', 11, '#800026'], 'fill-opacity': 0.5}),
        stroke('hover', 'buildings', {'line-color': '#111', 'line-width': ['case', ['boolean', ['feature-state', 'hover'], false], 4, 1]}),
        circle('bubbles', 'places', {
            'circle-radius': ['sqrt', ['/', ['get', 'population'], 100]], 'circle-color': ['rgba', 200, ['*', 10, ['get', 'rank']], 46, 0.6], 'circle-stroke-width': 0.8,
            'circle-stroke-color': ['to-color', ['concat', '#', '3', '3', '3']], 'circle-blur': 0.05
        })
    ]),
    style('layers by zoom', [
        paper('#fdfbf7'),
        ...[['a', 0, 5, '#ff0000'], ['b', 5, 6, '#00ff00'], ['c', 6, 7, '#0000ff'], ['d', 6.01, 24, '#00ffff']].map(([id, minzoom, maxzoom, color], i) =>
            fill(id, 'landcover', {'fill-color': color, 'fill-translate': [3 * i, 3 * i], 'fill-opacity': 0.5}, {}, {minzoom, maxzoom})),
        stroke('steps', 'roads', {'line-width': ['step', ['zoom'], 1, 4, 2, 6, 5, 9, 12], 'line-color': ['step', ['zoom'], 'red', 6, 'navy', 7, 'lime']})
    ]),
    style('functions of zoom and property', [
        {id: 'background', type: 'background', paint: {'background-color': {base: 1.5, stops: [[0, '#ffffff'], [12, '#dddddd']]}}},
        fill('wood', 'landcover', {'fill-pattern': {base: 1, stops: [[0, 'nosuch'], [4, 'checks']]}}, {}, {filter: ['==', 'class', 'wood']}),
        fill('ground', 'landcover', {
            'fill-color': {property: 'class', type: 'categorical', stops: [[{zoom: 4, value: 'grass'}, '#ffffff'], [{zoom: 4, value: 'sand'}, '#ffffff'], [{zoom: 8, value: 'grass'}, '#228833'], [{zoom: 8, value: 'sand'}, '#ccbb44']], default: '#aa3377'},
            'fill-opacity': {stops: [[0, 0], [10, 1]]}
        }, {}, {filter: ['!in', 'class', 'wood', 'residential']}),
        stroke('dashed', 'roads', {
            'line-color': {property: 'layer', stops: [[-1, '#bbbbbb'], [0, '#4477aa'], [1, '#ee6677']], colorSpace: 'lab'},
            'line-width': {type: 'exponential', base: 1.4, property: 'layer', stops: [[{zoom: 3, value: -1}, 1], [{zoom: 3, value: 1}, 2], [{zoom: 9, value: -1}, 6], [{zoom: 9, value: 1}, 14]]},
            'line-dasharray': {base: 1, stops: [[0, [8, 1]], [5, [3, 1]], [12, [1, 1]]]}, 'line-opacity': {type: 'interval', property: 'layer', stops: [[-1, 0.4], [0, 0.8]]}
        }, {'line-join': {stops: [[0, 'bevel'], [6, 'round']]}}, {filter: ['none', ['==', 'class', 'rail'], ['==', 'class', 'path']]}),
        symbol('signs', 'pois', {}, {
            'icon-image': {base: 1, stops: [[0, 'school_11'], [5, '{class}_11'], [8, '']]}, 'icon-size': {type: 'identity', property: 'size', default: 0.8},
            'icon-rotate': {property: 'rank', stops: [[0, 0], [18, 180]]}, 'icon-allow-overlap': true
        }, {filter: ['all', ['!=', 'class', 'fuel'], ['any', ['<', 'rank', 4], ['>=', 'rank', 10]]]}),
        circle('places', 'places', {'circle-radius': {property: 'nosuch', type: 'identity', default: 6}, 'circle-color': {property: 'name', type: 'categorical', stops: [['Gwadar', '#cc0000']], default: '#004488'}})
    ]),
    style('a picture of the ground', [
        paper('#ffffff'), fill('ground', 'landcover', {'fill-pattern': ['match', ['get', 'class'], 'sand', 'dots', 'checks'], 'fill-opacity': 0.8}),
        fill('water', 'water', {'fill-color': '#a0c8f0', 'fill-opacity': ['interpolate', ['linear'], ['zoom'], 5, 0.4, 7, 0.8]}),
        stroke('shore', 'water', {'line-pattern': 'checks', 'line-width': 4}),
        symbol('signs', 'pois', {'icon-translate': [4, 4]}, {'icon-image': ['concat', ['get', 'class'], '_11'], 'icon-anchor': 'bottom', 'icon-offset': [0, -4], 'icon-padding': [1, 8, 1, 8]}, {filter: ['!', is('fuel')]})
    ], {limits: {mean: 0.012, off: 0.009, reason: 'the reference bends pictures at corners, we cut them'}}),
    style('casings with offsets', [
        paper('#ffffff'),
        stroke('left', 'roads', {'line-offset': ['match', ['get', 'class'], 'motorway', -4, 0], 'line-width': 3, 'line-color': '#0077bb'}, {}, {filter: is('motorway', 'rail')}),
        stroke('right', 'roads', {'line-offset': 4, 'line-width': 3, 'line-color': '#cc3311'}, {}, {filter: is('motorway')}),
        stroke('water-edge', 'water', {'line-color': '#3b76a8', 'line-width': 1.2, 'line-offset': -2}),
        stroke('gap', 'boundaries', {'line-color': '#333', 'line-gap-width': 4, 'line-width': 1, 'line-opacity': 0.6})
    ], {limits: {mean: 0.006, off: 0.006, reason: 'beside a sharp corner our way is round'}}),
    style('names and shields', [
        paper('#f8f4f0'), fill('water', 'water', {'fill-color': '#a0c8f0'}),
        stroke('road', 'roads', {'line-color': '#fc8', 'line-width': 5}, roundLine, {filter: is('motorway', 'primary')}),
        symbol('shield', 'roads', {'text-color': '#006241'}, {
            'text-field': ['get', 'ref'], 'text-size': 9, 'icon-image': 'road_shield_2', 'icon-text-fit': 'both', 'symbol-placement': 'line-center',
            'text-rotation-alignment': 'viewport', 'icon-rotation-alignment': 'viewport'
        }, {filter: ['has', 'ref']}),
        symbol('place', 'places', {'text-color': '#333', 'text-halo-color': 'rgba(255,255,255,0.8)', 'text-halo-width': 1.2}, {
            'text-field': ['format', ['upcase', ['get', 'name']], {'font-scale': 1}, '\n', {}, ['concat', ['number-format', ['get', 'population'], {}], ''], {'font-scale': 0.7}],
            'text-font': ['Noto Sans Regular'], 'text-size': scaled(1.2, 5, 11, 11, 24), 'text-anchor': 'top', 'text-offset': [0, 0.4], 'symbol-sort-key': ['get', 'rank']
        })
    ], words),
    style('a star for the capital', [
        paper('#eef0e8'),
        circle('halo', 'places', {'circle-radius': 12, 'circle-color': '#fff', 'circle-opacity': 0.7}),
        symbol('place', 'places', {'text-color': '#222', 'text-halo-color': '#fff', 'text-halo-width': 1, 'text-halo-blur': 0.5}, {
            'icon-image': ['case', ['==', ['get', 'capital'], 2], 'hospital_11', ['<', ['get', 'rank'], 8], 'school_11', ''], 'icon-size': 0.6, 'icon-optional': false,
            'text-field': '{name}', 'text-size': 12, 'text-variable-anchor': ['left', 'right', 'top', 'bottom'], 'text-radial-offset': 0.6, 'text-justify': 'auto', 'text-max-width': 8
        })
    ], words)
];
