// Writes the tables of this folder from the style specification and support.csv:
//
//     node properties.mjs V8.JSON properties > properties.c
//     node properties.mjs V8.JSON keys       > keys.c
//
// V8.JSON is dist/latest.json of the npm package @maplibre/maplibre-gl-style-spec.
// support.csv says what Corridor does with each property; a property that stands
// in one of the two but not in the other is an error.

import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const spec = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const {version} = JSON.parse(readFileSync(join(dirname(process.argv[2]), '..', 'package.json'), 'utf8'));

// The order of cor_layer_type.
const layerTypes = ['background', 'fill', 'line', 'circle', 'symbol', 'raster', 'hillshade', 'heatmap', 'color-relief',
    'fill-extrusion'];

const sourceTypes = ['vector', 'geojson', 'raster', 'raster-dem', 'video', 'image'];

function fail(message) {
    process.stderr.write(`properties.mjs: ${message}\n`);
    process.exit(1);
}

const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const constant = (text) => text.toUpperCase().replaceAll('-', '_');
const quoted = (text) => JSON.stringify(text);

// --- arrays that several rows share ---------------------------------------------------

const shared = new Map();

function sharedArray(type, prefix, items) {
    const body = `{${items.join(', ')}}`;
    const key = type + body;
    if (!shared.has(key)) {
        const name = `${prefix}_${[...shared.values()].filter((a) => a.prefix === prefix).length + 1}`;
        shared.set(key, {prefix, name, text: `static const ${type} ${name}[] = ${body};`});
    }
    return shared.get(key).name;
}

const enumArray = (values) => sharedArray('char *const', 'enums', [...Object.keys(values).map(quoted), 'NULL']);

// --- defaults -------------------------------------------------------------------------

function color(text) {
    const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(text);
    const rgba = /^rgba\((\d+), (\d+), (\d+), ([\d.]+)\)$/.exec(text);
    if (!hex && !rgba) fail(`a default colour that is not understood: ${text}`);
    const parts = hex
        ? hex.slice(1).map((part) => parseInt(part, 16) / 255).concat(1)
        : rgba.slice(1, 4).map((part) => part / 255).concat(Number(rgba[4]));
    return `{.kind = COR_COLOR, .color = {${parts.join(', ')}}}`;
}

const number = (value) => `{.kind = COR_NUMBER, .number = ${value}}`;
const string = (value) => `{.kind = COR_STRING, .string = ${quoted(value)}}`;

function array(items) {
    const values = sharedArray('cor_value', 'values', items.map((item) =>
        (typeof item === 'number' ? number(item) : string(item))));
    const holder = sharedArray('cor_array', 'array', [`{${items.length}, ${values}}`]);
    return `{.kind = COR_ARRAY, .array = ${holder}}`;
}

function fallback(property) {
    const value = property.default;
    if (value === undefined || property['property-type'] === 'color-ramp') return '{.kind = COR_NULL}';
    if (property.type === 'color' || property.type === 'colorArray') return color(value);
    if (Array.isArray(value)) return array(value);
    if (typeof value === 'boolean') return `{.kind = COR_BOOL, .boolean = ${value}}`;
    return typeof value === 'number' ? number(value) : string(value);
}

// --- the property table ---------------------------------------------------------------

const kinds = {
    enum: 'ENUM', number: 'NUMBER', boolean: 'BOOLEAN', color: 'COLOR', formatted: 'FORMATTED', resolvedImage: 'IMAGE',
    padding: 'PADDING', numberArray: 'NUMBER_ARRAY', colorArray: 'COLOR_ARRAY',
    variableAnchorOffsetCollection: 'VARIABLE_ANCHORS', projectionDefinition: 'PROJECTION',
};

function kind(property) {
    if (property.type !== 'array') return kinds[property.type] ?? fail(`unknown type ${property.type}`);
    return property.value === 'number' ? 'NUMBER_ARRAY' : 'STRING_ARRAY';
}

function readSupport() {
    const support = new Map();
    for (const line of readFileSync(join(here, 'support.csv'), 'utf8').trim().split('\n').slice(1)) {
        const [layer, name, level, value, why] = line.split(',');
        support.set(`${layer} ${name}`, {level, value, why});
    }
    return support;
}

function supportOf({level, value, why}) {
    if (level === 'drawn') return '.support = COR_DRAWN';
    if (level === 'partly') {
        return `.support = COR_DRAWN, .odd_value = ${quoted(value)}, .odd_why = ${quoted(why)}`;
    }
    if (level === 'not-on-paper') return `.support = COR_NOT_ON_PAPER, .why = ${quoted(why)}`;
    return fail(`support.csv: '${level}' should be drawn, partly or not-on-paper`);
}

function specOf(property) {
    const parameters = property.expression?.parameters ?? [];
    const members = [`.kind = COR_EXPECT_${kind(property)}`];
    if (property.length) members.push(`.length = ${property.length}`);
    if (property.values) members.push(`.enums = ${enumArray(property.values)}`);
    if (parameters.includes('zoom')) members.push('.zoom = true');
    if (parameters.includes('feature')) members.push('.feature = true');
    if (property.expression?.interpolated) members.push('.interpolated = true');
    if (property.tokens) members.push('.tokens = true');
    members.push(`.fallback = ${fallback(property)}`);
    members.push(`.minimum = ${property.minimum ?? 'NAN'}`, `.maximum = ${property.maximum ?? 'NAN'}`);
    return `{${members.join(', ')}}`;
}

function flags(property) {
    const list = [];
    if (property.transition) list.push('.transition = true');
    if (!property.expression) list.push('.literal = true');
    if (property['property-type'] === 'color-ramp') list.push('.ramp = true');
    return list.map((flag) => ` ${flag},`).join('');
}

function propertyRow(layer, group, name, property, support) {
    return `    {.layer = COR_LAYER_${constant(layer)}, .name = ${quoted(name)}, .layout = ${group === 'layout'},` +
        `${flags(property)}\n     .spec = ${specOf(property)},\n     ${supportOf(support)}},`;
}

function properties() {
    const support = readSupport();
    const rows = [];
    for (const layer of layerTypes) {
        for (const group of ['layout', 'paint']) {
            const table = spec[`${group}_${layer}`];
            for (const name of Object.keys(table).sort(byName)) {
                const level = support.get(`${layer} ${name}`) ?? fail(`support.csv lacks ${layer},${name}`);
                support.delete(`${layer} ${name}`);
                rows.push(propertyRow(layer, group, name, table[name], level));
            }
        }
    }
    for (const left of support.keys()) fail(`the specification lacks what support.csv has: ${left}`);
    return `const cor_property_row cor_properties[] = {\n${rows.join('\n')}\n};\n\n` +
        'const size_t cor_properties_count = sizeof(cor_properties) / sizeof(cor_properties[0]);\n';
}

// --- keys of the document's other objects ---------------------------------------------

function keyKind(key) {
    if (key.expression) return 'VALUE';
    if (key.type === 'array') return {number: 'NUMBERS', string: 'STRINGS', layer: 'LIST'}[key.value] ?? 'CORNERS';
    return {
        number: 'NUMBER', string: 'STRING', boolean: 'BOOLEAN', enum: 'ENUM', layout: 'MAP', paint: 'MAP', sources: 'MAP',
        state: 'MAP', light: 'MAP', sky: 'MAP', terrain: 'MAP', projection: 'MAP', fontFaces: 'MAP',
        transition: 'TRANSITION', promoteId: 'TEXTS',
    }[key.type] ?? 'ANY';
}

const specs = [];

function sharedSpec(object, name, key) {
    const id = `${object}_${name}_spec`.replaceAll('-', '_');
    specs.push(`static const cor_property_spec ${id} = ${specOf(key)};\n`);
    return `&${id}`;
}

function keyRow(object, name, key) {
    const members = [`.name = ${quoted(name)}`, `.kind = COR_KEY_${keyKind(key)}`];
    if (key.expression) members.push(`.spec = ${sharedSpec(object, name, key)}`);
    if (key.expression && key.transition) members.push('.transition = true');
    if (key.required) members.push('.required = true');
    if (key.length) members.push(`.length = ${key.length}`);
    if (key.type === 'enum' && !Array.isArray(key.values) && !key.expression) {
        members.push(`.enums = ${enumArray(key.values)}`);
    }
    members.push(`.minimum = ${key.minimum ?? 'NAN'}`, `.maximum = ${key.maximum ?? 'NAN'}`);
    return `    {${members.join(', ')}},`;
}

/** Keys that the specification does not name are allowed where it says so, and where its own validator looks away. */
const open = (object, table) => object === 'root' || object === 'layer' || ('*' in table && object !== 'source_raster_dem');

function objectKeys(object, special = {}) {
    const table = {...spec[object === 'root' ? '$root' : object], ...special};
    const names = Object.keys(table).filter((name) => name !== '*').sort(byName);
    const rows = names.map((name) => keyRow(object, name, table[name])).join('\n');
    const name = object.replaceAll('-', '_');
    return `static const cor_key_row ${name}_rows[] = {\n${rows}\n};\n\n` +
        `const cor_key_table cor_keys_${name} = {${name}_rows, ${names.length}, ${open(object, table)}};\n`;
}

function keys() {
    const eight = {version: {type: 'number', required: true, minimum: spec.$version, maximum: spec.$version}};
    const any = {type: '*'}, text = {type: 'string', required: true};
    const tables = [
        objectKeys('root', eight),
        objectKeys('layer', {type: {...spec.layer.type, required: false}, ref: {type: '*'}}),
        objectKeys('terrain', {source: {type: 'string'}}),
        objectKeys('function', {expression: any, stops: any, default: any}),
        objectKeys('sprite', {id: text, url: text}),
        objectKeys('font-face', {url: text, 'unicode-range': {type: 'array', value: 'string'}}),
        ...['light', 'sky', 'projection', 'transition'].map((object) => objectKeys(object)),
        ...sourceTypes.map((type) => `source_${type.replaceAll('-', '_')}`).map((source) =>
            objectKeys(source, {type: {...spec[source].type, required: false}})), // which it is has been read by then
    ];
    return [...specs, '', ...tables].join('\n');
}

// --------------------------------------------------------------------------------------

const tables = {properties, keys};
const about = {
    properties: 'Every layout and paint property of the style specification, and what Corridor does with it.',
    keys: 'The keys of every other object of a style: root, layer, sources, …',
};
const wanted = process.argv[3];
if (!(wanted in tables)) fail('the second argument should be properties or keys');
const body = tables[wanted]();
process.stdout.write(`/* ${about[wanted]}
 * Made by properties.mjs from @maplibre/maplibre-gl-style-spec ${version}; change support.csv, not this file. */
#include "style/spec.h"

#include <math.h>

/* clang-format off */

${[...shared.values()].map((entry) => entry.text).join('\n')}

${body}
/* clang-format on */
`);
