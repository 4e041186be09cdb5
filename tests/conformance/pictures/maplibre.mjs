// The reference's side of a case, and the comparison: both in a browser that loads nothing from anywhere.
import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {center, defaultZoom, degrees, size, tileSize} from './page.mjs';
import {encodePng} from './png.mjs';
import {compare} from './difference.mjs';

const flags = [
    '--headless', '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist',
    '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'
];
const browsers = [process.env.COR_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

const here = dirname(fileURLToPath(import.meta.url));

// MISSING is called with words when something is not installed.
export async function openReference(missing) {
    const executablePath = browsers.find((file) => file && existsSync(file));
    if (!executablePath) return missing('no chromium');
    const modules = process.env.COR_PICTURE_MODULES ?? join(here, 'node_modules');
    const library = join(modules, 'maplibre-gl/dist'), driver = join(modules, 'playwright-core');
    if (!existsSync(library) || !existsSync(driver)) return missing('maplibre-gl and playwright-core are not installed (npm ci here)');
    const playwright = createRequire(import.meta.url)(driver);
    let browser;
    try {
        browser = await playwright.chromium.launch({executablePath, args: flags});
    } catch (error) {
        return missing(`${executablePath} does not start: ${error.message}`);
    }
    const page = await browser.newPage({viewport: {width: 600, height: 400}, deviceScaleFactor: 1});
    page.on('console', (message) => message.type() === 'error' && console.error(`browser: ${message.text()}`));
    const text = (name) => readFileSync(join(library, name), 'utf8');
    await page.setContent('<body style="margin: 0"><div id="map"></div></body>');
    await page.evaluate(load, [text('maplibre-gl.mjs'), text('maplibre-gl-worker.mjs'), compare.toString()]);
    return {page, close: () => browser.close()};
}

// In the browser: the library and its worker from texts.
async function load([library, worker, comparison]) {
    const blob = (code) => URL.createObjectURL(new Blob([code], {type: 'text/javascript'}));
    window.maplibre = await import(blob(library));
    window.maplibre.setWorkerUrl(blob(worker));
    window.compare = new Function(`return ${comparison}`)();
}

function pictureSource({width, height, dot, corners}) {
    const [west, north, east, south] = corners;
    const url = `data:image/png;base64,${encodePng(width, height, dot).toString('base64')}`;
    const corner = (x, y) => degrees({x, y});
    return {type: 'image', url, coordinates: [corner(west, north), corner(east, north), corner(east, south), corner(west, south)]};
}

function styleOf(test) {
    const pictures = Object.entries(test.pictures ?? {}).map(([name, picture]) => [name, pictureSource(picture)]);
    if (test.heights) pictures.push(['heights', {type: 'raster-dem', tiles: ['made://heights'], tileSize, encoding: 'terrarium', maxzoom: defaultZoom}]);
    return {version: 8, ...test.style, sources: {...test.style.sources, ...Object.fromEntries(pictures)}};
}

// The tile of heights, as numbers in colours.
function heightsTile(height) {
    const dot = (x, y) => {
        const steps = Math.round((height(x, y) + 32768) * 256);
        return [steps >> 16, (steps >> 8) & 255, steps & 255, 255];
    };
    return encodePng(tileSize, tileSize, dot).toString('base64');
}

// The reference draws so many dots a px, each way, and compare() takes their mean: for its own antialiasing moves the
// edges of fills and circles by up to half a dot, which at one dot a px would hide what is to be seen here.
const dots = 4;

// Icons of dots as the browser takes them.
function spriteOf(test) {
    return Object.entries(test.sprite ?? {}).map(([name, {dot, width, height, ...options}]) => {
        const data = [];
        for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.push(...dot(x, y));
        return {name, width, height, data, options};
    });
}

// The PNG as a data URL.
export function drawByReference({page}, test) {
    return page.evaluate(draw, {
        style: styleOf(test), icons: test.icons ?? {}, sprite: spriteOf(test), center, zoom: test.zoom ?? defaultZoom, size, dots: test.dots ?? dots,
        heights: test.heights ? heightsTile(test.heights) : null
    });
}

// In the browser.
async function draw({style, icons, sprite, center, zoom, size, dots, heights}) {
    const drawn = async (svg) => {
        const image = new Image();
        image.src = `data:image/svg+xml;base64,${btoa(svg)}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width * dots, image.height * dots), context = canvas.getContext('2d');
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        return context.getImageData(0, 0, canvas.width, canvas.height);
    };
    // Alpha becomes the distance to the edge, as the reference keeps its recolourable icons: 192 on the edge, 8 px
    // of the icon's own for the whole range.
    const distances = (image) => {
        const {width, height, data} = image, reach = 8 * dots, out = new ImageData(width, height);
        const alpha = (x, y) => (x < 0 || y < 0 || x >= width || y >= height ? 0 : data[(y * width + x) * 4 + 3] / 255);
        for (let y = 0; y < height; y++) {
            for (let x = 0; x < width; x++) {
                const own = alpha(x, y), inside = own >= 0.5;
                let nearest = reach;
                for (let dy = -reach; dy <= reach; dy++) {
                    for (let dx = -reach; dx <= reach; dx++) {
                        const other = alpha(x + dx, y + dy);
                        if (other >= 0.5 === inside) continue;
                        const d = Math.hypot(dx, dy) - Math.abs(other - 0.5);
                        if (d < nearest) nearest = d;
                    }
                }
                const signed = own > 0 && own < 1 ? own - 0.5 : inside ? nearest : -nearest;
                out.data[(y * width + x) * 4 + 3] = Math.max(0, Math.min(255, 192 + (signed / reach) * 256));
            }
        }
        return out;
    };
    if (heights) {
        const bytes = Uint8Array.from(atob(heights), (c) => c.charCodeAt(0));
        window.maplibre.addProtocol('made', async () => ({data: bytes.slice().buffer}));
    }
    const box = document.getElementById('map');
    box.style.cssText = `width: ${size.width}px; height: ${size.height}px`;
    const map = new window.maplibre.Map({
        container: box, style, center, zoom, interactive: false, attributionControl: false, fadeDuration: 0,
        pixelRatio: dots, canvasContextAttributes: {preserveDrawingBuffer: true}
    });
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('the reference did not finish within 20 seconds')), 20000));
    late.catch(() => {});
    try {
        map.on('error', ({error}) => console.error(error.message));
        await Promise.race([map.once('styledata'), late]);
        for (const [name, {svg, recolour}] of Object.entries(icons)) {
            const image = await drawn(svg);
            map.addImage(name, recolour ? distances(image) : image, {pixelRatio: dots, sdf: Boolean(recolour)});
        }
        for (const {name, width, height, data, options} of sprite)
            map.addImage(name, new ImageData(new Uint8ClampedArray(data), width, height), options);
        await Promise.race([new Promise((done) => map.once('idle', done)), late]);
        return map.getCanvas().toDataURL('image/png');
    } finally {
        map.remove();
    }
}

// Both as data URLs; what compare() returns.
export function difference({page}, ours, theirs) {
    return page.evaluate(([a, b]) => window.compare(a, b), [ours, theirs]);
}
