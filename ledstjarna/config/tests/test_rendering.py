"""Pages are rendered as Jinja2 itself would render them, only sooner."""

from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from ledstjarna.config.jinja import environment

PAGES = {
    "parts.html": "{% macro mark(text, more='') %}<b>{{ text }}</b>{{ more }}{{ caller() if caller }}{% endmacro %}",
    "page.html": """{% from "parts.html" import mark %}{% block body %}
{% for word in words %}{% call mark(word, more="&") %}{{ loop.index }}{% endcall %}{{ twice(word) }}{% endfor %}
{{ _("Ja tack") }} {{ _("100 %%") }} {{ _("%(who)s väljer", who=words[0]) }}
{% trans who=words[0] %}{{ who }} väljer{% endtrans %}{% trans n=words | length %}en{% pluralize %}{{ n }}{% endtrans %}
{{ words | map("upper") | join(", ") }}{{ words.index(words[0]) }}{{ maker()("<i>") }}{% endblock %}""",
}


class Maker:
    """Something callable that is neither macro nor function."""

    def __call__(self, text: str) -> str:
        return text * 2


def usual(pages: dict[str, str]) -> Environment:
    """Jinja2 as it comes, with the same texts."""
    plain = Environment(autoescape=True, loader=DictLoader(pages), extensions=["jinja2.ext.i18n"])
    plain.install_gettext_callables(translation.gettext, translation.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return plain


def ours(pages: dict[str, str]) -> Environment:
    return environment(autoescape=True, loader=DictLoader(pages))


@settings(max_examples=25)
@given(words=st.lists(st.text(min_size=1), min_size=1, max_size=3), language=st.sampled_from(["sv", "en"]))
def test_a_page_is_what_jinja_makes_of_it(words: list[str], language: str) -> None:
    def page(of: Environment) -> str:
        of.trim_blocks = of.lstrip_blocks = False
        context: dict[str, Any] = {"words": words, "twice": lambda text: text + text, "maker": Maker}
        return of.get_template("page.html").render(context)

    with translation.override(language):
        assert page(ours(PAGES)) == page(usual(PAGES))


def test_a_text_follows_the_reader_and_is_made_safe() -> None:
    made = ours({"page.html": "{{ _('Ja tack') }}|{{ _('%(who)s väljer', who=who) }}"}).get_template("page.html")
    with translation.override("sv"):
        assert made.render(who="<b>") == "Ja tack|&lt;b&gt; väljer"
    with translation.override("en"):
        assert made.render(who=Markup("<b>")).startswith("Yes please|<b>")


def test_what_is_missing_is_still_an_error() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        ours({"page.html": "{{ nobody('x') }}"}).get_template("page.html").render()
