"""Accessible HTML for questions, errors and answers. The same at build time and in the browser.

Every view is one form; ids start with ``vw-`` or ``veld-`` so that no heading of a page has them. No style attributes and no handlers:
the policy of the site forbids them. Under a question stands nothing but the question.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from calculator import bedrag, datum
from calculator.geval.invoer import lees_maatregel
from calculator.html import NIETS, Html, el, leeg, samen
from calculator.oordeel.watals import toon_waarde
from calculator.wet.feiten import PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort, pad
from calculator.wet.model import Geval
from calculator.zelfcheck.kaart import kaart
from calculator.zelfcheck.stand import (
    MAATREGEL_WAT,
    VOLGORDE,
    Stand,
    getoond,
    geval_van,
    vraagt_wie,
)
from calculator.zelfcheck.velden import GEEN, WEET_NIET, WEL, met_keuze

KOP_ID, FOUTEN_ID, MELDING_ID = "vw-kop", "vw-fouten", "vw-melding"

OPNIEUW = "Wis alles en begin opnieuw"
VERDER, VORIGE = "Verder", "Vorige"
#: The one line above the first question.
VOORAF = "Uw antwoorden blijven op dit apparaat."

#: The heading of a screen with several questions.
_KOPPEN = MappingProxyType(
    {"functie": "Uw ambt", "benoeming": "Uw benoeming", "woning": "Uw woning", "papieren": "Certificaat en advies"}
)
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

Tekst = Mapping[str, str]


def knop(tekst: str, actie: str, extra: str = "", hoofd: bool = False) -> Html:
    """A button that sends an action; ``extra`` completes its name for who does not see its place."""
    staart = el("span", f" {extra}", klasse="vw-verborgen") if extra else NIETS
    klasse = "vw-knop vw-knop-hoofd" if hoofd else "vw-knop"
    return el("button", tekst, staart, klasse=klasse, type="submit", name="actie", value=actie)


def knop_pagina(tekst: str, **kenmerken: str) -> Html:
    """A button that the page handles itself: print, copy, save."""
    return el("button", tekst, type="button", klasse="vw-knop", **kenmerken)


def formulier(vraag: str, *inhoud: str | Iterable[str]) -> Html:
    """The form around a view; ``vraag`` is the step that it answers."""
    verborgen = leeg("input", type="hidden", name="vraag", value=vraag)
    return el("form", verborgen, *inhoud, klasse="vw-formulier", novalidate=True, method="post", autocomplete="off")


def _knoppen(*knoppen: str) -> Html:
    return el("div", *knoppen, klasse="vw-knoppen")


# --- fields ------------------------------------------------------------------------------------------------------


def _ids(*delen: str | None) -> str | None:
    return " ".join(deel for deel in delen if deel) or None


def _radio(naam: str, code: str, label: str, hint: str, gekozen: bool, inhoud: str = NIETS) -> Html:
    id_ = f"veld-{naam}-{code}"
    hint_id = f"{id_}-hint" if hint else None
    invoer = leeg("input", type="radio", id=id_, name=naam, value=code, checked=gekozen, aria_describedby=hint_id)
    uitleg = el("span", hint, klasse="vw-hint", id=hint_id) if hint else NIETS
    return el("div", invoer, el("label", label, voor=id_), uitleg, inhoud, klasse="vw-keuze")


def _fout(tekst: str, id_: str | None, naam: str) -> Html:
    return el(naam, f"Fout: {tekst}", klasse="vw-fout", id=id_) if tekst else NIETS


def _tekstveld(feit: Feit, waarde: str, label: str, fout: str, verborgen_label: bool) -> Html:
    naam = f"{feit.naam}-waarde"
    id_ = f"veld-{naam}"
    hulp = feit.hint if feit.soort is Soort.TEKST else _TYPHULP[feit.soort]
    hulp_id = f"{id_}-hulp" if hulp else None
    fout_id = f"{id_}-fout" if fout else None
    invoer = leeg(
        "input",
        type="text",
        id=id_,
        name=naam,
        value=waarde,
        klasse="vw-tekst vw-tekst-lang" if feit.soort is Soort.TEKST else "vw-tekst",
        inputmode="decimal" if feit.soort is Soort.BEDRAG else "numeric" if feit.soort is Soort.AANTAL else None,
        maxlength="200" if feit.soort is Soort.TEKST else None,
        aria_describedby=_ids(hulp_id, fout_id),
        aria_invalid="true" if fout else None,
    )
    return samen(
        el("label", label, voor=id_, klasse="vw-verborgen" if verborgen_label else "vw-label"),
        el("span", hulp, klasse="vw-hint", id=hulp_id) if hulp else NIETS,
        _fout(fout, fout_id, "span"),
        invoer,
    )


def _veld(feit: Feit, velden: Tekst, fouten: Tekst, kop: str, ambt: Any = None, onder_kop: str = NIETS) -> Html:
    """Radio buttons, a text field, or both, with hint and error joined to them; ``onder_kop`` is said before the hint."""
    if feit.soort is Soort.TEKST:
        return el(
            "div", _tekstveld(feit, velden.get(f"{feit.naam}-waarde", ""), feit.vraag, "", False), klasse="vw-veld"
        )
    gekozen, fout, hint = velden.get(feit.naam, ""), fouten.get(feit.naam, ""), feit.hint_voor(ambt)
    hint_id = f"veld-{feit.naam}-hint" if hint else None
    fout_id = f"veld-{feit.naam}-fout" if fout else None
    if feit.keuzes:
        keuzes = (k for k in feit.keuzes if ambt not in k.niet_voor or k.code == gekozen)
        antwoord = samen(_radio(feit.naam, k.code, k.voor(ambt), k.hint, k.code == gekozen) for k in keuzes)
    else:
        antwoord = _getypt(feit, velden, fouten, gekozen)
    return el(
        "fieldset",
        el("legend", kop),
        onder_kop,
        el("p", hint, klasse="vw-hint", id=hint_id) if hint else NIETS,
        _fout(fout, fout_id, "p"),
        antwoord,
        _radio(feit.naam, WEET_NIET, "Weet ik niet", feit.weet_niet_voor(ambt), gekozen == WEET_NIET)
        if feit.weet_niet
        else NIETS,
        klasse="vw-veld",
        aria_describedby=_ids(hint_id, fout_id),
    )


def _getypt(feit: Feit, velden: Tekst, fouten: Tekst, gekozen: str) -> Html:
    fout, waarde = fouten.get(f"{feit.naam}-waarde", ""), velden.get(f"{feit.naam}-waarde", "")
    if not met_keuze(feit):
        return _tekstveld(feit, waarde, feit.vraag, fout, True)
    label = feit.wel_label or _WEL_LABEL[feit.soort]
    invoer = _tekstveld(feit, waarde, f"{label}: {feit.kort}", fout, True)
    wel = _radio(feit.naam, WEL, label, "", gekozen == WEL, el("div", invoer, klasse="vw-onder"))
    geen = _radio(feit.naam, GEEN, feit.afwezig_label, "", gekozen == GEEN) if feit.afwezig_label else NIETS
    return samen(geen, wel) if feit.wel_label else samen(wel, geen)


def _eerste_veld(naam: str) -> str:
    """The id of the first control behind a field name, for the links in the error summary."""
    kaal = naam.removesuffix("-waarde")
    if naam != kaal:
        return f"veld-{naam}"
    feit = PER_NAAM.get(kaal) or PER_NAAM_MAATREGEL.get(kaal)
    if feit is None or feit.naam == "maatregelen":
        return f"veld-{kaal}-ja"
    if feit.keuzes:
        return f"veld-{kaal}-{feit.keuzes[0].code}"
    return f"veld-{kaal}-{GEEN if feit.wel_label and feit.afwezig_label else WEL}"


def foutenlijst(fouten: Tekst) -> Html:
    """The summary of what went wrong: it takes focus, each line leads to its field."""
    if not fouten:
        return NIETS
    regels = (el("li", el("a", zin, href=f"#{_eerste_veld(naam)}")) for naam, zin in fouten.items())
    kop = el("h2", "Er gaat iets mis" if len(fouten) == 1 else "Kijk deze antwoorden na")
    return el("div", kop, el("ul", regels), klasse="vw-fouten", id=FOUTEN_ID, tabindex="-1", role="alert")


def hoofdkop(tekst: str, bericht: str = "") -> Html:
    """The heading of a view, which takes focus; a notice below it is read with it."""
    return el("h1", tekst, id=KOP_ID, tabindex="-1", aria_describedby=MELDING_ID if bericht else None)


def melding(tekst: str) -> Html:
    """A notice below the heading of a view."""
    return el("p", tekst, klasse="vw-melding", id=MELDING_ID) if tekst else NIETS


# --- questions ---------------------------------------------------------------------------------------------------


def ingevuld(stand: Stand, feit: Feit, bron: Mapping[str, Any], gegeven: bool, waar: str = "") -> dict[str, str]:
    """What the fields of a fact hold for an answer given earlier. ``bron``: facts in the case format; ``waar``: its name in an answer."""
    if not gegeven:
        return {}
    if feit.naam not in bron:
        return {feit.naam: GEEN} if feit.afwezig_label else {}
    waarde = bron[feit.naam]
    if waarde is None:
        return {feit.naam: WEET_NIET}
    if feit.soort is Soort.TEKST:
        return {f"{feit.naam}-waarde": waarde}
    if feit.soort is Soort.JA_NEE:
        return {feit.naam: "ja" if waarde else "nee"}
    if feit.soort is Soort.KEUZE:
        return {feit.naam: waarde}
    if feit.soort is Soort.DATUM:
        dag = datum.lees_iso(waarde)
        waarde = datum.toon_maand(dag) if (waar or feit.naam) in stand.maanden else datum.toon(dag)
    elif feit.soort is Soort.BEDRAG:
        waarde = bedrag.toon(waarde).replace("€\u00a0", "")
    return {feit.naam: WEL, f"{feit.naam}-waarde": str(waarde)}


def kop_van(scherm: str, namen: Sequence[str], stand: Stand) -> str:
    """The heading of a screen: its question, or what its questions have in common."""
    if scherm == "maatregelen" and stand.maatregelen:
        return "Wilt u nog een maatregel toevoegen?"
    return PER_NAAM[namen[0]].vraag if len(namen) == 1 else _KOPPEN[scherm]


def vraag(
    stand: Stand,
    scherm: str,
    velden: Tekst,
    fouten: Tekst,
    bericht: str = "",
    nog: Sequence[str] = (),
) -> Html:
    """The questions of one screen; ``nog``: what is still to be asked."""
    namen = getoond(stand, scherm, nog)
    kop = hoofdkop(kop_van(scherm, namen, stand), bericht)
    if scherm == "maatregelen":
        midden = _maatregelen(stand, velden, fouten, kop, bericht)
    elif len(namen) == 1:
        midden = _vraag(stand, namen[0], velden, fouten, kop, melding(bericht))
    else:
        midden = samen(
            kop, melding(bericht), (_vraag(stand, naam, velden, fouten, PER_NAAM[naam].vraag) for naam in namen)
        )
    eerste = not stand.beantwoord
    klaar = not nog and set(namen) <= set(stand.beantwoord)
    knoppen = _knoppen(
        knop("Naar de uitkomst" if klaar and scherm != "maatregelen" else VERDER, "antwoord", hoofd=True),
        knop(VORIGE, "vorige") if scherm != VOLGORDE[0] else NIETS,
    )
    return samen(
        el("p", VOORAF, klasse="vw-vooraf") if eerste and not fouten else NIETS,
        foutenlijst(fouten),
        formulier(scherm, midden, knoppen, _bestand_openen() if eerste else NIETS),
    )


def _vraag(stand: Stand, naam: str, velden: Tekst, fouten: Tekst, kop: str, onder_kop: str = NIETS) -> Html:
    feit = PER_NAAM[naam]
    inhoud = velden if fouten else ingevuld(stand, feit, stand.feiten, naam in stand.beantwoord)
    return _veld(feit, inhoud, fouten, kop, stand.ambt, onder_kop)


def dag_vraag(stand: Stand, velden: Tekst, fouten: Tekst) -> Html:
    """The day of the question, to change."""
    feit = PER_NAAM["peildatum"]
    inhoud = velden if fouten else {"peildatum-waarde": datum.toon(datum.lees_iso(stand.feiten["peildatum"]))}
    midden = _veld(feit, inhoud, fouten, hoofdkop(feit.vraag))
    knoppen = _knoppen(knop(VERDER, "antwoord", hoofd=True), knop(VORIGE, "vorige"))
    return samen(foutenlijst(fouten), formulier("peildatum", midden, knoppen))


def _bestand_openen() -> Html:
    """The field that opens a saved case."""
    invoer = leeg("input", type="file", id="veld-bestand", accept="application/json,.json", data_vw="open")
    label = el("label", "Kies het bestand dat u bewaarde", voor="veld-bestand", klasse="vw-label")
    kop = el("summary", "Open bewaarde antwoorden")
    return el("details", kop, el("div", label, invoer, klasse="vw-veld"), klasse="vw-uitleg")


def kaart_scherm(stand: Stand) -> Html:
    """Right after the answer on a threat: whom to call, before any other question."""
    kop = hoofdkop("Bel eerst")
    knoppen = _knoppen(knop("Ga verder met de zelfcheck", "antwoord", hoofd=True), knop(VORIGE, "vorige"))
    return formulier("kaart", kop, kaart(stand.ambt, stand.feiten.get("in_functie")), knoppen)


def vervangen(fragment: str) -> Html:
    """A link was opened over a walk: ask which of the two."""
    knoppen = _knoppen(knop("Ja, open de link", "fragment:ja", hoofd=True), knop("Nee, houd mijn antwoorden", "toon:"))
    inhoud = leeg("input", type="hidden", name="fragment", value=fragment)
    tekst = el("p", "U bent al bezig. Uw antwoorden van nu zijn dan weg.")
    return formulier("vervangen", hoofdkop("Wilt u de antwoorden uit de link openen?"), tekst, inhoud, knoppen)


# --- measures ----------------------------------------------------------------------------------------------------


def _maatregelen(stand: Stand, velden: Tekst, fouten: Tekst, kop: str, bericht: str) -> Html:
    feit = PER_NAAM["maatregelen"]
    aantal = len(stand.maatregelen)
    keus = velden.get("maatregelen", "") or ("nee" if not aantal and "maatregelen" in stand.beantwoord else "")
    fout = fouten.get("maatregelen", "")
    nee = "Nee, dit zijn ze" if aantal else "Nee"
    hint_id = None if aantal else "veld-maatregelen-hint"
    fout_id = "veld-maatregelen-fout" if fout else None
    return el(
        "fieldset",
        el("legend", kop),
        melding(bericht),
        _maatregelenlijst(stand),
        el("p", feit.hint, klasse="vw-hint", id=hint_id) if hint_id else NIETS,
        _fout(fout, fout_id, "p"),
        (_radio("maatregelen", code, label, "", keus == code) for code, label in (("ja", "Ja"), ("nee", nee))),
        klasse="vw-veld",
        aria_describedby=_ids(hint_id, fout_id),
    )


def _maatregelenlijst(stand: Stand) -> Html:
    """The measures so far, each with buttons to change and remove it."""
    if not stand.maatregelen:
        return NIETS
    regels = []
    for index, gegeven in enumerate(stand.maatregelen):
        maatregel = lees_maatregel(gegeven, index)
        titel = maatregel["omschrijving"] or PER_NAAM_MAATREGEL["soort"].label(maatregel["soort"])
        wijzig = knop("Wijzigen", f"maatregel-wijzigen:{index}", titel)
        weg = knop("Weghalen", f"maatregel-weg:{index}", titel)
        antwoorden = el("ul", (el("li", regel) for regel in _maatregel_regels(stand, index, maatregel)))
        regels.append(
            el("li", el("strong", titel), antwoorden, el("div", wijzig, weg, klasse="vw-knoppen vw-knoppen-klein"))
        )
    return el("ol", regels, klasse="vw-maatregelen")


def _maatregel_regels(stand: Stand, index: int, maatregel: Mapping[str, Any]) -> Iterable[str]:
    """What was answered on a measure, each on a line."""
    for naam in (*MAATREGEL_WAT, *vraagt_wie(stand, index)):
        feit = PER_NAAM_MAATREGEL[naam]
        if naam != "omschrijving" and (naam != "soort" or maatregel["omschrijving"]):
            yield f"{feit.kort[0].upper()}{feit.kort[1:]}: {_waarde(stand, feit, maatregel[naam], pad(naam, index))}"


def maatregel(stand: Stand, index: int, namen: Iterable[str], stap: str, velden: Tekst, fouten: Tekst) -> Html:
    """A page on one measure: several fields under one heading."""
    lijst = stand.maatregelen
    bron = lijst[index] if index < len(lijst) else {}
    delen = []
    for naam in namen:
        feit = PER_NAAM_MAATREGEL[naam]
        gegeven = naam in bron or (bool(bron) and bool(feit.afwezig_label))
        inhoud = velden if fouten else ingevuld(stand, feit, bron, gegeven, pad(naam, index))
        delen.append(_veld(feit, inhoud, fouten, feit.vraag))
    wie = stap.endswith("-wie")
    kop = hoofdkop(f"Maatregel {index + 1}: wie zorgt ervoor?" if wie else f"Maatregel {index + 1}")
    knoppen = _knoppen(knop(VERDER, "antwoord", hoofd=True), knop(VORIGE, "vorige"))
    return samen(foutenlijst(fouten), formulier(stap, kop, delen, knoppen))


# --- answers -----------------------------------------------------------------------------------------------------


def _waarde(stand: Stand, feit: Feit, waarde: Any, waar: str) -> str:
    """An answer as the visitor gave it: the label that they chose, or the month that they typed."""
    if waar in stand.maanden:
        return datum.toon_maand(waarde)
    keuze = next((k for k in feit.keuzes if k.code == waarde), None)
    return keuze.voor(stand.ambt) if keuze else toon_waarde(feit, waarde)


def antwoorden(stand: Stand, geval: Geval | None = None) -> Html:
    """The questions that were asked with their answers, each to change; the day of the question is one of them."""
    geval = geval or geval_van(stand)
    namen = ("peildatum", *sorted(stand.beantwoord, key=VOLGORDE.index))
    return el("dl", (_antwoord(stand, geval, naam) for naam in namen), klasse="vw-antwoorden")


def _antwoord(stand: Stand, geval: Geval, naam: str) -> Html:
    feit = PER_NAAM[naam]
    if naam == "maatregelen":
        waarde: str = _maatregelenlijst(stand) or "Nee"
    else:
        waarde = _waarde(stand, feit, geval.feiten[naam], naam)
    wijzig = el("dd", knop("Wijzigen", f"wijzig:{naam}", feit.kort), klasse="vw-wijzig")
    return el("div", el("dt", feit.vraag), el("dd", waarde), wijzig)


def dagmelding(stand: Stand, vandaag: str) -> Html:
    """An outcome for another day than today says so, and offers today. Nothing when today is not known."""
    dag = stand.feiten["peildatum"]
    if not vandaag or dag == vandaag:
        return NIETS
    tekst = f"Deze uitkomst is voor {datum.toon(datum.lees_iso(dag))}, niet voor vandaag. "
    return el("div", el("p", tekst, knop("Voor vandaag berekenen", "vandaag")), klasse="vw-melding vw-dag")
