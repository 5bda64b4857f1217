"""The letter of the bestuurder to the organisation."""

from collections.abc import Iterator
from functools import partial
from types import MappingProxyType

from calculator.oordeel.antwoord import Antwoord
from calculator.wet.besluit import BUITEN_HET_BESLUIT
from calculator.wet.bronnen import besluit
from calculator.wet.model import JA, KAN, NEE, ONBEKEND, Aard
from calculator.wet.open_punten import PKVW_UITZONDERING, RAADSLID_ALS_WAARNEMER
from calculator.zelfcheck import blad
from calculator.zelfcheck import briefdelen as delen
from calculator.zelfcheck.organisatie import BESLISSER
from calculator.zinnen import ORGANISATIE as LEZER_ORGANISATIE
from calculator.zinnen import kleine_letter, voor


def brief(antwoord: Antwoord) -> str:
    """The letter of the bestuurder."""
    if delen.niet_gedekt(antwoord):
        return _buiten_de_regeling(antwoord)
    beslisser = BESLISSER[antwoord.laag] if antwoord.laag else None
    aan = f"{beslisser.naam}, ter attentie van {beslisser.secretaris}" if beslisser else "[uw organisatie]"
    feiten, kern = antwoord.geval.feiten, antwoord.nu.uitkomst.kern
    advies = kern.maximaal > NEE and feiten["advies"] == "vastgesteld" and feiten["advies_voor_deze_woning"] is True
    vragen = list(_vragen(antwoord))
    return delen.tekst_van(
        [
            f"CONCEPT. {delen.HAKEN}",
            f"Aan: {aan}\nDatum: [datum]\nOnderwerp: veilige woonplek, {delen.artikel_van(antwoord)} van {delen.DE_REGELING}",
            f"{beslisser.aanhef if beslisser else 'Geachte [naam]'},",
            f"{delen.ambtszin(antwoord)} Ik vraag u het volgende.",
            delen.genummerd(vragen),
            "Ik ontvang graag vóór [datum] antwoord. De regeling noemt geen termijn.",
            "Het beveiligingsadvies stuur ik niet mee: het toont de zwakke plekken van een woning. "
            "Het ligt bij mij ter inzage. Spreek met mij een veilige weg af."
            if advies
            else "",
            "Met vriendelijke groet,\n[naam]",
            *delen.slot(antwoord, "Concept"),
        ]
    )


def _vragen(antwoord: Antwoord) -> Iterator[str]:
    """What is asked, each on its article."""
    eerst = list(_vraag_waarnemer(antwoord))
    nu = () if eerst else _vragen_nu(antwoord)
    yield from [*eerst, *_vragen_oud(antwoord), *nu, *_vragen_open(antwoord)] or [
        f"Kunt u mij zeggen wat {delen.artikel_van(antwoord)} nu nog voor mij betekent, en wat ik moet doen?"
    ]


def _vraag_waarnemer(antwoord: Antwoord) -> Iterator[str]:
    """Of a representative who acts in an office the first question is whether the article is for them; all else waits for that."""
    if RAADSLID_ALS_WAARNEMER in delen.open_vragen(antwoord):
        wie = f"als {delen.waarnemend_lid(antwoord) or 'lid van [orgaan]'} dat het ambt waarneemt"
        yield f"Geldt {delen.artikel_van(antwoord)} voor mij {wie}? De tekst beslist dit niet. Tot uw antwoord bestel ik niets."


def _vragen_oud(antwoord: Antwoord) -> Iterator[str]:
    for uitslag in delen.oude_uitslagen(antwoord):
        if uitslag.uitkomst.kern.maximaal == NEE:
            continue
        artikel, titel = delen.artikel_van(antwoord), uitslag.regeling.titel
        if delen.is_voorbij(antwoord, uitslag.regeling):
            misschien = "" if delen.dag_bekend(antwoord, uitslag) else "misschien "
            yield (
                f"Ik maakte kosten, [bedrag], voor maatregelen die {misschien}zijn uitgevoerd onder {titel}, {artikel} in de oude tekst. "
                "Neemt u deze kosten nog in behandeling? Een overgangsregel is niet gevonden."
            )
        else:
            zeker = uitslag.uitkomst.kern.minimaal == JA
            wat = "Ik declareer [bedrag]" if zeker else "Kan ik [bedrag] declareren"
            bewijs = "De facturen en het certificaat" if zeker else "De facturen"
            yield f"{wat} op grond van {artikel}{'.' if zeker else '?'} {bewijs} geef ik u langs een veilige weg."


_ADVIES = MappingProxyType(
    {
        "vastgesteld": "Het beveiligingsadvies is vastgesteld.",
        "in_behandeling": "Het beveiligingsadvies is aangevraagd bij het CCV.",
        "niet_aangevraagd": "Ik vraag een beveiligingsadvies aan bij het CCV.",
        ONBEKEND: "Een beveiligingsadvies is er misschien al.",
    }
)


def _advies(antwoord: Antwoord) -> str:
    """How far the advice is that these measures need: one about another home or office is not that."""
    advies, deze = (antwoord.geval.feiten[naam] for naam in ("advies", "advies_voor_deze_woning"))
    if deze is True or advies not in ("vastgesteld", "in_behandeling"):
        return _ADVIES[advies]
    if deze is ONBEKEND:
        return "Of het beveiligingsadvies over deze woning en dit ambt gaat, zoek ik uit."
    return "Ik vraag een nieuw beveiligingsadvies aan bij het CCV, voor deze woning en dit ambt."


def _vragen_nu(antwoord: Antwoord) -> Iterator[str]:
    kern, feiten, vorm = antwoord.nu.uitkomst.kern, antwoord.geval.feiten, antwoord.nu.regeling.vorm
    lid = partial(delen.artikel_van, antwoord)
    if vorm.geld:
        return
    if blad.alles_te_leen(antwoord):
        yield from _vraag_lening(antwoord)
        return
    if kern.minimaal == JA:
        yield (
            f"Ik heb aanspraak op de maatregelen uit het vastgestelde beveiligingsadvies ({lid('1')}). "
            f"De kosten komen ten laste van {delen.kosten_van(antwoord)} ({delen.grond_kosten(antwoord)}). "
            "Wilt u ze laten uitvoeren? Laat mij weten wie bestelt en wanneer; tot dan bestel ik niets."
        )
    elif kern.maximaal > NEE and feiten["advies"] != "geweigerd":
        if delen.opnieuw(antwoord):
            yield f"Ik verhuisde tijdens mijn ambt. {_opnieuw(antwoord)} ({lid('6')}). Tot uw antwoord bestel ik niets."
        else:
            grond = f"{lid('1')} en 3"
            if delen.opnieuw(antwoord) is None:
                grond = f"{lid('1')}; of lid 6, als ik tijdens mijn ambt verhuisde en toen al maatregelen had"
            yield (
                f"{_advies(antwoord)} Wilt u de maatregelen daaruit verstrekken zodra aan de voorwaarden is voldaan ({grond})? "
                "Laat mij weten wie bestelt; tot dan bestel ik niets."
            )
    if kern.maximaal > NEE:
        yield from _vraag_certificaat(antwoord)
    if any(s.aard is Aard.ONTHEFFING for s in (antwoord.eerst, *antwoord.daarna)):
        yield f"Wilt u mij helpen bij de ontheffing die {lid('2')} noemt?"
    if delen.zelf_gekocht(antwoord):
        yield (
            "Ik kocht zelf een maatregel, voor [bedrag]. Draagt u die kosten? "
            f"De wet kent alleen verstrekken ({lid('1')}) en zegt niets over terugbetalen."
        )
    yield from _vraag_lening(antwoord)


def _opnieuw(antwoord: Antwoord) -> str:
    """Lid 6 asks, it does not claim."""
    wat = "opnieuw maatregelen te verstrekken"
    if antwoord.nu.uitkomst.kern.minimaal == KAN:
        return f"Ik verzoek u {wat}, op een nieuw advies"
    advies = delen.toetsing(antwoord, "advies_is_vastgesteld").minimaal == JA
    return f"Zodra {'ook aan de andere eisen is voldaan' if advies else 'er een advies voor deze woning is'}, verzoek ik u {wat}"


def _vraag_certificaat(antwoord: Antwoord) -> Iterator[str]:
    """On the certificate; the exception is leaned on only by who named a reason."""
    gevonden, vergen = delen.toetsing(antwoord, "certificaat_is_geldig"), antwoord.geval.feiten["pkvw_niet_te_vergen"]
    if gevonden.minimaal == JA:
        return
    grond = delen.artikel_van(antwoord, "5") + " onder b"
    if vergen is True:
        yield (
            f"Volgens mij kan het PKVW-certificaat redelijkerwijs niet van mij worden gevergd ({grond}). "
            "De reden vertel ik u liever zelf. Wie beslist dit bij u, en waar kijkt u naar?"
        )
    elif vergen is ONBEKEND:
        yield f"Of het PKVW-certificaat van mij kan worden gevergd, weet ik nog niet ({grond}). Wie beslist dat bij u?"
    else:
        wat = "zoek uit of er een geldig PKVW-certificaat is" if gevonden.open else "regel het PKVW-certificaat"
        yield f"Ik {wat} ({grond}). Wilt u het zien voordat u bestelt?"


def _vraag_lening(antwoord: Antwoord) -> Iterator[str]:
    if delen.leent(antwoord):
        yield (
            "Ik verzoek u te bekijken of een of meer maatregelen in bruikleen kunnen zolang mijn ambt duurt "
            f"({delen.artikel_van(antwoord, '7')}). Dat mag zonder advies en certificaat; het moet niet."
        )


def _vragen_open(antwoord: Antwoord) -> Iterator[str]:
    """The questions that the text does not settle, unless they were asked above."""
    for punt in delen.open_vragen(antwoord):
        if punt not in (PKVW_UITZONDERING, RAADSLID_ALS_WAARNEMER):
            yield f"De tekst beslist dit niet: {kleine_letter(voor(punt.vraag, LEZER_ORGANISATIE))} Wat is uw antwoord?"


def _buiten_de_regeling(antwoord: Antwoord) -> str:
    """To the griffie: what holds for an office that the regime does not cover."""
    buiten = antwoord.geval.feiten["ambt"] in BUITEN_HET_BESLUIT
    grond = "" if buiten else f" ({besluit('x.3.1', '1').voor(antwoord.laag).tekst})".replace(", 4.3.1", " of 4.3.1")
    waarneming = antwoord.geval.feiten["ambt"] in antwoord.nu.regeling.ambten
    return delen.tekst_van(
        [
            f"CONCEPT. {delen.HAKEN}",
            f"Aan: [{delen.loket(antwoord)}]\nDatum: [datum]\nOnderwerp: beveiliging van de woning{grond}",
            "Geachte [naam],",
            f"{delen.ambtszin(antwoord)} Volgens de zelfcheck geldt {delen.artikel_van(antwoord)} van {delen.DE_REGELING} "
            f"niet voor {'deze waarneming' if waarneming else 'dit ambt'}.",
            delen.genummerd(
                [
                    "Klopt dat volgens u?",
                    f"Wat regelt het eigen orgaan zelf, en wat geldt er bij een dreiging{grond}?",
                    "Met wie kan ik dit veilig bespreken?",
                ]
            ),
            "Ik ontvang graag vóór [datum] antwoord.",
            "Met vriendelijke groet,\n[naam]",
            *delen.slot(antwoord, "Concept"),
        ]
    )
