// The reference implementation of styles and expressions: the package that COR_STYLE_SPEC names, or one that `npm ci`
// installed in a folder beside this file.
import {existsSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const name = '@maplibre/maplibre-gl-style-spec', here = dirname(fileURLToPath(import.meta.url));

// Ends the program with exit code 77 when it is not installed.
export async function reference() {
    const folders = [process.env.COR_STYLE_SPEC, ...['styles', 'expressions'].map((folder) => join(here, folder, 'node_modules', name))];
    for (const folder of folders) {
        const file = folder && join(folder, 'dist/index.mjs');
        if (file && existsSync(file)) return import(pathToFileURL(file).href);
    }
    try {
        return await import(pathToFileURL(createRequire(import.meta.url).resolve(name)).href);
    } catch {
        console.log('skipped: the reference implementation is not installed (npm ci in tests/conformance/expressions)');
        process.exit(77);
    }
}
