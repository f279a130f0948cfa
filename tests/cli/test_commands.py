"""Does each command do what it says, and does bad input get a clear word while the rest goes on?"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

REPORTS = [
    {
        "id": f"r{n}",
        "lang": "uk",
        "published": f"2025-07-{n % 28 + 1:02}",
        "text": f"Вночі ворог атакував {n + 100} дронами. У Сумах пошкоджено школу, {n % 9 + 2} людей поранені.",
    }
    for n in range(400)
]


def svidok(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "svidok", *arguments],
        cwd=folder,
        env={**os.environ, "SVIDOK_STORE": str(folder / "store"), "COLUMNS": "200", **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(json.dumps(report, ensure_ascii=False) for report in REPORTS[:20]), "utf-8")
    return path


def test_add_takes_in_once_and_the_lists_show_it(tmp_path: Path, reports: Path) -> None:
    first = json.loads(svidok("add", str(reports), "--json", folder=tmp_path).stdout)
    again = json.loads(svidok("add", str(reports), "--json", folder=tmp_path).stdout)
    assert (first["received"], first["read"], first["already_there"], first["failed"]) == (20, 20, 0, 0)
    assert (again["received"], again["read"], again["already_there"], again["failed"]) == (20, 0, 20, 0)
    assert len(lines(svidok("documents", "--json", folder=tmp_path))) == 20
    raids = lines(svidok("raids", "--json", folder=tmp_path))
    incidents = lines(svidok("incidents", "--json", "--place", "Sumy", folder=tmp_path))
    assert {raid["attacker"] for raid in raids} == {"RU"}
    assert incidents
    shown = svidok("show", str(incidents[0]["id"]), folder=tmp_path)
    assert "людей поранені" in shown.stdout
    assert lines(svidok("show", "r3", "--json", folder=tmp_path))[0]["text"] == REPORTS[3]["text"]


def test_a_sum_over_a_longer_time_says_so_and_gives_no_toll_to_an_incident(tmp_path: Path) -> None:
    weekly = "On Monday the Defence Ministry said air defences had shot down 812 drones over the past week."
    monthly = "In February at least 188 civilians were killed in Russian strikes on Ukraine, the United Nations said."
    for name, text in (("week", weekly), ("month", monthly)):
        form = {"id": name, "lang": "en", "published": "2026-03-02", "text": text}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(form), "utf-8")
    svidok("add", "week.jsonl", "month.jsonl", folder=tmp_path)
    assert "2026-03-02, a sum over a longer time" in svidok("raids", folder=tmp_path).stdout
    told = svidok("incidents", folder=tmp_path).stdout
    assert "I-2026-02-RU-UA" in told
    assert "killed" not in told


def test_read_keeps_the_order_of_the_input_and_touches_no_store(tmp_path: Path, reports: Path) -> None:
    found = lines(svidok("read", str(reports), folder=tmp_path))
    assert [form["id"] for form in found] == [report["id"] for report in REPORTS[:20]]
    assert not (tmp_path / "store").exists()


def test_read_takes_standard_input(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "svidok", "read", "-"],
        input=json.dumps(REPORTS[0], ensure_ascii=False),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout)["id"] == "r0"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", bytes(range(256)) * 40, ""),
        ("one-line.txt", "а".encode() * 25_000_000, "more than"),
        ("page.html", b"<html><body><script>x</script></body></html>", ""),
        ("broken.jsonl", b'{"id": "a", "text": \n{"id": "b", "text": "x"}', "broken.jsonl:1"),
        ("polish.txt", "W nocy rosyjskie drony zaatakowały Charków, zginęły dwie osoby.".encode(), "language pl"),
    ],
)
def test_bad_input_is_named_and_the_rest_goes_on(
    tmp_path: Path, reports: Path, name: str, content: bytes, says: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    done = svidok("add", str(bad), str(reports), folder=tmp_path)
    assert done.returncode == 1
    assert "20 read" in done.stdout
    assert name in done.stderr
    assert says in done.stderr
    assert "(" in done.stderr  # the remedy
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("charset", ["cp1251", "koi8-u", "utf-16"])
def test_other_charsets_are_read(tmp_path: Path, charset: str) -> None:
    text = "У ніч на 4 липня ворог атакував Суми ударними дронами. Загинули двоє людей, ще п'ятеро поранені."
    (tmp_path / "report.txt").write_bytes(text.encode(charset))
    (found,) = lines(svidok("read", "report.txt", folder=tmp_path))
    incidents = found["incidents"]
    assert isinstance(incidents, list)
    assert incidents[0]["place"] == "Sumy"
    assert incidents[0]["killed"]["min"] == 2


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["add", "nowhere.jsonl"], 1, "no such file"),
        (["add", "http://127.0.0.1:1/x"], 1, "127.0.0.1"),
        (["raids"], 1, "store"),
        (["show", "nothing"], 1, "store"),
        (["raids", "--from", "soon"], 2, "2025-07-04"),
        (["frobnicate"], 2, "frobnicate"),
        (["add"], 2, "inputs"),
        (["config", "-s", "web.prot=1"], 1, "web.port"),
    ],
)
def test_what_cannot_be_done_says_why(tmp_path: Path, arguments: list[str], status: int, says: str) -> None:
    done = svidok(*arguments, folder=tmp_path)
    assert done.returncode == status
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_setting_says_where_it_comes_from(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "svidok.toml").write_text("[web]\nport = 9001\n")
    done = svidok("config", folder=tmp_path, SVIDOK_FETCH__PATIENCE="7")
    assert "web.port = 9001" in done.stdout
    assert "svidok.toml" in done.stdout
    assert "fetch.patience = 7\t(SVIDOK_FETCH__PATIENCE)" in done.stdout


def test_status_and_doctor_tell_of_a_flipped_byte(tmp_path: Path, reports: Path) -> None:
    svidok("add", str(reports), folder=tmp_path)
    assert lines(svidok("status", "--json", folder=tmp_path))[0]["documents"] == 20
    capture = next(path for path in (tmp_path / "store" / "captures").rglob("*") if path.is_file())
    data = bytearray(capture.read_bytes())
    data[7] ^= 1
    capture.chmod(0o600)
    capture.write_bytes(data)
    done = svidok("doctor", folder=tmp_path)
    assert done.returncode == 3
    assert "BAD" in done.stdout


def test_real_reports_never_join_the_sample(tmp_path: Path, reports: Path) -> None:
    made = svidok("demo", "--no-serve", "--store", "sample", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    again = svidok("demo", "--no-serve", "--store", "sample", folder=tmp_path)
    assert again.stdout == made.stdout
    ids = [str(form["id"]) for form in lines(svidok("raids", "--json", "--store", "sample", folder=tmp_path))]
    assert ids
    assert all(name.startswith("SAMPLE-") for name in ids)
    refused = svidok("add", str(reports), "--store", "sample", folder=tmp_path)
    assert refused.returncode == 1
    assert "sample" in refused.stderr


def killed(command: list[str], after: float, **how: object) -> bool:
    """Whether the process was still at work when it was killed."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **how)  # type: ignore[call-overload]
    time.sleep(after)
    alive = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    return alive


def waits() -> Iterator[float]:
    """Twenty waits spread over what an undisturbed run takes."""
    return (0.4 + 0.17 * n for n in range(20))


def test_kill_9_while_adding_loses_and_doubles_nothing(tmp_path: Path) -> None:
    source = tmp_path / "reports.jsonl"
    source.write_text("\n".join(json.dumps(report, ensure_ascii=False) for report in REPORTS), "utf-8")
    clean = tmp_path / "clean"
    clean.mkdir()
    svidok("add", str(source), folder=clean)
    disturbed = tmp_path / "disturbed"
    disturbed.mkdir()
    command = [sys.executable, "-m", "svidok", "add", str(source), "--store", str(disturbed / "store")]
    at_work = [killed(command, wait) for wait in waits()]
    assert any(at_work)
    svidok("add", str(source), folder=disturbed)
    for what in ("documents", "raids", "incidents", "claims"):
        ask = (what, "--json", "--limit", "2000")
        before, after = (lines(svidok(*ask, folder=folder)) for folder in (clean, disturbed))
        assert [{**form, "added": None} for form in before] == [{**form, "added": None} for form in after]
    assert svidok("doctor", folder=disturbed).returncode == 0


def test_the_version_and_nothing_else(tmp_path: Path) -> None:
    done = svidok("--version", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("svidok ")


@pytest.mark.postgres
def test_a_store_on_postgresql_says_the_same(tmp_path: Path, reports: Path, postgres_url: str) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    svidok("add", str(reports), folder=here)
    database = {"SVIDOK_STORE__DATABASE": postgres_url}
    added = svidok("add", str(reports), "--json", folder=there, **database)
    assert json.loads(added.stdout)["read"] == 20, added.stderr
    again = svidok("add", str(reports), "--json", folder=there, **database)
    assert json.loads(again.stdout)["already_there"] == 20
    for what in ("raids", "incidents", "claims"):
        assert lines(svidok(what, "--json", folder=there, **database)) == lines(svidok(what, "--json", folder=here))
