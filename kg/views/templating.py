"""What all pages are made with: templates that escape whatever is put in, colours, and scripts that stand inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.views.encoding import DARK_GROUND, LIGHT_GROUND, RELATIONS, SERIES, SEVERAL

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent
TEMPLATES = FOLDER / "templates"


def page_environment() -> Environment:
    """Return what fills the templates of pages: it escapes whatever is put in."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {
        "sort_keys": True,
        "separators": (",", ":"),
        "ensure_ascii": False,
    }
    return environment


def palette(theme: str) -> dict[str, str]:
    """Return the colours of a theme, each under the name of its CSS variable.

    Args:
        theme: ``light`` or ``dark``.
    """
    colours = {f"series-{number}": colour for number, (colour, _) in enumerate((*SERIES, SEVERAL))}
    colours.update(
        {f"line-{relation.code.replace('_', '-')}": relation.colour for relation in RELATIONS.values()}
    )
    ground = LIGHT_GROUND if theme == "light" else DARK_GROUND
    return {"ground": ground, **{name: getattr(colour, theme) for name, colour in colours.items()}}


def inline_script(source: str) -> str:
    """Return a script that can stand inside a page: nothing in it ends the element that holds it.

    The comment that names a source map is taken out: a browser's tools would ask for that file.
    """
    lines = [line for line in source.splitlines() if not line.startswith("//# sourceMappingURL=")]
    return "\n".join(lines).replace("</script", "<\\/script").replace("<!--", "<\\!--")
