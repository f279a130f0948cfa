"""Parts are found in a folder and in other packages; a broken one is named with its package."""

import sys

import pytest

from svidok.errors import SvidokError
from svidok.plugins import discover


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A package of exporters and another distribution that adds to it, really importable."""
    package = tmp_path / "house_of_parts"
    package.mkdir()
    for name, content in {"__init__": "", "second": "PART = 'two'", "first": "PART = 'one'", "other": "x = 1"}.items():
        (package / f"{name}.py").write_text(content)
    (tmp_path / "added_part.py").write_text("PART = 'three'")
    monkeypatch.syspath_prepend(tmp_path)
    yield tmp_path
    for name in [name for name in sys.modules if name.startswith(("house_of_parts", "added_part"))]:
        del sys.modules[name]


def offer(folder, name: str, value: str) -> None:
    about = folder / "added-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: added\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[house.parts]\n{name} = {value}\n")


def test_modules_come_by_name_and_then_other_packages(folder):
    offer(folder, "third", "added_part:PART")
    found = discover("house_of_parts", "PART", "house.parts")
    assert [(plugin.name, plugin.part) for plugin in found] == [("first", "one"), ("second", "two"), ("third", "three")]
    assert [plugin.origin for plugin in found] == ["house_of_parts.first", "house_of_parts.second", "added 1.0"]


@pytest.mark.parametrize(
    ("name", "value"), [("third", "added_part:GONE"), ("third", "no_such_module"), ("first", "added_part:PART")]
)
def test_what_cannot_be_used_is_named_with_its_package(folder, name, value):
    offer(folder, name, value)
    with pytest.raises(SvidokError) as caught:
        discover("house_of_parts", "PART", "house.parts")
    assert caught.value.where == "added 1.0"
    assert caught.value.remedy
