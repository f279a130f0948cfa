"""A witness: who said what about strikes in the Russian-Ukrainian war, in which words, through whom."""

from typing import Any


def __getattr__(name: str) -> Any:
    """`__version__` as it is installed, told when it is asked for: the search takes a tenth of a short command."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version("svidok")
