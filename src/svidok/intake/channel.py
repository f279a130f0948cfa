"""Which posts does a Telegram Desktop export (`result.json`) hold?

An export of one chat was chosen by a person and is taken whole. An export of a whole account holds private
conversations too: those are no published reports and stay unread, only channels and public groups are taken.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.charset import decode
from svidok.intake.format import kind
from svidok.intake.received import Item, Row, Skipped, receive_all

MOST_BYTES = 200_000_000  # the whole file becomes objects at once, some six times its size
PUBLISHED = ("public_channel", "private_channel", "public_supergroup")
REMEDY = "export a channel with Telegram Desktop as machine-readable JSON; for one JSON object a line name it .jsonl"

Chat = dict[str, Any]


class TelegramExport:
    name = "channel"
    takes = "Telegram Desktop exports (result.json)"

    def accepts(self, name: str, head: bytes) -> bool:
        return kind(name, head) == "json"

    def parse(self, capture: RawCapture) -> Iterator[Item]:
        where = capture.where
        if len(capture.data) > MOST_BYTES:
            what = f"the export has {len(capture.data):,} bytes, more than {MOST_BYTES:,}"
            raise IntakeError(what, where=where, remedy="export shorter spans of dates")
        try:
            export = json.loads(decode(capture.data, where))
        except ValueError as error:
            raise IntakeError(f"it is no JSON: {error}", where=where, remedy=REMEDY) from None
        return receive_all(capture, "telegram", _rows(export, where))


def _rows(export: object, where: str) -> Iterator[Row | Skipped | IntakeError]:
    skipped: Counter[str] = Counter()
    for chat in _chats(export, where, skipped):
        for message in chat["messages"]:
            if not isinstance(message, dict) or "id" not in message:
                yield IntakeError(f"an entry of {chat.get('name')!r} is no message", where=where, remedy=REMEDY)
            elif message.get("type") != "message":
                skipped["service messages"] += 1
            elif text := _text(message):
                yield _row(chat, message, text, where)
            else:
                skipped["messages without text"] += 1
    for why, count in skipped.items():
        yield Skipped(where, why, count)


def _chats(export: object, where: str, skipped: Counter[str]) -> Iterator[Chat]:
    """The chat of an export of one chat, or the published ones of a whole account. Raises IntakeError."""
    if isinstance(export, dict) and isinstance(export.get("messages"), list):
        yield export
        return
    parts = [export.get(name) for name in ("chats", "left_chats")] if isinstance(export, dict) else []
    lists = [part["list"] for part in parts if isinstance(part, dict) and isinstance(part.get("list"), list)]
    if not lists:
        raise IntakeError("this JSON is no Telegram export", where=where, remedy=REMEDY)
    for chat in chain.from_iterable(lists):
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list) and chat.get("type") in PUBLISHED:
            yield chat
        else:
            skipped["private chats"] += 1


def _text(message: dict[str, Any]) -> str:
    """The text of a message: a string, or its parts (plain strings, and objects for links, bold words, mentions)."""
    text = message.get("text")
    parts = text if isinstance(text, list) else [text]
    words = (part.get("text") if isinstance(part, dict) else part for part in parts)
    joined = "".join(word for word in words if isinstance(word, str))
    return joined if joined.strip() else ""


def _row(chat: Chat, message: dict[str, Any], text: str, where: str) -> Row:
    number = message["id"]
    fields = {
        "id": f"telegram-{chat.get('id', 'unknown')}-{number}",
        "text": text,
        "published": _instant(message.get("date_unixtime")) or message.get("date"),
        "source_name": chat.get("name"),
        "author": message.get("author"),
        "edited": _instant(message.get("edited_unixtime")) or message.get("edited"),
        "forwarded_from": message.get("forwarded_from"),
    }
    return Row(f"{where}: message {number}", fields)


def _instant(unixtime: object) -> str | None:
    try:
        return datetime.fromtimestamp(int(str(unixtime)), UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return None


FORMAT = TelegramExport()
