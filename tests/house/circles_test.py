"""usage: circles_test.py TOP OBJECTS: no files need each other in a circle. A file needs another that alone defines what it calls or
names (nm tells, of the object files listed in OBJECTS), and a header needs the headers that it includes. Including a header ties a
file to that header alone, not to the file that keeps its promises."""
import os
import re
import subprocess
import sys

from house import House, judge


def source_of(house, object_path):
    """build/…/src/geo/CMakeFiles/cor_geo.dir/clip.c.o → geo/clip.c"""
    source = os.path.normpath(re.sub(r'CMakeFiles/[^/]+\.dir/', '', object_path.split('/src/')[-1])).removesuffix('.o')
    return source if source in house.files else sys.exit(f'{object_path} was made from no file of src/: {source}')


def read_symbols(house, objects):
    """{symbol: files that define it}, {file: symbols that it leaves to others}"""
    defined, wanted = {}, {}
    listing = subprocess.run(['nm', '-A', '-P', *objects], check=True, capture_output=True, text=True).stdout
    for path, name, kind in re.findall(r'^(.+): (\S+) (\S)', listing, re.M):
        source = source_of(house, path)
        if kind == 'U':
            wanted.setdefault(source, set()).add(name)
        elif kind.isupper():
            defined.setdefault(name, set()).add(source)
    return defined, wanted


def needs(house, objects):
    """{file: {file that it needs: the names that tie it there}}"""
    defined, wanted = read_symbols(house, objects)
    ties = {file: {} for file in house.files}
    for source, names in wanted.items():
        for name in names:
            for giver in defined.get(name, ()):
                if len(defined[name]) == 1 and giver != source:
                    ties[source].setdefault(giver, set()).add(name)
    for file in house.files:
        for header in house.includes[file]:
            ties[file].setdefault(header, set()).add('#include')
    return ties


def circles(ties):
    """Tarjan's strongly connected components of more than one file, without recursion."""
    found, order, low, stack = [], {}, {}, []
    for start in ties:
        if start in order:
            continue
        order[start] = low[start] = len(order)
        stack.append(start)
        walk = [(start, iter(ties[start]))]
        while walk:
            at, rest = walk[-1]
            step = next(rest, None)
            if step is None:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[at])
                if low[at] == order[at]:
                    cut = stack.index(at)
                    if len(stack) - cut > 1:
                        found.append(sorted(stack[cut:]))
                    for file in stack[cut:]:
                        low[file] = len(ties)  # done: no circle leads through it any more
                    del stack[cut:]
            elif step not in order:
                order[step] = low[step] = len(order)
                stack.append(step)
                walk.append((step, iter(ties[step])))
            elif step in stack:
                low[at] = min(low[at], order[step])
    return found


def shown(circle, ties):
    return [f'{a} → {b}: {" ".join(sorted(ties[a][b]))}' for a in circle for b in sorted(ties[a]) if b in circle]


def main(top, list_path):
    house = House(top)
    with open(list_path, encoding='utf-8') as f:
        objects = f.read().split()
    ties = needs(house, objects)
    idle = {file for file in house.files if file.endswith('.c')} - {source_of(house, path) for path in objects}
    if idle:
        sys.exit(f'these are compiled into nothing: {" ".join(sorted(idle))}')
    found = {' '.join(circle): shown(circle, ties) for circle in circles(ties)}
    judge(found, os.path.join(os.path.dirname(__file__), 'circles.txt'), f'{len(house.files)} files without circles')


main(*sys.argv[1:])
