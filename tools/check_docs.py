"""Do the docs still tell the truth? Links lead somewhere, and the command reference is what the program says.

`--write` writes the reference anew.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import typer.main

from svidok.cli import app

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference" / "commands.md"
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "src").rglob("*.md")]


def reference() -> str:
    """Every command with its own words and options."""
    group = typer.main.get_command(app)
    parts = ["# Commands", "", "Written by `python tools/check_docs.py --write`; `make test` refuses a stale copy.", ""]
    for name, command in sorted(group.commands.items()):  # type: ignore[attr-defined]
        context = typer.Context(command, info_name=f"svidok {name}")
        usage = " ".join(command.collect_usage_pieces(context))
        parts += [f"## svidok {name}", "", (command.help or "").strip(), "", f"`svidok {name} {usage}`", ""]
        options = [record for param in command.params if (record := param.get_help_record(context))]
        parts += [f"- `{flags}`: {says}" for flags, says in options if "--help" not in flags]
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def broken_links() -> list[str]:
    return [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        if "node_modules" not in page.parts
        for target in LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]


def main() -> int:
    if "--write" in sys.argv:
        REFERENCE.write_text(reference(), "utf-8")
    problems = [f"broken link: {link}" for link in broken_links()]
    if not REFERENCE.exists() or REFERENCE.read_text("utf-8") != reference():
        problems.append("docs/reference/commands.md is stale: python tools/check_docs.py --write")
    print("\n".join(problems) or f"docs: {len(PAGES)} pages, links and commands are true")
    return bool(problems)


sys.exit(main())
