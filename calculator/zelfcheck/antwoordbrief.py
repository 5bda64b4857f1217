"""The letter of the organisation to the bestuurder: what is confirmed, who orders, who pays, what the bestuurder does."""

from collections.abc import Iterator
from functools import partial

from calculator.oordeel.antwoord import Antwoord
from calculator.oordeel.stappen import meer_gemeenten
from calculator.wet.bronnen import besluit
from calculator.wet.model import JA, KAN, NEE, NOG_NIET, Oordeel, Stap
from calculator.wet.partijen import BESTUURDER
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
from calculator.zinnen import BESTUURDER as LEZER_BESTUURDER
from calculator.zinnen import hoofdletter

_VEILIG = "Stuur het beveiligingsadvies niet met gewone post of mail. Spreek met [naam] een veilige weg af."


def antwoordbrief(antwoord: Antwoord) -> str:
    """The letter of the organisation: what is confirmed, who orders, who pays, what the bestuurder does."""
    stappen = [blad.stap(antwoord, s, LEZER_BESTUURDER) for s in _eigen_stappen(antwoord)]
    return tekst_van(
        [
            f"CONCEPT. {HAKEN} Deze brief is geen besluit.",
            f"Aan: [naam], {blad.ambt(antwoord)}\nDatum: [datum]\nOnderwerp: veilige woonplek, {artikel_van(antwoord)} van {DE_REGELING}",
            "Geachte [naam],",
            *_bevestigd(antwoord),
            "Wat u nu doet\n" + genummerd([f"{s.kop} {s.tekst}" for s in stappen]) if stappen else "",
            "" if niet_gedekt(antwoord) else _VEILIG,
            "Met vriendelijke groet,\n[naam en functie]",
            *slot(antwoord, "Concept"),
        ]
    )


def _bevestigd(antwoord: Antwoord) -> Iterator[str]:
    kern, vorm = antwoord.nu.uitkomst.kern, antwoord.nu.regeling.vorm
    lid = partial(artikel_van, antwoord)
    if niet_gedekt(antwoord):
        yield f"{hoofdletter(artikel_van(antwoord))} geldt volgens ons niet voor uw ambt. [Wat wij zelf regelen, en wie u kunt spreken.]"
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
            f"Wie betaalt: de kosten komen ten laste van {kosten_van(antwoord)} ({lid('3')}). Een maximum is er niet."
        )
        yield f"{betaalt} {_verdeling(antwoord)}".rstrip()
    for uitslag in oude_uitslagen(antwoord):
        if is_voorbij(antwoord, uitslag.regeling):
            yield (
                f"Uw kosten uit de tijd van {uitslag.regeling.titel}: [wij nemen ze wel of niet in behandeling, omdat …]. "
                "Een overgangsregel is niet gevonden."
            )
        else:
            yield f"Uw declaratie: [wij betalen … of niet, omdat …] ({artikel_van(antwoord)}, lid 1)."
    if zelf_gekocht(antwoord):
        yield f"Wat u zelf kocht: [wij betalen dit wel of niet, omdat …]. De wet kent alleen verstrekken ({lid('1')})."
    if leent(antwoord):
        yield f"Bruikleen: [wij stellen wel of geen maatregel ter beschikking zolang uw ambt duurt] ({lid('7')}). De wet laat dat aan ons over; dat is onze lezing."


def _stand(antwoord: Antwoord, minimaal: Oordeel, maximaal: Oordeel) -> str:
    lid_1 = artikel_van(antwoord, "1")
    if minimaal == JA:
        return f"U hebt aanspraak op de maatregelen uit het vastgestelde beveiligingsadvies ({lid_1})."
    if maximaal == NEE:
        return f"Op grond van {artikel_van(antwoord)} kunnen wij u nu niets verstrekken. [De reden, met het lid.]"
    if maximaal == KAN:
        return f"Na een verhuizing mogen wij opnieuw maatregelen geven; het moet niet ({artikel_van(antwoord, '6')}). [Wij doen dat wel of niet.]"
    if minimaal == maximaal == NOG_NIET:
        return f"Er is nog niet aan alle voorwaarden van {artikel_van(antwoord)} voldaan. Dat kan nog wel. Zodra dat zo is, hoort u van ons."
    return f"Of u aanspraak hebt op grond van {artikel_van(antwoord)}, staat nog niet vast. [Wat wij nog uitzoeken.]"


def _verdeling(antwoord: Antwoord) -> str:
    if not meer_gemeenten(antwoord.geval):
        return ""
    grond = besluit("3.2.16").voor(antwoord.laag).tekst
    return f"Elke gemeente draagt volgens ons een gelijk deel, tenzij de kosten bij het ambt in één gemeente horen ({grond}, onder b)."


def _eigen_stappen(antwoord: Antwoord) -> list[Stap]:
    """What the bestuurder does that is no question to the organisation itself."""
    stappen = (antwoord.eerst, *antwoord.daarna)
    return [
        s
        for s in stappen
        if s.wie is BESTUURDER and not s.wat.startswith(("vraagt de organisatie", "declareert", "bestelt niet"))
    ]
