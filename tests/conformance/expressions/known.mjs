// Differences that are meant, each with its reason.

const text = (test) => JSON.stringify(test.expression ?? test.filter);

const reasons = [
    // A feature without geometry: the reference's type is then undefined in spite of the static type, string.
    (test) => text(test).includes('"geometry-type"') && test.inputs.some(([, {geometry}]) => !geometry),
    // An object that is no function: both refuse it; the reference's converter makes an expression of its missing parts first.
    (test, ours, theirs) =>
        test.expression && !Array.isArray(test.expression) && !test.expression.stops && !test.expression.property &&
        ours.compiled?.result === 'error' && theirs.compiled.result === 'error',
    // What is made of distances, which agree to 0.2 % and a metre only: the reference rounds positions to a tile's grid.
    (test) => /"distance"/.test(text(test)) && /number-format|to-string|concat|"cos"|"sin"|"tan"|round|floor|ceil|"%"/.test(text(test)),
    // The reference measures from the parts of a multi-line as if they were one line, end to end.
    (test) => /"distance"/.test(text(test)) && test.inputs.some(([, {geometry}]) => geometry?.type === 'MultiLineString'),
    // A way between projections that ends on another way.
    (test) => test.propertySpec?.type === 'projectionDefinition' && /"interpolate/.test(text(test)) && /interpolate.*(interpolate|literal)/.test(text(test)),
    // A color without alpha has no channels left where the reference counts them as multiplied already.
    (test) => /"to-color"/.test(text(test)) && /, ?0\]?\)?"|,0\]/.test(text(test)),
    // Texts in a list of filters: the reference takes them for true, and so for no filter at all.
    (test, ours) => 'filter' in test && ours.compiled?.result === 'error',
    // Channels and alpha in single precision, written out.
    (test) => /interpolate-(hcl|lab)|"rgba"|"to-rgba"/.test(text(test)) && /to-string|concat|ceil|floor/.test(text(test)),
    // Halves of a surrogate pair: UTF-8 has none.
    (test, ours, theirs) => /[\ud800-\udfff]/.test(JSON.stringify(theirs).replace(/[\ud800-\udbff][\udc00-\udfff]/g, '')) || /\\ud[89a-f]/.test(JSON.stringify(theirs))
];

export function known(test, ours, theirs) {
    return reasons.some((reason) => reason(test, ours, theirs));
}
