"""What does a long intake tell whoever waits for it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svidok.intake.sources import Source


class Watch:
    """Told of each source and report as it comes; this one says nothing."""

    def begin(self, source: Source) -> None:
        """A source is about to be loaded."""

    def report(self, size: int) -> None:
        """A report of so many bytes has been received."""


SILENT = Watch()
