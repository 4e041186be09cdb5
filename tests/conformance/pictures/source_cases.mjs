// Sources that say something of their features before a layer sees them: filters, ids, clusters.
import {box, geojson, line, point, size} from './page.mjs';

const paper = {id: 'paper', type: 'background', paint: {'background-color': '#ffffff'}};

// Three towns and what is strewn between them, the same in every run.
const towns = [[60, 60], [180, 70], [120, 150]];
const crowd = Array.from({length: 150}, (_, i) => {
    const [x, y] = towns[i % 3], r = 4 + ((i * 37) % 41), angle = i * 2.4;
    return point(x + r * Math.cos(angle) * (i % 7 === 0 ? 2.1 : 1), y + r * Math.sin(angle), {kind: i % 4, weight: (i * 13) % 10, name: `n${i}`});
});
const clustered = (options, features = crowd) => ({...geojson(...features), cluster: true, ...options});

const many = {
    id: 'many', type: 'circle', source: 'data', filter: ['has', 'point_count'],
    paint: {
        'circle-color': ['step', ['get', 'point_count'], '#3e9fc4', 5, '#f2c14e', 20, '#c8102e'],
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', 'point_count']], 1, 4, 8, 16], 'circle-opacity': 0.8
    }
};
const single = {id: 'single', type: 'circle', source: 'data', filter: ['!', ['has', 'point_count']], paint: {'circle-radius': 3, 'circle-color': '#17335c'}};
const of = (name, data, layers, more = {}) => ({name, ...more, style: {sources: {data}, layers: [paper, ...layers]}});
const sum = {total: ['+', ['get', 'weight']], most: ['max', ['get', 'weight']], both: [['+', ['accumulated'], ['get', 'both']], ['case', ['==', ['get', 'kind'], 1], 1, 0]]};
const paints = (color, radius) => [{...many, paint: {'circle-color': color, 'circle-radius': radius, 'circle-opacity': 0.8}}, single];

export const sources = [
    of('clusters as they come', clustered({}), [many, single], {ci: true}),
    of('clusters of a small radius', clustered({clusterRadius: 12}), [many, single]),
    of('clusters of a large radius', clustered({clusterRadius: 110}), [many, single]),
    of('clusters of many points', clustered({clusterRadius: 20, clusterMinPoints: 6}), [many, single]),
    of('clusters that end below this zoom', clustered({clusterMaxZoom: 5}), [many, single]),
    of('clusters at half a zoom more', clustered({clusterRadius: 30}), [many, single], {zoom: 6.5}),
    of('clusters beyond the zoom of their source', clustered({clusterRadius: 20, maxzoom: 4, clusterMaxZoom: 3}), [many, single]),
    of('clusters with properties', clustered({clusterRadius: 24, clusterProperties: sum}),
        paints(['interpolate', ['linear'], ['get', 'most'], 0, '#ffffff', 9, '#800026'], ['+', 4, ['/', ['get', 'total'], 8], ['get', 'both']])),
    of('clusters told apart by their own fields', clustered({clusterRadius: 24}),
        paints(['case', ['to-boolean', ['get', 'cluster']], ['match', ['%', ['get', 'cluster_id'], 2], 0, '#007a33', '#c8102e'], '#000000'],
            ['*', 2, ['to-number', ['get', 'point_count_abbreviated']]])),
    of('clusters of what a filter lets through', clustered({clusterRadius: 30, filter: ['!=', ['get', 'kind'], 2]}), [many, single]),
    of('features that a filter of the source lets through', {
        ...geojson(...crowd, line([[10, 10], [240, 180]], {kind: 9}), box(100, 80, 40, 30, {kind: 0})), filter: ['any', ['==', ['get', 'kind'], 0], ['==', ['get', 'kind'], 9]]
    }, [{id: 'area', type: 'fill', source: 'data', paint: {'fill-color': '#cfe3c0'}}, {id: 'line', type: 'line', source: 'data', paint: {'line-width': 3}}, single]),
    of('layers from a zoom on, and up to one', geojson(...crowd), [
        {...single, id: 'from six', minzoom: 6, paint: {'circle-radius': 9, 'circle-color': '#cfe3c0'}},
        {...single, id: 'up to six', maxzoom: 6, paint: {'circle-radius': 9, 'circle-color': '#c8102e'}},
        {...single, id: 'about six', minzoom: 5.5, maxzoom: 6.01}
    ]),
    of('ids that are promoted', {...geojson(...crowd), promoteId: 'weight'},
        [{id: 'all', type: 'circle', source: 'data', paint: {'circle-radius': 6, 'circle-color': ['match', ['id'], 0, '#c8102e', 3, '#007a33', 7, '#17335c', '#dddddd']}}]),
    of('ids that are made', {...geojson(...crowd.slice(0, 60)), generateId: true},
        [{id: 'all', type: 'circle', source: 'data', paint: {'circle-radius': 6, 'circle-color': ['match', ['%', ['id'], 3], 0, '#c8102e', 1, '#007a33', '#17335c']}}]),
    of('lines of a source without simplification', {...geojson(line([[0, 20], [size.width, 170]])), tolerance: 0, buffer: 64, lineMetrics: true},
        [{id: 'line', type: 'line', source: 'data', paint: {'line-width': 4, 'line-color': '#17335c'}}])
];
