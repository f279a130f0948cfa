"""Does `svidok read --explain` tell how a report was read, to people and to machines?"""

import json
import subprocess
import sys
from pathlib import Path

TEXT = "Overnight on 4 July 2025 a Russian drone hit a clinic in Sumy, killing two people."


def explained(*options: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "svidok", "read", "--explain", "-", *options]
    return subprocess.run(command, cwd=folder, input=TEXT, capture_output=True, text=True, timeout=120, check=False)


def test_a_person_sees_words_rules_and_values(tmp_path: Path) -> None:
    done = explained(folder=tmp_path)
    assert done.returncode == 0, done.stderr
    for shown in (TEXT, "weapon.drone", "Sumy UA-59", "rule", "as in:", "gave     killed: 2"):
        assert shown in done.stdout


def test_a_machine_gets_one_object_a_report(tmp_path: Path) -> None:
    done = explained("--json", folder=tmp_path)
    (account,) = json.loads(done.stdout)["sentences"]
    assert account["words"] == TEXT
    assert {fired["rule"] for fired in account["fired"]} >= {"toll"}
    (killed,) = (gave for gave in account["gave"] if gave["what"] == "killed")
    assert (killed["value"], killed["inferred"]) == ("2 in Sumy UA-59", [])
