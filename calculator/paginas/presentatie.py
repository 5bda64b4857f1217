"""The cases of the training for a screen in a room: one step at a time. Build time only.

Everything is in the page; docs/assets/presenteren.js only shows and hides. Without it, and on paper, all steps stand below each other.
"""

from html import escape as esc

from calculator.geval.voorbeelden import Voorbeeld
from calculator.html import element
from calculator.paginas.pagina import LESGEVALLEN, lesantwoord, uitkomst_van, wat_als


def stappen(voorbeeld: Voorbeeld, zelfcheck: str) -> tuple[tuple[str, str, str], ...]:
    """The steps of a case: the button that leads there, the heading, the content. A step without content is left out."""
    wending, _ = wat_als(*uitkomst_van(voorbeeld))
    link = element("a", "Open dit geval in de zelfcheck", href=f"{zelfcheck}#g=v;{voorbeeld.naam}")
    alle = (
        ("Volgend geval", "Het geval", element("p", esc(voorbeeld.verhaal))),
        ("Toon de vraag", "De vraag", element("p", esc(voorbeeld.vraag)) if voorbeeld.vraag else ""),
        ("Toon ‘maar wat als’", "Eén ding anders", element("p", esc(wending)) if wending else ""),
        ("Toon het antwoord", "Het antwoord", lesantwoord(voorbeeld) + element("p", link)),
    )
    return tuple(stap for stap in alle if stap[2])


def _geval(nummer: int, voorbeeld: Voorbeeld, zelfcheck: str) -> str:
    delen = "".join(
        element("div", element("h3", kop) + inhoud, klasse="vw-dia-deel", tabindex="-1", data_knop=knop)
        for knop, kop, inhoud in stappen(voorbeeld, zelfcheck)
    )
    begin = element(
        "button",
        "Toon dit geval" + element("span", f": {esc(voorbeeld.titel)}", klasse="vw-verborgen"),
        type="button",
        klasse="vw-knop vw-dia-begin",
        hidden=True,
    )
    kop = element("h2", f"{nummer}. {esc(voorbeeld.titel)}", id=f"dia-{voorbeeld.naam}")
    return element(
        "section",
        kop + begin + delen,
        klasse="vw-dia",
        aria_labelledby=f"dia-{voorbeeld.naam}",
        data_titel=voorbeeld.titel,
    )


def _podium() -> str:
    """What lies over the page while presenting; the script fills in title, place and steps."""
    knoppen = "".join(
        element("button", tekst, type="button", klasse=f"vw-knop{' vw-knop-hoofd' if hoofd else ''}", data_doe=doe)
        for doe, tekst, hoofd in (("terug", "Terug", False), ("verder", "Verder", True), ("stop", "Stoppen", False))
    )
    plek = f"Geval {element('span', '', data_plek='geval')} van {len(LESGEVALLEN)}"
    return element(
        "dialog",
        element("div", element("p", plek) + element("h2", "", id="vw-podium-kop"), klasse="vw-podium-hoofd")
        + element("div", "", klasse="vw-podium-inhoud")
        + element("div", knoppen, klasse="vw-podium-knoppen"),
        klasse="vw-podium",
        id="vw-podium",
        aria_labelledby="vw-podium-kop",
    )


def presentatie(zelfcheck: str) -> str:
    """``{{ presentatie ../../zelfcheck/ }}``: every case of the training in steps, for a screen."""
    gevallen = "".join(_geval(nummer, v, zelfcheck) for nummer, v in enumerate(LESGEVALLEN, 1))
    return element("div", gevallen + _podium(), klasse="vw-presentatie")
