"""`svidok serve` and `svidok demo`: the workbench in a browser, on this machine only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from svidok.cli.doors import Setting, Store, chosen, now, opened, say

if TYPE_CHECKING:
    from svidok.ledger import Ledger

HOST = "127.0.0.1"

Port = Annotated[int | None, typer.Option("--port", help="Port on 127.0.0.1; else the setting web.port.")]


def register(app: typer.Typer) -> None:
    app.command()(serve)
    app.command()(demo)


def serve(store: Store = None, port: Port = None, setting: Setting = None) -> None:
    """Show the record in a browser, at http://127.0.0.1:8710; nobody else on the network can reach it."""
    folder, given = chosen(store, setting)
    with opened(folder, given) as ledger:
        _serve(ledger, port or given.number("web.port"), public=given.flag("web.public"))


def demo(
    store: Annotated[Path | None, typer.Option("--store", help="Folder of the sample's own store.")] = None,
    port: Port = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Only make the sample's store.")] = False,
    setting: Setting = None,
) -> None:
    """Read the sample (reports written for it from public facts) into a store of its own, and show it."""
    from svidok.lexicon.packs import PACKS
    from svidok.pipeline.corridor import corridor
    from svidok.pipeline.receive import receive
    from svidok.pipeline.record import renew

    folder, given = chosen(store or Path("svidok-sample-store"), setting)
    with opened(folder, given, create=True, sample=True) as ledger:
        totals = receive([str(PACKS / "sample" / "reports.jsonl")], ledger, corridor(), now)
        for failure in totals.failures:
            say(f"failed: {failure.message}")
        renew(ledger, corridor())
        if no_serve:
            print(f"{_found(ledger)}. Store: {folder}")
        else:
            _serve(ledger, port or given.number("web.port"), public=given.flag("web.public"))
    if totals.failed:
        raise typer.Exit(1)


def _found(ledger: Ledger) -> str:
    counts = {kind: ledger.record(kind, limit=1).total for kind in ("raid", "incident", "claim")}
    reports = ledger.documents(limit=1).total
    return f"{reports} reports: {counts['raid']} raids, {counts['incident']} incidents, {counts['claim']} claims"


def _serve(ledger: Ledger, port: int, *, public: bool) -> None:
    import socket

    import uvicorn

    from svidok.errors import SvidokError
    from svidok.web.app import application

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            raise SvidokError(f"port {port} is taken", remedy="stop what uses it, or give --port") from None
    print(f"{_found(ledger)}. Look at http://{HOST}:{port} (Ctrl+C ends it)", flush=True)
    uvicorn.run(application(ledger, public=public), host=HOST, port=port, log_level="warning")
