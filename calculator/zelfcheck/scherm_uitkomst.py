"""The screen of the outcome: the outcome, the answers it rests on, and what the visitor may take along."""

import json
from html import escape

from calculator.geval.invoer import lees_geval
from calculator.html import element
from calculator.wet.model import Geval
from calculator.zelfcheck import uitkomst as weergave
from calculator.zelfcheck.link import maak
from calculator.zelfcheck.stand import Stand
from calculator.zelfcheck.vragen import OPNIEUW, antwoorden, formulier, knop, knop_pagina


def uitkomstscherm(stand: Stand) -> str:
    """The outcome for the reader at hand, with what may be taken along."""
    geval = lees_geval(stand.feiten)
    ander = "organisatie" if stand.lezer == "bestuurder" else "bestuurder"
    rol = (
        "U leest de uitkomst als bestuurder."
        if stand.lezer == "bestuurder"
        else "U leest de uitkomst als organisatie. In de voorwaarden is ‘u’ de bestuurder."
    )
    wissel = element("span", escape(rol)) + " " + knop(f"Lees dit als {ander}", f"lezer:{ander}")
    gegeven = element("details", element("summary", "Uw antwoorden") + antwoorden(stand, False), klasse="vw-uitleg")
    knoppen = knop("Antwoorden wijzigen", "controle") + knop(OPNIEUW, "opnieuw")
    return formulier(
        "uitkomst",
        weergave.kop(geval, stand.lezer)
        + weergave.uitkomsten_html(geval, stand.lezer, element("div", wissel, klasse="vw-lezer"))
        + gegeven
        + _bewaren(stand, geval)
        + element("div", knoppen, klasse="vw-knoppen"),
    )


def _bewaren(stand: Stand, geval: Geval) -> str:
    """Print, copy, save and link: what the visitor may take along."""
    bewaard = json.dumps({"feiten": dict(stand.feiten)}, ensure_ascii=False, indent=1)
    hulp = (
        knop_pagina("Print of bewaar als PDF", data_vw="print")
        + knop_pagina(
            "Kopieer een samenvatting",
            data_vw="kopieer",
            data_vw_bron="vw-samenvatting",
            data_vw_klaar="De samenvatting is gekopieerd. U kunt haar plakken in een mail.",
            data_vw_mislukt="Kopiëren lukte niet. De samenvatting staat hieronder: kopieer haar zelf.",
        )
        + knop_pagina(
            "Bewaar uw antwoorden als bestand",
            data_vw="bewaar",
            data_vw_bron="vw-geval",
            data_vw_naam="zelfcheck-veilig-wonen.json",
            data_vw_klaar="Het bestand staat bij uw downloads. Bij vraag 1 kunt u het later weer openen.",
        )
    )
    links = element(
        "details",
        element("summary", "Maak een link met uw antwoorden")
        + element(
            "p",
            "De antwoorden staan in de link zelf, na het teken #. Ze gaan niet naar een server. Wie de link heeft, kan ze lezen.",
        )
        + _link("vw-link-kort", "Kopieer een korte link", "Met alleen wat u over uw ambt antwoordde.", stand, False)
        + _link(
            "vw-link-heel", "Kopieer een hele link", "Ook met uw woning, de maatregelen en de bedragen.", stand, True
        ),
        klasse="vw-uitleg",
    )
    return element(
        "div",
        element("h2", "Bewaar of deel deze uitkomst")
        + element(
            "p",
            "De samenvatting is tekst zonder naam en adres. Er kan wel in staan wat er aan uw woning ontbreekt. Geef die aan uw organisatie af, of verstuur die beveiligd.",
        )
        + element("div", hulp, klasse="vw-knoppen")
        + element("p", "", klasse="vw-gedaan", role="status", data_vw="gedaan")
        + _verborgen("vw-samenvatting", weergave.samenvatting(geval, stand.lezer))
        + _verborgen("vw-geval", bewaard)
        + links,
        klasse="vw-niet-op-papier",
    )


def _link(id_: str, tekst: str, uitleg: str, stand: Stand, met_woning: bool) -> str:
    """A link that the page makes whole with its own address and copies."""
    knop = knop_pagina(
        tekst,
        data_vw="kopieer",
        data_vw_bron=id_,
        data_vw_klaar="De link is gekopieerd.",
        data_vw_mislukt="Kopiëren lukte niet. De link staat hieronder: kopieer hem zelf.",
    )
    code = _verborgen(id_, "#g=" + maak(stand, met_woning))
    return element("p", knop + " " + escape(uitleg)) + code


def _verborgen(id_: str, tekst: str) -> str:
    """Plain text that a button copies or saves; shown only when that fails."""
    return element("pre", escape(tekst), id=id_, hidden=True)
