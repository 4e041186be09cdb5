// Compares `corridor check --json` with the validator of the reference implementation, style by style: the same verdict,
// on the same keys.
//   node compare.mjs CORRIDOR [--seed N] [--count N] [--show N] [--briefing STYLE.json]
// Exit code 77 when the reference implementation is not installed.
import {spawn} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {reference} from '../reference.mjs';
import {baseStyles} from './base.mjs';
import {known} from './known.mjs';
import {mutation} from './mutate.mjs';

const args = process.argv.slice(2);
const option = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
const corridor = args[0], seed = Number(option('--seed', 1)), count = Number(option('--count', 200)), show = Number(option('--show', 5));

const spec = await reference();
const logged = console.log;
console.warn = () => {};

/** The keys that stand in front of the reference's messages, each once; null when it tripped over itself. */
function wanted(style) {
    try {
        const errors = spec.validateStyleMin(style).filter(({severity}) => severity !== 'warning');
        return [...new Set(errors.map((error) => keyOf(error, style)))].sort();
    } catch {
        return null;
    }
}

/** A message begins with its key, unless the whole is to blame: keys may hold ": " themselves, but those of styles here don't. */
function keyOf({message}) {
    const whole = /^(missing required property|object expected|unknown property|constants)/.exec(message);
    return whole ? '' : message.slice(0, message.indexOf(': '));
}

/** One process for a batch of files: what it says of each. */
function check(files) {
    return new Promise((resolve) => {
        const child = spawn(corridor, ['check', '--json', ...files], {stdio: ['ignore', 'pipe', 'pipe']});
        let out = '', err = '';
        const timer = setTimeout(() => child.kill('SIGKILL'), 120000);
        child.stdout.on('data', (text) => (out += text));
        child.stderr.on('data', (text) => (err += text));
        child.on('close', (code, signal) => {
            clearTimeout(timer);
            resolve({code, signal, out, err});
        });
    });
}

const folder = mkdtempSync(join(tmpdir(), 'corridor-styles-'));
process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
const briefing = option('--briefing', null);
const bases = baseStyles(spec.latest ?? spec.v8, briefing ? JSON.parse(readFileSync(briefing, 'utf8')) : null);
const sound = bases.map(([name, style], i) => ({name: `sound: ${name}`, number: -i - 1, style}));
const mutated = Array.from({length: count}, (_, i) => {
    const number = seed * 1000003 + i, [name, style] = mutation(bases, number);
    return {name, number, style};
});

let differing = 0, explained = 0, beyond = 0, bad = 0, failed = 0;

function judge({name, number, style}, file, remarks) {
    const theirs = wanted(style);
    if (theirs === null) {
        beyond++;
        return;
    }
    if (theirs.length) bad++;
    const mine = remarks.filter((remark) => remark.file === file && remark.level === 'error');
    const ours = [...new Set(mine.map(({key}) => key ?? '?'))].sort();
    if (JSON.stringify(ours) === JSON.stringify(theirs)) return;
    if (known({style, ours, theirs, mine, spec})) {
        explained++;
        return;
    }
    if (differing++ >= show) return;
    const said = spec.validateStyleMin(style).map(({message}) => message);
    logged(`style ${number} (${name}):\n  ours   ${JSON.stringify(ours)} ${JSON.stringify(mine.map(({message}) => message))}\n  theirs ${JSON.stringify(theirs)} ${JSON.stringify(said)}`);
    if (args.includes('--keep')) writeFileSync(`/tmp/style${number}.json`, JSON.stringify(style, null, 1));
}

const tests = [...sound, ...mutated], batch = 100;
for (let start = 0; start < tests.length; start += batch) {
    const part = tests.slice(start, start + batch);
    const files = part.map(({style}, i) => {
        const file = join(folder, `${i}.json`);
        writeFileSync(file, JSON.stringify(style));
        return file;
    });
    const {code, signal, out, err} = await check(files);
    if (signal || code > 6 || /Sanitizer|runtime error/.test(err)) {
        failed++;
        logged(`styles ${part[0].number}…: ended with ${signal ?? code}\n${err.slice(-2000)}`);
        continue;
    }
    const {remarks} = JSON.parse(out);
    part.forEach((test, i) => judge(test, files[i], remarks));
}
logged(`${tests.length} styles, ${bad} wrong to the reference; ${differing} differ, ${explained} explained, ${beyond} beyond the reference, ${failed} batches failed`);
process.exit(differing || failed ? 1 : 0);
