"""HTML as a type: what is no ``Html`` is text, and text is escaped. The same at build time and in the browser.

``markupsafe`` and ``htpy`` do this better; neither may travel to the browser (standard library only), and of them these few lines are needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from types import MappingProxyType


class Html(str):
    """Ready-made HTML. A sum of two is HTML; a sum with text escapes the text."""

    __slots__ = ()

    def __add__(self, ander: str) -> Html:
        """This, then that."""
        return Html(str.__add__(self, veilig(ander)))

    def __radd__(self, ander: str) -> Html:
        """That, then this."""
        return Html(str.__add__(veilig(ander), self))

    def join(self, delen: Iterable[str]) -> Html:
        """The parts with this between them; parts that are text are escaped."""
        return Html(str.join(self, map(veilig, delen)))


#: Nothing at all, and what parts are joined with.
NIETS = Html("")

#: Attributes whose names Python keeps for itself.
_NAMEN = MappingProxyType({"klasse": "class", "voor": "for"})


def veilig(tekst: str) -> Html:
    """HTML as it is, text escaped."""
    return tekst if isinstance(tekst, Html) else Html(escape(tekst))


def samen(*delen: str | Iterable[str]) -> Html:
    """The parts after each other; a part is text, HTML, or several of these."""
    return NIETS.join(stuk for deel in delen for stuk in ((deel,) if isinstance(deel, str) else deel))


def el(naam: str, *inhoud: str | Iterable[str], **kenmerken: str | bool | None) -> Html:
    """An element around its content; content that is no ``Html`` is escaped, and so is every attribute.

    ``klasse`` stands for class, ``voor`` for for; an underscore in a name becomes a hyphen. None and False leave an attribute out, True
    gives it no value.
    """
    return Html(f"<{naam}{_kenmerken(kenmerken)}>{samen(*inhoud)}</{naam}>")


def leeg(naam: str, **kenmerken: str | bool | None) -> Html:
    """An element without content and without an end (``input``)."""
    return Html(f"<{naam}{_kenmerken(kenmerken)}>")


def _kenmerken(kenmerken: dict[str, str | bool | None]) -> str:
    uit = ""
    for sleutel, waarde in kenmerken.items():
        naam = _NAMEN.get(sleutel, sleutel.replace("_", "-"))
        if waarde is True:
            uit += f" {naam}"
        elif waarde is not None and waarde is not False:
            uit += f' {naam}="{escape(waarde)}"'
    return uit
