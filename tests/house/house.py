"""What the tests of the house read: the source files, what each includes, the law of cmake/storeys.cmake, and lists of exceptions."""
import os
import re
import sys


class House:
    """The files below src/, by their paths there: "geo/clip.c"."""

    def __init__(self, top):
        self.top = top
        src = os.path.join(top, 'src')
        self.files = sorted(os.path.relpath(os.path.join(folder, name), src)
                            for folder, _, names in os.walk(src) for name in names if name.endswith(('.c', '.h')))
        if len(self.files) < 20:
            sys.exit(f'found only {len(self.files)} source files under {src}: this test has lost its subject')
        self.includes, self.outside = {}, {}
        for file in self.files:
            self._read_includes(file)

    def text(self, file):
        with open(os.path.join(self.top, 'src', file), encoding='utf-8') as f:
            return f.read()

    def _read_includes(self, file):
        """includes: files of ours; outside: headers of libraries and of the system."""
        self.includes[file], self.outside[file] = [], []
        for quote, name in re.findall(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">]+)[">]', self.text(file), re.M):
            if quote == '<':
                self.outside[file].append(name)
                continue
            beside = os.path.normpath(os.path.join(os.path.dirname(file), name))
            found = [at for at in (beside, name) if os.path.exists(os.path.join(self.top, 'src', at))]
            if not found:
                sys.exit(f'src/{file}: includes "{name}", which is not there')
            self.includes[file].append(found[0])

    def seen_by(self, file):
        """All files that FILE sees, itself first, each with the one through which it was first seen."""
        through, walk = {file: None}, [file]
        for at in walk:
            for header in self.includes[at]:
                if header not in through:
                    through[header] = at
                    walk.append(header)
        return through


def storey_of(file):
    return file.split('/')[0]


def path_to(through, file):
    """The way of includes to FILE, for a person: "a.c → b.h → c.h"."""
    way = [file]
    while through[way[0]]:
        way.insert(0, through[way[0]])
    return ' → '.join(way)


def read_law(top):
    """Every list that cmake/storeys.cmake sets: {"COR_USES_geo": ["base"], …}."""
    with open(os.path.join(top, 'cmake', 'storeys.cmake'), encoding='utf-8') as f:
        return {name: words.split() for name, words in re.findall(r'^set\((COR_[\w./]+)\s*([^)]*)\)', f.read(), re.M)}


def read_exceptions(path):
    """Lines of "what: why", "#" begins a comment. The whats with their reasons."""
    exceptions = {}
    with open(path, encoding='utf-8') as f:
        for number, line in enumerate(f, 1):
            line = line.strip()
            if not line or line.startswith('#'):
                continue
            what, colon, why = line.partition(':')
            if not colon or not why.strip():
                sys.exit(f'{path}:{number}: an exception needs its reason after a colon: {line}')
            exceptions[what.strip()] = why.strip()
    return exceptions


def judge(found, exceptions_path, success):
    """Ends the test. FOUND: {what: lines that show it}. What is listed is let pass; what is listed and is not there any more fails,
    so that the list can only grow shorter."""
    exceptions = read_exceptions(exceptions_path)
    faults = 0
    for what, shown in sorted(found.items()):
        if what not in exceptions:
            faults += 1
            print(f'{what}:', *shown, sep='\n    ')
    for what in exceptions:
        if what not in found:
            faults += 1
            print(f'{exceptions_path}: this is so no longer, take it out of the list: {what}')
    if faults:
        sys.exit(f'{faults} faults')
    print(f'{success}; {len(exceptions)} exceptions')
