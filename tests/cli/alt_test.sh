#!/bin/sh
# What a picture says of itself: its alt text and its caption, in every format, in the report and in a batch's indexes.
. "$(dirname "$0")/lib.sh"
needs jq python3 pdfinfo
. "$here/batch_data.sh"

cat >points.csv <<'END'
place,lon,lat
Quetta,67.0,30.2
Quetta,67.0,30.2
Gwadar,62.3,25.1
"<Turbat> & ""more""",63.0,26.0
Kashgar,76.0,39.5
END
cat >points.yaml <<'END'
version: 8
sources: {attacks: {type: vector, url: points.csv, attribution: Somebody}}
layers:
  - {id: dots, type: circle, source: attacks, source-layer: points, paint: {circle-radius: 3}}
END
cat >one.yaml <<'END'
version: 1
title: Attacks <near> the corridor
as_of: 2024-11-30
style: points.yaml
sources: {attacks: {url: points.csv}}
view: {bbox: [61, 24, 70, 33]}
page: {size: 400 x 400 px}
furniture: {legend: none}
END

# texts FILE: title, alt text and caption as the file has them, one a line.
cat >texts.py <<'END'
import struct, subprocess, sys, xml.etree.ElementTree as tree, zlib
path = sys.argv[1]
data = open(path, "rb").read()
found = []
if path.endswith(".png"):
    at, chunks = 8, {}
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        assert struct.unpack(">I", data[at + 8 + length:at + 12 + length])[0] == zlib.crc32(kind + body)
        if kind == b"iTXt":
            key, rest = body.split(b"\0", 1)
            chunks[key.decode()] = rest[2:].split(b"\0", 2)[2].decode()
        at += 12 + length
    found = [chunks.get(key, "") for key in ("Title", "Description", "Caption")]
elif path.endswith(".svg"):
    root = tree.parse(path).getroot()
    svg, dc = "{http://www.w3.org/2000/svg}", ".//{http://purl.org/dc/elements/1.1/}description"
    assert [child.tag for child in root][:2] == [svg + "title", svg + "desc"]
    found = [root.findtext(svg + "title"), root.findtext(svg + "desc"), root.find(dc).text]
else:
    info = subprocess.run(["pdfinfo", "-enc", "UTF-8", path], capture_output=True, text=True, check=True).stdout
    words = info.split("\nCreator:")[0]
    title, subject = words.split("Subject:", 1)
    found = [title.split("Title:", 1)[1].split("\n")[0].strip()] + subject.split("Keywords:")[0].strip().split("\n")
print("\n".join(found))
END

run render one.yaml --json -o a.png -o a.svg -o a.pdf
expect 0 'a map of points'
jq -r '.title, .alt, .caption' "$work.out" >said
cat >expected <<'END'
Attacks <near> the corridor
Map: Attacks <near> the corridor. Extent: 61° E to 70° E, 24° N to 33° N. Attacks: 4 of 5 are shown. Most at: Quetta (2).
Attacks <near> the corridor. Attacks: 4 of 5 are shown. As of 30 Nov 2024.
END
sed 's/Extent: [^.]*\./Extent: ./' said >plain
sed 's/Extent: [^.]*\./Extent: ./' expected | cmp -s - plain || fail 'the texts that are made' "$(cat said)"
run render one.yaml --format svg-outlines -o b.svg
for file in a.png a.svg a.pdf b.svg; do
    python3 texts.py $file >there && cmp -s there said || fail "the texts in $file" "$(cat there)"
done
cp a.png first.png
run render one.yaml -o a.png
cmp -s a.png first.png || fail 'the same texts twice'

# The document's own words, with what stands in braces.
{ cat one.yaml; echo 'alt: "{attacks.drawn|One|{attacks.drawn} attacks} of {attacks.total} “<&>”"'; echo 'caption: "To {as_of|date:year}"'; } >own.yaml
run render own.yaml --json -o a.png -o a.svg -o a.pdf
expect 0 'a map with words of its own'
jq -r '.title, .alt, .caption' "$work.out" >said
printf 'Attacks <near> the corridor\n4 attacks of 5 “<&>”\nTo 2024\n' | cmp -s - said || fail "the document's own texts" "$(cat said)"
for file in a.png a.svg a.pdf; do
    python3 texts.py $file >there && cmp -s there said || fail "the document's own texts in $file" "$(cat there)"
done
sed 's/{attacks.total}/{attack.total}/' own.yaml >bad.yaml
run check bad.yaml
expect 2 'a name that is not there'
grep -q 'bad.yaml:9:6: error: {attack.total} is not known; did you mean {attacks.total}?' "$work.err" || fail 'it is named' "$(cat "$work.err")"

# A batch: each page's own, in both indexes, and another fingerprint where they are others.
make_atlas 12
echo 'sources: {cells: {where: "rank >= 0"}}' >>map.yaml
run batch map.yaml -o out -j 1
expect 0 'a batch'
[ "$(jq '[.pages[] | select(.alt | test("^Map: Cell [0-9]+\\. Extent: .*\\. Cells: [0-9]+ (is|are) shown\\."))] | length' out/index.json)" = 12 ] ||
    fail 'alt texts of pages' "$(jq -c '[.pages[].alt]' out/index.json)"
[ "$(jq -r '.pages[3].caption' out/index.json)" = 'Cell 3. page 4 of 12. As of 30 Nov 2024.' ] || fail 'captions of pages' "$(jq -c '.pages[3].caption' out/index.json)"
jq -r '.pages[].alt' out/index.json | while read -r alt; do
    grep -qF "alt=\"$alt\"" out/index.html || echo "$alt"
done >missing
[ ! -s missing ] || fail 'alt texts of pictures' "$(cat missing)"
run batch map.yaml -o out -j 1
grep -q '12 up to date' "$work.err" || fail 'nothing is drawn twice' "$(tail -1 "$work.err")"
echo 'alt: "{name}, by its name"' >>map.yaml
run batch map.yaml -o out -j 1
[ "$(jq -r '.pages[3].alt' out/index.json)" = 'Cell 3, by its name' ] || fail 'pages are drawn anew for other words' "$(jq -c '.pages[3].alt' out/index.json)"
finish
