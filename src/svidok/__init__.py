"""A witness: who said what about strikes in the Russian-Ukrainian war, in which words, through whom."""

from importlib.metadata import version

__version__ = version("svidok")
