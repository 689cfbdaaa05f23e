"""``kg serve``: a SPARQL endpoint and pages on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

import rich_click as click

from kg.commands import options
from kg.commands.printing import note


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8010, show_default=True, help="The port.")
@click.option("--write", is_flag=True, help="Let those who show the token write graphs of their own.")
@click.option(
    "--token",
    envvar="KG_TOKEN",
    show_envvar=True,
    metavar="TOKEN",
    help="What writers must show; a new one is made and printed where none is given.",
)
@click.option("--get", "page", metavar="PATH", help="Print one page and end, without listening at a port.")
@click.option(
    "--host-name",
    "hosts",
    metavar="NAME[:PORT]",
    multiple=True,
    help="A name under which a proxy offers this.",
)
@click.option(
    "--time-limit", type=click.FloatRange(0.1), default=60.0, show_default=True, help="Seconds a request."
)
@click.option(
    "--row-limit", type=click.IntRange(1), default=1_000_000, show_default=True, help="Rows an answer."
)
@click.option(
    "--memory-limit", type=click.IntRange(256), default=2048, show_default=True, help="MiB a request."
)
@options.local_store
def serve(
    port: int,
    write: bool,
    token: str | None,
    page: str | None,
    hosts: tuple[str, ...],
    time_limit: float,
    row_limit: int,
    memory_limit: int,
    store: Path,
) -> None:
    """Answer SPARQL and show pages at http://127.0.0.1:8010/, to this machine alone.

    Example: kg serve --get '/meetings.csv'
    """
    from kg.store import Store
    from kg.web.serving import fetch, new_token, serve
    from kg.web.settings import Limits, Settings

    limits = Limits(seconds=time_limit, rows=row_limit, memory=memory_limit << 20)
    shown = (token or new_token()) if write else None
    settings = Settings(store, Path.cwd(), port, shown, hosts, limits)
    if page is not None:
        status, body = fetch(settings, page)
        click.echo(body, nl=False)
        if status >= 400:
            note(f"the answer has the status {status}")
            sys.exit(1)
        return
    if write:
        with Store.open_to_write(store) as opened:
            opened.put_loaded({})
        note(f"to write, send the header  Authorization: Bearer {'the token given' if token else shown}")
    serve(settings, lambda address: note(f"{store} is served at {address}; Ctrl-C ends it"))
