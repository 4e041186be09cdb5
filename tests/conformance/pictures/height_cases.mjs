// Hillshades and colours of heights: a hill, a pit and a ridge on a plain that falls to the east.
import {tileSize} from './page.mjs';

const bell = (x, y, cx, cy, width) => Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * width * width));
const heights = (x, y) => {
    const u = x - (tileSize - 256) / 2, v = y - (tileSize - 192) / 2;
    return 3000 + 4000 * bell(u, v, 70, 70, 22) - 2500 * bell(u, v, 180, 60, 18) + 2000 * Math.exp(-((v - 140 - 14 * Math.sin(u / 20)) ** 2) / 160) - 4 * u;
};
const paper = {id: 'paper', type: 'background', paint: {'background-color': '#e8e4d8'}};
const soft = {mean: 0.015, off: 0.005, reason: 'the reference keeps slopes in 8 bits, and measures them at a dot of its tile'};
const of = (name, type, paint, more = {}) => ({
    name, heights, limits: soft, ...more, style: {sources: {}, layers: [paper, {id: 'heights', type, source: 'heights', paint}]}
});
const colours = {'hillshade-shadow-color': '#17335c', 'hillshade-highlight-color': '#fff4c0', 'hillshade-accent-color': '#c8102e'};
const method = (word, more = {}) => ({'hillshade-method': word, 'hillshade-exaggeration': 0.3, 'hillshade-illumination-direction': 315, ...colours, ...more});

export const relief = [
    of('heights as they are shaded without a word', 'hillshade', {}),
    of('heights shaded by the standard method', 'hillshade', method('standard')),
    of('heights shaded strongly', 'hillshade', method('standard', {'hillshade-exaggeration': 0.8, 'hillshade-illumination-direction': 90})),
    of('heights shaded by the basic method', 'hillshade', method('basic', {'hillshade-illumination-altitude': 30})),
    of('heights shaded by the combined method', 'hillshade', method('combined')),
    of('heights shaded by the igor method', 'hillshade', method('igor')),
    of('heights shaded by several lights', 'hillshade', method('multidirectional', {
        'hillshade-illumination-direction': [270, 315, 0, 45], 'hillshade-illumination-altitude': [30, 30, 40, 30],
        'hillshade-highlight-color': ['#ff4000', '#ffff00', '#40ff00', '#00ff80'], 'hillshade-shadow-color': ['#00bfff', '#0000ff', '#bf00ff', '#ff0080']
    })),
    of('heights shaded dot by dot', 'hillshade', {...method('standard'), resampling: 'nearest'}),
    of('heights in colours', 'color-relief', {'color-relief-color': ['interpolate', ['linear'], ['elevation'], 0, '#17335c', 2500, '#cfe3c0', 4500, '#f2c14e', 7000, '#ffffff']}),
    of('heights in colours seen through', 'color-relief', {'color-relief-opacity': 0.4, 'color-relief-color': ['interpolate', ['linear'], ['elevation'], 1000, '#17335c', 4500, '#c8102e']})
];
