// Just enough PNG for the pictures that cases are made with: 8-bit RGBA, one chunk of data.
import {deflateSync} from 'node:zlib';

function crc32(bytes) {
    let crc = ~0;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
}

function chunk(type, data) {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
}

// DOT(x, y) is [r, g, b, a], 0…255.
export function encodePng(width, height, dot) {
    const header = Buffer.alloc(13), rows = Buffer.alloc(height * (1 + width * 4));
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 6, 0, 0, 0], 8);
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) rows.set(dot(x, y), y * (1 + width * 4) + 1 + x * 4);
    }
    const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
