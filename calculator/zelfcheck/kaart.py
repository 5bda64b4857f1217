"""The card for who is threatened: whom to call now, in the order of calling, and what the organisation may lend.

On a screen of its own after 'ja', and at the top of the page on threats. It promises nothing and weighs no threat.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from calculator.html import NIETS, Html, el, samen
from calculator.wet.besluit import CARIBISCH_NEDERLAND
from calculator.wet.feiten import LAAG, LAAG_VAN
from calculator.wet.model import Bestuurslaag
from calculator.wet.partijen import SECRETARIS
from calculator.zinnen import hoofdletter

#: Whom to call: for direct danger, and the police when there is time.
ALARMNUMMER, POLITIENUMMER = "112", "0900-8844"

#: Who chairs each body, by office, and how people call them.
_VOORZITTER: Mapping[Bestuurslaag, tuple[str, str]] = MappingProxyType(
    {
        Bestuurslaag.PROVINCIE: ("commissaris", "de commissaris van de Koning"),
        Bestuurslaag.GEMEENTE: ("burgemeester", "de burgemeester"),
        Bestuurslaag.WATERSCHAP: ("voorzitter_waterschap", "de dijkgraaf"),
    }
)


def wie_daarna(ambt: Any) -> str:
    """Whom to call in the own organisation after the police; nobody is sent to themselves. Our reading: no source names them."""
    laag = LAAG_VAN.get(ambt)
    secretaris = SECRETARIS.naam(laag).replace(" van uw waterschap", "")
    if laag is None or _VOORZITTER[laag][0] == ambt:
        return secretaris
    return f"{_VOORZITTER[laag][1]} of {secretaris}"


def kaart(ambt: Any = None, in_functie: Any = None, overal: bool = False) -> Html:
    """The card for somebody with this office, who may or may not be in office. ``overal``: for a page that any reader may open."""
    if ambt == CARIBISCH_NEDERLAND:
        nummers = el(
            "p", "Bel bij direct gevaar het alarmnummer van uw eiland. Meld elke andere dreiging bij de politie."
        )
    else:
        nummers = el(
            "ul",
            el("li", el("a", el("strong", ALARMNUMMER), " Direct gevaar", href=f"tel:{ALARMNUMMER}")),
            el("li", el("a", el("strong", POLITIENUMMER), " Politie, geen spoed", href=f"tel:{POLITIENUMMER}")),
            klasse="vw-bellen",
        )
    return el(
        "div", nummers, _organisatie(ambt, overal), _lening(ambt, in_functie, overal), klasse="vw-dreiging vw-kaart"
    )


def _organisatie(ambt: Any, overal: bool) -> Html:
    if not overal:
        return el("p", f"Bel daarna {wie_daarna(ambt)} (onze lezing).")
    regels = (
        el(
            "li",
            f"{hoofdletter(laag.value)}: {voorzitter} of {SECRETARIS.naam(laag).replace(' van uw waterschap', '')}.",
        )
        for laag, (_, voorzitter) in _VOORZITTER.items()
    )
    return samen(el("p", "Bel daarna uw organisatie (wie precies, is onze lezing):"), el("ul", regels))


def _lening(ambt: Any, in_functie: Any, overal: bool) -> Html:
    """What lid 7 allows; nothing for who has no covered office, or has it no more."""
    if not overal and (ambt not in LAAG or in_functie == "niet_meer"):
        return NIETS
    nu = (
        "Vraag dan of uw organisatie tijdelijk iets beschikbaar kan stellen. Een advies en een certificaat zijn dan niet nodig, maar het hoeft "
        "niet (lid 7; wie beslist is onze lezing). Dit vervangt geen maatregelen van de politie."
    )
    straks = (
        "Vraag vanaf uw eerste dag (onze lezing) of uw organisatie tijdelijk iets beschikbaar kan stellen. Een advies kunt u al vragen zodra "
        "uw benoeming vaststaat."
    )
    return samen(
        el("p", el("strong", "Bent u al bestuurder?"), " ", nu) if in_functie != "nog_niet" else NIETS,
        el("p", el("strong", "Begint u nog?"), " ", straks) if in_functie in (None, "nog_niet") else NIETS,
    )
