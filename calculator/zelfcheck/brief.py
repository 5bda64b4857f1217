"""Letters made from an answer: bestuurder to organisation, organisation to bestuurder, and a concept of the decision.

No name, no address and nothing of the home goes in: brackets stand where only the writer knows. No measure is named either, for who
gives it a name writes what is in the house.
"""

from collections.abc import Iterator
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from calculator import __version__, datum
from calculator.bedrag import toon
from calculator.oordeel.antwoord import Antwoord, Uitslag
from calculator.wet.besluit import CARIBISCH_NEDERLAND
from calculator.wet.bronnen import ARTIKEL, GELEZEN, besluit
from calculator.wet.model import JA, KAN, NEE, NOG_NIET, ONBEKEND, Bestuurslaag, Drager, Oordeel, Regeling, Stap
from calculator.wet.open_punten import LATER_DECLAREREN, ZELF_AANGESCHAFT
from calculator.wet.partijen import BESTUURDER, GEMEENTEN, ORGANISATIE
from calculator.wet.regelingen import laatste_dag
from calculator.zelfcheck import blad, woorden
from calculator.zelfcheck.organisatie import BESLISSER
from calculator.zinnen import BESTUURDER as LEZER_BESTUURDER
from calculator.zinnen import ORGANISATIE as LEZER_ORGANISATIE
from calculator.zinnen import hoofdletter, voor

DE_REGELING = "de Regeling rechtspositie decentrale politieke ambtsdragers"
_HAKEN = "Vul in wat tussen [haken] staat. Zet er geen adres en niets over de woning in."


_VEILIG = "Stuur het beveiligingsadvies niet met gewone post of mail. Spreek met [naam] een veilige weg af."


class Brief(NamedTuple):
    """A text to send: what it is called on the page, a code for its place there, and the text itself."""

    code: str
    titel: str
    tekst: str


def brieven(antwoord: Antwoord, lezer: str) -> tuple[Brief, ...]:
    """What this reader may send or sign."""
    if lezer == LEZER_BESTUURDER:
        naam = woorden.naam(antwoord, ORGANISATIE)
        titel = "Brief aan de griffie" if niet_gedekt(antwoord) else f"Brief aan {naam}"
        return (Brief("brief", titel, brief(antwoord)),)
    uit = [Brief("brief", "Brief aan de bestuurder", antwoordbrief(antwoord))]
    concepten = besluiten(antwoord)
    for nummer, tekst in enumerate(concepten, 1):
        staart = f" (gemeente {nummer})" if len(concepten) > 1 else ""
        uit.append(Brief("besluit" + (f"-{nummer}" if nummer > 1 else ""), f"Concept-besluit{staart}", tekst))
    return tuple(uit)


def niet_gedekt(antwoord: Antwoord) -> bool:
    """True for an office that the regime in force does not cover."""
    ambt = antwoord.geval.feiten["ambt"]
    return ambt is not ONBEKEND and ambt not in antwoord.nu.regeling.ambten


def _laag(antwoord: Antwoord) -> Bestuurslaag | None:
    return None if niet_gedekt(antwoord) and antwoord.laag is None else antwoord.laag


def _artikel(antwoord: Antwoord, lid: str = "") -> str:
    laag = _laag(antwoord)
    nummer = (
        ARTIKEL[laag] if laag else ", ".join(list(ARTIKEL.values())[:-1]) + f" of {ARTIKEL[Bestuurslaag.WATERSCHAP]}"
    )
    return f"artikel {nummer}" + (f", lid {lid}" if lid else "")


def _slot(antwoord: Antwoord, soort: str) -> list[str]:
    dag = datum.toon(antwoord.geval.peildatum)
    return [f"{soort} uit de zelfcheck Veilig wonen, voor {dag}. Rekenregels: versie {__version__}. {GELEZEN}"]


def _tekst(alineas: Iterator[str] | list[str]) -> str:
    return "\n\n".join(alinea for alinea in alineas if alinea) + "\n"


def _lijst(regels: list[str]) -> str:
    return "\n".join(f"{nummer}. {regel}" for nummer, regel in enumerate(regels, 1))


# --- the claims in an answer -------------------------------------------------------------------------------------


def _oud(antwoord: Antwoord) -> list[Uitslag]:
    """What is asked under a regime that pays money back."""
    return [u for u in antwoord.uitslagen if u.regeling.vorm.geld and antwoord.aankopen]


def _voorbij(antwoord: Antwoord, regeling: Regeling) -> bool:
    einde = laatste_dag(regeling)
    return einde is not None and einde < antwoord.geval.peildatum


def _leent(antwoord: Antwoord) -> bool:
    """True when a loan (lid 7) is asked for or is what remains."""
    if not antwoord.nu.regeling.anders_mogelijk or _over(antwoord):
        return False
    geleend = any(m["bruikleen"] is True for m in antwoord.geval.maatregelen)
    return geleend or blad.lenen(antwoord) or any(a.lening for a in antwoord.aankopen)


def _over(antwoord: Antwoord) -> bool:
    """True when the office is over or did not come."""
    feiten = antwoord.geval.feiten
    laatste = feiten["ambt_tot_en_met"]
    voorbij = laatste not in (None, ONBEKEND) and laatste < antwoord.geval.peildatum
    return voorbij or feiten["in_functie"] == "niet_meer" or feiten["benoeming_niet_doorgegaan"] is True


def _zelf_gekocht(antwoord: Antwoord) -> bool:
    return any(
        antwoord.geval.maatregelen[a.maatregel]["zelf_aangeschaft"] is True and not a.regeling.vorm.geld
        for a in antwoord.aankopen
    )


def _eigen_stappen(antwoord: Antwoord) -> list[Stap]:
    """What the bestuurder does that is no question to the organisation itself."""
    stappen = (antwoord.eerst, *antwoord.daarna)
    return [
        s
        for s in stappen
        if s.wie is BESTUURDER and not s.wat.startswith(("vraagt de organisatie", "declareert", "bestelt niet"))
    ]


# --- bestuurder to organisation ----------------------------------------------------------------------------------


def brief(antwoord: Antwoord) -> str:
    """The letter of the bestuurder."""
    laag = _laag(antwoord)
    if niet_gedekt(antwoord):
        return _buiten_de_regeling(antwoord)
    beslisser = BESLISSER[laag] if laag else None
    aan = f"{beslisser.naam}, ter attentie van {beslisser.secretaris}" if beslisser else "[uw organisatie]"
    advies = antwoord.geval.feiten["advies"] in ("vastgesteld", "in_behandeling")
    vragen = list(_vragen(antwoord))
    return _tekst(
        [
            f"CONCEPT. {_HAKEN}",
            f"Aan: {aan}\nDatum: [datum]\nOnderwerp: veilige woonplek, {_artikel(antwoord)} van {DE_REGELING}",
            f"{beslisser.aanhef if beslisser else 'Geachte [naam]'},",
            f"Mijn ambt: {blad.ambt(antwoord)}. Ik vraag u het volgende.",
            _lijst(vragen),
            "Ik ontvang graag vóór [datum] antwoord. De regeling noemt geen termijn.",
            "Het beveiligingsadvies stuur ik niet mee: het toont de zwakke plekken van een woning. "
            "Het ligt bij mij ter inzage. Spreek met mij een veilige weg af."
            if advies
            else "",
            "Met vriendelijke groet,\n[naam]",
            *_slot(antwoord, "Concept"),
        ]
    )


def _vragen(antwoord: Antwoord) -> Iterator[str]:
    """What is asked, each on its article."""
    uit = [*_vragen_oud(antwoord), *_vragen_nu(antwoord), *_vragen_open(antwoord)]
    yield from uit or [f"Kunt u mij zeggen wat {_artikel(antwoord)} nu nog voor mij betekent, en wat ik moet doen?"]


def _vragen_oud(antwoord: Antwoord) -> Iterator[str]:
    for uitslag in _oud(antwoord):
        if uitslag.uitkomst.kern.maximaal == NEE:
            continue
        artikel, titel = _artikel(antwoord), uitslag.regeling.titel
        if _voorbij(antwoord, uitslag.regeling):
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
    lid = partial(_artikel, antwoord)
    if vorm.geld:
        return
    if blad.alles_te_leen(antwoord):
        yield from _vraag_lening(antwoord)
        return
    if kern.minimaal == JA:
        yield (
            f"Ik heb aanspraak op de maatregelen uit het vastgestelde beveiligingsadvies ({lid('1')}). "
            f"De kosten komen ten laste van {_kosten_van(antwoord)} ({lid('3')}). "
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
    if _zelf_gekocht(antwoord):
        yield (
            "Ik kocht zelf een maatregel, voor [bedrag]. Draagt u die kosten? "
            f"De wet kent alleen verstrekken ({lid('1')}) en zegt niets over terugbetalen."
        )
    yield from _vraag_lening(antwoord)


def _vraag_lening(antwoord: Antwoord) -> Iterator[str]:
    if _leent(antwoord):
        yield (
            "Ik verzoek u te bekijken of een of meer maatregelen in bruikleen kunnen zolang mijn ambt duurt "
            f"({_artikel(antwoord, '7')}). Dat mag zonder advies en certificaat; het moet niet."
        )


def _vragen_open(antwoord: Antwoord) -> Iterator[str]:
    """The questions that the text does not settle, unless they were asked above."""
    for een in antwoord.open:
        if een.punt and een.punt not in (LATER_DECLAREREN, ZELF_AANGESCHAFT) and ORGANISATIE in een.punt.wie:
            yield f"De tekst beslist dit niet: {_klein(voor(een.punt.vraag, LEZER_ORGANISATIE))} Wat is uw antwoord?"


def _klein(zin: str) -> str:
    return zin if zin.startswith(("PKVW", "CCV")) else zin[:1].lower() + zin[1:]


def _kosten_van(antwoord: Antwoord, aantal: int = 1) -> str:
    if aantal > 1:
        return "de gemeente"
    return woorden.naam(antwoord, ORGANISATIE, LEZER_ORGANISATIE)


def _buiten_de_regeling(antwoord: Antwoord) -> str:
    """To the griffie: what holds for an office that the regime does not cover."""
    caribisch = antwoord.geval.feiten["ambt"] == CARIBISCH_NEDERLAND
    grond = "" if caribisch else f" ({besluit('x.3.1', '1').voor(antwoord.laag).tekst})"
    aan = "[het eigen bestuur]" if caribisch else "[de griffie of de secretaris van het eigen orgaan]"
    return _tekst(
        [
            f"CONCEPT. {_HAKEN}",
            f"Aan: {aan}\nDatum: [datum]\nOnderwerp: beveiliging van de woning{grond}",
            "Geachte [naam],",
            f"Mijn ambt: {blad.ambt(antwoord)}. Volgens de zelfcheck geldt {_artikel(antwoord)} van {DE_REGELING} niet voor dit ambt.",
            _lijst(
                [
                    "Klopt dat volgens u?",
                    f"Wat regelt het eigen orgaan zelf, en wat geldt er bij een dreiging{grond}?",
                    "Met wie kan ik dit veilig bespreken?",
                ]
            ),
            "Ik ontvang graag vóór [datum] antwoord.",
            "Met vriendelijke groet,\n[naam]",
            *_slot(antwoord, "Concept"),
        ]
    )


# --- organisation to bestuurder ----------------------------------------------------------------------------------


def antwoordbrief(antwoord: Antwoord) -> str:
    """The letter of the organisation: what is confirmed, who orders, who pays, what the bestuurder does."""
    stappen = [blad.stap(antwoord, s, LEZER_BESTUURDER) for s in _eigen_stappen(antwoord)]
    return _tekst(
        [
            f"CONCEPT. {_HAKEN} Deze brief is geen besluit.",
            f"Aan: [naam], {blad.ambt(antwoord)}\nDatum: [datum]\nOnderwerp: veilige woonplek, {_artikel(antwoord)} van {DE_REGELING}",
            "Geachte [naam],",
            *_bevestigd(antwoord),
            "Wat u nu doet\n" + _lijst([f"{s.kop} {s.tekst}" for s in stappen]) if stappen else "",
            "" if niet_gedekt(antwoord) else _VEILIG,
            "Met vriendelijke groet,\n[naam en functie]",
            *_slot(antwoord, "Concept"),
        ]
    )


def _bevestigd(antwoord: Antwoord) -> Iterator[str]:
    kern, vorm = antwoord.nu.uitkomst.kern, antwoord.nu.regeling.vorm
    lid = partial(_artikel, antwoord)
    if niet_gedekt(antwoord):
        yield f"{hoofdletter(_artikel(antwoord))} geldt volgens ons niet voor uw ambt. [Wat wij zelf regelen, en wie u kunt spreken.]"
        return
    if not vorm.geld:
        yield _stand(antwoord, kern.minimaal, kern.maximaal)
    if not vorm.geld and kern.maximaal > NEE:
        straks = "" if kern.minimaal == JA else ", zodra aan de voorwaarden is voldaan"
        yield (
            f"Wie bestelt{straks}: wij verstrekken de maatregelen ({lid('1')}). Wij bestellen ze ook; dat is onze lezing. Bestel niet zelf: "
            "of u dan geld krijgt, staat niet in de wet. [Of: wij spraken af dat …]"
        )
        betaalt = (
            f"Wie betaalt: de kosten komen ten laste van {_kosten_van(antwoord)} ({lid('3')}). Een maximum is er niet."
        )
        yield f"{betaalt} {_verdeling(antwoord)}".rstrip()
    for uitslag in _oud(antwoord):
        if _voorbij(antwoord, uitslag.regeling):
            yield (
                f"Uw kosten uit de tijd van {uitslag.regeling.titel}: [wij nemen ze wel of niet in behandeling, omdat …]. "
                "Een overgangsregel is niet gevonden."
            )
        else:
            yield f"Uw declaratie: [wij betalen … of niet, omdat …] ({_artikel(antwoord)}, lid 1)."
    if _zelf_gekocht(antwoord):
        yield f"Wat u zelf kocht: [wij betalen dit wel of niet, omdat …]. De wet kent alleen verstrekken ({lid('1')})."
    if _leent(antwoord):
        yield f"Bruikleen: [wij stellen wel of geen maatregel ter beschikking zolang uw ambt duurt] ({lid('7')}). De wet laat dat aan ons over; dat is onze lezing."


def _stand(antwoord: Antwoord, minimaal: Oordeel, maximaal: Oordeel) -> str:
    lid_1 = _artikel(antwoord, "1")
    if minimaal == JA:
        return f"U hebt aanspraak op de maatregelen uit het vastgestelde beveiligingsadvies ({lid_1})."
    if maximaal == NEE:
        return f"Op grond van {_artikel(antwoord)} kunnen wij u nu niets verstrekken. [De reden, met het lid.]"
    if maximaal == KAN:
        return f"Na een verhuizing mogen wij opnieuw maatregelen geven; het moet niet ({_artikel(antwoord, '6')}). [Wij doen dat wel of niet.]"
    if minimaal == maximaal == NOG_NIET:
        return f"Er is nog niet aan alle voorwaarden van {_artikel(antwoord)} voldaan. Dat kan nog wel. Zodra dat zo is, hoort u van ons."
    return f"Of u aanspraak hebt op grond van {_artikel(antwoord)}, staat nog niet vast. [Wat wij nog uitzoeken.]"


def _verdeling(antwoord: Antwoord) -> str:
    if antwoord.naam(ORGANISATIE) != antwoord.naam(GEMEENTEN):
        return ""
    grond = besluit("3.2.16").voor(antwoord.laag).tekst
    return f"Elke gemeente draagt volgens ons een gelijk deel, tenzij de kosten bij het ambt in één gemeente horen ({grond}, onder b)."


# --- the decision ------------------------------------------------------------------------------------------------


def besluiten(antwoord: Antwoord) -> tuple[str, ...]:
    """A concept of the decision, one for each municipality; none for an office that the regime does not cover."""
    if niet_gedekt(antwoord) or antwoord.laag is None:
        return ()
    aantal = antwoord.geval.feiten["aantal_gemeenten"] if antwoord.naam(ORGANISATIE) == antwoord.naam(GEMEENTEN) else 1
    return tuple(_besluit(antwoord, nummer, aantal) for nummer in range(1, aantal + 1))


def _besluit(antwoord: Antwoord, nummer: int, aantal: int) -> str:
    laag = antwoord.laag
    assert laag is not None
    beslisser = BESLISSER[laag]
    grond = besluit("x.3.1", "2").voor(laag).tekst
    voor_wie = f" (gemeente {nummer} van {aantal}: [naam])" if aantal > 1 else ""
    punten = [*_beslispunten(antwoord, aantal)]
    return _tekst(
        [
            f"CONCEPT-BESLUIT{voor_wie}. Dit is geen besluit. {_HAKEN}",
            f"Onderwerp: veilige woonplek van een {blad.ambt(antwoord)}, {_artikel(antwoord)} van {DE_REGELING}",
            f"{hoofdletter(beslisser.naam)}\n[of: namens {beslisser.naam}, krachtens mandaat: {beslisser.secretaris}]",
            f"gelet op {grond} en op {_artikel(antwoord)} van {DE_REGELING};",
            "besluit:" if punten else "",
            _lijst(punten) if punten else _nog_niet(antwoord),
            "[Ga de grond na: de betrokken bestuurder doet niet mee aan beraad en stemming.]\n"
            "[Ga de grond na: het besluit komt niet op de openbare besluitenlijst.]\n"
            "[Hoe bezwaar kan worden gemaakt.]",
            "Vastgesteld op [datum]\n[naam, functie en handtekening]",
            f"Dat {beslisser.naam} dit besluit, is onze lezing: de regeling noemt geen beslisser, en lid 3 gaat over de kosten.",
            *_slot(antwoord, "Concept-besluit"),
        ]
    )


def _nog_niet(antwoord: Antwoord) -> str:
    eerst = blad.stap(antwoord, antwoord.eerst, LEZER_ORGANISATIE)
    return f"Nu valt er nog niets te besluiten. Eerst: {eerst.kop[:1].lower()}{eerst.kop[1:]} {eerst.tekst}"


def _beslispunten(antwoord: Antwoord, aantal: int) -> Iterator[str]:
    """What there is to decide: no choice where all is settled, a choice where the law says *may*."""
    kern, vorm = antwoord.nu.uitkomst.kern, antwoord.nu.regeling.vorm
    lid = partial(_artikel, antwoord)
    uit = [_beslispunt_oud(antwoord, uitslag) for uitslag in _oud(antwoord)]
    if not vorm.geld and kern.minimaal == JA:
        uit.append(f"de maatregelen uit het vastgestelde beveiligingsadvies van [datum] te verstrekken ({lid('1')});")
    elif not vorm.geld and kern.minimaal == kern.maximaal == KAN:
        uit.append(
            f"na de verhuizing [wel / niet] opnieuw maatregelen te verstrekken, op een nieuw advies ({lid('6')});"
        )
    if _leent(antwoord):
        uit.append(f"[wel / niet] maatregelen ter beschikking te stellen zolang het ambt duurt ({lid('7')});")
    if _zelf_gekocht(antwoord) and any(p.drager is Drager.NAVRAGEN for a in antwoord.aankopen for p in a.posten):
        uit.append(
            f"een zelf gekochte maatregel, [bedrag], [wel / niet] te betalen; {lid('1')} kent alleen verstrekken;"
        )
    if not uit:
        return
    yield from uit
    deel = f"voor [1/{aantal}] deel (artikel 3.2.16 onder b van het Besluit; onze lezing) " if aantal > 1 else ""
    bedrag = "[bedrag]" if vorm.geld else "[bedrag; de Regeling noemt geen bedrag]"
    yield f"de kosten, {bedrag}, {deel}ten laste te brengen van {_kosten_van(antwoord, aantal)} ({lid('3')})."


def _beslispunt_oud(antwoord: Antwoord, uitslag: Uitslag) -> str:
    kern, regeling = uitslag.uitkomst.kern, uitslag.regeling
    artikel, maximum = _artikel(antwoord), toon(regeling.maximum) if regeling.maximum else ""
    if kern.maximaal == NEE:
        return f"de kosten uit de tijd van {regeling.titel} niet te vergoeden [de reden, met het lid] ({artikel}, oude tekst);"
    if kern.minimaal == JA and not _voorbij(antwoord, regeling):
        return f"een vergoeding te betalen van {woorden.bereik(kern.vergoeding)} met btw ({artikel}, lid 1);"
    return f"de kosten uit de tijd van {regeling.titel} [wel / niet] te vergoeden, tot hoogstens {maximum} met btw per woonadres ({artikel}, oude tekst; een overgangsregel is niet gevonden);"
