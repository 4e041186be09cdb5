// The page to look at: each case in a row, ours, the reference's, and what is between them.

const escaped = (text) => String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const share = (x) => `${(100 * x).toFixed(3)} %`;

function numbers({mean, off, limits, wrong}) {
    if (wrong) return escaped(wrong);
    const reason = limits.reason ? ` (${escaped(limits.reason)})` : '';
    return `mean ${share(mean)} of ${share(limits.mean)}, off ${share(off)} of ${share(limits.off)}${reason}`;
}

function row(result) {
    const {name, folder, verdict, properties, known, said} = result;
    const picture = (file, words) => `<figure><img src="${folder}/${file}.png" alt=""><figcaption>${words}</figcaption></figure>`;
    const reason = known ? `<p>${escaped(known)}</p>` : '';
    return `<section class="${verdict.replace(' ', '-')}"><h2>${escaped(name)}: ${verdict}</h2>
<p>${numbers(result)}</p>${reason}<p>${escaped(properties.join(', '))}</p>${said ? `<pre>${escaped(said)}</pre>` : ''}
<div>${picture('corridor', 'Corridor')}${picture('reference', 'MapLibre GL JS')}${picture('difference', 'difference')}</div></section>`;
}

// Those that disagree come first.
export function showing(results) {
    const order = ['differs', 'known', 'agrees'];
    const sorted = [...results].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
    return `<!doctype html><meta charset="utf-8"><title>Corridor beside MapLibre GL JS</title>
<style>
body { font: 14px/1.4 sans-serif; margin: 2em; }
section { border-left: 6px solid #007a33; margin: 1.5em 0; padding-left: 1em; }
.differs { border-color: #c8102e; }
.known { border-color: #e6a000; }
h2 { font-size: 1.1em; margin: 0; }
p, figure { margin: 0 1em 0 0; }
figure { display: inline-block; }
img { image-rendering: pixelated; width: 512px; border: 1px solid #ccc; }
</style>
<h1>Corridor beside MapLibre GL JS</h1>
<p>In the difference, red is what no antialiasing explains; grey is how far the two are apart, twice as dark.</p>
${sorted.map(row).join('\n')}
`;
}
