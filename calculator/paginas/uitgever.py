"""Who publishes the site and how to reach them, from its settings; and what to say as long as nobody filled them in. Build time only."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from calculator.html import NIETS, Html, el, samen
from calculator.paginas.noten import Hier


def meldingen(broncode: str) -> str:
    """Where faults are reported: the issues of the repository; empty when the build does not know it."""
    return f"{broncode.removesuffix('.git').rstrip('/')}/issues" if broncode else ""


def wie(instellingen: Mapping[str, str]) -> Html:
    """The publisher and the contact in a sentence, for the foot of each page too."""
    uitgever, contact = instellingen["uitgever"], instellingen["contact"]
    naam = samen("Uitgever: ", uitgever, ".") if uitgever else NIETS + "Uitgever: nog niet ingevuld."
    if contact:
        naar = f"mailto:{contact}" if "@" in contact else contact
        naam += samen(" Contact: ", el("a", contact, href=naar), ".")
    elif adres := meldingen(instellingen["broncode"]):
        naam += samen(" ", el("a", "Meld een fout", href=adres), ".")
    return naam


def uitgever(hier: Hier) -> Html:
    """``{{ uitgever }}``: who is behind the site."""
    return wie(hier.instellingen)


def melden(hier: Hier) -> Html:
    """``{{ melden }}``: where to report a fault."""
    adres = meldingen(hier.instellingen["broncode"])
    if adres:
        return samen(el("a", "Meld het bij de broncode", href=adres), ". Daar staan drie formulieren.")
    return NIETS + "Meld het op de plek waar de broncode van deze site staat."


def privacyregels(hier: Hier) -> Html:
    """``{{ privacyregels }}``: what the host of the site sees."""
    bij = hier.instellingen["hosting"]
    waar = f"Deze site staat bij {bij}." if bij else "Deze site staat bij een bedrijf dat sites aanbiedt."
    return NIETS + (
        f"{waar} Dat bedrijf ziet vanaf welk internetadres iemand een pagina opent, zoals bij elke site. Uw antwoorden ziet het niet."
    )


IN_ZIN: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"uitgever": uitgever, "melden": melden, "privacyregels": privacyregels}
)
