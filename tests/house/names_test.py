"""usage: names_test.py TOP: one name means one thing. Refused are: a type that is defined twice (typedef, or the tag of a struct, union
or enum) and a function that has two bodies, where the name is the house's, in a header or beginning with cor_; and two files that
have their name in common. What a .c file calls something for itself, without cor_, is its own affair."""
import os
import re
import sys

from house import House, judge

TOKEN = re.compile(r'''/\*.*?\*/ | //[^\n]* | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | [A-Za-z_]\w* | \n | [^\s\w]''', re.S | re.X)
DIRECTIVE = re.compile(r'^[ \t]*\#(?:[^\n\\]|\\.)*', re.M | re.S)
WORD = re.compile(r'[A-Za-z_]\w*$')


def tokens_of(text):
    """[(token, line)], without comments and the preprocessor's lines."""
    text = DIRECTIVE.sub(lambda match: '\n' * match[0].count('\n'), text)
    tokens, line = [], 1
    for match in TOKEN.finditer(text):
        if not match[0].isspace() and not match[0].startswith(('/*', '//')):
            tokens.append((match[0], line))
        line += match[0].count('\n')
    return tokens


def statement(tokens, start):
    """The words from START to the semicolon that ends it, without what stands in braces."""
    words, depth = [], 0
    for token, _ in tokens[start:]:
        depth += (token == '{') - (token == '}')
        if token == ';' and not depth:
            break
        if not depth or (token == '{' and depth == 1):
            words.append(token)
    return words


def typedef_name(words):
    """The name that "typedef WORDS;" gives, or None where it only repeats the name of a struct."""
    if WORD.match(words[-1]) and len(words) == 3 and words[0] in ('struct', 'union', 'enum') and words[1] == words[2]:
        return None
    pointer = re.search(r'\( \* (\w+) ', ' '.join(words))
    if pointer:
        return pointer[1]
    ends = [i for i, word in enumerate(words) if word in ('(', '[')] or [len(words)]
    return words[ends[0] - 1]


def function_name(tokens, brace):
    """The (name, line) whose body begins at BRACE, or None when it is no function's."""
    at, depth = brace - 1, 0
    if at < 0 or tokens[at][0] != ')':
        return None
    while at >= 0:
        depth += (tokens[at][0] == ')') - (tokens[at][0] == '(')
        if not depth:
            return tokens[at - 1] if at and WORD.match(tokens[at - 1][0]) else None
        at -= 1
    return None


def definitions(text):
    """Yields (kind, name, line)."""
    tokens, depth = tokens_of(text), 0
    for i, (token, line) in enumerate(tokens):
        if token == 'typedef':
            name = typedef_name(statement(tokens, i + 1))
            if name:
                yield 'type', name, line
        elif token in ('struct', 'union', 'enum') and i + 2 < len(tokens) and tokens[i + 2][0] == '{':
            yield 'type', tokens[i + 1][0], line
        elif token == '{' and not depth and function_name(tokens, i):
            yield 'function', *function_name(tokens, i)
        depth += (token == '{') - (token == '}')


def collect(house):
    """{(kind, name): {place: …}}: a struct and the typedef of one statement stand in one place."""
    places = {}
    for file in house.files:
        for kind, name, line in definitions(house.text(file)):
            places.setdefault((kind, name), {})[f'src/{file}:{line}'] = file
    return places


def main(top):
    house, found = House(top), {}
    places = collect(house)
    if sum(kind == 'type' for kind, _ in places) < 100 or sum(kind == 'function' for kind, _ in places) < 1000:
        sys.exit('hardly a definition was found: this test has lost its subject')
    for (kind, name), where in places.items():
        is_the_houses = name.startswith('cor_') or (kind == 'type' and any(file.endswith('.h') for file in where.values()))
        if len(where) > 1 and is_the_houses:
            found[f'{kind} {name}'] = sorted(where)
    paths = {}
    for path in {os.path.splitext(file)[0] for file in house.files}:
        if os.path.basename(path) != 'internal':  # the private header of each storey
            paths.setdefault(os.path.basename(path), []).append(f'src/{path}')
    found.update({f'file {name}': sorted(where) for name, where in paths.items() if len(where) > 1})
    judge(found, os.path.join(os.path.dirname(__file__), 'names.txt'), f'{len(places)} names')


main(sys.argv[1])
