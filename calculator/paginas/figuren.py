"""Figures for the pages, drawn at build time from the regimes and the examples: HTML and SVG that also reads aloud. Build time only.

Nothing is placed or coloured by an attribute: the policy of the pages forbids it. A class says what a part is, the style sheet how it looks.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from calculator import datum
from calculator.bedrag import toon
from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN
from calculator.html import NIETS, Html, el, samen
from calculator.paginas.noten import Hier
from calculator.paginas.pagina import (
    HOKJES,
    NOG_GEEN_VOORBEELD,
    alle_stappen,
    lijst,
    periode,
    regeling_van,
    uitkomst_van,
)
from calculator.wet import bronnen
from calculator.wet.model import JA, KAN, NEE, NOG_NIET, Drager, Kern, Oordeel, Regeling
from calculator.wet.partijen import BESTUURDER, ORGANISATIE
from calculator.wet.regelingen import REGELINGEN, laatste_dag, regeling_op
from calculator.zelfcheck import woorden
from calculator.zinnen import hoofdletter, voor


def _figuur(inhoud: Html, onderschrift: str, klasse: str) -> Html:
    return el("figure", inhoud, el("figcaption", onderschrift), klasse=f"vw-figuur {klasse}")


# --- the regimes in time -----------------------------------------------------------------------------------------

_EERSTE_JAAR = 2018
#: Narrow enough for a phone, so that no letter shrinks there.
_BREED, _HOOG, _RAND = 360, 112, 6


def tijdbalk() -> Html:
    """``{{ tijdbalk }}``: the regimes on one line from 2018 on (SVG)."""
    # The newest regime gets room for its name.
    einde = max(bronnen.GECONTROLEERD_TOT.year + 1, REGELINGEN[-1].begin.year + 3)

    def x(jaar: float) -> float:
        return round(_RAND + (_BREED - 2 * _RAND) * (jaar - _EERSTE_JAAR) / (einde - _EERSTE_JAAR), 1)

    begin = [r.begin.year + (r.begin.timetuple().tm_yday - 1) / 366 for r in REGELINGEN]
    grenzen = [x(j) for j in (_EERSTE_JAAR, *begin, einde)]
    # What holds now stands out.
    nu = regeling_op(bronnen.GECONTROLEERD_TOT)
    vakken = [(0, _naam("Geen"), "eigen keuze"), *((2 if r is nu else 1, _kort(r, nu), _bedrag(r)) for r in REGELINGEN)]
    delen = NIETS
    for links, rechts, (nummer, naam, bedrag) in zip(grenzen, grenzen[1:], vakken, strict=False):
        midden, breed = str(round((links + rechts) / 2, 1)), str(round(rechts - links, 1))
        delen += el("rect", klasse=f"vw-vak-{nummer}", x=str(links), y="24", width=breed, height="46")
        delen += el("text", naam, klasse=f"vw-vak-{nummer} vw-vet", x=midden, y="43")
        delen += el("text", bedrag, klasse=f"vw-vak-{nummer}", x=midden, y="60")
    for links, regeling in zip(grenzen[1:], REGELINGEN, strict=False):
        delen += el("line", x1=str(links), y1="6", x2=str(links), y2="24")
        delen += el("text", datum.toon(regeling.begin), klasse="vw-vanaf", x=str(links + 4), y="16")
    for jaar in range(_EERSTE_JAAR, einde + 1):
        delen += el("line", x1=str(x(jaar)), y1="76", x2=str(x(jaar)), y2="82")
        if jaar < einde:
            delen += el("text", str(jaar), klasse="vw-jaar", x=str(round((x(jaar) + x(jaar + 1)) / 2, 1)), y="94")
    tekst = "; ".join(f"{r.titel}: {periode(r).lower()}, {_bedrag(r)}" for r in REGELINGEN)
    svg = el(
        "svg", delen, viewBox=f"0 0 {_BREED} {_HOOG}", role="img", aria_label=f"Tijdbalk vanaf {_EERSTE_JAAR}. {tekst}."
    )
    return _figuur(svg, "De dag waarop een maatregel klaar was, bepaalt welke regeling geldt.", "vw-tijdbalk")


def _naam(soort: str) -> str:
    """With more regimes there is no room for the noun."""
    return f"{soort} regeling" if len(REGELINGEN) < 3 else soort.removesuffix("e")


def _kort(regeling: Regeling, nu: Regeling) -> str:
    if regeling is nu:
        return "Regeling nu" if len(REGELINGEN) < 3 else "Nu"
    return _naam("Oude" if regeling.begin < nu.begin else "Nieuwe")


def _bedrag(regeling: Regeling) -> str:
    return f"tot {toon(regeling.maximum)}" if regeling.maximum else "geen maximum"


# --- who acts, in order ------------------------------------------------------------------------------------------

#: For both readers, so nobody is "u".
_BANEN = (("bestuurder", "De bestuurder"), ("ander", "Anderen"), ("organisatie", "De organisatie"))


def stappenfiguur(hier: Hier, jaar: str) -> Html:
    """``{{ stappenfiguur 2024 }}``: all steps of a regime from top to bottom, each in the lane of who acts, with its source."""
    regeling, regels = regeling_van(jaar), []
    for stap in alle_stappen(regeling):
        baan = {BESTUURDER.code: "bestuurder", ORGANISATIE.code: "organisatie"}.get(stap.wie.code, "ander")
        wie = dict(_BANEN)[baan] if baan != "ander" else stap.wie.naam(None)
        noot = hier.noot(stap.bron) if stap.bron else NIETS
        # For both readers, so nobody is "u".
        wat = voor(stap.wat, "organisatie")
        regels.append(
            el("li", el("strong", hoofdletter(wie), klasse="vw-wie"), f" {wat}", noot, klasse=f"vw-baan-{baan}")
        )
    koppen = el("div", (el("span", naam) for _, naam in _BANEN), klasse="vw-baankoppen", aria_hidden="true")
    return _figuur(
        koppen + el("ol", regels, klasse="vw-banen"),
        f"De stappen van boven naar beneden. {regeling.volgorde}".strip(),
        "vw-stappenfiguur",
    )


# --- who bears what ----------------------------------------------------------------------------------------------

_STAPELS = MappingProxyType(
    {
        "": ("Uw organisatie betaalt", "U betaalt zelf", "Vraag het eerst na"),
        "voorbij": ("Uw organisatie betaalde", "U betaalde zelf", "Vraag het na"),
        "organisatie": ("Uw organisatie betaalt", "De bestuurder betaalt", "Zoek het eerst uit"),
    }
)
#: What a cost is called, and the example (and its cost line) that decides who bears it. It belongs to the regime of the example.
_KOSTEN: tuple[tuple[str, str, int], ...] = (
    ("Een maatregel uit het vastgestelde advies", "alles-op-orde", 0),
    ("Iets in bruikleen; dat mag, maar moet niet", "bruikleen", 0),
    ("Een maatregel die politie en justitie aanwezen, op een andere grond", "in-het-stelsel-2024", 0),
    ("Werk voor het PKVW-certificaat", "pkvw-werk-in-advies", 0),
    ("Een wens buiten het advies", "buiten-het-advies", 1),
    ("Een eigen aankoop zonder advies", "zelf-besteld", 0),
    ("Een nieuwe maatregel na de laatste dag in het ambt", "na-het-ambt", 0),
    ("Een eigen aankoop die wel in het advies staat", "zelf-gekocht-in-advies", 0),
    ("Maatregelen na een verhuizing, als er al eerder maatregelen waren", "verhuisd-opnieuw", 0),
    ("Maatregelen als het certificaat niet haalbaar is", "vve-werkt-niet-mee", 0),
    ("Een van de vijf maatregelen, tot het maximum", "vijf-boven-maximum", 0),
    ("Wat boven het maximum komt", "vijf-boven-maximum", -1),
    ("Werk voor het PKVW-certificaat", "buiten-de-lijst", 1),
    ("Alles wat niet op de lijst staat", "buiten-de-lijst", 2),
    ("Een maatregel van voordat de benoeming vaststond", "voor-benoeming-vast", 1),
    ("Kosten van toen, nu pas gevraagd", "te-laat-gedeclareerd", 0),
    ("Een maatregel van voor de dag op het certificaat", "certificaat-na-de-klus", 0),
)


def kostenfiguur(jaar: str, lezer: str = "") -> Html:
    """``{{ kostenfiguur 2024 }}``, ``{{ kostenfiguur 2024 organisatie }}``: three piles of costs; the rules decide what lies on which."""
    stapels: dict[Drager, list[str]] = {drager: [] for drager in Drager}
    for tekst, naam, regel in _KOSTEN:
        if PER_NAAM[naam].regeling == jaar:
            stapels[uitkomst_van(PER_NAAM[naam])[1].posten[regel].drager].append(tekst)
    regeling = regeling_van(jaar)
    tot = laatste_dag(regeling)
    tijd = "voorbij" if tot and tot < bronnen.GECONTROLEERD_TOT else ""
    kaarten = (
        el(
            "div",
            el("p", el("strong", kop)),
            lijst(stapels[drager] or [NOG_GEEN_VOORBEELD]),
            klasse=f"vw-stapel vw-stapel-{drager.value}",
        )
        for drager, kop in zip(Drager, _STAPELS[lezer or tijd], strict=True)
    )
    onderschrift = f"Wie betaalt wat volgens {regeling.titel}. De zelfcheck rekent met dezelfde regels."
    return _figuur(el("div", kaarten, klasse="vw-stapels"), onderschrift, "vw-kostenfiguur")


# --- the decision ------------------------------------------------------------------------------------------------

_WOORD = MappingProxyType({NEE: "nee", NOG_NIET: "nog niet", KAN: "uw organisatie beslist", JA: "ja"})


def _gevolgen(regeling: Regeling) -> Mapping[str, tuple[str, ...]]:
    """Per condition what follows when it is not met: asked of all examples in which every answer is known."""
    uit: dict[str, dict[tuple[Oordeel, Oordeel], None]] = {}
    for voorbeeld in VOORBEELDEN:
        _, uitkomst = uitkomst_van(voorbeeld)
        for t in uitkomst.toetsingen if uitkomst.regeling is regeling else ():
            if t.minimaal < JA and not t.ontbreekt:
                uit.setdefault(t.voorwaarde.naam, {})[t.minimaal, t.maximaal] = None
    return {
        naam: tuple(dict.fromkeys("dat staat niet vast" if a < b else _WOORD[a] for a, b in sorted(paren, key=_open)))
        for naam, paren in uit.items()
    }


def _open(paar: tuple[Oordeel, Oordeel]) -> tuple[bool, Oordeel]:
    return paar[0] < paar[1], paar[0]


def beslisfiguur(hier: Hier, jaar: str, papier: str = "") -> Html:
    """``{{ beslisfiguur 2024 }}``: the whole decision from top to bottom, with its sources; with ``papier`` boxes to tick."""
    regeling = regeling_van(jaar)
    gevolgen = _gevolgen(regeling)
    rijen = [el("li", f"De maatregel: {periode(regeling).lower()}.", klasse="vw-begin")]
    for v in regeling.alle_voorwaarden:
        if v.door_de_dag:  # the figure names it at its top
            continue
        woorden_ = list(gevolgen.get(v.naam, (NOG_GEEN_VOORBEELD.lower(),)))
        # What a loan sets aside is not the end of it.
        if regeling.anders_mogelijk and not v.ook_bij_bruikleen:
            woorden_.append("lenen, als uw organisatie dat wil")
        *eerder, laatste = woorden_
        woord = f"{', '.join(eerder)} of {laatste}" if eerder else laatste
        hokjes = el("span", HOKJES, klasse="vw-hokjes") if papier else NIETS
        eis = el("span", v.zin, hier.noot(v.bronnen[0]), klasse="vw-eis")
        rijen.append(el("li", eis, " ", hokjes, el("span", "Zo niet: ", el("strong", woord), klasse="vw-zo-niet")))
    goed = Kern(JA, JA, regeling.vorm, None, None, None)
    slot = samen(el("strong", "Overal ja?"), f" {woorden.oordeelzin(regeling, goed, 'bestuurder')}")
    return _figuur(
        el("ol", rijen, el("li", slot, klasse="vw-eind"), klasse="vw-beslissing"),
        "De hele beslissing, van boven naar beneden. Eén ‘zo niet’ is genoeg voor een ander antwoord.",
        "vw-beslisfiguur",
    )


BLOKKEN: Mapping[str, Callable[..., str]] = MappingProxyType({"tijdbalk": tijdbalk, "kostenfiguur": kostenfiguur})
BLOKKEN_MET_NOOT: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"stappenfiguur": stappenfiguur, "beslisfiguur": beslisfiguur}
)
