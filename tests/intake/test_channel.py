"""A Telegram export gives one report a post, joined from its parts, and leaves private conversations alone."""

import json
from datetime import UTC, date, datetime

from loopback import only, parsed, refusal

from svidok.errors import IntakeError
from svidok.intake.received import Received, Skipped


def message(number: int, text: object, **more: object) -> dict:
    return {
        "id": number,
        "type": "message",
        "date": "2025-07-04T01:30:00",
        "date_unixtime": "1751581800",
        "text": text,
    } | more


def chat(*messages: dict, **more: object) -> dict:
    return {"name": "Приклад · новини", "type": "public_channel", "id": 1234567890, "messages": list(messages)} | more


def export(value: object) -> list[object]:
    return parsed("result.json", json.dumps(value, ensure_ascii=False, indent=1).encode())


def test_a_post_is_joined_from_its_parts():
    parts = [
        "❗️ ",
        {"type": "bold", "text": "Увага"},
        {"type": "link", "text": "https://example.org"},
        "\nЗбито 5 дронів.",
    ]
    told = {"edited_unixtime": "1751582800", "forwarded_from": "Інший канал", "author": "Чергова зміна"}
    received = only(export(chat(message(7, parts, **told))))
    report = received.report
    assert report.id == "telegram-1234567890-7"
    assert report.text == "❗️ Увагаhttps://example.org\nЗбито 5 дронів."
    assert report.source_name == "Приклад · новини"
    assert report.published_at == datetime(2025, 7, 3, 22, 30, tzinfo=UTC)
    assert report.published == date(2025, 7, 4)
    assert report.edited == datetime(2025, 7, 3, 22, 46, 40, tzinfo=UTC)
    assert (report.forwarded_from, report.author) == ("Інший канал", "Чергова зміна")
    assert received.notes == ()
    assert received.where == "result.json: message 7"


def test_what_holds_no_words_is_skipped_and_counted():
    items = export(
        chat(
            message(1, "", photo="a.jpg"),
            message(2, [], photo="b.jpg"),
            message(3, "Вибухи."),
            {"id": 4, "type": "service", "action": "pin_message", "text": ""},
        )
    )
    received, *skipped = items
    assert received.report.text == "Вибухи."
    assert {(item.why, item.count) for item in skipped} == {("messages without text", 2), ("service messages", 1)}


def test_an_export_of_an_account_gives_its_channels_only():
    items = export(
        {
            "about": "…",
            "contacts": {"list": []},
            "chats": {
                "list": [
                    chat(message(1, "one"), id=1),
                    chat(message(1, "private"), id=2, type="personal_chat"),
                    chat(message(1, "two"), id=3, type="public_supergroup"),
                ]
            },
            "left_chats": {"list": [chat(message(1, "three"), id=4), "odd"]},
        }
    )
    assert [item.report.text for item in items if isinstance(item, Received)] == ["one", "two", "three"]
    assert [(item.why, item.count) for item in items if isinstance(item, Skipped)] == [("private chats", 2)]


def test_a_message_that_is_none_is_an_error_and_the_rest_goes_on():
    items = export(chat({"type": "message"}, message(2, "two")))
    assert [type(item) for item in items] == [IntakeError, Received]


def test_a_post_without_an_instant_keeps_its_date():
    odd = message(1, "one", date_unixtime="never")
    report = only(export(chat(odd))).report
    assert (report.published, report.published_at) == (date(2025, 7, 4), None)


def test_what_is_no_export_is_refused():
    for data in (b'{"a": 1}', b"[]", b'{"chats": {"list": 5}}', b"{", b"[" * 100_000):
        error = refusal(parsed("result.json", data))
        assert error.where == "result.json"
