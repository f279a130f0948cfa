"""Do `svidok place` and `svidok when` show what was understood and why, to a person and to a machine?"""

import json
import subprocess
import sys
from pathlib import Path

PRECISIONS = {"settlement", "city_district", "raion", "region", "country"}


def svidok(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "svidok", *arguments], input=given, capture_output=True, text=True, check=False
    )


def test_place_shows_where_and_why() -> None:
    shown = svidok("place", "с. Іванівка Херсонської обл.").stdout
    assert "Ivanivka, UA-65, settlement" in shown
    assert "46.713 34.55" in shown
    assert "because: " in shown


def test_place_says_between_which_it_is_unsure() -> None:
    shown = svidok("place", "Ворог вдарив по селу Іванівка.").stdout
    assert "unsure between" in shown
    assert "Ivanivka, UA-65" in shown


def test_place_understands_a_name_alone_in_any_language_held() -> None:
    assert "Rivne, UA-56" in svidok("place", "Рівне").stdout
    assert "Kharkiv, UA-63" in svidok("place", "Харьков").stdout
    assert "no place" in svidok("place", "nothing at all").stdout


def test_place_takes_the_publisher_s_region() -> None:
    done = svidok("place", "Ворог вдарив по селищу Слобожанське.", "--source", "Харківська ОВА", "--json")
    (found,) = json.loads(done.stdout)["places"]
    assert found["admin1"] == "UA-63"


def test_place_gives_every_place_of_every_line_in_order(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    texts = {
        "b": "Вибухи у Харкові та на Одещині.",
        "a": "Ворог вдарив по селу Іванівка.",
        "c": "Nobody was hurt and nothing was named in this sentence.",
    }
    path.write_text("".join(json.dumps({"id": i, "text": t}, ensure_ascii=False) + "\n" for i, t in texts.items()))
    done = svidok("place", "--jsonl", str(path))
    assert (done.returncode, done.stderr) == (0, "")
    forms = [json.loads(line) for line in done.stdout.splitlines()]
    assert [form["id"] for form in forms] == list(texts)
    for form in forms:
        for found in form["places"]:
            assert texts[form["id"]][found["start"] : found["end"]] == found["text"]
            assert found["precision"] in PRECISIONS
    (kharkiv, oblast), (unsure,), nothing = (form["places"] for form in forms)
    assert (kharkiv["name"], kharkiv["admin1"], kharkiv["rivals"]) == ("Kharkiv", "UA-63", [])
    assert (oblast["name"], oblast["admin1"], oblast["precision"]) == (None, "UA-51", "region")
    assert (unsure["lat"], unsure["lon"]) == (None, None)
    assert len({rival["admin1"] for rival in unsure["rivals"]}) > 1
    assert all(rival["lat"] for rival in unsure["rivals"] if rival["admin1"] == "UA-65")
    assert nothing == []


def test_a_broken_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"id": "a", "text": "Вибухи у Харкові."}\n{"id": \n{"id": "b", "text": "Вибухи у Сумах."}\n')
    done = svidok("place", "--jsonl", str(path))
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b"]
    assert "texts.jsonl" in done.stderr


def test_place_wants_words_or_a_file() -> None:
    assert svidok("place").returncode == 2


def test_when_shows_the_night_and_why() -> None:
    shown = svidok("when", "в ніч на 5 травня", "--published", "2025-05-05T09:00+03:00").stdout
    assert "→  2025-05-05 (day)" in shown
    assert "because: " in shown


def test_when_marks_a_publication_date_that_is_only_assumed() -> None:
    shown = svidok("when", "Пошкоджено будинок у Сумах.", "--published", "2025-05-05").stdout
    assert "2025-05-05 (day), assumed" in shown
    form = json.loads(svidok("when", "Пошкоджено будинок у Сумах.", "--published", "2025-05-05", "--json").stdout)
    assert form["periods"] == []
    assert [period["assumed"] for period in form["in_force"]] == [True]


def test_when_refuses_a_publication_without_its_offset() -> None:
    done = svidok("when", "вчора", "--published", "2025-05-05T09:00")
    assert done.returncode == 1
    assert "offset" in done.stderr
