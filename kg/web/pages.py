"""The pages: the start, the SPARQL page, and the description of the dataset."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.shipped import shipped
from kg.web.answering import have_done
from kg.web.messages import Task

ASSETS = shipped("web") / "assets"
"""What the pages load."""


async def answer_start(request: Request) -> Response:
    """Lead to the SPARQL page."""
    return RedirectResponse(str(request.url_for("query_page")), 303)


async def query_page(request: Request) -> Response:
    """Return the page on which SPARQL is written and asked."""
    return Response("the SPARQL page", media_type="text/html")


async def answer_void(request: Request) -> Response:
    """Describe the dataset in VoID."""
    given = {"endpoint": str(request.url_for("sparql")), "accept": request.headers.get("accept", "")}
    return await have_done(request, Task("describe_store", given))
