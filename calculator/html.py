"""HTML elements: names, attributes and content, escaped. The same at build time and in the browser."""

from collections.abc import Mapping
from html import escape as esc


def element(naam: str, inhoud: str, **kenmerken: str | bool | None) -> str:
    """An HTML element around ready-made HTML. Attributes are escaped; None and False leave one out, True gives it no value.

    ``klasse`` stands for class, ``voor`` for for; an underscore in a name becomes a hyphen.
    """
    return f"<{naam}{_kenmerken(kenmerken)}>{inhoud}</{naam}>"


def leeg_element(naam: str, **kenmerken: str | bool | None) -> str:
    """An HTML element without content."""
    return f"<{naam}{_kenmerken(kenmerken)}>"


def _kenmerken(kenmerken: Mapping[str, str | bool | None]) -> str:
    uit = ""
    for sleutel, waarde in kenmerken.items():
        naam = {"klasse": "class", "voor": "for"}.get(sleutel, sleutel.replace("_", "-"))
        if waarde is True:
            uit += f" {naam}"
        elif waarde is not None and waarde is not False:
            uit += f' {naam}="{esc(waarde)}"'
    return uit
