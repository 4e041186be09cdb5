// Changes of a style, from a seed: most make it wrong, some leave it sound.
import {random} from '../expressions/generate.mjs';

const odd = [
    null, true, false, 0, 1, -1, 0.5, 3, 24, 25, 1e9, '', 'x', 'red', '#12', '#123456', 'rgb(1,2,3)', 'round', 'map', 'point', 'visible', '{name}', 'a {b}',
    [], {}, [1], [1, 2], [1, 2, 3, 4], ['x'], ['red', '#fff'], [[1, 2], [3, 4]], ['top', [1, 2]], {a: 1}, {type: 'vector'}, {duration: 1}, {duration: 'x'},
    {stops: []}, {stops: [[1, 2], [3, 4]]}, {stops: [[3, 'red'], [1, 'blue']]}, {property: 'a', type: 'identity'}, {property: 'a', type: 'categorical', stops: [['x', 1], ['x', 2]]},
    {property: 'a', stops: [['x', 1]]}, {type: 'identity'}, {stops: [[0, 1]], base: -1, default: 'x'}, {stops: [[0, ['get', 'x']]]},
    ['get', 'x'], ['get'], ['zoom'], ['has', 'a'], ['literal', [1, 2]], ['literal', {a: 1}], ['+', 1, 2], ['+', 1, 'x'], ['nothing', 1], ['feature-state', 'x'], ['to-color', ['get', 'c']],
    ['interpolate', ['linear'], ['zoom'], 0, 1, 5, 2], ['interpolate', ['linear'], ['zoom'], 5, 1, 0, 2], ['step', ['zoom'], 1, 3, 2], ['step', ['get', 'x'], 'a', 3, 'b'],
    ['case', ['has', 'a'], 1, 2], ['case', true, 'red', 'blue'], ['match', ['get', 'x'], 'a', 1, 'a', 2, 3], ['coalesce', ['get', 'x'], 1], ['global-state', 'on'], ['heatmap-density'], ['line-progress'],
    ['==', 'a', 1], ['==', ['get', 'a'], 1], ['in', 'a', 1, 2], ['!in', 'a'], ['all', ['has', 'a'], ['==', 'b', 2]], ['none', ['==', 'a', 1]], ['any'], ['all'], ['has'], ['has', 1], ['<', '$type', 'Point'],
    ['==', '$type', 'Line'], ['format', 'x', {'font-scale': 'y'}], ['image', 'x'], ['string', ['get', 'x']], ['number', 'x']
];

/** All places in a style: what holds each, and its key. */
function places(value, into = []) {
    if (value === null || typeof value !== 'object') return into;
    for (const key of Object.keys(value)) {
        into.push([value, key]);
        if (key !== 'data') places(value[key], into); // of a source: read by another's rules
    }
    return into;
}

const remove = (holder, key) => (Array.isArray(holder) ? holder.splice(Number(key), 1) : delete holder[key]);

function rename(holder, key, name) {
    if (Array.isArray(holder) || name in holder) return;
    const entries = Object.entries(holder).map(([k, v]) => (k === key ? [name, v] : [k, v]));
    for (const k of Object.keys(holder)) delete holder[k];
    Object.assign(holder, Object.fromEntries(entries));
}

function misspell(text, next) {
    if (!text) return 'x';
    const at = Math.floor(next() * text.length);
    const kind = Math.floor(next() * 3);
    if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
    if (kind === 1) return `${text.slice(0, at)}q${text.slice(at)}`;
    return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2);
}

function swap(all, [holder, key], pick) {
    const [other, name] = pick(all);
    const value = structuredClone(other[name]);
    if (!JSON.stringify(value).includes('FeatureCollection') || key === name) holder[key] = value;
}

function change(style, next) {
    const pick = (list) => list[Math.floor(next() * list.length)];
    const all = places(style);
    if (!all.length) return;
    const place = pick(all), [holder, key] = place, value = holder[key];
    const kind = Math.floor(next() * 12);
    if (kind <= 3) holder[key] = structuredClone(pick(odd));
    else if (kind === 4) remove(holder, key);
    else if (kind === 5) rename(holder, key, misspell(key, next));
    else if (kind === 6) rename(holder, key, pick(all)[1]);
    else if (kind === 7 && typeof value === 'string') holder[key] = misspell(value, next);
    else if (kind === 7 && typeof value === 'number') holder[key] = pick([-value, value + 1, value * 100, value - 0.5]);
    else if (kind === 8) swap(all, place, pick);
    else if (kind === 9 && Array.isArray(value)) value.splice(Math.floor(next() * (value.length + 1)), 0, structuredClone(pick(odd)));
    else if (kind === 9 && value && typeof value === 'object') value[pick(all)[1]] = structuredClone(pick(odd));
    else if (kind === 10 && Array.isArray(holder)) holder.splice(Number(key), 0, structuredClone(value));
    else if (kind === 11 && Array.isArray(value)) value.reverse();
    else holder[key] = structuredClone(pick(odd));
}

/** The NUMBERth style that BASES lead to: [name, style]. */
export function mutation(bases, number) {
    const next = random(number);
    const [name, base] = bases[Math.floor(next() * bases.length)];
    const style = structuredClone(base);
    const times = next() < 0.75 ? 1 : 1 + Math.floor(next() * 4);
    for (let i = 0; i < times; i++) change(style, next);
    return [name, style];
}
