"""Which reports do these bytes hold?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.format import HEAD, Format
from svidok.intake.received import Item
from svidok.plugins import discover


@cache
def formats() -> tuple[Format, ...]:
    """Every format of this folder and of other packages. Raises SvidokError where a package offers a broken one."""
    return tuple(plugin.part for plugin in discover("svidok.intake", "FORMAT", "svidok.intake"))


def parse(raw: RawCapture) -> Iterator[Item]:
    """Every report of the capture, and an IntakeError for each that cannot be received; never raises for its bytes.

    At least one item comes out: a capture without any report is an IntakeError.
    """
    if not raw.data or raw.data.isspace():
        yield IntakeError("it is empty", where=raw.where, remedy="check that it was saved or downloaded to its end")
        return
    format = next((format for format in formats() if format.accepts(raw.name, raw.data[:HEAD])), None)
    if format is None:
        taken = ", ".join(format.takes for format in formats())
        yield IntakeError("no format reads this kind of file", where=raw.where, remedy=f"svidok takes {taken}")
        return
    item = None
    try:
        for item in format.parse(raw):
            yield item
    except IntakeError as error:
        item = error
        yield error
    except RecursionError:
        item = IntakeError("it is nested too deeply", where=raw.where, remedy="check whether it is what it should be")
        yield item
    except Exception as error:  # a parser that breaks on a file costs that file and no other
        what = f"the format {format.name} broke on it: {type(error).__name__}: {error}"
        item = IntakeError(what, where=raw.where, remedy="please report this with the file")
        yield item
    if item is None:
        yield IntakeError("it holds no report", where=raw.where, remedy=f"{format.takes} were expected")
