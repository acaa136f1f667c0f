"""greffe serve: the site on a production WSGI server, watcher and sender of e-mail beside it."""

from __future__ import annotations

import errno
import logging
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import click

from archive.settings import Settings
from archive.store import Store
from webapp.cli import settings_of
from webapp.terminal import Command, _


@click.command(cls=Command, help=_("Serve the site; watch the inbox and send e-mail beside it."))
@click.option("--host", default="127.0.0.1", show_default=True, help=_("Address to listen on."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535),
              help=_("Port to listen on; 0 takes a free one."))  # fmt: skip
@click.option("--no-watch", is_flag=True, help=_("Do not watch the inbox."))
@click.option("--no-send", is_flag=True, help=_("Do not send e-mail: greffe alerts run does."))
@click.pass_obj
def serve(home: Path, host: str, port: int, no_watch: bool, no_send: bool) -> None:
    settings = settings_of(home)
    settings.make_home()
    Store.open(settings.database).close()
    run(settings, host=host, port=port, watch=not no_watch, send=not no_send)


def run(
    settings: Settings,
    *,
    host: str,
    port: int,
    watch: bool,
    send: bool = False,
    hints: str = "",
    else_free: bool = False,
) -> None:
    """Serve until stopped. Prints the address once the port is open; else_free takes a free one
    where it is taken."""
    from webapp.app import create_app
    from webapp.desk import receiving
    from webapp.server import listen

    receiving.sweep(settings.home / receiving.FOLDER)
    app = create_app(settings)
    try:
        try:
            server = listen(app, host=host, port=port, proxy=settings.proxy)
        except OSError as cause:
            if not else_free or cause.errno != errno.EADDRINUSE:
                raise
            click.echo(_("Port {port} is taken: a free one is used.", port=port))
            server = listen(app, host=host, port=0, proxy=settings.proxy)
    except OSError as cause:
        click.echo(
            _(
                "greffe: {host}:{port} can't be opened ({why}). Choose another port: --port 8001.",
                host=host,
                port=port,
                why=cause.strerror,
            ),
            err=True,
        )
        sys.exit(1)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # pictures that wait are no news
    beside = [_start(settings.home, "watch")] if watch else []
    if send and settings.sends_mail:
        beside.append(_start(settings.home, "alerts", "run"))
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1") else host
    address = f"http://{shown}:{server.effective_port}/"
    click.echo(_("Greffe is at {address} (stop with Ctrl-C).", address=address))
    if hints:
        click.echo(hints)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # systemd stops a service so
    try:
        server.run()
    except (KeyboardInterrupt, SystemExit):
        click.echo()
    finally:
        server.close()
        for one in beside:
            one.terminate()
        for one in beside:
            with suppress(subprocess.TimeoutExpired):  # it settles what it is sending, then ends
                one.wait(10)


def _start(home: Path, *worker: str) -> subprocess.Popen[bytes]:
    """A worker as a process of its own: a page is never slow because a file is being read.

    It ends with us even if we are killed, because its standard input then closes.
    """
    command = [sys.executable, "-P", "-c", "from webapp.cli import main; main()"]
    return subprocess.Popen(
        [*command, "--home", str(home), *worker, "--until-eof"], stdin=subprocess.PIPE
    )
