// Expressions and inputs from a seed, by the grammar: mostly well-typed, some not.

/** A generator of numbers in 0…1 (mulberry32). */
export function random(seed) {
    let state = seed >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'missing'];
const words = ['', 'a', 'b', 'abc', 'Grün', '中国 پاکستان', '😀x', '12', '-3.5', '0x1f', 'red', '#c8102e', 'top', 'A1', 'ß'];
const colors = [
    'red', '#0f0', '#12345678', 'rgb(10, 20, 30)', 'rgba(10%, 20%, 30%, 0.4)', 'hsl(120, 50%, 40%)',
    'hsl(200deg 30% 60% / 20%)', 'rgb(1 2 3 / .5)', 'transparent', 'rgba(200, 100, 0, 0)', 'RebeccaPurple', 'white',
    'black', 'rgb(1, 2, 3 / 4)', 'notacolor', '#12', 'hsl(1, 2, 3)', 'gray', 'rgb(300,-5,1e2)'
];
const numbers = [0, 1, -1, 0.5, 2, 3, 10, 100, 255, 0.1, 1e21, 1e-7, 123456.789, -2.5, 1.5, 22];
const anchors = ['center', 'left', 'top-right', 'bottom', 'nowhere'];
const locales = ['en', 'de', 'en-US', 'ur', 'zh', 'fr-CA'];

export class Generator {
    constructor(seed) {
        this.next = random(seed);
        this.bound = [];
    }

    chance(p) {
        return this.next() < p;
    }

    int(n) {
        return Math.floor(this.next() * n);
    }

    pick(list) {
        return list[this.int(list.length)];
    }

    times(n, make) {
        return Array.from({length: n}, make);
    }

    // -- values

    json(depth = 2) {
        const kind = this.int(depth > 0 ? 8 : 5);
        if (kind === 0) return null;
        if (kind === 1) return this.chance(0.5);
        if (kind <= 3) return this.pick(numbers);
        if (kind === 4) return this.pick([...words, ...colors]);
        if (kind <= 6) return this.times(this.int(4), () => this.json(depth - 1));
        return Object.fromEntries(this.times(this.int(3), () => [this.pick(names), this.json(depth - 1)]));
    }

    properties() {
        const result = {};
        for (const name of names) {
            if (name !== 'missing' && this.chance(0.7)) result[name] = this.json();
        }
        return result;
    }

    coordinates(n) {
        return this.times(n, () => [this.next() * 4 - 2, this.next() * 4 - 2]);
    }

    ring() {
        const [x, y] = this.coordinates(1)[0], r = 0.2 + this.next() * 2;
        const ring = this.times(5, (_, i) => {
            const angle = (i / 5) * 2 * Math.PI;
            const radius = r * (0.5 + this.next() / 2);
            return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
        });
        return [...ring, ring[0]];
    }

    geometry() {
        const type = this.pick(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon']);
        if (type === 'Point') return {type, coordinates: this.coordinates(1)[0]};
        if (type === 'MultiPoint') return {type, coordinates: this.coordinates(1 + this.int(3))};
        if (type === 'LineString') return {type, coordinates: this.coordinates(2 + this.int(3))};
        if (type === 'MultiLineString') return {type, coordinates: this.times(1 + this.int(2), () => this.coordinates(2))};
        return {type, coordinates: [this.ring()]};
    }

    area() {
        const polygon = {type: 'Polygon', coordinates: [this.ring()]};
        const kind = this.int(5);
        if (kind === 0) return {type: 'Feature', properties: {}, geometry: polygon};
        if (kind === 1) return {type: 'FeatureCollection', features: [{type: 'Feature', properties: {}, geometry: polygon}]};
        if (kind === 2) return {type: 'MultiPolygon', coordinates: [[this.ring()], [this.ring()]]};
        return kind === 3 ? this.geometry() : polygon;
    }

    input() {
        const globals = {zoom: this.pick([0, 1, 2.5, 5, 9.99, 10, 14, 22])};
        if (this.chance(0.3)) globals.heatmapDensity = this.next();
        if (this.chance(0.3)) globals.lineProgress = this.next();
        if (this.chance(0.3)) globals.elevation = this.next() * 8000;
        if (this.chance(0.2)) globals.accumulated = this.json(0);
        if (this.chance(0.4)) globals.availableImages = ['a', 'b', 'abc'];
        const feature = {properties: this.properties()};
        if (this.chance(0.5)) feature.id = this.pick([0, 1, 'a', 22]);
        if (this.chance(0.3)) feature.featureState = this.properties();
        if (this.chance(0.5)) feature.geometry = this.geometry();
        return [globals, feature];
    }

    // -- expressions

    /** An expression that is meant to give TYPE. */
    expression(type, depth) {
        if (this.chance(0.006)) return this.json();
        if (this.chance(0.01)) type = this.pick(Object.keys(makers));
        if (this.bound.length && this.chance(0.1)) return ['var', this.pick(this.bound)];
        if (depth <= 0 && leaves[type] && this.chance(0.8)) return leaves[type](this);
        const common = this.chance(0.3) ? shared : makers[type] || makers.value;
        const made = this.pick(common)(this, depth - 1, type);
        if (Array.isArray(made) && this.chance(0.01)) made.splice(this.int(made.length), 1);
        if (Array.isArray(made) && this.chance(0.01)) made.push(this.json());
        return made;
    }

    labels(n) {
        const from = this.int(5);
        return this.times(n, (_, i) => from + i * (1 + this.int(1)));
    }

    curveInput(depth) {
        return this.chance(0.3) ? ['zoom'] : this.expression('number', depth);
    }
}

const number = (g, d) => g.expression('number', d);
const string = (g, d) => g.expression('string', d);
const boolean = (g, d) => g.expression('boolean', d);
const color = (g, d) => g.expression('color', d);
const value = (g, d) => g.expression('value', d);
const list = (g, d) => g.expression('array', d);
const operators = ['==', '!=', '<', '>', '<=', '>='];

const leaves = {
    number: (g) => (g.chance(0.6) ? g.pick(numbers) : ['get', g.pick(names)]),
    string: (g) => (g.chance(0.6) ? g.pick(words) : ['get', g.pick(names)]),
    boolean: (g) => (g.chance(0.5) ? g.chance(0.5) : ['has', g.pick(names)]),
    color: (g) => g.pick(colors),
    value: (g) => (g.chance(0.3) ? g.pick([...numbers, ...words, null, true]) : ['get', g.pick(names)]),
    array: (g) => ['literal', g.times(g.int(4), () => g.json(0))],
    object: (g) => ['literal', g.properties()]
};

// What gives whatever is wanted of it.
const shared = [
    (g, d, t) => ['case', boolean(g, d), g.expression(t, d), g.expression(t, d)],
    (g, d, t) => ['case', boolean(g, d), g.expression(t, d), boolean(g, d), g.expression(t, d), g.expression(t, d)],
    (g, d, t) => ['coalesce', ...g.times(1 + g.int(3), () => g.expression(t, d))],
    (g, d, t) => ['match', value(g, d), g.chance(0.5) ? 'a' : ['a', 'b'], g.expression(t, d), 'abc', g.expression(t, d), g.expression(t, d)],
    (g, d, t) => ['match', value(g, d), g.pick([1, [0, 2]]), g.expression(t, d), g.expression(t, d)],
    (g, d, t) => {
        const labels = g.labels(2);
        return ['step', g.curveInput(d), g.expression(t, d), labels[0], g.expression(t, d), labels[1], g.expression(t, d)];
    },
    (g, d, t) => {
        const name = g.pick(['x', 'y', 'z_1']);
        const bound = g.expression(g.pick(['number', 'string', 'value', t]), d);
        g.bound.push(name);
        const result = g.expression(t, d);
        g.bound.pop();
        return ['let', name, bound, result];
    },
    (g, d, t) => ['at', number(g, 0), ['literal', g.times(3, () => (leaves[t] ? g.json(0) : g.json(1)))]],
    (g) => ['get', g.pick(names)],
    (g) => ['global-state', g.pick(names)],
    (g) => ['feature-state', g.pick(names)],
    (g, d, t) => ['interpolate', way(g), g.curveInput(d), 1, g.expression(t, d), 8, g.expression(t, d)]
];

function way(g) {
    return g.pick([['linear'], ['linear'], ['exponential', 1.4], ['exponential', 2], ['cubic-bezier', 0.42, 0, 0.6, 1], ['cubic-bezier', 0, 0.9, 1, 0.2]]);
}

const makers = {
    number: [
        (g, d) => [g.pick(['+', '*', 'min', 'max']), ...g.times(g.int(4), () => number(g, d))],
        (g, d) => [g.pick(['-', '/', '%', '^']), number(g, d), number(g, d)],
        (g, d) => [g.pick(['-', 'abs', 'round', 'floor', 'ceil', 'sqrt', 'ln', 'log2', 'log10', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan']), number(g, d)],
        (g) => [g.pick(['pi', 'e', 'ln2', 'heatmap-density', 'line-progress', 'elevation'])],
        (g, d) => ['number', ...g.times(1 + g.int(2), () => value(g, d))],
        (g, d) => ['to-number', ...g.times(1 + g.int(2), () => value(g, d))],
        (g, d) => ['interpolate', way(g), g.curveInput(d), 0, number(g, d), 5, number(g, d), 10, number(g, d)],
        (g, d) => ['interpolate', way(g), g.curveInput(d), 0, g.pick(numbers), 5, g.pick(numbers), 10, g.pick(numbers)],
        (g, d) => ['length', g.chance(0.5) ? string(g, d) : list(g, d)],
        (g, d) => ['index-of', value(g, d), g.chance(0.5) ? string(g, d) : list(g, d), ...(g.chance(0.3) ? [number(g, d)] : [])],
        (g) => ['distance', g.area()],
        (g, d) => ['at', g.int(4), ['to-rgba', color(g, d)]]
    ],
    string: [
        (g, d) => ['concat', ...g.times(g.int(4), () => value(g, d))],
        (g, d) => ['to-string', value(g, d)],
        (g, d) => ['string', ...g.times(1 + g.int(2), () => value(g, d))],
        (g, d) => [g.pick(['upcase', 'downcase']), string(g, d)],
        (g, d) => ['typeof', value(g, d)],
        (g, d) => ['slice', string(g, d), number(g, 0), ...(g.chance(0.5) ? [number(g, 0)] : [])],
        (g, d) => ['join', ['split', string(g, d), g.pick(['', 'a', ' '])], string(g, 0)],
        () => ['geometry-type'],
        (g, d) => ['number-format', number(g, d), g.pick([{}, {locale: 'de'}, {'min-fraction-digits': 2}, {'max-fraction-digits': 1},
            {locale: 'en', currency: 'USD'}, {locale: 'de', currency: 'JPY'}, {unit: 'kilometer', locale: 'en'},
            {'min-fraction-digits': number(g, 0), 'max-fraction-digits': 4}])],
        (g) => ['resolved-locale', ['collator', {locale: g.pick(locales)}]],
        (g, d) => ['to-string', color(g, d)]
    ],
    boolean: [
        (g, d) => [g.pick(operators), value(g, d), value(g, d)],
        (g, d) => [g.pick(operators), number(g, d), number(g, d)],
        (g, d) => [g.pick(operators), string(g, d), string(g, d), ...(g.chance(0.3) ? [g.expression('collator', d)] : [])],
        (g, d) => [g.pick(['==', '!=']), value(g, d), boolean(g, d)],
        (g, d) => [g.pick(['all', 'any']), ...g.times(g.int(4), () => boolean(g, d))],
        (g, d) => ['!', boolean(g, d)],
        (g, d) => ['boolean', ...g.times(1 + g.int(2), () => value(g, d))],
        (g, d) => ['to-boolean', value(g, d)],
        (g, d) => ['has', string(g, d), ...(g.chance(0.3) ? [g.expression('object', d)] : [])],
        (g, d) => ['in', value(g, d), g.chance(0.5) ? string(g, d) : list(g, d)],
        (g) => ['within', g.area()],
        (g, d) => ['is-supported-script', string(g, d)]
    ],
    color: [
        (g) => g.pick(colors),
        (g, d) => ['rgb', number(g, 0), number(g, 0), number(g, d)],
        (g, d) => ['rgba', number(g, 0), number(g, 0), number(g, d), number(g, 0)],
        (g, d) => ['to-color', ...g.times(1 + g.int(2), () => value(g, d))],
        (g, d) => ['to-color', g.pick(colors)],
        (g) => ['to-color', ['literal', g.times(3 + g.int(2), (_, i) => (i < 3 ? g.int(256) : 1))]],
        (g, d) => [g.pick(['interpolate', 'interpolate-lab', 'interpolate-hcl']), way(g), g.curveInput(d), 0, color(g, d), 10, color(g, d)],
        (g, d) => [g.pick(['interpolate', 'interpolate-lab', 'interpolate-hcl']), way(g), g.curveInput(d), 0, g.pick(colors), 5, g.pick(colors), 10, g.pick(colors)]
    ],
    value: [
        (g) => ['get', g.pick(names)],
        (g, d) => ['get', string(g, d), ...(g.chance(0.4) ? [g.expression('object', d)] : [])],
        (g) => ['feature-state', g.pick(names)],
        (g) => ['global-state', g.pick(names)],
        () => ['id'],
        () => ['accumulated'],
        (g) => ['literal', g.json()],
        number, string, boolean, color, list,
        (g, d) => g.expression('object', d)
    ],
    array: [
        (g) => ['literal', g.times(g.int(4), () => g.json(1))],
        (g) => ['literal', g.times(g.int(4), () => g.pick(numbers))],
        (g) => ['literal', g.times(g.int(4), () => g.pick(words))],
        (g, d) => ['array', value(g, d)],
        (g, d) => ['array', g.pick(['string', 'number', 'boolean']), ...(g.chance(0.3) ? [g.int(4)] : []), value(g, d)],
        (g, d) => ['slice', list(g, d), number(g, 0), ...(g.chance(0.5) ? [number(g, 0)] : [])],
        (g, d) => ['split', string(g, d), string(g, 0)],
        (g, d) => ['to-rgba', color(g, d)],
        (g, d) => ['semiliteral', g.times(g.int(4), () => value(g, d))],
        (g, d) => ['interpolate', way(g), g.curveInput(d), 0, ['literal', [1, 2]], 10, ['literal', [3, 5]]]
    ],
    object: [
        (g) => ['literal', g.properties()],
        () => ['properties'],
        (g, d) => ['object', ...g.times(1 + g.int(2), () => value(g, d))]
    ],
    collator: [
        (g, d) => ['collator', {
            ...(g.chance(0.6) ? {'case-sensitive': boolean(g, 0)} : {}),
            ...(g.chance(0.6) ? {'diacritic-sensitive': boolean(g, 0)} : {}),
            ...(g.chance(0.6) ? {locale: g.pick(locales)} : {})
        }]
    ],
    formatted: [
        (g, d) => ['format', ...g.times(1 + g.int(2), () => [
            g.chance(0.3) ? ['image', string(g, d)] : string(g, d),
            g.pick([{}, {'font-scale': number(g, 0)}, {'text-color': color(g, 0)}, {'text-font': ['literal', ['A', 'B']]},
                {'vertical-align': g.pick(['top', 'center', 'middle'])}])
        ]).flat()],
        string, value
    ],
    resolvedImage: [(g, d) => ['image', string(g, d)], (g, d) => ['coalesce', ['image', string(g, d)], ['image', string(g, d)]], string],
    padding: [
        (g) => ['literal', g.times(1 + g.int(5), () => g.pick(numbers))], number, value,
        (g, d) => ['interpolate', way(g), g.curveInput(d), 0, ['literal', [1, 2]], 10, ['literal', [3, 5, 7]]]
    ],
    numberArray: [
        (g) => ['literal', g.times(g.int(4), () => g.pick(numbers))], number, value,
        (g, d) => ['interpolate', way(g), g.curveInput(d), 0, ['literal', [1, 2]], 10, ['literal', [3, 5]]]
    ],
    colorArray: [
        (g) => ['literal', g.times(g.int(3), () => g.pick(colors))], (g) => g.pick(colors), value,
        (g, d) => [g.pick(['interpolate', 'interpolate-hcl', 'interpolate-lab']), way(g), g.curveInput(d), 0, ['literal', ['red', 'blue']], 10, ['literal', ['white', 'black']]]
    ],
    variableAnchorOffsetCollection: [
        (g) => ['literal', g.times(1 + g.int(2), () => [g.pick(anchors), [g.pick(numbers), g.pick(numbers)]]).flat()], value,
        (g, d) => ['interpolate', way(g), g.curveInput(d), 0, ['literal', ['top', [0, 1]]], 10, ['literal', [g.pick(['top', 'left']), [4, 3]]]]
    ],
    projectionDefinition: [
        (g) => g.pick(['mercator', 'globe', ['literal', ['mercator', 'globe', 0.5]]]), value,
        (g, d) => ['interpolate', way(g), g.curveInput(d), 0, 'mercator', 10, 'globe']
    ]
};

const specs = [
    undefined, {type: 'number'}, {type: 'string'}, {type: 'boolean'}, {type: 'color'}, {type: 'formatted'},
    {type: 'resolvedImage'}, {type: 'padding'}, {type: 'numberArray'}, {type: 'colorArray'},
    {type: 'variableAnchorOffsetCollection'}, {type: 'projectionDefinition'}, {type: 'array', value: 'number'},
    {type: 'array', value: 'number', length: 2}, {type: 'array', value: 'string'}, {type: 'enum', values: {a: {}, b: {}, top: {}}}
];

// Functions are older than the rich types; what the converter makes of those is no use.
const legacyProperties = ['number', 'string', 'boolean', 'color', 'array'];
const legacyTypes = ['exponential', 'interval', 'categorical', 'identity', undefined];

/** A legacy function for SPEC. */
function legacy(g, type) {
    const output = () => (leaves[type] && type !== 'value' && type !== 'object' ? pickConstant(g, type) : g.json(0));
    const f = {type: g.pick(legacyTypes), property: g.chance(0.6) ? g.pick(names) : undefined};
    if (f.type === 'identity') f.property = g.pick(names);
    if (g.chance(0.3)) f.base = g.pick([1, 1.2, 2]);
    // Without any default the converter writes `undefined`; a property of a style has one.
    if (g.chance(0.4) || f.type === 'categorical') f.default = output();
    if (type === 'color' && g.chance(0.3)) f.colorSpace = g.pick(['rgb', 'lab', 'hcl']);
    if (f.type !== 'identity') {
        const both = f.property && g.chance(0.3);
        f.stops = g.labels(1 + g.int(3)).map((label, i) => {
            const input = f.type === 'categorical' && g.chance(0.5) ? words[i + 1] : label;
            return [both ? {zoom: 1 + (i >> 1), value: input} : input, output()];
        });
    }
    return JSON.parse(JSON.stringify(f));
}

function pickConstant(g, type) {
    if (type === 'number') return g.pick(numbers);
    if (type === 'boolean') return g.chance(0.5);
    if (type === 'color') return g.pick(colors.slice(0, 10));
    if (type === 'array') return [g.pick(numbers), g.pick(numbers)];
    return g.pick(words);
}

/**
 * A filter in the old notation. Not half of one: the reference takes for true what it does not know of a
 * mixed filter, and that a comparison with an operand that is no constant has no operand.
 */
function filter(g, depth) {
    const field = g.pick([...names, '$id', '$type']);
    const plain = () => g.pick([...numbers, ...words, true, false]);
    const operand = () => (field === '$type' ? g.pick(['Point', 'LineString', 'Polygon']) : plain());
    const kind = g.int(depth > 0 ? 8 : 4);
    if (kind === 0) return [g.pick(['<', '>', '<=', '>=']), field, operand()];
    if (kind === 1) return [g.pick(['==', '!=']), field, g.chance(0.1) && field !== '$type' ? null : operand()];
    if (kind === 2) return [g.pick(['in', '!in']), field, ...g.times(g.int(4), operand)];
    if (kind === 3) return [g.pick(['has', '!has']), field];
    return [g.pick(['all', 'any', 'none']), ...g.times(g.int(4), () => filter(g, depth - 1))];
}

/** Filters see no feature state, and are written as lists. */
function filterCase(g) {
    const made = g.chance(0.3) ? g.expression('boolean', 3) : filter(g, 3);
    const inputs = g.times(3, () => g.input());
    for (const [, feature] of inputs) delete feature.featureState;
    return {filter: Array.isArray(made) ? made : filter(g, 3), globalState: g.properties(), inputs};
}

/** Case number SEED. */
export function makeCase(seed) {
    const g = new Generator(seed);
    const spec = g.pick(specs);
    const type = spec ? (spec.type === 'enum' ? 'string' : spec.type) : 'value';
    if (g.chance(0.1)) return filterCase(g);
    const old = legacyProperties.includes(type) && g.chance(0.1);
    const test = {expression: old ? legacy(g, type) : g.expression(type, 1 + g.int(4))};
    if (spec) test.propertySpec = {...spec};
    if (spec && g.chance(0.1)) test.propertySpec['property-type'] = 'data-constant';
    if (spec && g.chance(0.1)) test.propertySpec.expression = {interpolated: g.chance(0.5), parameters: g.chance(0.5) ? ['zoom'] : []};
    if (g.chance(0.5)) test.globalState = g.properties();
    test.inputs = g.times(3, () => g.input());
    return test;
}
