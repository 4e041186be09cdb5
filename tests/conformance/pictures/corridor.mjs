// The Corridor side of a case: a style and a map document beside each other, and the picture that comes of them.
import {execFile} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {encodePng} from './png.mjs';
import {extentOf, size, tileCorner, tileDot, tileSize} from './page.mjs';

const run = promisify(execFile);
const off = {title: false, legend: false, 'scale-bar': false, credits: false, disclaimer: false};

// A picture of the case becomes a file with a world file, which Corridor's map document gives a CRS.
function writePicture(folder, name, {width, height, dot, corners}) {
    const [west, north, east, south] = corners;
    const dx = (east - west) / width, dy = (south - north) / height;
    writeFileSync(join(folder, `${name}.png`), encodePng(width, height, dot));
    writeFileSync(join(folder, `${name}.pgw`), [dx, 0, 0, dy, west + dx / 2, north + dy / 2].join('\n') + '\n');
}

// Heights of the tile that the page lies in, as a grid of text.
function writeHeights(folder, height) {
    const head = [['ncols', tileSize], ['nrows', tileSize], ['xllcorner', tileCorner.x], ['yllcorner', tileCorner.y], ['cellsize', tileDot]];
    const rows = Array.from({length: tileSize}, (_, y) => Array.from({length: tileSize}, (_, x) => height(x, y).toFixed(3)).join(' '));
    writeFileSync(join(folder, 'heights.asc'), [...head.map((pair) => pair.join(' ')), ...rows].join('\n') + '\n');
}

function writeIcons(folder, icons) {
    mkdirSync(join(folder, 'icons'), {recursive: true});
    for (const [name, {svg}] of Object.entries(icons)) writeFileSync(join(folder, 'icons', `${name}.svg`), svg);
}

// The icons of dots as one sprite, side by side.
function writeSprite(folder, icons) {
    const all = Object.entries(icons), entries = {};
    const width = all.reduce((sum, [, icon]) => sum + icon.width, 0), height = Math.max(...all.map(([, icon]) => icon.height));
    const at = [];
    let x = 0;
    for (const [name, {dot, ...entry}] of all) {
        entries[name] = {x, y: 0, ...entry};
        for (let i = 0; i < entry.width; i++) at.push((y) => (y < entry.height ? dot(i, y) : [0, 0, 0, 0]));
        x += entry.width;
    }
    writeFileSync(join(folder, 'sprite.json'), JSON.stringify(entries, null, 1));
    writeFileSync(join(folder, 'sprite.png'), encodePng(width, height, (i, y) => at[i](y)));
}

function writeStyle(folder, test) {
    const sources = {...test.style.sources};
    for (const name of Object.keys(test.pictures ?? {})) sources[name] = {type: 'raster', url: `${name}.png`};
    const style = {version: 8, ...test.style, sources};
    if (test.heights) sources.heights = {type: 'raster-dem', url: 'heights.asc'};
    if (test.icons) style.sprite = 'icons';
    if (test.sprite) style.sprite = 'sprite';
    writeFileSync(join(folder, 'style.json'), JSON.stringify(style, null, 1));
}

function writeMap(folder, test) {
    const pictures = Object.keys(test.pictures ?? {}).map((name) => [name, {url: `${name}.png`, crs: 'EPSG:3857'}]);
    if (test.heights) pictures.push(['heights', {url: 'heights.asc', crs: 'EPSG:3857'}]);
    const map = {
        version: 1, style: 'style.json', furniture: off, sources: Object.fromEntries(pictures),
        view: {extent: extentOf(test), crs: 'EPSG:3857'},
        page: {size: `${size.width} x ${size.height} px`, frame: false}
    };
    if (!pictures.length) delete map.sources;
    writeFileSync(join(folder, 'map.yaml'), JSON.stringify(map, null, 1));
}

// The PNG, and what the command had to say.
export async function drawByCorridor(command, folder, test) {
    mkdirSync(folder, {recursive: true});
    for (const [name, picture] of Object.entries(test.pictures ?? {})) writePicture(folder, name, picture);
    if (test.heights) writeHeights(folder, test.heights);
    if (test.icons) writeIcons(folder, test.icons);
    if (test.sprite) writeSprite(folder, test.sprite);
    writeStyle(folder, test);
    writeMap(folder, test);
    const file = join(folder, 'corridor.png');
    const {stderr} = await run(command, ['render', join(folder, 'map.yaml'), '-o', file, '--as-of', '2024-01-01']);
    return {png: readFileSync(file), said: stderr.trim()};
}
