"""keys.py CORRIDOR [NAME…]: draws the pictures of docs/map-document.md from keys.yaml, all of them or those named.

A picture is kept in a palette of 48 colours (pngquant): small, and little worse to the eye."""
import json
import os
import re
import subprocess
import sys
import tempfile

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))


class Loader(yaml.SafeLoader):
    """YAML 1.2, as Corridor reads it: dates are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def absolute(node):
    """NODE with paths that hold from another folder."""
    if isinstance(node, dict):
        return {key: absolute(value) for key, value in node.items()}
    if isinstance(node, list):
        return [absolute(value) for value in node]
    if isinstance(node, str) and re.match(r"(\.\./|data/)", node):
        return os.path.normpath(os.path.join(HERE, node))
    return node


def documents():
    """The documents by the names of their pictures."""
    with open(os.path.join(HERE, "keys.yaml"), encoding="utf-8") as file:
        entries = yaml.load(file, Loader)
    return {name: absolute(entry) for name, entry in entries.items() if not name.startswith(".")}


def draw(corridor, name, document, folder):
    """Draws DOCUMENT as FOLDER/NAME.png; gives what Corridor says."""
    path = os.path.join(folder, name + ".json")
    picture = os.path.join(folder, name + ".png")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(document, file)
    command = [corridor, "render", path, "-o", picture]
    if "atlas" in document:
        page = name.rsplit(".", 1)[1]
        command = [corridor, "batch", path, "-o", os.path.join(folder, "atlas"), "--pages", page, "--force"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit("%s: %s" % (name, run.stderr))
    if "atlas" in document:
        os.replace(os.path.join(folder, "atlas", page + ".png"), picture)
    return run.stderr


def main():
    wanted = sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        for name, document in documents().items():
            if wanted and name not in wanted:
                continue
            sys.stderr.write(draw(sys.argv[1], name, document, folder))
            subprocess.run(["pngquant", "--speed", "1", "--nofs", "--force", "--strip", "--output", os.path.join(HERE, "keys", name + ".png"), "48",
                            os.path.join(folder, name + ".png")], check=True)


if __name__ == "__main__":
    main()
