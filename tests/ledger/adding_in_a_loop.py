"""A process to be killed: adds 200 made reports to a store, a capture and a transaction for every five."""

from __future__ import annotations

import sys
from pathlib import Path

from ledger_examples import fill

from svidok.ledger import Ledger, RecordRow


def main(folder: str, url: str) -> None:
    print("begun", flush=True)
    with Ledger.open(Path(folder), database_url=url or None) as ledger:
        for start in range(0, 200, 5):
            fill(ledger, 5, start)
            with ledger.writing():
                state = ledger.record_state()
                if state is None or state.head != ledger.head():
                    read = [item.document.report.id for item in ledger.readings()]
                    ledger.replace_record([RecordRow("raid", name, {}, rests_on=(name,)) for name in read], "loop@1")


if __name__ == "__main__":
    main(*sys.argv[1:])
