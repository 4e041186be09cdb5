// Draws styles by Corridor and by the reference renderer, and compares the pictures.
//   node run.mjs CORRIDOR [--ci] [--only WORDS] [--out FOLDER]
// All cases, or those for every day, or those whose name has the WORDS. FOLDER/index.html shows them side by side.
// Exit code 1 where they disagree, or a property that is drawn has no case; 77 when something is not installed.
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {cases} from './cases.mjs';
import {drawByCorridor} from './corridor.mjs';
import {difference, drawByReference, openReference} from './maplibre.mjs';
import {showing} from './show.mjs';
import {propertiesOf, readSupport, uncovered} from './support.mjs';

// "Within antialiasing": a mean difference of 0.4 %, and one dot in a thousand that no neighbour explains.
const usual = {mean: 0.004, off: 0.001};

const args = process.argv.slice(2);
const option = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
const here = dirname(fileURLToPath(import.meta.url));
const command = args[0], only = option('--only', ''), out = option('--out', 'pictures');
const support = readSupport(join(here, '../../../src/style/support.csv'));

function missing(what) {
    console.log(`skipped: ${what}`);
    process.exit(77);
}

const fileName = (name) => name.replaceAll(/[^a-z]+/g, '-');

function verdict({limits, known}, result) {
    if (result.wrong) return 'differs';
    const {mean, off} = limits ?? usual;
    return result.mean <= mean && result.off <= off ? 'agrees' : known ? 'known' : 'differs';
}

async function drawn(reference, test) {
    const folder = join(out, fileName(test.name));
    const ours = await drawByCorridor(command, folder, test);
    const theirs = await drawByReference(reference, test);
    const result = await difference(reference, `data:image/png;base64,${ours.png.toString('base64')}`, theirs);
    const bytes = (url) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    for (const name of ['reference', 'difference']) if (result[name]) writeFileSync(join(folder, `${name}.png`), bytes(result[name]));
    return {...result, said: ours.said};
}

async function compared(reference, test) {
    const properties = propertiesOf(test);
    const result = await drawn(reference, test).catch((error) => ({wrong: error.stderr || error.message}));
    return {...result, name: test.name, folder: fileName(test.name), limits: test.limits ?? usual, known: test.known, properties,
            verdict: verdict(test, result)};
}

function tell({name, verdict, mean, off, wrong, limits, known, said}) {
    const share = (x) => `${(100 * x).toFixed(3)} %`;
    const numbers = wrong ?? `mean ${share(mean)} (of ${share(limits.mean)}), off ${share(off)} (of ${share(limits.off)})`;
    const words = [known ?? '', said].filter(Boolean);
    console.log(`${verdict.padEnd(8)} ${name}: ${numbers}${words.map((w) => `\n         ${w}`).join('')}`);
}

const chosen = cases.filter((test) => (args.includes('--ci') ? test.ci : test.name.includes(only)));
const reference = await openReference(missing);
mkdirSync(out, {recursive: true});
const results = [];
try {
    for (const test of chosen) {
        results.push(await compared(reference, test));
        tell(results.at(-1));
    }
} finally {
    await reference.close();
}
writeFileSync(join(out, 'index.html'), showing(results));

const without = uncovered(support, cases);
for (const property of without) console.log(`no case  ${property}`);
const count = (v) => results.filter((r) => r.verdict === v).length;
console.log(`${count('agrees')} agree, ${count('differs')} differ, ${count('known')} are known to: ${join(out, 'index.html')}`);
process.exit(count('differs') || without.length ? 1 : 0);
