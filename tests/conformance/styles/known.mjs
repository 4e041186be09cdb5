// Differences that are meant, each with its reason.

/** True where MapLibre itself refuses what its validator lets pass. */
function isRefused(spec, filter) {
    try {
        spec.featureFilter(structuredClone(filter), '');
        return false;
    } catch {
        return true;
    }
}

const isFile = (source) => source?.type === 'vector' && typeof source.url === 'string' && !source.url.includes('://');

const at = (style, key) => /^layers\[(\d+)\]/.exec(key) && style.layers[Number(/\d+/.exec(key)[0])];

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
const valueAt = (style, key) => key.split(/[.[\]]+/).filter(Boolean).reduce((value, step) => value?.[step], style);

// What Corridor refuses and the reference does not: each takes the keys that it explains.
const refused = [
    // Filters that give no boolean: MapLibre's validator lets them pass, and MapLibre does not.
    ({key, style, spec}) => /^layers\[\d+\]\.filter/.test(key) && isRefused(spec, at(style, key)?.filter),
    ({key, style, spec}) => /^sources\.\w+\.filter/.test(key) && isRefused(spec, style.sources[key.split('.')[1]].filter),
    // Data that are neither a place nor GeoJSON: nobody could draw them.
    ({key}) => /^sources\.\w+\.data$/.test(key),
    // Functions within functions, and expressions as a function's default: the reference lets them pass, and has no
    // value for them.
    ({key, style}) => valueAt(style, key)?.stops?.some?.((stop) => isObject(stop?.[1])),
    ({key, style}) => valueAt(style, key)?.stops && typeof valueAt(style, key).default === 'object',
    // A stop's zoom that is null or true: the reference takes it for 0 or 1, and blames the order.
    ({key, theirs}) => /\.stops\[\d+\]\[0\]\.zoom$/.test(key) && theirs.includes(key.replace(/\[0\]\.zoom$/, '')),
    // What is ours in metadata has rules of our own.
    ({key}) => /metadata\.corridor:/.test(key),
    // Light, sky and projection know no feature: the reference forgets to ask.
    ({key, message}) => /^[a-z-]+$/.test(key) && /depend on the feature|outermost/.test(message),
    // A layer that draws rasters from a source without, and the other way about: it would be empty.
    ({key, message}) => /^layers\[\d+\]$/.test(key) && /draws from/.test(message),
    // Sources that are a text: its letters are no sources.
    ({key, style}) => /^layers\[\d+\]$/.test(key) && typeof style.sources === 'string',
    // Properties of clusters that are no map, or no list: the reference takes a text apart, letter by letter.
    ({key, message}) => /clusterProperties/.test(key) && /should be \[REDUCE, MAP\]|should be a map/.test(message),
    // Limits that the specification sets for dashes and lights: the reference does not look into lists.
    ({key, message}) => /line-dasharray$|hillshade-illumination-\w+$/.test(key) && /(less|more) than the (min|max)imum/.test(message)
];

// What the reference refuses and Corridor does not.
const allowed = [
    // The same texts, taken apart.
    ({key, ours}) => /^sources\.\w+\.\w+\.(map|reduce)/.test(key) && ours.some((mine) => /clusterProperties/.test(mine)),
    // The order of zooms that are no numbers: see above.
    ({key, ours}) => /\.stops\[\d+\]$/.test(key) && ours.includes(`${key}[0].zoom`),
    // A file needs no `source-layer` where it has one layer only.
    ({key, style}) => /^layers\[\d+\]$/.test(key) && isFile(style.sources?.[at(style, key).source]),
    // The items of a list where a map should be.
    ({key, ours}) => /\.promoteId\.\d+$/.test(key) && ours.includes(key.replace(/\.(\d+)$/, '[$1]'))
];

/** Whether the lists in OURS and THEIRS differ only as is meant. MINE are Corridor's remarks. */
export function known({style, ours, theirs, mine, spec}) {
    const explained = (key) => mine.filter((remark) => remark.key === key).every(({message}) => refused.some((reason) => reason({key, message, style, spec, theirs})));
    const promoted = (key) => /\.promoteId\[\d+\]$/.test(key);
    return ours.filter((key) => !theirs.includes(key) && !promoted(key)).every(explained) &&
        theirs.filter((key) => !ours.includes(key)).every((key) => allowed.some((reason) => reason({key, ours, style})));
}
