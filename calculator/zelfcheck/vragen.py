"""Accessible HTML for questions, errors and the check page. The same at build time and in the browser.

Every view is one form; ids start with ``vw-`` or ``veld-`` so that no heading of a page has them. No style attributes and no handlers:
the policy of the site forbids them.
"""

from collections.abc import Iterable, Mapping
from html import escape as esc
from types import MappingProxyType
from typing import Any

from calculator import datum
from calculator.geval.invoer import lees_geval
from calculator.html import element, leeg_element
from calculator.oordeel.stappen import BIJ_DREIGING
from calculator.oordeel.watals import toon_waarde
from calculator.wet.feiten import PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.wet.model import ONBEKEND
from calculator.wet.partijen import BESTUURDER
from calculator.wet.regelingen import REGELINGEN, laatste_dag
from calculator.zelfcheck.stand import (
    GEEN,
    LEZERS,
    MAATREGEL_WAT,
    VOLGORDE,
    WEET_NIET,
    WEL,
    Stand,
    vraagt_wie,
)

KOP_ID, FOUTEN_ID, DREIGING_ID, MELDING_ID = "vw-kop", "vw-fouten", "vw-dreiging", "vw-melding"

OPNIEUW = "Wis alles en begin opnieuw"

_WEL_LABEL = MappingProxyType(
    {Soort.DATUM: "Op deze dag", Soort.BEDRAG: "Dit bedrag", Soort.AANTAL: "Dit aantal gemeenten"}
)
_TYPHULP = MappingProxyType(
    {
        Soort.DATUM: "Bijvoorbeeld 3 mei 2022 of 3-5-2022.",
        Soort.BEDRAG: "In euro’s, bijvoorbeeld 1.250,50.",
        Soort.AANTAL: "Bijvoorbeeld 2.",
    }
)


def knop(tekst: str, actie: str, extra: str = "", hoofd: bool = False) -> str:
    """A button that sends an action; ``extra`` completes its name for who does not see its place."""
    staart = element("span", " " + esc(extra), klasse="vw-verborgen") if extra else ""
    klasse = "vw-knop vw-knop-hoofd" if hoofd else "vw-knop"
    return element("button", esc(tekst) + staart, klasse=klasse, type="submit", name="actie", value=actie)


def knop_pagina(tekst: str, **kenmerken: str) -> str:
    """A button that the page handles itself: print, copy, save."""
    return element("button", esc(tekst), type="button", klasse="vw-knop", **kenmerken)


def formulier(vraag: str, inhoud: str) -> str:
    """The form around a view; ``vraag`` is the step that it answers."""
    verborgen = leeg_element("input", type="hidden", name="vraag", value=vraag)
    return element(
        "form", verborgen + inhoud, klasse="vw-formulier", novalidate=True, method="post", autocomplete="off"
    )


# --- fields ------------------------------------------------------------------------------------------------------


def _ids(*delen: str | None) -> str | None:
    return " ".join(deel for deel in delen if deel) or None


def _radio(naam: str, code: str, label: str, hint: str, gekozen: bool, inhoud: str = "") -> str:
    id_ = f"veld-{naam}-{code}"
    hint_id = id_ + "-hint" if hint else None
    invoer = leeg_element(
        "input", type="radio", id=id_, name=naam, value=code, checked=gekozen, aria_describedby=hint_id
    )
    tekst = element("label", esc(label), voor=id_)
    uitleg = element("span", esc(hint), klasse="vw-hint", id=hint_id) if hint else ""
    return element("div", invoer + tekst + uitleg + inhoud, klasse="vw-keuze")


def _tekstveld(feit: Feit, waarde: str, label: str, fout: str, verborgen_label: bool) -> str:
    naam = feit.naam + "-waarde"
    id_ = "veld-" + naam
    hulp = feit.hint if feit.soort is Soort.TEKST else _TYPHULP[feit.soort]
    hulp_id = id_ + "-hulp" if hulp else None
    fout_id = id_ + "-fout" if fout else None
    return (
        element("label", esc(label), voor=id_, klasse="vw-verborgen" if verborgen_label else "vw-label")
        + (element("span", esc(hulp), klasse="vw-hint", id=hulp_id) if hulp else "")
        + (element("span", "Fout: " + esc(fout), klasse="vw-fout", id=fout_id) if fout else "")
        + leeg_element(
            "input",
            type="text",
            id=id_,
            name=naam,
            value=waarde,
            klasse="vw-tekst" + (" vw-tekst-lang" if feit.soort is Soort.TEKST else ""),
            inputmode="decimal" if feit.soort is Soort.BEDRAG else "numeric" if feit.soort is Soort.AANTAL else None,
            maxlength="200" if feit.soort is Soort.TEKST else None,
            aria_describedby=_ids(hulp_id, fout_id),
            aria_invalid="true" if fout else None,
        )
    )


def veld(feit: Feit, velden: Mapping[str, str], fouten: Mapping[str, str]) -> str:
    """The field(s) for one fact among others on a page."""
    if feit.soort is Soort.TEKST:
        invoer = _tekstveld(feit, velden.get(feit.naam + "-waarde", ""), feit.vraag, "", False)
        return element("div", invoer, klasse="vw-veld")
    return _groep(feit, velden, fouten, esc(feit.vraag))


def _groep(feit: Feit, velden: Mapping[str, str], fouten: Mapping[str, str], kop: str, onder_kop: str = "") -> str:
    """Radio buttons, a text field, or both, with hint and error joined to them; ``onder_kop`` is said before the hint."""
    gekozen = velden.get(feit.naam, "")
    fout = fouten.get(feit.naam, "")
    basis = "veld-" + feit.naam
    hint_id = basis + "-hint" if feit.hint else None
    fout_id = basis + "-fout" if fout else None
    delen = [element("legend", kop), onder_kop]
    if feit.hint:
        delen.append(element("p", esc(feit.hint), klasse="vw-hint", id=hint_id))
    if fout:
        delen.append(element("p", "Fout: " + esc(fout), klasse="vw-fout", id=fout_id))
    if feit.soort in (Soort.KEUZE, Soort.JA_NEE):
        delen += [_radio(feit.naam, k.code, k.label, k.hint, k.code == gekozen) for k in feit.keuzes]
    else:
        delen.append(_getypt(feit, velden, fouten, gekozen))
    if feit.weet_niet:
        delen.append(_radio(feit.naam, WEET_NIET, "Weet ik niet", feit.weet_niet, gekozen == WEET_NIET))
    return element("fieldset", "".join(delen), klasse="vw-veld", aria_describedby=_ids(hint_id, fout_id))


def _getypt(feit: Feit, velden: Mapping[str, str], fouten: Mapping[str, str], gekozen: str) -> str:
    fout = fouten.get(feit.naam + "-waarde", "")
    waarde = velden.get(feit.naam + "-waarde", "")
    if not (feit.afwezig_label or feit.weet_niet):
        return _tekstveld(feit, waarde, feit.vraag, fout, True)
    label = _WEL_LABEL[feit.soort]
    invoer = _tekstveld(feit, waarde, f"{label}: {feit.kort}", fout, True)
    uit = _radio(feit.naam, WEL, label, "", gekozen == WEL, element("div", invoer, klasse="vw-onder"))
    if feit.afwezig_label:
        uit += _radio(feit.naam, GEEN, feit.afwezig_label, "", gekozen == GEEN)
    return uit


def _eerste_veld(naam: str) -> str:
    """The id of the first control behind a field name, for the links in the error summary."""
    kaal = naam.removesuffix("-waarde")
    if naam != kaal:
        return "veld-" + naam
    feit = PER_NAAM.get(kaal) or PER_NAAM_MAATREGEL.get(kaal)
    if feit is None or feit.naam == "maatregelen":
        return f"veld-{kaal}-ja"
    return f"veld-{kaal}-{feit.keuzes[0].code if feit.keuzes else WEL}"


def foutenlijst(fouten: Mapping[str, str]) -> str:
    """The summary of what went wrong: it takes focus, each line leads to its field."""
    if not fouten:
        return ""
    regels = "".join(
        element("li", element("a", esc(zin), href="#" + _eerste_veld(naam))) for naam, zin in fouten.items()
    )
    kop = element("h2", "Er gaat iets mis" if len(fouten) == 1 else "Kijk deze antwoorden na")
    return element("div", kop + element("ul", regels), klasse="vw-fouten", id=FOUTEN_ID, tabindex="-1", role="alert")


def hoofdkop(tekst: str, bericht: str = "") -> str:
    """The heading of a view, which takes focus; a notice below it is read with it."""
    return element("h1", esc(tekst), id=KOP_ID, tabindex="-1", aria_describedby=MELDING_ID if bericht else None)


def melding(tekst: str) -> str:
    """A notice below the heading of a view."""
    return element("p", esc(tekst), klasse="vw-melding", id=MELDING_ID) if tekst else ""


# --- views -------------------------------------------------------------------------------------------------------


def ingevuld(stand: Stand, feit: Feit, bron: Mapping[str, Any], gegeven: bool) -> dict[str, str]:
    """What the fields of a fact hold for an answer given earlier. ``bron``: facts in the case format."""
    if not gegeven:
        return {}
    if feit.naam not in bron:
        return {feit.naam: GEEN} if feit.afwezig_label else {}
    waarde = bron[feit.naam]
    if waarde is None:
        return {feit.naam: WEET_NIET}
    if feit.soort is Soort.TEKST:
        return {feit.naam + "-waarde": waarde}
    if feit.soort is Soort.JA_NEE:
        return {feit.naam: "ja" if waarde else "nee"}
    if feit.soort is Soort.KEUZE:
        return {feit.naam: waarde}
    if feit.soort is Soort.DATUM:
        waarde = datum.toon(datum.lees_iso(waarde))
    elif feit.soort is Soort.BEDRAG:
        waarde = toon_waarde(feit, waarde).replace("€\u00a0", "")
    return {feit.naam: WEL, feit.naam + "-waarde": str(waarde)}


def stap_tekst(stand: Stand, naam: str, nog: tuple[str, ...]) -> str:
    """Where a question stands. How many there will be depends on the answers; before the first nobody can say."""
    nummer = (stand.beantwoord.index(naam) if naam in stand.beantwoord else len(stand.beantwoord)) + 1
    aantal = len(stand.beantwoord) + len(nog)
    return f"Vraag {nummer} van ongeveer {aantal}" if stand.beantwoord else f"Vraag {nummer}"


def toont_dreiging(stand: Stand, naam: str) -> bool:
    """True for the view right after the answer on a threat: it begins with whom to call."""
    pas_gezegd = stand.beantwoord[-1:] == ("concrete_dreiging",) and naam not in stand.beantwoord
    return pas_gezegd and stand.feiten.get("concrete_dreiging", False) is not False


def vraag(
    stand: Stand,
    naam: str,
    velden: Mapping[str, str],
    fouten: Mapping[str, str],
    bericht: str = "",
    nog: tuple[str, ...] = (),
) -> str:
    """One question on one page; ``nog``: what is still open."""
    eerste = not stand.beantwoord
    if naam == "maatregelen":
        midden = _maatregelen(stand, velden, fouten, bericht)
    else:
        feit = PER_NAAM[naam]
        inhoud = dict(velden) if fouten else ingevuld(stand, feit, stand.feiten, naam in stand.beantwoord)
        onder_kop = melding(bericht) + element("p", esc(feit.waarom), klasse="vw-waarom")
        midden = _groep(feit, inhoud, fouten, hoofdkop(feit.vraag, bericht), onder_kop)
    if naam == "ambt":
        midden += _oude_pagina() + (_bestand_openen() if eerste else "")
    terug = naam in stand.beantwoord and naam != "maatregelen" and not nog
    knoppen = knop("Bewaar en ga naar uw antwoorden" if terug else "Naar de volgende vraag", "antwoord", hoofd=True)
    if naam != VOLGORDE[0]:
        knoppen += knop("Vorige vraag", "vorige")
    return (
        (_vooraf() if eerste and not fouten else "")
        + (dreigingsblok() if toont_dreiging(stand, naam) and not fouten else "")
        + element("p", stap_tekst(stand, naam, nog), klasse="vw-stap")
        + foutenlijst(fouten)
        + formulier(naam, midden + element("div", knoppen, klasse="vw-knoppen"))
    )


_VOORAF = (
    ("Het duurt ongeveer vijf minuten.", "U beantwoordt 5 tot 16 korte vragen."),
    ("Uw antwoorden worden niet verstuurd en niet bewaard.", "Sluit u de pagina, dan zijn ze weg."),
    (
        "Leg klaar wat u hebt:",
        "de eerste dag in uw ambt, uw PKVW-certificaat, uw beveiligingsadvies en de offerte of factuur.",
    ),
    (
        "Vult u dit in voor een bestuurder?",
        "Antwoord dan namens die bestuurder. De uitkomst kunt u daarna lezen als organisatie.",
    ),
)


def _vooraf() -> str:
    """What to know before the first question."""
    regels = "".join(element("li", f"{element('strong', esc(kop))} {esc(tekst)}") for kop, tekst in _VOORAF)
    return element("ul", regels, klasse="vw-vooraf")


def _bestand_openen() -> str:
    """The field that opens a saved case."""
    invoer = leeg_element("input", type="file", id="veld-bestand", accept="application/json,.json", data_vw="open")
    label = element("label", "Kies het bestand dat u bewaarde", voor="veld-bestand", klasse="vw-label")
    kop = element("summary", "Hebt u een bewaarde zelfcheck?")
    return element("details", kop + element("div", label + invoer, klasse="vw-veld"), klasse="vw-uitleg")


def _oude_pagina() -> str:
    """The alarm for who has the old maximum in mind."""
    if REGELINGEN[-1].vorm.geld:
        return ""
    oud = next(r for r in reversed(REGELINGEN) if r.vorm.geld)
    nieuw = REGELINGEN[REGELINGEN.index(oud) + 1]
    tot = laatste_dag(oud)
    assert tot
    tekst = (
        f"Dat bedrag hoort bij {oud.titel}. Die gold tot en met {datum.toon(tot)}. Sinds {datum.toon(nieuw.begin)} is er geen maximum meer: "
        "uw organisatie zorgt voor de maatregelen uit uw beveiligingsadvies. De zelfcheck kiest de juiste regeling voor u."
    )
    kop = element(
        "summary", f"Las u ergens over {esc(toon_waarde(PER_NAAM['eerder_vergoed_dit_adres'], oud.maximum))}?"
    )
    return element("details", kop + element("p", esc(tekst)), klasse="vw-uitleg")


def dreigingsblok(lezer: str = LEZERS[0]) -> str:
    """At a concrete threat: whom to call, before anything else."""
    namen = {BESTUURDER.code: "u" if lezer == LEZERS[0] else "de bestuurder"}
    stappen = "".join(
        element("li", esc(f"{namen.get(s.wie.code, s.wie.naam(None)).capitalize()} {s.wat}.")) for s in BIJ_DREIGING
    )
    kop = element("h2", "Bij dreiging: doe dit eerst", id=DREIGING_ID, tabindex="-1")
    return element("div", kop + element("ul", stappen), klasse="vw-dreiging")


def _maatregelen(stand: Stand, velden: Mapping[str, str], fouten: Mapping[str, str], bericht: str) -> str:
    feit = PER_NAAM["maatregelen"]
    aantal = len(stand.maatregelen)
    keus = velden.get("maatregelen", "") or ("nee" if not aantal and "maatregelen" in stand.beantwoord else "")
    fout = fouten.get("maatregelen", "")
    kop = hoofdkop("Wilt u nog een maatregel toevoegen?" if aantal else feit.vraag, bericht)
    delen = [element("legend", kop), melding(bericht), maatregelenlijst(stand, True)]
    if not aantal:
        delen.append(element("p", esc(feit.waarom), klasse="vw-waarom"))
        delen.append(element("p", esc(feit.hint), klasse="vw-hint", id="veld-maatregelen-hint"))
    if fout:
        delen.append(element("p", "Fout: " + esc(fout), klasse="vw-fout", id="veld-maatregelen-fout"))
    nee = "Nee, dit zijn ze" if aantal else "Nee, nog niet"
    delen += [_radio("maatregelen", code, label, "", keus == code) for code, label in (("ja", "Ja"), ("nee", nee))]
    beschrijving = _ids(None if aantal else "veld-maatregelen-hint", "veld-maatregelen-fout" if fout else None)
    return element("fieldset", "".join(delen), klasse="vw-veld", aria_describedby=beschrijving)


def maatregelenlijst(stand: Stand, knoppen: bool) -> str:
    """The measures so far, each with buttons to change and remove it."""
    geval = lees_geval(stand.feiten)
    regels = []
    for i, maatregel in enumerate(geval.maatregelen):
        titel = maatregel["omschrijving"] or PER_NAAM_MAATREGEL["soort"].label(maatregel["soort"])
        inhoud = element("strong", esc(titel)) + element(
            "ul", "".join(element("li", esc(regel)) for regel in _maatregel_regels(stand, i, maatregel))
        )
        if knoppen:
            inhoud += element(
                "div",
                knop("Wijzigen", f"maatregel-wijzigen:{i}", titel) + knop("Weghalen", f"maatregel-weg:{i}", titel),
                klasse="vw-knoppen vw-knoppen-klein",
            )
        regels.append(element("li", inhoud))
    return element("ol", "".join(regels), klasse="vw-maatregelen") if regels else ""


def _maatregel_regels(stand: Stand, index: int, maatregel: Mapping[str, Any]) -> Iterable[str]:
    """What was answered on a measure, each on a line."""
    for naam in (*MAATREGEL_WAT, *vraagt_wie(stand, index)):
        feit = PER_NAAM_MAATREGEL[naam]
        if naam != "omschrijving" and (naam != "soort" or maatregel["omschrijving"]):
            yield f"{feit.kort[0].upper()}{feit.kort[1:]}: {toon_waarde(feit, maatregel[naam])}"


def maatregel(
    stand: Stand, index: int, namen: Iterable[str], stap: str, velden: Mapping[str, str], fouten: Mapping[str, str]
) -> str:
    """A page on one measure: several fields under one heading."""
    lijst = stand.maatregelen
    bron = lijst[index] if index < len(lijst) else {}
    delen = []
    for naam in namen:
        feit = PER_NAAM_MAATREGEL[naam]
        inhoud = dict(velden) if fouten else ingevuld(stand, feit, bron, bool(bron) and _al_gegeven(feit, bron))
        delen.append(veld(feit, inhoud, fouten))
    wie = stap.endswith("-wie")
    kop = hoofdkop(f"Maatregel {index + 1}" + (": wie zorgt ervoor?" if wie else ""))
    knoppen = knop("Maatregel bewaren" if wie else "Verder met deze maatregel", "antwoord", hoofd=True)
    knoppen += knop("Vorige", "vorige")
    return foutenlijst(fouten) + formulier(stap, kop + "".join(delen) + element("div", knoppen, klasse="vw-knoppen"))


def _al_gegeven(feit: Feit, bron: Mapping[str, Any]) -> bool:
    """A field of a measure keeps its answer; a missing key was an answer only where 'not applicable' is one."""
    return feit.naam in bron or feit.afwezig is not ONBEKEND


def antwoorden(stand: Stand, knoppen: bool) -> str:
    """The questions that were asked with their answers."""
    geval = lees_geval(stand.feiten)
    rijen = []
    for naam in sorted(stand.beantwoord, key=VOLGORDE.index):
        feit = PER_NAAM[naam]
        if naam == "maatregelen":
            waarde = maatregelenlijst(stand, False) or "Nee, nog niet"
        else:
            waarde = esc(toon_waarde(feit, geval.feiten[naam]))
        actie = element("dd", knop("Wijzigen", f"wijzig:{naam}", feit.kort), klasse="vw-wijzig") if knoppen else ""
        rijen.append(element("div", element("dt", esc(feit.vraag)) + element("dd", waarde) + actie))
    rijen.append(
        element(
            "div",
            element("dt", "De dag waarop u dit vraagt") + element("dd", datum.toon(geval.peildatum)),
            klasse="vw-peildatum",
        )
    )
    return element("dl", "".join(rijen), klasse="vw-antwoorden")


def controle(stand: Stand, bericht: str = "") -> str:
    """The check page: every asked question with its answer, to change or to confirm."""
    kop = hoofdkop("Kloppen uw antwoorden?", bericht) + melding(bericht)
    uitleg = element("p", "Kijk uw antwoorden na. U kunt elk antwoord nog wijzigen.")
    knoppen = (
        knop("Bekijk de uitkomst", "uitkomst", hoofd=True) + knop("Vorige vraag", "vorige") + knop(OPNIEUW, "opnieuw")
    )
    return formulier("controle", kop + uitleg + antwoorden(stand, True) + element("div", knoppen, klasse="vw-knoppen"))
