"""A concept of the decision on an answer, for the daily board."""

from collections.abc import Iterator
from functools import partial

from calculator.bedrag import toon
from calculator.oordeel.antwoord import Antwoord, Uitslag
from calculator.oordeel.stappen import meer_gemeenten
from calculator.wet.bronnen import besluit
from calculator.wet.model import JA, KAN, NEE, Drager
from calculator.zelfcheck import blad, woorden
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
from calculator.zinnen import hoofdletter


def besluiten(antwoord: Antwoord) -> tuple[str, ...]:
    """A concept of the decision, one for each municipality; none for an office that the regime does not cover."""
    if niet_gedekt(antwoord) or antwoord.laag is None:
        return ()
    aantal = antwoord.geval.feiten["aantal_gemeenten"] if meer_gemeenten(antwoord.geval) else 1
    return tuple(_besluit(antwoord, nummer, aantal) for nummer in range(1, aantal + 1))


def _besluit(antwoord: Antwoord, nummer: int, aantal: int) -> str:
    laag = antwoord.laag
    assert laag is not None
    beslisser = BESLISSER[laag]
    grond = besluit("x.3.1", "2").voor(laag).tekst
    voor_wie = f" (gemeente {nummer} van {aantal}: [naam])" if aantal > 1 else ""
    punten = [*_beslispunten(antwoord, aantal)]
    return tekst_van(
        [
            f"CONCEPT-BESLUIT{voor_wie}. Dit is geen besluit. {HAKEN}",
            f"Onderwerp: veilige woonplek van een {blad.ambt(antwoord)}, {artikel_van(antwoord)} van {DE_REGELING}",
            f"{hoofdletter(beslisser.naam)}\n[of: namens {beslisser.naam}, krachtens mandaat: {beslisser.secretaris}]",
            f"gelet op {grond} en op {artikel_van(antwoord)} van {DE_REGELING};",
            "besluit:" if punten else "",
            genummerd(punten) if punten else _nog_niet(antwoord),
            "[Ga de grond na: de betrokken bestuurder doet niet mee aan beraad en stemming.]\n"
            "[Ga de grond na: het besluit komt niet op de openbare besluitenlijst.]\n"
            "[Hoe bezwaar kan worden gemaakt.]",
            "Vastgesteld op [datum]\n[naam, functie en handtekening]",
            f"Dat {beslisser.naam} dit besluit, is onze lezing: de regeling noemt geen beslisser, en lid 3 gaat over de kosten.",
            *slot(antwoord, "Concept-besluit"),
        ]
    )


def _nog_niet(antwoord: Antwoord) -> str:
    eerst = blad.stap(antwoord, antwoord.eerst, LEZER_ORGANISATIE)
    return f"Nu valt er nog niets te besluiten. Eerst: {eerst.kop[:1].lower()}{eerst.kop[1:]} {eerst.tekst}"


def _beslispunten(antwoord: Antwoord, aantal: int) -> Iterator[str]:
    """What there is to decide: no choice where all is settled, a choice where the law says *may*."""
    kern, vorm = antwoord.nu.uitkomst.kern, antwoord.nu.regeling.vorm
    lid = partial(artikel_van, antwoord)
    uit = [_beslispunt_oud(antwoord, uitslag) for uitslag in oude_uitslagen(antwoord)]
    if not vorm.geld and kern.minimaal == JA:
        uit.append(f"de maatregelen uit het vastgestelde beveiligingsadvies van [datum] te verstrekken ({lid('1')});")
    elif not vorm.geld and kern.minimaal == kern.maximaal == KAN:
        uit.append(
            f"na de verhuizing [wel / niet] opnieuw maatregelen te verstrekken, op een nieuw advies ({lid('6')});"
        )
    if leent(antwoord):
        uit.append(f"[wel / niet] maatregelen ter beschikking te stellen zolang het ambt duurt ({lid('7')});")
    if zelf_gekocht(antwoord) and any(p.drager is Drager.NAVRAGEN for a in antwoord.aankopen for p in a.posten):
        uit.append(
            f"een zelf gekochte maatregel, [bedrag], [wel / niet] te betalen; {lid('1')} kent alleen verstrekken;"
        )
    if not uit:
        return
    yield from uit
    deel = f"voor [1/{aantal}] deel (artikel 3.2.16 onder b van het Besluit; onze lezing) " if aantal > 1 else ""
    bedrag = "[bedrag]" if vorm.geld else "[bedrag; de Regeling noemt geen bedrag]"
    yield f"de kosten, {bedrag}, {deel}ten laste te brengen van {kosten_van(antwoord, aantal)} ({lid('3')})."


def _beslispunt_oud(antwoord: Antwoord, uitslag: Uitslag) -> str:
    kern, regeling = uitslag.uitkomst.kern, uitslag.regeling
    artikel, maximum = artikel_van(antwoord), toon(regeling.maximum) if regeling.maximum else ""
    if kern.maximaal == NEE:
        return f"de kosten uit de tijd van {regeling.titel} niet te vergoeden [de reden, met het lid] ({artikel}, oude tekst);"
    if kern.minimaal == JA and not is_voorbij(antwoord, regeling):
        return f"een vergoeding te betalen van {woorden.bereik(kern.vergoeding)} met btw ({artikel}, lid 1);"
    return f"de kosten uit de tijd van {regeling.titel} [wel / niet] te vergoeden, tot hoogstens {maximum} met btw per woonadres ({artikel}, oude tekst; een overgangsregel is niet gevonden);"
