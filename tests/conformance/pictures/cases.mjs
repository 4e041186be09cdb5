// The pictures that are compared. A case's name says what it shows; its properties are read from its style. `ci` are
// the few that every run of the tests draws. `limits` loosen what is allowed, with the reason.
import {styles} from './style_cases.mjs';
import {box, geojson, line, metres, point, polygon, size} from './page.mjs';
import {relief} from './height_cases.mjs';
import {bends} from './line_cases.mjs';
import {sources} from './source_cases.mjs';

const star = (x, y, outer, inner) =>
    Array.from({length: 10}, (_, i) => {
        const angle = (Math.PI * i) / 5 - Math.PI / 2, r = i % 2 ? inner : outer;
        return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
    });
const zigzag = (x, y) => [[x, y + 40], [x + 30, y + 8], [x + 58, y + 40], [x + 86, y + 10]];
const wave = (y) => Array.from({length: 45}, (_, i) => [20 + i * 5, y + 14 * Math.sin(i / 4)]);

const paper = {id: 'paper', type: 'background', paint: {'background-color': '#ffffff'}};
const layer = (type, source, paint, layout, more) => ({id: `${type}-${source}`, type, source, ...(layout && {layout}), paint, ...more});

// A case of one layer over one source.
const one = (name, type, features, paint, layout, more = {}) => ({
    name, ...more, style: {sources: {data: geojson(...features)}, layers: [paper, layer(type, 'data', paint, layout)]}
});

const unblended = 'the reference reads how layers are blended, and does not blend them';

// One layer over grey and yellow, which its colours are mixed with.
const blended = (name, type, features, paint) => ({
    name, known: unblended,
    style: {
        sources: {data: geojson(...features), under: geojson(box(0, 0, 90.5, size.height, {color: '#f2c14e'}), box(90.5, 0, 80, size.height, {color: '#999999'}))},
        layers: [paper, layer('fill', 'under', {'fill-color': ['get', 'color']}), layer(type, 'data', paint)]
    }
});

const areas = [
    polygon([star(60, 60, 50, 22)], {kind: 'a', height: 10, order: 3}),
    polygon([[[110, 20], [230, 35], [215, 90], [130, 100]], [[140, 45], [150, 75], [190, 70], [185, 50]]], {kind: 'b', height: 40, order: 2}),
    box(40.5, 90.5, 110, 80, {kind: 'c', height: 80, order: 1}),
    polygon([star(190, 140, 42, 18)], {kind: 'd', height: 120, order: 0})
];

const outlined = {dots: 1, limits: {mean: 0.012, off: 0.005, reason: 'the reference draws outlines of a dot without antialiasing'}};

const fills = [
    one('fills of one colour', 'fill', areas, {'fill-color': '#4a7ab5'}, undefined, {ci: true}),
    one('fills by a field, half transparent', 'fill', areas, {
        'fill-color': ['match', ['get', 'kind'], 'a', '#c8102e', 'b', '#007a33', 'c', 'rgba(230, 160, 0, 0.8)', '#17335c'],
        'fill-opacity': ['interpolate', ['linear'], ['get', 'height'], 10, 0.4, 120, 0.9]
    }),
    one('fills with an outline', 'fill', areas, {
        'fill-color': ['step', ['get', 'height'], '#eef3d6', 30, '#c7e0a4', 100, '#6ba35b'], 'fill-outline-color': '#203020'
    }, undefined, {...outlined, ci: true}),
    one('fills without antialiasing', 'fill', areas, {'fill-color': '#7a4ab5', 'fill-antialias': false}),
    one('fills in another order', 'fill', areas, {'fill-color': ['match', ['get', 'kind'], 'a', '#c8102e', 'b', '#007a33', 'c', '#e6a000', '#17335c']},
        {'fill-sort-key': ['get', 'order']}),
    one('fills moved', 'fill', areas, {'fill-color': '#4a7ab5', 'fill-outline-color': '#102040', 'fill-translate': [12, -7], 'fill-translate-anchor': 'viewport'}, undefined, outlined),
    {
        name: 'fills hidden and below one another',
        style: {
            sources: {data: geojson(...areas)},
            layers: [paper, layer('fill', 'data', {'fill-color': '#d9d9d9'}),
                     {...layer('fill', 'data', {'fill-color': '#ff0000'}, {visibility: 'none'}), id: 'hidden'},
                     {...layer('fill', 'data', {'fill-color': '#17335c'}), id: 'some', filter: ['>', ['get', 'height'], 50]}]
        }
    },
    one('fills of a layer seen through as one', 'fill', areas, {'fill-color': '#4a7ab5', 'fill-layer-opacity': 0.5}),
    blended('fills blended', 'fill', areas, {'fill-color': ['match', ['get', 'kind'], 'c', '#e6a000', '#4a7ab5'], 'fill-layer-blend': 'multiply'})
];

const roads = [
    line(zigzag(12, 20), {kind: 'a', lanes: 1, order: 1}),
    line([[110, 30], [240, 30]], {kind: 'b', lanes: 3, order: 2}),
    line([[120, 15], [150, 80], [230, 50]], {kind: 'c', lanes: 5, order: 0}),
    line(wave(110), {kind: 'd', lanes: 2, order: 3}),
    line([[30, 150], [120, 175], [230, 150]], {kind: 'e', lanes: 4, order: 4})
];
const widths = ['+', ['get', 'lanes'], 1];
const colours = ['match', ['get', 'kind'], 'a', '#c8102e', 'b', '#007a33', 'c', '#e6a000', 'd', '#17335c', '#7a4ab5'];

const lines = [
    one('lines of one px', 'line', roads, {'line-color': '#17335c'}),
    one('lines by fields', 'line', roads, {'line-color': colours, 'line-width': widths, 'line-opacity': ['match', ['get', 'kind'], 'c', 0.5, 1]},
        undefined, {ci: true}),
    one('lines with round ends and joins', 'line', roads, {'line-color': '#17335c', 'line-width': 12}, {'line-cap': 'round', 'line-join': 'round'},
        {ci: true}),
    one('lines with square ends and bevels', 'line', roads, {'line-color': '#17335c', 'line-width': 12}, {'line-cap': 'square', 'line-join': 'bevel'}),
    one('lines with mitres cut off', 'line', roads, {'line-color': '#17335c', 'line-width': 8}, {'line-miter-limit': 1.2}),
    one('lines in dashes', 'line', roads, {'line-color': '#17335c', 'line-width': 4, 'line-dasharray': [3, 2]}, undefined, {ci: true}),
    one('lines in round dashes', 'line', roads, {'line-color': '#17335c', 'line-width': 5, 'line-dasharray': [0, 2]}, {'line-cap': 'round'},
        {limits: {mean: 0.006, off: 0.001, reason: 'the reference paints dashes with a picture, which bends at corners'}}),
    one('lines with a gap', 'line', roads, {'line-color': '#17335c', 'line-width': 2, 'line-gap-width': 6}, {'line-join': 'round'},
        {limits: {mean: 0.004, off: 0.0015, reason: 'inside of sharp corners we leave out the loop that the reference draws'}}),
    one('lines beside their way', 'line', roads, {'line-color': colours, 'line-width': 3, 'line-offset': ['match', ['get', 'kind'], 'd', -6, 5]},
        undefined, {ci: true, limits: {mean: 0.003, off: 0.002, reason: 'beside a sharp corner our way is round'}}),
    one('lines in another order', 'line', roads, {'line-color': colours, 'line-width': 14}, {'line-sort-key': ['get', 'order']}),
    one('lines moved', 'line', roads, {'line-color': '#17335c', 'line-width': 3, 'line-translate': [-9, 11], 'line-translate-anchor': 'viewport'}),
    {
        name: 'lines over a casing, one of them hidden',
        style: {
            sources: {data: geojson(...roads)},
            layers: [paper, {...layer('line', 'data', {'line-color': '#333333', 'line-width': 9}, {'line-cap': 'round', 'line-join': 'round'}), id: 'casing'},
                     layer('line', 'data', {'line-color': '#f2c14e', 'line-width': 6}, {'line-cap': 'round', 'line-join': 'round'}),
                     {...layer('line', 'data', {'line-color': '#ff0000', 'line-width': 20}, {visibility: 'none'}), id: 'hidden'}]
        }
    },
    one('lines around areas', 'line', areas, {'line-color': '#c8102e', 'line-width': 5}),
    {
        ...one('lines by the zoom', 'line', roads, {
            'line-color': ['interpolate', ['linear'], ['zoom'], 5, '#000000', 7, '#00a0ff'],
            'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 5, 2, 8, 14]
        }), zoom: 6.5
    },
    one('lines blurred', 'line', roads, {'line-color': '#17335c', 'line-width': 12, 'line-blur': 6}),
    {
        name: 'lines with a gradient',
        style: {
            sources: {data: {...geojson(...roads), lineMetrics: true}},
            layers: [paper, layer('line', 'data', {
                'line-width': 9, 'line-gradient': ['interpolate', ['linear'], ['line-progress'], 0, '#0000ff', 0.5, '#00ff00', 1, '#ff0000']
            })]
        },
        limits: {mean: 0.008, off: 0.001, reason: 'our pieces of a gradient overlap, which makes their edges firmer'}
    },
    one('lines of a layer seen through as one', 'line', roads, {'line-color': '#17335c', 'line-width': 14, 'line-layer-opacity': 0.5}),
    blended('lines blended', 'line', roads, {'line-color': colours, 'line-width': 14, 'line-layer-blend': 'multiply'})
];

const spots = Array.from({length: 24}, (_, i) =>
    point(25 + (i % 6) * 40 + 0.3 * i, 28 + Math.floor(i / 6) * 44, {size: 2 + (i * 7) % 19, kind: i % 3, order: (i * 5) % 24}));
const crowd = Array.from({length: 12}, (_, i) => point(60 + (i % 4) * 28, 55 + Math.floor(i / 4) * 28, {kind: i % 3, order: (i * 5) % 12}));
const kinds = ['match', ['get', 'kind'], 0, '#c8102e', 1, '#007a33', '#17335c'];

const faded = {limits: {mean: 0.009, off: 0.0015, reason: 'the reference fades circles inwards from their edge, over a dot of its own'}};

const circles = [
    one('circles of five px', 'circle', spots, {'circle-color': '#c8102e'}),
    one('circles by fields', 'circle', spots, {'circle-radius': ['get', 'size'], 'circle-color': kinds, 'circle-opacity': ['match', ['get', 'kind'], 1, 0.5, 0.9]},
        undefined, {ci: true}),
    one('circles with a ring', 'circle', spots, {
        'circle-radius': ['get', 'size'], 'circle-color': '#f2c14e', 'circle-stroke-color': kinds, 'circle-stroke-width': ['+', 1, ['get', 'kind']]
    }, undefined, {...faded, ci: true}),
    one('circles with rings seen through', 'circle', spots, {
        'circle-radius': 12, 'circle-color': '#f2c14e', 'circle-opacity': 0.4, 'circle-stroke-color': '#17335c', 'circle-stroke-width': 5,
        'circle-stroke-opacity': ['match', ['get', 'kind'], 0, 0.3, 0.8]
    }, undefined, faded),
    one('circles in another order', 'circle', crowd, {'circle-radius': 20, 'circle-color': kinds, 'circle-stroke-width': 1, 'circle-stroke-color': 'white'},
        {'circle-sort-key': ['get', 'order']}, faded),
    one('circles moved', 'circle', spots, {'circle-radius': 7, 'circle-color': kinds, 'circle-translate': [8, 13], 'circle-translate-anchor': 'viewport'}),
    one('circles from beyond the edges', 'circle', [point(-8, 40), point(80, -10), point(130, 200), point(262, 90), point(128, 96)],
        {'circle-radius': 20, 'circle-color': '#17335c'}, undefined),
    {
        name: 'circles hidden',
        style: {
            sources: {data: geojson(...crowd)},
            layers: [paper, layer('circle', 'data', {'circle-color': kinds}),
                     {...layer('circle', 'data', {'circle-radius': 30}, {visibility: 'none'}), id: 'hidden'}]
        }
    },
    one('circles at the corners of lines', 'circle', [roads[0], roads[2], roads[4]], {'circle-radius': 4, 'circle-color': '#17335c'}),
    one('circles blurred', 'circle', spots, {'circle-radius': 14, 'circle-color': kinds, 'circle-blur': 0.6})
];

const heat = Array.from({length: 60}, (_, i) => point(40 + (i * 37) % 180, 30 + (i * 53) % 130, {weight: (i % 5) / 2, near: i % 2 ? 12 : 30}));
const quarter = {mean: 0.01, off: 0.001, reason: 'the reference sums heat at a quarter of its dots'};
const ramp = ['interpolate', ['linear'], ['heatmap-density'], 0, 'rgba(255, 255, 255, 0)', 0.3, '#fed976', 0.6, '#fd8d3c', 1, '#800026'];

const heatmaps = [
    one('heat as it comes', 'heatmap', heat, {}, undefined, {limits: quarter}),
    one('heat by weights', 'heatmap', heat, {'heatmap-weight': ['get', 'weight'], 'heatmap-intensity': 0.6, 'heatmap-color': ramp}, undefined,
        {limits: quarter, ci: true}),
    one('heat by radii', 'heatmap', heat, {'heatmap-radius': ['get', 'near'], 'heatmap-color': ramp, 'heatmap-opacity': 0.7}, undefined, {limits: quarter}),
    one('heat from beyond the edges', 'heatmap', [point(-8, 40), point(-20, 100), point(80, -10), point(130, 200), point(262, 90), point(150, 100)],
        {'heatmap-radius': 40, 'heatmap-color': ramp}, undefined, {limits: quarter}),
    {
        name: 'heat hidden',
        style: {
            sources: {data: geojson(...heat)},
            layers: [paper, layer('heatmap', 'data', {'heatmap-radius': 15}),
                     {...layer('heatmap', 'data', {}, {visibility: 'none'}), id: 'hidden'}]
        },
        limits: quarter
    }
];

// A picture of 32 x 24 dots over most of the page: hues along x, from dark to light along y, and a transparent corner.
const corner = metres(20, 16), opposite = metres(20 + 216, 16 + 162);
const dots = {width: 32, height: 24};
const tone = (x, y, shift) => Math.round(255 * Math.max(0, Math.min(1, (0.5 + 0.5 * Math.cos((x / dots.width) * 6.28 + shift)) * (0.4 + (0.6 * y) / dots.height))));
const chart = {
    ...dots, corners: [corner.x, corner.y, opposite.x, opposite.y],
    dot: (x, y) => [tone(x, y, 0), tone(x, y, 2.1), tone(x, y, 4.2), x > 24 && y < 6 ? 0 : 255]
};
const under = box(0, 120, size.width, 40);
const nearest = {limits: {mean: 0.006, off: 0.001, reason: 'the edges between dots of the picture are not antialiased'}};
const linear = {limits: {mean: 0.005, off: 0.012, reason: 'towards transparent dots the reference fades, we end'}};
const raster = (name, paint, more = {}) => ({
    name, ...more, pictures: {picture: chart},
    style: {sources: {data: geojson(under)}, layers: [paper, layer('fill', 'data', {'fill-color': '#777777'}), layer('raster', 'picture', paint)]}
});

const rasters = [
    raster('a picture', {'raster-resampling': 'linear'}, {...linear, ci: true}),
    raster('a picture dot by dot', {'raster-resampling': 'nearest'}, nearest),
    raster('a picture seen through', {'raster-opacity': 0.5}, linear),
    raster('a picture brighter', {'raster-resampling': 'nearest', 'raster-brightness-min': 0.3, 'raster-brightness-max': 0.9}, nearest),
    raster('a picture with more contrast', {'raster-resampling': 'nearest', 'raster-contrast': 0.4}, nearest),
    raster('a picture with less contrast', {'raster-resampling': 'nearest', 'raster-contrast': -0.5}, nearest),
    raster('a picture with other hues', {'raster-resampling': 'nearest', 'raster-hue-rotate': 120}, nearest),
    raster('a picture more colourful', {'raster-resampling': 'nearest', 'raster-saturation': 0.6}, nearest),
    raster('a picture almost grey', {'raster-resampling': 'nearest', 'raster-saturation': -0.8}, nearest),
    raster('a picture with all at once', {
        'raster-resampling': 'nearest', 'raster-saturation': 0.3, 'raster-contrast': 0.2, 'raster-hue-rotate': 40, 'raster-brightness-min': 0.1,
        'raster-brightness-max': 0.8, 'raster-opacity': 0.8
    }, {...nearest, ci: true}),
    raster('a picture dot by dot, by its newer name', {resampling: 'nearest'}, nearest),
    {
        name: 'a picture hidden', pictures: {picture: chart},
        style: {
            sources: {data: geojson(under)},
            layers: [paper, layer('fill', 'data', {'fill-color': '#777777'}), layer('raster', 'picture', {}, {visibility: 'none'})]
        }
    }
];

const svg = (width, height, body) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
const icons = {
    flag: {svg: svg(24, 32, '<path d="M3 1v30h3V18h16l-5-8 5-8z" fill="#c8102e"/><path d="M3 1h3v30H3z" fill="#17335c"/>')},
    tile: {svg: svg(20, 20, '<rect x="1" y="1" width="18" height="18" fill="#f2c14e"/><circle cx="10" cy="7" r="4" fill="#007a33"/>')}
};
const weave = {weave: {svg: svg(16, 16, '<rect width="16" height="16" fill="#f2e3b0"/><path d="M0 0h8v8H0z" fill="#4a7ab5"/><circle cx="12" cy="12" r="3" fill="#c8102e"/>')}};
const shape = {arrow: {recolour: true, svg: svg(28, 28, '<path d="M14 3l9 20-9-5-9 5z" fill="currentColor"/>')}};
const smoothing = {mean: 0.006, off: 0.004, reason: 'the reference scales and turns a picture of the icon, we its shape'};
const distances = {mean: 0.006, off: 0.004, reason: 'the reference draws recolourable icons from distances, which rounds their corners'};

const posts = [0, 1, 2].flatMap((row) => [0, 1, 2].map((column) => point(45 + column * 80, 35 + row * 60, {row, column, order: (row * 3 + column) % 4})));
const row = (step) => [0, 1, 2].flatMap((y) => [0, 1, 2, 3, 4].map((x) => point(40 + x * step, 40 + y * 50, {order: (x * 2 + y) % 5, x})));
const anchors = ['center', 'left', 'right', 'top', 'bottom', 'top-left', 'top-right', 'bottom-left', 'bottom-right'];
const free = {'icon-allow-overlap': true, 'icon-ignore-placement': true};
const symbol = (name, features, layout, paint = {}, more = {}) => ({icons, ...one(name, 'symbol', features, paint, layout, more)});

const ways = [
    line([[20, 30], [120, 60], [240, 20]]),
    line([[240, 70], [130, 90], [20, 75]]),
    line([[230, 110], [230, 180]]),
    line([[200, 180], [200, 110]]),
    line([[20, 170], [60, 120], [100, 170], [140, 120], [180, 170]])
];

// Features of several points.
const several = (...features) => ({
    type: 'Feature', properties: {}, geometry: {type: `Multi${features[0].geometry.type}`, coordinates: features.map(({geometry}) => geometry.coordinates)}
});
const manifold = [several(point(30, 30), point(60, 40), point(90, 30)), several(point(130, 130)), several(point(200, 50), point(60, 150))];

const symbols = [
    symbol('icons in their own size', posts, {...free, 'icon-image': 'flag'}, {}, {ci: true}),
    symbol('icons by a field', posts, {...free, 'icon-image': ['match', ['get', 'row'], 1, 'tile', 'flag']}),
    symbol('icons in sizes', posts, {...free, 'icon-image': 'flag', 'icon-size': ['+', 0.5, ['*', 0.4, ['get', 'column']]]}, {}, {limits: smoothing}),
    symbol('icons at their anchors', posts, {
        ...free, 'icon-image': 'flag', 'icon-anchor': ['at', ['+', ['get', 'column'], ['*', 3, ['get', 'row']]], ['literal', anchors]]
    }, {}, {ci: true}),
    symbol('icons set off', posts, {...free, 'icon-image': 'flag', 'icon-offset': [10, -6], 'icon-size': 1.5}, {}, {limits: smoothing}),
    symbol('icons turned', posts, {...free, 'icon-image': 'flag', 'icon-rotate': ['*', 40, ['+', ['get', 'column'], ['get', 'row']]]}, {}, {limits: smoothing}),
    symbol('icons turned about an anchor', posts, {...free, 'icon-image': 'flag', 'icon-rotate': 30, 'icon-anchor': 'bottom', 'icon-offset': [5, 0]}, {},
        {limits: smoothing}),
    symbol('icons seen through', posts, {...free, 'icon-image': 'flag'}, {'icon-opacity': ['-', 1, ['*', 0.3, ['get', 'row']]]}),
    symbol('icons recoloured', posts, {...free, 'icon-image': 'arrow'}, {'icon-color': ['match', ['get', 'row'], 0, '#c8102e', 1, '#007a33', '#17335c']},
        {icons: shape, limits: distances, ci: true}),
    symbol('icons with a halo', posts, {...free, 'icon-image': 'arrow'},
        {'icon-color': '#17335c', 'icon-halo-color': '#f2c14e', 'icon-halo-width': 2, 'icon-halo-blur': 1}, {icons: shape, limits: distances}),
    symbol('icons moved', posts, {...free, 'icon-image': 'flag'}, {'icon-translate': [11, 5], 'icon-translate-anchor': 'viewport'}),
    symbol('icons that yield', row(17), {'icon-image': 'tile'}, {}, {ci: true}),
    symbol('icons that yield by their order', row(17), {'icon-image': 'tile', 'symbol-sort-key': ['get', 'order']}),
    symbol('icons that want room', row(27), {'icon-image': 'tile', 'icon-padding': 6}),
    symbol('icons over each other', row(13), {'icon-image': 'tile', 'icon-overlap': 'always', 'symbol-sort-key': ['get', 'order']}),
    symbol('icons that let others in', row(14), {'icon-image': 'tile', 'icon-ignore-placement': true}),
    {
        name: 'icons left out where their names stay', icons,
        style: {
            sources: {data: geojson(point(100, 90)), first: geojson(point(110, 90))},
            layers: [paper,
                     layer('symbol', 'data', {'text-opacity': 0}, {'icon-image': 'flag', 'icon-optional': true, 'text-field': 'I', 'text-offset': [0, 4]}),
                     layer('symbol', 'first', {}, {'icon-image': 'tile'})]
        }
    },
    {
        name: 'icons hidden', icons,
        style: {
            sources: {data: geojson(...posts)},
            layers: [paper, layer('symbol', 'data', {}, {...free, 'icon-image': 'flag'}),
                     {...layer('symbol', 'data', {}, {...free, 'icon-image': 'tile', visibility: 'none'}), id: 'hidden'}]
        }
    },
    symbol('icons in the middle of lines', roads, {...free, 'icon-image': 'tile', 'symbol-placement': 'line-center'}, {}, {limits: smoothing}),
    symbol('icons in the middle of lines, upright', roads, {...free, 'icon-image': 'flag', 'symbol-placement': 'line-center', 'icon-rotation-alignment': 'viewport'}),
    symbol('icons along lines', roads, {...free, 'icon-image': 'tile', 'symbol-placement': 'line', 'symbol-spacing': 60}, {}, {limits: smoothing}),
    symbol('icons along lines that go back', ways, {...free, 'icon-image': 'flag', 'symbol-placement': 'line', 'symbol-spacing': 45}, {}, {limits: smoothing}),
    symbol('icons along lines kept upright', ways, {...free, 'icon-image': 'flag', 'symbol-placement': 'line', 'symbol-spacing': 45, 'icon-keep-upright': true}, {},
        {limits: smoothing}),
    symbol('icons along lines turned and set off', ways, {...free, 'icon-image': 'flag', 'symbol-placement': 'line', 'symbol-spacing': 80, 'icon-rotate': 30, 'icon-offset': [4, -8]}, {},
        {limits: smoothing}),
    symbol('icons at all points of a feature', manifold, {...free, 'icon-image': 'flag'}),
    symbol('icons further down on top', row(13), {...free, 'icon-image': 'flag', 'symbol-z-order': 'viewport-y'})
];

// Icons of dots, four to a px: a chequered tile, a diamond as distances to its edge, and a shield that stretches.
const chequered = {
    width: 80, height: 64, pixelRatio: 4,
    dot: (x, y) => (x < 4 || y < 4 || x > 75 || y > 59 ? [0, 0, 0, 0] : (x >> 4) + (y >> 4) & 1 ? [200, 16, 46, 255] : [242, 193, 78, 160])
};
const field = (distance) => [0, 0, 0, Math.max(0, Math.min(255, Math.round(191 - (distance / 8) * 255)))];
const diamond = {
    width: 112, height: 112, pixelRatio: 4, sdf: true,
    dot: (x, y) => field((Math.abs(x + 0.5 - 56) + Math.abs(y + 0.5 - 56) - 32) / Math.SQRT2)
};
const shield = {
    width: 96, height: 80, pixelRatio: 4, stretchX: [[24, 36], [60, 72]], stretchY: [[32, 48]], content: [20, 16, 76, 60],
    dot: (x, y) => {
        if (x < 4 || y < 4 || x > 91 || y > 75) return [0, 0, 0, 0];
        if (x < 12 || y < 12 || x > 83 || y > 67) return [23, 51, 92, 255];
        return Math.abs(x - 47.5) < 8 ? [200, 16, 46, 255] : x < 24 || x > 71 ? [0, 122, 51, 255] : [255, 255, 255, 255];
    }
};
const stiff = {...shield, textFitWidth: 'proportional', textFitHeight: 'proportional'};
const sprite = {chequered, diamond, shield, stiff};
const ofDots = (name, layout, paint, more = {}) => ({sprite, ...one(name, 'symbol', posts, paint, {...free, ...layout}, more)});

// The text is of next to no size, so that fonts do not matter.
const almost = {limits: {mean: 0.009, off: 0.001, reason: 'the reference stretches in dots of its own, and its text is not quite of our size'}};
const fitted = (name, layout, more = almost) => ofDots(name, {
    'text-field': 'I', 'text-size': 1, 'text-allow-overlap': true, 'text-ignore-placement': true, 'icon-text-fit-padding': [9, 20, 12, 26], ...layout
}, {'text-opacity': 0}, more);

const sprites = [
    ofDots('icons of a sprite', {'icon-image': 'chequered'}, {}, {ci: true}),
    ofDots('icons of a sprite in sizes', {'icon-image': 'chequered', 'icon-size': ['+', 0.5, ['*', 0.4, ['get', 'column']]]}, {}, {limits: smoothing}),
    ofDots('icons of a sprite turned and seen through', {'icon-image': 'chequered', 'icon-rotate': 30}, {'icon-opacity': 0.6}, {limits: smoothing}),
    ...['both', 'width', 'height'].map((fit) => fitted(`icons fitted to a text: ${fit}`, {'icon-image': 'chequered', 'icon-text-fit': fit})),
    fitted('icons fitted to a text, set off and larger', {'icon-image': 'chequered', 'icon-text-fit': 'both', 'icon-offset': [8, -4], 'icon-size': 1.25}),
    fitted('shields fitted to a text', {'icon-image': 'shield', 'icon-text-fit': 'both'}, {...almost, ci: true}),
    fitted('shields fitted to the width of a text', {'icon-image': 'shield', 'icon-text-fit': 'width'}),
    fitted('shields that keep their proportions', {'icon-image': 'stiff', 'icon-text-fit': 'both'}, {limits: {...almost.limits, mean: 0.012}}),
    fitted('shields of distances', {'icon-image': 'diamond', 'icon-text-fit': 'both'}, {limits: distances}),
    {...symbol('icons over those that may be overlapped', row(13), {'icon-image': 'tile', 'icon-overlap': 'cooperative'})},
    {
        name: 'icons that overlap some', icons,
        style: {
            sources: {first: geojson(...row(34)), data: geojson(...row(13))},
            layers: [paper, layer('symbol', 'data', {}, {'icon-image': 'tile', 'icon-overlap': 'cooperative', 'symbol-sort-key': ['get', 'order']}),
                     layer('symbol', 'first', {}, {'icon-image': 'flag', 'icon-overlap': 'never'})]
        }
    },
    symbol('icons in the order of the data', row(13), {'icon-image': 'flag', 'icon-overlap': 'always', 'symbol-z-order': 'source'}),
    symbol('icons in the order of y by themselves', row(13), {'icon-image': 'flag', 'icon-overlap': 'always'}),
    ofDots('icons of distances', {'icon-image': 'diamond', 'icon-size': ['+', 0.5, ['*', 0.4, ['get', 'column']]]},
        {'icon-color': ['match', ['get', 'row'], 0, '#c8102e', 1, '#007a33', '#17335c']}, {ci: true})
];

const backgrounds = [
    {
        name: 'a background seen through',
        style: {
            sources: {data: geojson(...areas)},
            layers: [paper, {id: 'tint', type: 'background', paint: {'background-color': '#2060a0', 'background-opacity': 0.3}},
                     layer('fill', 'data', {'fill-color': '#ffffff'}),
                     {id: 'hidden', type: 'background', layout: {visibility: 'none'}, paint: {'background-color': '#ff0000'}}]
        }
    }
];

// A pattern's side divides the way from the tile's corner to the page's, so that both start it at the same place.
const patterns = [
    {...one('fills with a pattern', 'fill', areas, {'fill-pattern': 'weave'}), icons: weave},
    {...one('lines with a pattern', 'line', roads, {'line-pattern': 'weave', 'line-width': 10}), icons: weave,
        limits: {mean: 0.013, off: 0.009, reason: 'the reference bends the picture at corners, we cut it'}},
    {name: 'a background with a pattern', icons: weave, style: {sources: {data: geojson(...areas)},
        layers: [{id: 'paper', type: 'background', paint: {'background-pattern': 'weave'}}, layer('fill', 'data', {'fill-color': '#ffffff'})]}}
];

const maps = [
    {
        name: 'a small map', ci: true, icons,
        style: {
            sources: {
                land: geojson(polygon([[[-40, 20], [60, 35], [120, 20], [200, 60], [300, 50], [300, 260], [-40, 260]]], {})),
                parks: geojson(polygon([star(190.2, 140.3, 42, 22)], {kind: 'park'}), box(20.5, 110.5, 60, 45, {kind: 'lake'})),
                coast: geojson(line([[3, 28], [60, 35], [120, 20], [200, 60], [252, 56]])), roads: geojson(...roads),
                towns: geojson(...[[70, 90, 3], [128, 120, 9], [215, 100, 5]].map(([x, y, people]) => point(x, y, {people}))),
                posts: geojson(point(100, 75), point(110, 78), point(180, 160))
            },
            layers: [
                {id: 'sea', type: 'background', paint: {'background-color': '#dce6ec'}},
                layer('fill', 'land', {'fill-color': '#f4f1e8'}),
                layer('fill', 'parks', {'fill-color': ['match', ['get', 'kind'], 'park', '#cfe3c0', '#b5d0e0'], 'fill-opacity': 0.8}),
                {...layer('line', 'roads', {'line-color': '#6b6b6b', 'line-width': ['+', 4, ['get', 'lanes']]}, {'line-cap': 'round', 'line-join': 'round'}), id: 'casing'},
                layer('line', 'roads', {'line-color': ['step', ['get', 'lanes'], '#ffffff', 3, '#f2c14e'], 'line-width': ['+', 2, ['get', 'lanes']]},
                    {'line-cap': 'round', 'line-join': 'round'}, {filter: ['>', ['get', 'lanes'], 1]}),
                layer('line', 'coast', {'line-color': '#7a4ab5', 'line-width': 2, 'line-dasharray': [4, 2]}),
                layer('circle', 'towns', {
                    'circle-color': '#ffffff', 'circle-radius': ['interpolate', ['linear'], ['get', 'people'], 1, 3, 10, 9], 'circle-stroke-color': '#333333',
                    'circle-stroke-width': 2
                }),
                layer('symbol', 'posts', {}, {'icon-image': 'flag', 'icon-anchor': 'bottom'})
            ]
        }
    }
];

export const cases = [...maps, ...backgrounds, ...fills, ...lines, ...circles, ...heatmaps, ...rasters, ...symbols, ...sprites, ...patterns, ...styles, ...sources, ...bends, ...relief];
