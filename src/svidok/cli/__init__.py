"""What does each verb of the command line do? One command a verb; each calls one function of the rooms below.

Exit status: 0 done, 1 some items failed, 2 wrong usage, 3 something kept is not as it was.
"""

from __future__ import annotations

import atexit
import gc
import sys

import typer

from svidok.cli import asking, checking, claims, keeping, listing, receiving, resolving, reviewing, safekeeping, serving
from svidok.errors import DamageError, SvidokError

app = typer.Typer(
    name="svidok",
    help="A witness: who said what about strikes, in which words, through whom.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
receiving.register(app)
listing.register(app)
resolving.register(app)
checking.register(app)
claims.register(app)
serving.register(app)
reviewing.register(app)
keeping.register(app)
safekeeping.register(app)
asking.register(app)


def main() -> None:
    """Run the command line; an error of ours is one line on the terminal, never a trace."""
    atexit.register(gc.freeze)  # a process that ends need not look for circles: that took as long as a short report
    try:
        app()
    except SvidokError as error:
        print(f"svidok: {error}", file=sys.stderr)
        sys.exit(keeping.INTEGRITY if isinstance(error, DamageError) else 1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone; nothing is left to say
        sys.exit(0)
    except KeyboardInterrupt:
        print("svidok: stopped; what was received is kept", file=sys.stderr)
        sys.exit(130)
