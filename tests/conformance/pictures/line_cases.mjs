// Lines that bend sharply, leave the page, or change on their way.
import {geojson, line} from './page.mjs';

const paper = {id: 'paper', type: 'background', paint: {'background-color': '#ffffff'}};
const of = (name, features, paint, layout, more = {}) => ({
    name, ...more, style: {
        sources: {data: {...geojson(...features), lineMetrics: 'line-gradient' in paint}},
        layers: [paper, {id: 'lines', type: 'line', source: 'data', ...(layout && {layout}), paint}]
    }
});

// A corner of so many degrees of turn, left and right, with arms of 34 px.
const corner = (x, y, turn) => {
    const a = (turn * Math.PI) / 360;
    return line([[x - 34 * Math.cos(a), y + 34 * Math.sin(a)], [x, y], [x + 34 * Math.cos(a), y + 34 * Math.sin(a)]], {turn});
};
const corners = [20, 50, 70, 90, 110, 130, 150, 170].map((turn, i) => corner(38 + (i % 4) * 60, 40 + Math.floor(i / 4) * 85, turn));
// Hairpins with round bends of 3, 6 and 12 px.
const hairpin = (y, r) => line([
    [20, y], ...Array.from({length: 13}, (_, i) => [120 + r * Math.sin((i * Math.PI) / 12), y + r - r * Math.cos((i * Math.PI) / 12)]), [20, y + 2 * r],
    ...Array.from({length: 13}, (_, i) => [20 - r * Math.sin((i * Math.PI) / 12), y + 3 * r - r * Math.cos((i * Math.PI) / 12)]), [230, y + 4 * r]
]);
const hairpins = [hairpin(20, 3), hairpin(60, 6), hairpin(110, 12)];
const curve = line(Array.from({length: 60}, (_, i) => [20 + i * 3.6, 96 + 60 * Math.sin(i / 9)]));
const leaving = [line([[-150, 40], [128, 60], [400, 30]]), line([[60, -200], [90, 120], [110, 500]])];
const rainbow = ['interpolate', ['linear'], ['line-progress'], 0, '#0000ff', 0.25, '#00ffff', 0.5, '#00ff00', 0.75, '#ffff00', 1, '#ff0000'];
const loops = {mean: 0.009, off: 0.01, reason: 'inside of sharp corners we leave out the loop that the reference draws'};
const round = {mean: 0.007, off: 0.006, reason: 'beside a corner of more than 120 degrees our way is round'};
const firm = {mean: 0.008, off: 0.001, reason: 'our pieces of a gradient overlap, which makes their edges firmer'};
const dark = {'line-color': '#17335c'};

export const bends = [
    of('corners of all angles, mitred', corners, {...dark, 'line-width': 10}),
    of('corners of all angles, round', corners, {...dark, 'line-width': 10}, {'line-join': 'round', 'line-cap': 'round'}),
    of('corners of all angles, bevelled', corners, {...dark, 'line-width': 10}, {'line-join': 'bevel'}),
    of('corners of all angles, mitred to any length', corners, {...dark, 'line-width': 6}, {'line-miter-limit': 10},
        {limits: {mean: 0.004, off: 0.005, reason: 'inside of sharp corners the reference leaves a piece out'}}),
    of('beside corners, outside', corners, {...dark, 'line-width': 3, 'line-offset': -8}, undefined, {limits: round}),
    of('beside corners, inside', corners, {...dark, 'line-width': 3, 'line-offset': 8}, undefined, {limits: loops}),
    of('beside corners, round', corners, {...dark, 'line-width': 3, 'line-offset': -8}, {'line-join': 'round'}, {limits: round}),
    of('beside hairpins', hairpins, {...dark, 'line-width': 2, 'line-offset': 4}, {'line-join': 'round'}, {limits: loops}),
    of('beside a curve', [curve], {...dark, 'line-width': 2, 'line-offset': 14}, {'line-join': 'round'}, {limits: loops}),
    of('lines with a wide gap round corners', corners.slice(0, 5), {...dark, 'line-width': 2, 'line-gap-width': 10}, undefined, {limits: loops}),
    of('lines with a wide gap and round ends', corners.slice(0, 5), {...dark, 'line-width': 3, 'line-gap-width': 12, 'line-opacity': 0.6},
        {'line-cap': 'round', 'line-join': 'round'}),
    of('lines with a wide gap beside hairpins', hairpins, {...dark, 'line-width': 2, 'line-gap-width': 3, 'line-offset': 3},
        {'line-cap': 'round', 'line-join': 'round'}),
    of('a gradient of lines that leave the page', leaving, {'line-width': 9, 'line-gradient': rainbow}, undefined, {limits: firm}),
    of('a gradient round corners', [...hairpins, curve], {'line-width': 4, 'line-gradient': rainbow}, {'line-join': 'round'}, {limits: firm}),
    of('a gradient seen through', [curve], {'line-width': 14, 'line-gradient': ['interpolate', ['linear'], ['line-progress'], 0, 'rgba(200, 16, 46, 0.5)', 1, 'rgba(23, 51, 92, 0.5)']}),
    of('a gradient that fades', [curve], {'line-width': 14, 'line-gradient': ['interpolate', ['linear'], ['line-progress'], 0, 'rgba(200, 16, 46, 0)', 1, 'rgba(200, 16, 46, 1)']}),
    of('a gradient of steps', [curve], {'line-width': 8, 'line-gradient': ['step', ['line-progress'], '#c8102e', 0.33, '#f2c14e', 0.66, '#17335c']}, {'line-cap': 'round'}),
    of('dashes by a field', corners.slice(0, 5), {...dark, 'line-width': 3, 'line-dasharray': ['match', ['get', 'turn'], 50, ['literal', [1, 1]], ['literal', [4, 2]]]})
];
