// How far two pictures of one size are from each other.
// Theirs may have some whole times as many dots each way as ours.
//   mean: the mean difference of the channel that differs most, 0…1.
//   off: the share of dots that no antialiasing explains: a channel lies beyond the darkest and the lightest of the
//        other picture's dot there and its eight neighbours, by more than SLACK of 255.
// Runs in the browser, which can read PNG: so it is one function that needs nothing from around it.
export async function compare(ours, theirs) {
    const SLACK = 20;
    async function read(url) {
        const image = new Image();
        image.src = url;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d', {willReadFrequently: true});
        context.fillStyle = 'white';
        context.fillRect(0, 0, image.width, image.height);
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height);
    }
    // Each dot the mean of TIMES x TIMES.
    function reduced(image, times) {
        const out = new ImageData(image.width / times, image.height / times);
        for (let i = 0; i < out.data.length; i++) {
            const c = i % 4, x = ((i >> 2) % out.width) * times, y = Math.floor((i >> 2) / out.width) * times;
            let sum = 0;
            for (let v = y; v < y + times; v++)
                for (let u = x; u < x + times; u++) sum += image.data[(v * image.width + u) * 4 + c];
            out.data[i] = Math.round(sum / (times * times));
        }
        return out;
    }
    function pngOf(image) {
        const canvas = document.createElement('canvas');
        canvas.width = image.width;
        canvas.height = image.height;
        canvas.getContext('2d').putImageData(image, 0, 0);
        return canvas.toDataURL('image/png');
    }
    const a = await read(ours), large = await read(theirs);
    const b = large.width > a.width && large.width % a.width === 0 ? reduced(large, large.width / a.width) : large;
    if (a.width !== b.width || a.height !== b.height)
        return {wrong: `${a.width} x ${a.height} against ${b.width} x ${b.height}`};
    const {width, height} = a;

    function beyond(x, y, one, other) {
        for (let c = 0; c < 3; c++) {
            let least = 255, most = 0;
            for (let v = Math.max(y - 1, 0); v <= Math.min(y + 1, height - 1); v++) {
                for (let u = Math.max(x - 1, 0); u <= Math.min(x + 1, width - 1); u++) {
                    const value = other.data[(v * width + u) * 4 + c];
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
            const value = one.data[(y * width + x) * 4 + c];
            if (value < least - SLACK || value > most + SLACK) return true;
        }
        return false;
    }

    const picture = new ImageData(width, height);
    let sum = 0, off = 0;
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            const i = (y * width + x) * 4;
            const most = Math.max(...[0, 1, 2].map((c) => Math.abs(a.data[i + c] - b.data[i + c])));
            const isOff = beyond(x, y, a, b) || beyond(x, y, b, a);
            const grey = 255 - Math.min(255, most * 2);
            picture.data.set(isOff ? [220, 0, 40, 255] : [grey, grey, grey, 255], i);
            sum += most / 255;
            off += isOff;
        }
    }
    return {mean: sum / (width * height), off: off / (width * height), reference: pngOf(b), difference: pngOf(picture)};
}
