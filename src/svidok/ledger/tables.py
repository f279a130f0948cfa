"""What does a store hold, column by column?

Evidence (captures, documents, sightings, readings, judgements, issued ids and the log of events) only grows: the
database itself refuses to update or delete a row of it. The record (raids, incidents, claims, pointers …) is derived
and can be thrown away and rebuilt. Dates, instants and JSON are text in one fixed form, so that both databases hold the
same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, ForeignKey, Index, Integer, MetaData, Table, Text, func

METADATA = MetaData()

# Bytewise order everywhere: a locale's order would make the two databases list differently.
Key = Text().with_variant(Text(collation="C"), "postgresql")


def _seq() -> Column[int]:
    return Column("seq", BigInteger, ForeignKey("events.seq"), nullable=False, unique=True)


STORE = Table(
    "store",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("kind", Text, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("moved_to", Text),  # the kind of database that the store was moved to; nothing is added here any more
)

EVENTS = Table(
    "events",
    METADATA,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text),  # the operator's alias; none where it was not given, or where it follows from the log alone
    Column("kind", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)

CAPTURES = Table(
    "captures",
    METADATA,
    Column("key", Key, primary_key=True),
    _seq(),
    Column("sha256", Key, nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    Column("how", Text, nullable=False),
    Column("asked", Text, nullable=False),
    Column("answered", Text),
    Column("at", Text, nullable=False),
    Column("status", Integer),
    Column("headers", Text, nullable=False),
    Column("tool", Text, nullable=False),
    Column("after", Key),  # where bytes are seen again after others: the capture in which it was said otherwise
)
CAPTURES_BY_ASKED = Index("captures_by_asked", CAPTURES.c.asked, CAPTURES.c.seq)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("key", Key, primary_key=True),
    _seq(),
    Column("report_id", Key, nullable=False),
    Column("text_sha256", Key, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("language", Text),
    Column("published", Key),
    Column("published_at", Key),
    Column("title", Text),
    Column("source_name", Text),
    Column("url", Text),
)
Index("documents_by_report", DOCUMENTS.c.report_id, DOCUMENTS.c.seq)
Index("documents_by_day", func.coalesce(DOCUMENTS.c.published, ""), DOCUMENTS.c.report_id)

SIGHTINGS = Table(
    "sightings",
    METADATA,
    Column("key", Key, primary_key=True),
    _seq(),
    Column("document", Key, ForeignKey("documents.key"), nullable=False, index=True),
    Column("capture", Key, nullable=False),  # empty where the report came without raw bytes
    Column("again", Key),  # the capture in which it was seen once more after another version
    Column("notes", Text),  # JSON: what was noted of the report when it was received
    Column("author", Text),  # here and below: what its source told of it there
    Column("edited", Text),
    Column("forwarded_from", Text),
)
SIGHTINGS_BY_CAPTURE = Index("sightings_by_capture", SIGHTINGS.c.capture)

READINGS = Table(
    "readings",
    METADATA,
    Column("key", Key, primary_key=True),
    _seq(),
    Column("document", Key, ForeignKey("documents.key"), nullable=False, index=True),
    Column("reader", Key, nullable=False),
    Column("form_sha256", Text, nullable=False),
    Column("form", Text, nullable=False),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("key", Key, primary_key=True),
    _seq(),
    Column("who", Text, nullable=False),
    Column("decided_by", Text, nullable=False),  # "person" or "rule"
    Column("decided", Key, nullable=False),
    Column("why", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("subjects", Text, nullable=False),  # JSON: [member, version of the document, reader] each
    Column("undoes", Text),
)

ISSUED = Table(
    "issued",
    METADATA,
    Column("key", Key, primary_key=True),
    _seq(),
    Column("id", Key, nullable=False, index=True),
    Column("report_id", Key, nullable=False, index=True),
    Column("part", Text, nullable=False),
    Column("item", Integer, nullable=False),
    Column("about", Text, nullable=False),
    Column("first", Integer, nullable=False),  # [first, last) of the report's text
    Column("last", Integer, nullable=False),
)

RECORD = Table(
    "record",
    METADATA,
    Column("kind", Key, primary_key=True),
    Column("id", Key, primary_key=True),
    Column("day", Key, nullable=False),
    Column("side", Text),
    Column("admin1", Text),
    Column("place", Text),
    Column("killed_least", Integer),
    Column("killed_most", Integer),
    Column("injured_least", Integer),
    Column("injured_most", Integer),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("form", Text, nullable=False),
)
Index("record_by_day", RECORD.c.kind, RECORD.c.day, RECORD.c.id)

RESTS_ON = Table(
    "rests_on",
    METADATA,
    Column("kind", Key, primary_key=True),
    Column("id", Key, primary_key=True),
    Column("report_id", Key, primary_key=True, index=True),
)

POINTERS = Table(
    "pointers",
    METADATA,
    Column("kind", Key, primary_key=True),
    Column("id", Key, primary_key=True),
    Column("became", Text, nullable=False),
    Column("to", Text, nullable=False),  # JSON: ids
)

RECORD_STATE = Table(
    "record_state",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1
    Column("made_by", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("seal", Text),  # of all rows of the record together
)
DERIVED = (RECORD, RESTS_ON, POINTERS, RECORD_STATE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A table that only grows: `identity` says when two rows are the same, `sealed` what the log vouches for.

    A long text is sealed by its hash, so that the log can still be checked where a text had to be taken out by law.
    `later` columns came with a later schema: where they are empty a row has the identity and the seal it always had.
    """

    kind: str
    table: Table
    identity: tuple[str, ...]
    unsealed: tuple[str, ...] = ()
    later: tuple[str, ...] = ()

    @property
    def sealed(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.table.columns if c.name not in ("key", "seq", *self.unsealed))

    def of(self, row: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
        """These columns of a row, without the later ones that are empty."""
        return {name: row[name] for name in names if name not in self.later or row[name] is not None}


CAPTURE = Evidence("capture", CAPTURES, ("sha256", "how", "asked", "answered", "after"), later=("after",))
DOCUMENT = Evidence(
    "document",
    DOCUMENTS,
    ("report_id", "text_sha256", "language", "published", "published_at", "title", "source_name", "url"),
    unsealed=("text",),
)
TOLD = ("author", "edited", "forwarded_from")
SIGHTING = Evidence("sighting", SIGHTINGS, ("document", "capture", "again"), later=("again", "notes", *TOLD))
READING = Evidence("reading", READINGS, ("document", "reader", "form_sha256"), unsealed=("form",))
JUDGEMENT = Evidence("judgement", JUDGEMENTS, ("who", "decided_by", "decided", "why", "kind", "subjects", "undoes"))
ISSUED_ID = Evidence("issued", ISSUED, ("id", "report_id", "part", "item"))
EVIDENCE = (CAPTURE, DOCUMENT, SIGHTING, READING, JUDGEMENT, ISSUED_ID)

_REFUSAL = "the ledger only grows"
_ONLY_GROWS = f"""CREATE OR REPLACE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$"""


def make_tables(connection: Connection) -> None:
    """Make every table that is not there, and let the database itself refuse to change or remove a row of evidence."""
    METADATA.create_all(connection)
    postgres = connection.dialect.name == "postgresql"
    if postgres:
        connection.exec_driver_sql(_ONLY_GROWS)
    make = "CREATE OR REPLACE TRIGGER" if postgres else "CREATE TRIGGER IF NOT EXISTS"
    refusal = "EXECUTE FUNCTION only_grows()" if postgres else f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    for table in (EVENTS, *(evidence.table for evidence in EVIDENCE)):
        for act in ("UPDATE", "DELETE"):
            connection.exec_driver_sql(f"{make} {table.name}_no_{act.lower()} BEFORE {act} ON {table.name} {refusal}")
