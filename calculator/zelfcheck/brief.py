"""The letter of the bestuurder to the organisation."""

from collections.abc import Iterator
from functools import partial
from types import MappingProxyType

from calculator.oordeel.antwoord import Antwoord
from calculator.wet.besluit import CARIBISCH_NEDERLAND
from calculator.wet.bronnen import besluit
from calculator.wet.model import JA, KAN, NEE
from calculator.wet.open_punten import LATER_DECLAREREN, ZELF_AANGESCHAFT
from calculator.wet.partijen import BESTUURDER, ORGANISATIE
from calculator.zelfcheck import blad
from calculator.zelfcheck.briefdelen import (
    DE_REGELING,
    HAKEN,
    artikel_van,
    genummerd,
    is_voorbij,
    kosten_van,
    leent,
    niet_gedekt,
    oude_uitslagen,
    slot,
    tekst_van,
    zelf_gekocht,
)
from calculator.zelfcheck.organisatie import BESLISSER
from calculator.zinnen import ORGANISATIE as LEZER_ORGANISATIE
from calculator.zinnen import voor


def brief(antwoord: Antwoord) -> str:
    """The letter of the bestuurder."""
    if niet_gedekt(antwoord):
        return _buiten_de_regeling(antwoord)
    beslisser = BESLISSER[antwoord.laag] if antwoord.laag else None
    aan = f"{beslisser.naam}, ter attentie van {beslisser.secretaris}" if beslisser else "[uw organisatie]"
    advies = antwoord.geval.feiten["advies"] in ("vastgesteld", "in_behandeling")
    vragen = list(_vragen(antwoord))
    return tekst_van(
        [
            f"CONCEPT. {HAKEN}",
            f"Aan: {aan}\nDatum: [datum]\nOnderwerp: veilige woonplek, {artikel_van(antwoord)} van {DE_REGELING}",
            f"{beslisser.aanhef if beslisser else 'Geachte [naam]'},",
            f"Mijn ambt: {blad.ambt(antwoord)}. Ik vraag u het volgende.",
            genummerd(vragen),
            "Ik ontvang graag vóór [datum] antwoord. De regeling noemt geen termijn.",
            "Het beveiligingsadvies stuur ik niet mee: het toont de zwakke plekken van een woning. "
            "Het ligt bij mij ter inzage. Spreek met mij een veilige weg af."
            if advies
            else "",
            "Met vriendelijke groet,\n[naam]",
            *slot(antwoord, "Concept"),
        ]
    )


def _vragen(antwoord: Antwoord) -> Iterator[str]:
    """What is asked, each on its article."""
    uit = [*_vragen_oud(antwoord), *_vragen_nu(antwoord), *_vragen_open(antwoord)]
    yield from uit or [f"Kunt u mij zeggen wat {artikel_van(antwoord)} nu nog voor mij betekent, en wat ik moet doen?"]


def _vragen_oud(antwoord: Antwoord) -> Iterator[str]:
    for uitslag in oude_uitslagen(antwoord):
        if uitslag.uitkomst.kern.maximaal == NEE:
            continue
        artikel, titel = artikel_van(antwoord), uitslag.regeling.titel
        if is_voorbij(antwoord, uitslag.regeling):
            yield (
                f"Ik maakte kosten, [bedrag], voor maatregelen die zijn uitgevoerd onder {titel} ({artikel}, oude tekst). "
                "Neemt u deze kosten nog in behandeling? Een overgangsregel is niet gevonden."
            )
        else:
            zeker = uitslag.uitkomst.kern.minimaal == JA
            wat = "Ik declareer [bedrag]" if zeker else "Kan ik [bedrag] declareren"
            yield f"{wat} op grond van {artikel}{'.' if zeker else '?'} De facturen kunt u inzien."


_ADVIES = MappingProxyType(
    {
        "vastgesteld": "Het beveiligingsadvies is vastgesteld.",
        "in_behandeling": "Het beveiligingsadvies is aangevraagd bij het CCV.",
        "niet_aangevraagd": "Ik vraag een beveiligingsadvies aan bij het CCV.",
    }
)


def _vragen_nu(antwoord: Antwoord) -> Iterator[str]:
    kern, feiten, vorm = antwoord.nu.uitkomst.kern, antwoord.geval.feiten, antwoord.nu.regeling.vorm
    lid = partial(artikel_van, antwoord)
    if vorm.geld:
        return
    if blad.alles_te_leen(antwoord):
        yield from _vraag_lening(antwoord)
        return
    if kern.minimaal == JA:
        yield (
            f"Ik heb aanspraak op de maatregelen uit het vastgestelde beveiligingsadvies ({lid('1')}). "
            f"De kosten komen ten laste van {kosten_van(antwoord)} ({lid('3')}). "
            "Wilt u ze laten uitvoeren? Laat mij weten wie bestelt en wanneer; tot dan bestel ik niets."
        )
    elif kern.maximaal > NEE and feiten["advies"] != "geweigerd":
        yield (
            f"{_ADVIES.get(feiten['advies'], 'Een beveiligingsadvies is er misschien al.')} Wilt u de maatregelen daaruit verstrekken "
            f"zodra aan de voorwaarden is voldaan ({lid('1')} en 3)? Laat mij weten wie bestelt; tot dan bestel ik niets."
        )
    if kern.maximaal == KAN:
        yield f"Ik verhuisde tijdens mijn ambt. Ik verzoek u opnieuw maatregelen te verstrekken, op een nieuw advies ({lid('6')})."
    if kern.maximaal > NEE and kern.minimaal < JA and feiten["pkvw"] != "geldig":
        yield (
            f"Wat wilt u van mij zien over het PKVW-certificaat ({lid('5')} onder b)? "
            "En wie beslist bij u of het redelijkerwijs niet van mij kan worden gevergd?"
        )
    if any("ontheffing" in s.wat for s in (antwoord.eerst, *antwoord.daarna) if s.wie is BESTUURDER):
        yield f"Lid 2 noemt een ontheffing voor een woning buiten het gebied ({lid('2')}). Hoe en bij wie vraag ik die aan?"
    if zelf_gekocht(antwoord):
        yield (
            "Ik kocht zelf een maatregel, voor [bedrag]. Draagt u die kosten? "
            f"De wet kent alleen verstrekken ({lid('1')}) en zegt niets over terugbetalen."
        )
    yield from _vraag_lening(antwoord)


def _vraag_lening(antwoord: Antwoord) -> Iterator[str]:
    if leent(antwoord):
        yield (
            "Ik verzoek u te bekijken of een of meer maatregelen in bruikleen kunnen zolang mijn ambt duurt "
            f"({artikel_van(antwoord, '7')}). Dat mag zonder advies en certificaat; het moet niet."
        )


def _vragen_open(antwoord: Antwoord) -> Iterator[str]:
    """The questions that the text does not settle, unless they were asked above."""
    for een in antwoord.open:
        if een.punt and een.punt not in (LATER_DECLAREREN, ZELF_AANGESCHAFT) and ORGANISATIE in een.punt.wie:
            yield f"De tekst beslist dit niet: {_klein(voor(een.punt.vraag, LEZER_ORGANISATIE))} Wat is uw antwoord?"


def _klein(zin: str) -> str:
    return zin if zin.startswith(("PKVW", "CCV")) else zin[:1].lower() + zin[1:]


def _buiten_de_regeling(antwoord: Antwoord) -> str:
    """To the griffie: what holds for an office that the regime does not cover."""
    caribisch = antwoord.geval.feiten["ambt"] == CARIBISCH_NEDERLAND
    grond = "" if caribisch else f" ({besluit('x.3.1', '1').voor(antwoord.laag).tekst})"
    aan = "[het eigen bestuur]" if caribisch else "[de griffie of de secretaris van het eigen orgaan]"
    return tekst_van(
        [
            f"CONCEPT. {HAKEN}",
            f"Aan: {aan}\nDatum: [datum]\nOnderwerp: beveiliging van de woning{grond}",
            "Geachte [naam],",
            f"Mijn ambt: {blad.ambt(antwoord)}. Volgens de zelfcheck geldt {artikel_van(antwoord)} van {DE_REGELING} niet voor dit ambt.",
            genummerd(
                [
                    "Klopt dat volgens u?",
                    f"Wat regelt het eigen orgaan zelf, en wat geldt er bij een dreiging{grond}?",
                    "Met wie kan ik dit veilig bespreken?",
                ]
            ),
            "Ik ontvang graag vóór [datum] antwoord.",
            "Met vriendelijke groet,\n[naam]",
            *slot(antwoord, "Concept"),
        ]
    )
