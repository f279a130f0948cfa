"""Which value has each setting, and where does it come from? Flags, then environment, then svidok.toml, then defaults.

Keys are `section.name`; the environment writes them SVIDOK_SECTION__NAME. Secrets (the database's address) are taken
from the environment only, or from the file that SVIDOK_STORE__DATABASE_FILE names, and never shown.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from svidok.errors import SettingsError

DEFAULTS: Mapping[str, str] = {
    "store.database": "",  # a SQLAlchemy address; empty = svidok.db in the store's folder
    "store.operator": "",  # the alias that the log gives for whoever adds; empty = it gives none
    "web.port": "8710",
    "web.public": "false",  # whether answers are given only as they may leave the machine: coarser and older
    "fetch.patience": "15",  # seconds without an answer
    "fetch.allow_private": "false",  # whether addresses of this machine and its own network may be fetched
}
SECRETS = frozenset({"store.database"})
PREFIX = "SVIDOK_"


@dataclass(frozen=True, slots=True)
class Setting:
    """A value as text, and where it comes from."""

    key: str
    value: str
    origin: str

    @property
    def shown(self) -> str:
        return "***" if self.key in SECRETS and self.value else self.value


@dataclass(frozen=True)
class Settings:
    """All settings of one store."""

    values: Mapping[str, Setting]

    def text(self, key: str) -> str:
        return self.values[key].value

    def number(self, key: str) -> int:
        """Raises SettingsError where the value is no whole number."""
        setting = self.values[key]
        if not setting.value.isdecimal():
            raise SettingsError(f"{key} is {setting.value!r}, not a whole number", where=setting.origin)
        return int(setting.value)

    def flag(self, key: str) -> bool:
        """Raises SettingsError where the value is neither true nor false."""
        setting = self.values[key]
        if setting.value.lower() not in ("true", "false"):
            raise SettingsError(f"{key} is {setting.value!r}", where=setting.origin, remedy="write true or false")
        return setting.value.lower() == "true"


def store_folder(given: Path | None, environment: Mapping[str, str]) -> Path:
    """The folder given, else SVIDOK_STORE, else ./svidok-store."""
    return given or Path(environment.get("SVIDOK_STORE") or "svidok-store")


def settings(folder: Path, environment: Mapping[str, str], flags: Iterable[tuple[str, str]] = ()) -> Settings:
    """The settings of the store in `folder`. Raises SettingsError: an unknown key, a file that is no TOML."""
    values = {key: Setting(key, value, "default") for key, value in DEFAULTS.items()}
    layers = [_from_file(folder / "svidok.toml"), _from_environment(environment)]
    layers.append([Setting(key, value, "flag") for key, value in flags])
    for setting in (setting for layer in layers for setting in layer):
        if setting.key not in DEFAULTS:
            near = difflib.get_close_matches(setting.key, DEFAULTS, 1)
            remedy = f"did you mean {near[0]}?" if near else f"known: {', '.join(DEFAULTS)}"
            raise SettingsError(f"there is no setting {setting.key}", where=setting.origin, remedy=remedy)
        values[setting.key] = setting
    return Settings(values)


def _from_file(path: Path) -> list[Setting]:
    if not path.is_file():
        return []
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(str(error), where=str(path), remedy="mend the line; the file is TOML in UTF-8") from error
    found = []
    for section, table in data.items():
        if not isinstance(table, dict):
            raise SettingsError(
                f"{section} stands outside a section", where=str(path), remedy="write [section] above it"
            )
        for name, value in table.items():
            key = f"{section}.{name}"
            if key in SECRETS:
                raise SettingsError(
                    f"{key} is a secret", where=str(path), remedy=f"set {PREFIX}STORE__DATABASE instead"
                )
            written = str(value).lower() if isinstance(value, bool) else str(value)
            found.append(Setting(key, written, str(path)))
    return found


def _from_environment(environment: Mapping[str, str]) -> list[Setting]:
    found = []
    for name, value in sorted(environment.items()):
        if name.startswith(PREFIX) and "__" in name:
            section, _, rest = name.removeprefix(PREFIX).lower().partition("__")
            if rest.endswith("_file"):
                rest, value = rest.removesuffix("_file"), _secret(name, Path(value))
            found.append(Setting(f"{section}.{rest}", value, name))
    return found


def _secret(name: str, path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}", where=name) from error
