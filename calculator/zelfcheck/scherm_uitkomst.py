"""The screen of the outcome: the outcome, the answers it rests on, and what the visitor may take along."""

from calculator.html import Html, el, samen
from calculator.oordeel.antwoord import Antwoord
from calculator.oordeel.antwoord import antwoord as antwoord_op
from calculator.zelfcheck.brieven import Brief, brieven
from calculator.zelfcheck.kalender import kalender
from calculator.zelfcheck.link import bestand, maak
from calculator.zelfcheck.stand import LEZERS, Stand, geval_van
from calculator.zelfcheck.tekst import tekst
from calculator.zelfcheck.uitkomst import html, te_oud
from calculator.zelfcheck.vragen import OPNIEUW, antwoorden, dagmelding, formulier, knop, knop_pagina, melding
from calculator.zinnen import BESTUURDER


def uitkomstscherm(stand: Stand, vandaag: str = "", bericht: str = "") -> Html:
    """The outcome for the reader at hand, with what may be taken along. What was not asked is unknown.

    ``bericht`` is said below the heading; so is that the outcome is for another day than ``vandaag``.
    """
    geval = geval_van(stand)
    antwoord = antwoord_op(geval)
    return formulier(
        "uitkomst",
        html(
            antwoord,
            stand.lezer,
            onder_kop=samen(Html(te_oud(vandaag)), melding(bericht), dagmelding(stand, vandaag), _wissel(stand.lezer)),
            meenemen=samen(meenemen(antwoord, stand.lezer), _bewaren(stand)),
            antwoorden=antwoorden(stand, geval),
        ),
        el("div", knop(OPNIEUW, "opnieuw"), klasse="vw-knoppen"),
    )


def _wissel(lezer: str) -> Html:
    """Who reads, and the way to the other reading."""
    ander = next(naam for naam in LEZERS if naam != lezer)
    rol = "Gelezen als bestuurder." if lezer == BESTUURDER else "Gelezen als organisatie."
    return el("div", el("span", rol), " ", knop(f"Lees dit als {ander}", f"lezer:{ander}"), klasse="vw-lezer")


# --- to take along -------------------------------------------------------------------------------------------------


def meenemen(antwoord: Antwoord, lezer: str) -> Html:
    """Letters, print, copy, pass on, reminders."""
    agenda = _knop(
        "Zet herinneringen in de agenda",
        "bewaar",
        "vw-kalender",
        klaar="Het agendabestand staat bij de downloads. Open het om de herinneringen toe te voegen.",
        naam="herinneringen.ics",
        soort="text/calendar",
    )
    return samen(
        (_brief(brief) for brief in brieven(antwoord, lezer)),
        el(
            "div",
            knop_pagina("Print of bewaar als PDF", data_vw="print"),
            _knop(
                "Kopieer de uitkomst als tekst",
                "kopieer",
                "vw-samenvatting",
                klaar="De tekst is gekopieerd. U kunt haar plakken.",
                mislukt="Kopiëren lukte niet. De tekst staat hieronder: kopieer haar zelf.",
            ),
            _doorsturen("vw-samenvatting"),
            agenda,
            klasse="vw-knoppen",
        ),
        _gedaan(),
        el(
            "p",
            "Deze pagina verstuurt niets. Uit de tekst kan blijken wat er aan een woning ontbreekt: geef haar af, of verstuur haar beveiligd.",
            klasse="vw-hint",
        ),
        _verborgen("vw-samenvatting", tekst(antwoord, lezer)),
        _verborgen("vw-kalender", kalender(antwoord, lezer)),
    )


def _gedaan() -> Html:
    """Where the page says once what a button did."""
    return el("p", klasse="vw-gedaan", role="status", data_vw="gedaan")


def _brief(brief: Brief) -> Html:
    """A letter behind a fold: its text, to copy, print or pass on."""
    id_ = f"vw-{brief.code}"
    knoppen = samen(
        _knop(
            "Kopieer deze tekst",
            "kopieer",
            id_,
            klaar="De tekst is gekopieerd. U kunt haar plakken.",
            mislukt="Kopiëren lukte niet. Kies de tekst en kopieer haar zelf.",
        ),
        knop_pagina("Print alleen deze tekst", data_vw="print", data_vw_bron=id_),
        _doorsturen(id_),
    )
    return el(
        "details",
        el("summary", brief.titel),
        el("div", knoppen, klasse="vw-knoppen"),
        _gedaan(),
        el("pre", brief.tekst, id=id_, klasse="vw-brief", tabindex="-1"),
        klasse="vw-uitleg",
    )


def _doorsturen(bron: str) -> Html:
    """The phone's own sheet; the page shows the button only where there is one."""
    klasse = "vw-knop vw-doorsturen"
    return el("button", "Stuur door", type="button", klasse=klasse, data_vw="doorsturen", data_vw_bron=bron)


def _knop(tekst_: str, doet: str, bron: str, klaar: str, mislukt: str = "", naam: str = "", soort: str = "") -> Html:
    """A button that the page handles itself, with what it says when done."""
    kenmerken = {"data_vw_mislukt": mislukt, "data_vw_naam": naam, "data_vw_soort": soort}
    gevuld = {sleutel: waarde for sleutel, waarde in kenmerken.items() if waarde}
    return knop_pagina(tekst_, data_vw=doet, data_vw_bron=bron, data_vw_klaar=klaar, **gevuld)


def _bewaren(stand: Stand) -> Html:
    """The answers as a file or a link."""
    knop_bestand = _knop(
        "Bewaar uw antwoorden als bestand",
        "bewaar",
        "vw-geval",
        klaar="Het bestand staat bij uw downloads. Bij vraag 1 kunt u het later weer openen.",
        naam="zelfcheck-veilig-wonen.json",
        soort="application/json",
    )
    links = el(
        "details",
        el("summary", "Maak een link met uw antwoorden"),
        el(
            "p",
            "De antwoorden staan in de link zelf, na het teken #. Ze gaan niet naar een server. Wie de link heeft, kan ze lezen.",
        ),
        _link("vw-link-kort", "Kopieer een korte link", "Met alleen wat u over uw ambt antwoordde.", stand, False),
        _link(
            "vw-link-heel", "Kopieer een hele link", "Ook met uw woning, de maatregelen en de bedragen.", stand, True
        ),
        klasse="vw-uitleg",
    )
    return samen(el("div", knop_bestand, klasse="vw-knoppen"), _verborgen("vw-geval", bestand(stand)), links)


def _link(id_: str, tekst_: str, uitleg: str, stand: Stand, met_woning: bool) -> Html:
    """A link that the page makes whole with its own address and copies."""
    kopieer = _knop(
        tekst_,
        "kopieer",
        id_,
        klaar="De link is gekopieerd.",
        mislukt="Kopiëren lukte niet. De link staat hieronder: kopieer hem zelf.",
    )
    return el("p", kopieer, " ", uitleg) + _verborgen(id_, f"#g={maak(stand, met_woning)}")


def _verborgen(id_: str, tekst_: str) -> Html:
    """Plain text that a button copies or saves; shown only when that fails. It is data: no browser may translate it."""
    return el("pre", tekst_, id=id_, hidden=True, translate="no")
