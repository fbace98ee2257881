"""Templates filled with values, every value escaped and its acting characters spelled out (jinja2's doorway)."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from corpus.inspect.families import family, label
from corpus.inspect.heading import share
from corpus.inspect.markup import Html, outward
from corpus.inspect.parts import brand, chip, icon, swatch, themes
from corpus.inspect.standalone import look, source_hash
from corpus.inspect.visible import one_line
from corpus.inspect.web.answers import Shown


def page(
    template: str, *, styles: tuple[str, ...] = (), style: str = "", script: str = "app.js", **values: object
) -> Shown:
    """A page of the app: a template in the common frame, with the policy that allows its style and script.

    Args:
        template: file name below `templates`.
        styles: style sheets of `look` besides the common ones.
        style: rules that only this page needs.
        script: a script of `look`.
        values: what the template names.
    """
    css = "".join(look(name) for name in ("base.css", "app.css", *styles)) + style
    code = look(script)
    policy = (
        f"default-src 'none'; style-src {source_hash(css)}; script-src {source_hash(code)}; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    html = _templates().get_template(template).render(css=Html(css), code=Html(code), **values)
    return Shown(html=html, policy=policy, status=int(str(values.get("status", 200))))


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("corpus.inspect.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        brand=brand, chip=chip, icon=icon, swatch=swatch, themes=themes, label=label, family=family, share=share
    )
    made.filters.update(web=outward, number=lambda value: f"{value:,}")
    return made


def _plain(value: object) -> object:
    """Every text on one line, unable to act; markup of our own as it is."""
    return one_line(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
