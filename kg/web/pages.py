"""The SPARQL page, and the description of the dataset."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from kg.asking.questions import find_questions
from kg.namespaces import KG, prefixes
from kg.shipped import shipped
from kg.vocabulary import defined
from kg.web.answering import have_done, settings_of
from kg.web.messages import Task

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"

ASSETS = {
    "own": Path(__file__).parent / "assets",
    "yasgui": shipped("views") / "vendor" / "yasgui@4.6.2",
}
"""The folders of what pages load, by the name under which each is served."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
"""What a page may load and ask: this server. The editor writes styles of its own into the page."""


async def answer_void(request: Request) -> Response:
    """Describe the dataset in VoID."""
    given = {"endpoint": str(request.url_for("sparql")), "accept": request.headers.get("accept", "")}
    return await have_done(request, Task("describe_store", given))


async def query_page(request: Request) -> Response:
    """Return the page on which SPARQL is written and asked, with the shipped questions and the prefixes.

    Raises:
        DataError: a question has a header that is not understood.
    """
    base, questions = request.app.state.base, find_questions(settings_of(request).project).values()
    told = ("name", "title", "shows", "sparql")
    page = {
        "endpoint": request.url_for("sparql").path,
        "prefixes": prefixes(base),
        "questions": [{key: getattr(one, key) for key in told} for one in questions],
        "classes": _terms(is_class=True),
        "properties": _terms(is_class=False),
    }
    void, assets = request.url_for("void").path, request.url_for("assets", path="/").path.rstrip("/")
    return page_response("query.html.j2", page=page, void=void, assets=assets)


def page_response(template: str, **filled: object) -> Response:
    """Return a page; whatever is put into it is text, and it can load nothing from elsewhere.

    Args:
        template: the name of a template in ``templates``.
        filled: what is put into it.
    """
    content = page_environment().get_template(template).render(filled)
    return HTMLResponse(content, headers={"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"})


def page_environment() -> Environment:
    """Return what fills the templates: it escapes whatever is put in."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _terms(*, is_class: bool) -> Sequence[str]:
    """Return the IRIs of the classes or properties of the ontology: names of classes begin with capitals."""
    own = (iri for iri in defined() if iri.startswith(KG))
    return sorted(iri for iri in own if iri.removeprefix(KG)[:1].isupper() == is_class)
