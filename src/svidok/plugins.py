"""Which parts does a folder of the house offer, and which do installed packages add to them?

The only registry in the house: intake formats, readers, questions and exporters are all found by it. A module of the
folder offers its part under an agreed name (`FORMAT`, `EXPORTER`, …); another package offers one as an entry point.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from svidok.errors import SvidokError


@dataclass(frozen=True, slots=True)
class Plugin:
    """A part under the name it is asked for by, and where it comes from: a module of ours or another package."""

    name: str
    origin: str
    part: Any


def discover(package: str, attribute: str, group: str) -> tuple[Plugin, ...]:
    """Every module of `package` that holds `attribute`, in the order of names, then every entry point of `group`.

    Raises SvidokError where an entry point cannot be loaded or takes a name that is already taken.
    """
    found: dict[str, Plugin] = {}
    for plugin in (*_of_folder(package, attribute), *_of_other_packages(group)):
        if plugin.name in found:
            raise SvidokError(
                f"the name {plugin.name!r} is already taken by {found[plugin.name].origin}",
                where=plugin.origin,
                remedy="give one of the two another name",
            )
        found[plugin.name] = plugin
    return tuple(found.values())


def _of_folder(package: str, attribute: str) -> Iterator[Plugin]:
    folder = import_module(package)
    for name in sorted(module.name for module in pkgutil.iter_modules(folder.__path__)):
        module = import_module(f"{package}.{name}")
        if hasattr(module, attribute):
            yield Plugin(name, module.__name__, getattr(module, attribute))


def _of_other_packages(group: str) -> Iterator[Plugin]:
    from importlib.metadata import entry_points  # slow to load, and not every command asks

    for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
        origin = f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
        try:
            part = entry.load()
        except Exception as error:  # another package's code: whatever it raises, the message must name the package
            raise SvidokError(
                f"the entry point {entry.name!r} of {group} cannot be loaded: {error!r}",
                where=origin,
                remedy="repair or uninstall that package",
            ) from error
        yield Plugin(entry.name, origin, part)
