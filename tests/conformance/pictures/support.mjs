// Which properties a case shows, and which of those that Corridor draws have no case.
import {readFileSync} from 'node:fs';

const compared = ['fill', 'line', 'circle', 'heatmap', 'raster', 'symbol'];

// "layer property": drawn, partly or not-on-paper.
export function readSupport(file) {
    const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1).map((row) => row.split(','));
    return new Map(rows.map(([layer, property, support]) => [`${layer} ${property}`, support]));
}

export function propertiesOf({style}) {
    const named = style.layers.flatMap(({type, layout = {}, paint = {}}) => Object.keys({...layout, ...paint}).map((p) => `${type} ${p}`));
    return [...new Set(named)];
}

// The reference does not know it.
const unknown = ['raster raster-layer-blend'];

// Fonts differ, so text has no cases of its own.
export function uncovered(support, cases) {
    const shown = new Set(cases.flatMap(propertiesOf));
    return [...support].filter(([property, how]) => {
        const [layer, name] = property.split(' ');
        return ['drawn', 'partly'].includes(how) && compared.includes(layer) && !name.startsWith('text-') && !shown.has(property) && !unknown.includes(property);
    }).map(([property]) => property);
}
