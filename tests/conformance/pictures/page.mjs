// The page that all cases are drawn on, and how its px lie on the globe. A page lies within one tile of the reference
// (at whole zooms), so that nothing is cut at a tile's edge.

export const size = {width: 256, height: 192};
export const defaultZoom = 6;

const half = Math.PI * 6378137;
const tile = {z: 6, x: 45, y: 26};

// The middle of the tile, in metres of EPSG:3857.
const middle = {
    x: ((tile.x + 0.5) / 2 ** tile.z) * 2 * half - half,
    y: half - ((tile.y + 0.5) / 2 ** tile.z) * 2 * half
};

export function degrees({x, y}) {
    return [(x / half) * 180, (Math.atan(Math.sinh((y / half) * Math.PI)) * 180) / Math.PI];
}

export const center = degrees(middle);

// Metres of EPSG:3857 in a px: tiles are 512 px wide.
const metresPerPx = (zoom) => (2 * half) / (512 * 2 ** zoom);

export function metres(x, y, zoom = defaultZoom) {
    const m = metresPerPx(zoom);
    return {x: middle.x + (x - size.width / 2) * m, y: middle.y - (y - size.height / 2) * m};
}

export function extentOf({zoom = defaultZoom}) {
    const a = metres(0, size.height, zoom), b = metres(size.width, 0, zoom);
    return [a.x, a.y, b.x, b.y];
}

// A place of the page in degrees, from px at the default zoom.
export const at = (x, y) => degrees(metres(x, y));

const feature = (type, coordinates, properties = {}) => ({type: 'Feature', properties, geometry: {type, coordinates}});
const places = (xy) => xy.map(([x, y]) => at(x, y));

export const point = (x, y, properties) => feature('Point', at(x, y), properties);
export const line = (xy, properties) => feature('LineString', places(xy), properties);
export const polygon = (rings, properties) =>
    feature('Polygon', rings.map((ring) => places([...ring, ring[0]])), properties);
export const box = (x, y, width, height, properties) =>
    polygon([[[x, y], [x + width, y], [x + width, y + height], [x, y + height]]], properties);

export const geojson = (...features) => ({type: 'geojson', data: {type: 'FeatureCollection', features}});

// The tile that the page lies in, in metres of EPSG:3857, and a dot of it at the default zoom.
export const tileSize = 512;
export const tileCorner = metres(size.width / 2 - tileSize / 2, size.height / 2 + tileSize / 2);
export const tileDot = metresPerPx(defaultZoom);
