"""In which documents do these words stand, whatever their form, case, apostrophes and stress marks?

Both databases are given the same folded words (`svidok.text`), one by one, so that both find the same: nothing is left
to a database's own idea of a word. The index is derived and holds words as they stand; it is the search that asks for
each word in all its forms. A word may end in `*`, which stands for any ending; in quotation marks it is meant as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text, bindparam, column, select, table, text

from svidok.errors import QuestionError
from svidok.ledger.tables import DOCUMENTS
from svidok.lexicon.wordforms import word_forms
from svidok.text import words

LONGEST_WORD = 60  # letters of a word that count; what is longer is an address or an encoded thing
MOST_BYTES = 900_000  # of the different words of one document: PostgreSQL holds a megabyte of them
STEP = 500
# Bounded, so that marks which nothing closes are not looked behind to the end of the query, each anew.
QUOTED = re.compile(r'"[^"]{0,300}"|“[^”]{0,300}”|„[^“”]{0,300}[“”]|«[^»]{0,300}»')

_TABLES = {
    # No positions and no copy of the text: it answers which documents, not where. Only blanks part its words.
    "sqlite": """CREATE VIRTUAL TABLE search USING fts5(words, content='', columnsize=0, detail=none,
        tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")""",
    "postgresql": "CREATE TABLE search (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
}
_INSERTS = {
    "sqlite": "INSERT INTO search (rowid, words) VALUES (:seq, :words)",
    "postgresql": "INSERT INTO search (seq, words) VALUES (:seq, array_to_tsvector(string_to_array(:words, ' ')))",
}


def make_search(connection: Connection) -> None:
    """Make the index and fill it with every document that is there."""
    connection.exec_driver_sql(_TABLES[connection.dialect.name])
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("CREATE INDEX search_by_word ON search USING gin (words)")
    last = 0
    query = select(DOCUMENTS).order_by(DOCUMENTS.c.seq).limit(STEP)
    while rows := connection.execute(query.where(DOCUMENTS.c.seq > last)).all():
        index(connection, [dict(row._mapping) for row in rows])
        last = rows[-1].seq


def index(connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
    """Take in documents that were just added; a row needs seq, title and text."""
    filled = [{"seq": row["seq"], "words": " ".join(_different(row["title"], row["text"]))} for row in rows]
    if filled:
        connection.execute(text(_INSERTS[connection.dialect.name]), filled)


def holds(connection: Connection, asked: str) -> ColumnElement[bool]:
    """The condition that a document has all these words. Raises QuestionError where no word is asked for."""
    wanted = list(_asked(asked))
    if not wanted:
        raise QuestionError(f"{asked!r} holds no word to look for", remedy="write words; дрон* stands for any ending")
    if connection.dialect.name == "postgresql":
        doubled = (([form.replace("'", "''") for form in forms], ":*" if open_ else "") for forms, open_ in wanted)
        query = " & ".join(_either(forms, "'{}'" + star, " | ") for forms, star in doubled)
        found = select(table("search", column("seq"), column("words")).c.seq)
        return DOCUMENTS.c.seq.in_(found.where(text("words @@ CAST(:asked AS tsquery)").bindparams(asked=query)))
    query = " AND ".join(_either(forms, '"{}"' + ("*" if open_ else ""), " OR ") for forms, open_ in wanted)
    rows: Select[Any] = select(column("rowid")).select_from(table("search"))
    return DOCUMENTS.c.seq.in_(rows.where(text("search MATCH :asked").bindparams(bindparam("asked", query, Text))))


def _either(forms: Iterable[str], shape: str, or_: str) -> str:
    return f"({or_.join(map(shape.format, forms))})"


def _different(*texts: str | None) -> list[str]:
    """Every different word, in the order of its first place, as far as there is room."""
    found: dict[str, None] = {}
    room = MOST_BYTES
    for word in (word for said in texts if said for word in words(said)):
        folded = word.folded[:LONGEST_WORD]
        if not folded[:1].isalnum() or folded in found:
            continue
        room -= len(folded.encode()) + 8
        if room < 0:
            break
        found[folded] = None
    return list(found)


def _asked(said: str) -> Iterable[tuple[Sequence[str], bool]]:
    """For each word the forms in which it may stand, and whether any ending may follow."""
    exact = [match.span() for match in QUOTED.finditer(said)]
    for word in words(said):
        folded, open_ = word.folded[:LONGEST_WORD], said[word.end : word.end + 1] == "*"
        if not folded[:1].isalnum():
            continue
        as_it_is = open_ or any(start < word.start < end for start, end in exact)
        yield ((folded,) if as_it_is else word_forms(folded)), open_
