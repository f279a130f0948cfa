"""What was received and what it says, kept so that nothing is lost, doubled or changed: the only room with SQL.

`Ledger.open(folder)` is the door; the other names are what it takes and gives.
"""

from svidok.ledger.captures import Capture, How, Provenance
from svidok.ledger.chain import Fault, Head
from svidok.ledger.counts import Counts
from svidok.ledger.documents import AddTally, Document, DocumentFilter, ReadDocument, Refused
from svidok.ledger.history import KeptReading, Sighting, Version
from svidok.ledger.ledger import Ledger
from svidok.ledger.migrations import StoreKind
from svidok.ledger.pages import Page
from svidok.ledger.past import Arrived
from svidok.ledger.record import RecordFilter, RecordRow, RecordState

__all__ = [
    "AddTally",
    "Arrived",
    "Capture",
    "Counts",
    "Document",
    "DocumentFilter",
    "Fault",
    "Head",
    "How",
    "KeptReading",
    "Ledger",
    "Page",
    "Provenance",
    "ReadDocument",
    "RecordFilter",
    "RecordRow",
    "RecordState",
    "Refused",
    "Sighting",
    "StoreKind",
    "Version",
]
