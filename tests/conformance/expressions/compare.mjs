// Compares the expression compiler with the reference implementation, case by case.
//   node compare.mjs DRIVER [--seed N] [--count N] [--show N]
// Exit code 77 when the reference implementation is not installed.
import {spawn} from 'node:child_process';
import {createInterface} from 'node:readline';
import {reference} from '../reference.mjs';
import {makeCase} from './generate.mjs';
import {known} from './known.mjs';

const args = process.argv.slice(2);
const option = (name, fallback) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : fallback);
const driver = args[0], seed = option('--seed', 1), count = option('--count', 2000), show = option('--show', 5);

const spec = await reference();
console.warn = () => {}; // it says what it falls back to

// Geometry as the reference wants it: in units of a tile, fine enough for 0.3 m.
const tile = {z: 14, x: 8192, y: 8192};

function tilePoint([lng, lat]) {
    const size = 2 ** tile.z * 8192;
    const y = (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360;
    return {x: Math.round(((180 + lng) / 360) * size) - tile.x * 8192, y: Math.round(y * size) - tile.y * 8192};
}

function tileGeometry({type, coordinates}) {
    if (type === 'Point') return [[tilePoint(coordinates)]];
    if (type === 'MultiPoint') return coordinates.map((p) => [tilePoint(p)]);
    if (type === 'LineString') return [coordinates.map(tilePoint)];
    return coordinates.map((line) => line.map(tilePoint));
}

function completeSpec(given) {
    return {'property-type': 'data-driven', expression: {interpolated: true, parameters: ['zoom', 'feature']}, ...given};
}

function outputs(test, expression, type) {
    return test.inputs.map(([globals, {properties, featureState, id, geometry}]) => {
        const feature = {properties};
        if (id !== undefined) feature.id = id;
        if (geometry) {
            feature.type = geometry.type.replace('Multi', '');
            feature.geometry = tileGeometry(geometry);
        }
        try {
            let value = expression.evaluateWithoutErrorHandling(globals, feature, featureState ?? {}, tile, globals.availableImages ?? []);
            if (type.kind === 'color') value = [value.r, value.g, value.b, value.a];
            return JSON.parse(JSON.stringify(value ?? null));
        } catch (error) {
            return {error: error.message, crash: error.name !== 'RuntimeError' && !(error instanceof RangeError)};
        }
    });
}

function wantedOfFilter(test) {
    const made = spec.featureFilter(structuredClone(test.filter), 'test', test.globalState ?? {});
    const results = test.inputs.map(([globals, {properties, id, geometry}]) => {
        const feature = {properties, type: geometry?.type.replace('Multi', '')};
        if (id !== undefined) feature.id = id;
        if (geometry) feature.geometry = tileGeometry(geometry);
        return made.filter(globals, feature, tile) ?? false;
    });
    return {compiled: {result: 'success'}, outputs: results};
}

/** The reference throws where a filter does not compile; what is no error of an expression is a defect of its own. */
function tryFilter(test) {
    try {
        return wantedOfFilter(test);
    } catch (error) {
        if (error.name !== 'Error') throw error;
        return {compiled: {result: 'error'}};
    }
}

function wanted(test) {
    if ('filter' in test) return tryFilter(test);
    const full = completeSpec(test.propertySpec);
    const source = spec.isFunction(test.expression) ? spec.convertFunction(test.expression, full) : test.expression;
    const made = spec.createPropertyExpression(source, 'test', full, test.globalState);
    if (made.result === 'error')
        return {compiled: {result: 'error', errors: made.value.map(({key, message}) => ({key, error: message}))}};
    const {kind} = made.value, type = made.value._styleExpression.expression.type;
    return {
        compiled: {
            result: 'success',
            isFeatureConstant: kind === 'constant' || kind === 'camera',
            isZoomConstant: kind === 'constant' || kind === 'source',
            type: spec.typeToString ? spec.typeToString(type) : spec.toString(type)
        },
        outputs: outputs(test, made.value, type)
    };
}

/** SLACK is relative, LEAST absolute. */
function same(a, b, slack, least) {
    if (typeof a === 'number' && typeof b === 'number') {
        if (Object.is(a, b)) return true;
        return Math.abs(a - b) <= slack * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) < least;
    }
    if (typeof a === 'string' && typeof b === 'string' && a !== b) {
        const x = Number(a), y = Number(b); // texts of numbers that differ by rounding
        return a.trim() !== '' && b.trim() !== '' && !Number.isNaN(x) && !Number.isNaN(y) && same(x, y, slack, least);
    }
    if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key], slack, least));
}

/** What differs, or null. */
function difference(test, ours, theirs) {
    if (ours.error || ours.compiled.result !== theirs.compiled.result) return 'verdict';
    if (ours.compiled.result === 'error') {
        if ('filter' in test) return null;
        const keys = (errors) => errors.map(({key}) => key).join(' ');
        return keys(ours.compiled.errors) === keys(theirs.compiled.errors) ? null : 'keys';
    }
    if (!('filter' in test)) for (const name of ['type', 'isFeatureConstant', 'isZoomConstant'])
        if (ours.compiled[name] !== theirs.compiled[name]) return name;
    const distances = JSON.stringify(test).includes('"distance"');
    for (const [i, output] of theirs.outputs.entries()) {
        if (output?.crash) continue; // the reference tripped over itself: nothing to compare with
        if (output?.error !== undefined && ours.outputs[i]?.error !== undefined) continue;
        if (!same(ours.outputs[i], output, distances ? 2e-3 : 1e-6, distances ? 1 : 1e-6)) return `output ${i}`;
    }
    return null;
}

const child = spawn(driver, [], {stdio: ['pipe', 'pipe', 'inherit']});
const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]();
const found = new Map();
let crashed = 0, differing = 0, explained = 0, errors = 0;

for (let i = 0; i < count; i++) {
    const test = makeCase(seed * 1000003 + i);
    for (const [globals] of test.inputs) globals.canonicalID = tile;
    child.stdin.write(`${JSON.stringify(test)}\n`);
    const {value: answer, done} = await lines.next();
    if (done) {
        console.error('the driver ended at', JSON.stringify(test));
        process.exit(1);
    }
    const ours = JSON.parse(answer);
    let theirs;
    try {
        theirs = wanted(test);
    } catch (error) {
        crashed++;
        continue;
    }
    if (theirs.compiled.result === 'error') errors++;
    const what = difference(test, ours, theirs);
    if (!what) continue;
    if (known(test, ours, theirs)) {
        explained++;
        continue;
    }
    differing++;
    if (found.size < show || found.has(what)) found.set(what, (found.get(what) ?? 0) + 1);
    if (differing <= show) {
        console.log(`case ${seed * 1000003 + i}: ${what}\n  ${JSON.stringify(test)}\n  ours   ${JSON.stringify(ours)}\n  theirs ${JSON.stringify(theirs)}`);
    }
}
child.stdin.end();
console.log(`${count} cases, ${errors} refused by both or one, ${differing} differ, ${explained} explained, ${crashed} beyond the reference`);
process.exit(differing ? 1 : 0);
