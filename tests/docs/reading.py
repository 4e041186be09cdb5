"""Map documents as Corridor reads them, for the tests of this folder."""
import os
import re

import yaml


class Loader(yaml.SafeLoader):
    """YAML 1.2: dates, yes and no are texts."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"^(?:null|~|)$", "n~\0"),
]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader)


def absolute(node, folder):
    """NODE with its paths as they are seen from FOLDER."""
    if isinstance(node, dict):
        return {key: absolute(value, folder) for key, value in node.items()}
    if isinstance(node, list):
        return [absolute(value, folder) for value in node]
    return os.path.join(folder, node) if isinstance(node, str) and node.startswith("../") else node
