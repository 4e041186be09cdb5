"""usage: neighbours_test.py TOP: what every file sees, in its own lines and through the headers it includes, is held against
cmake/storeys.cmake: storeys against COR_USES, libraries against COR_HOME."""
import os
import re
import sys

from house import House, judge, path_to, read_law, storey_of

# C's own, POSIX's and GLib's, on which every storey stands.
SYSTEM = re.compile(r'''(assert|ctype|dirent|dlfcn|errno|fcntl|float|inttypes|limits|locale|malloc|math|poll|pthread|setjmp|signal|spawn
                        |stdarg|stdatomic|stdbool|stddef|stdint|stdio|stdlib|string|strings|time|unistd|glib|gmodule)\.h$
                        |sys/|glib/|corridor/corridor\.h$''', re.X)


def strangers(house, law):
    """Storeys that a storey sees and may not know."""
    found = {}
    for file in house.files:
        storey, through = storey_of(file), house.seen_by(file)
        for seen in through:
            other = storey_of(seen)
            if other != storey and other not in law[f'COR_USES_{storey}']:
                found.setdefault(f'{storey} {other}', []).append(f'{storey} sees {other}: {path_to(through, seen)}')
    return found


def library_of(header, homes):
    return next((library for library in homes if header.startswith(library)), None)


def is_at_home(file, folders):
    """FOLDERS may name a storey, a folder in it, or a file there without its ending."""
    return any(file.startswith(folder + '/') or os.path.splitext(file)[0] == folder for folder in folders)


def libraries_away(house, homes):
    """Libraries seen outside of their homes; homes that nobody lives in; libraries without a home."""
    found, used = {}, set()
    for file in house.files:
        through = house.seen_by(file)
        for seen in through:
            for header in house.outside[seen]:
                library = library_of(header, homes)
                if library and is_at_home(file, homes[library]):
                    used.update((library, home) for home in homes[library] if is_at_home(file, [home]))
                elif library:
                    found.setdefault(f'{storey_of(file)} {library}', []).append(
                        f'<{header}> has its home in {" and ".join(homes[library])}: {path_to(through, seen)}')
                elif not SYSTEM.match(header):
                    found.setdefault(f'{storey_of(file)} {header}', []).append(
                        f'<{header}> has no COR_HOME in cmake/storeys.cmake: {path_to(through, seen)}')
    for library, folders in homes.items():
        for folder in folders:
            if (library, folder) not in used:
                found[f'{folder} {library}'] = [f'{folder} is a home of {library} in cmake/storeys.cmake and uses it nowhere']
    return found


def main(top):
    house, law = House(top), read_law(top)
    homes = {name.removeprefix('COR_HOME_'): folders for name, folders in law.items() if name.startswith('COR_HOME_')}
    if len(homes) < 10:
        sys.exit('cmake/storeys.cmake names hardly a home: this test has lost its subject')
    found = strangers(house, law)
    found.update(libraries_away(house, homes))
    judge(found, os.path.join(os.path.dirname(__file__), 'neighbours.txt'), f'{len(house.files)} files keep the law of the house')


main(sys.argv[1])
