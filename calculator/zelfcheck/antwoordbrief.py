"""The letter of the organisation to the bestuurder: what is confirmed, who orders, who pays, what the bestuurder does."""

from collections.abc import Iterator
from functools import partial
from re import sub

from calculator.oordeel.antwoord import Antwoord
from calculator.oordeel.stappen import SAMEN, meer_gemeenten
from calculator.wet.model import JA, KAN, NEE, NOG_NIET, Aard, Oordeel
from calculator.wet.partijen import BESTUURDER
from calculator.zelfcheck import blad
from calculator.zelfcheck import briefdelen as delen
from calculator.zinnen import BESTUURDER as LEZER_BESTUURDER
from calculator.zinnen import hoofdletter, voor

#: What sends somebody to the organisation, and what its letter says already.
_AAN_ONS = (*blad.AAN_DE_ORGANISATIE, Aard.DECLAREREN, Aard.BESTELLEN)
_VEILIG = "Stuur een advies, certificaat of factuur niet met gewone post of mail. Spreek met [naam] een veilige weg af."


def antwoordbrief(antwoord: Antwoord) -> str:
    """The letter of the organisation: what is confirmed, who orders, who pays, what the bestuurder does."""
    stappen = list(_eigen_stappen(antwoord))
    return delen.tekst_van(
        [
            f"CONCEPT. {delen.HAKEN} Deze brief is geen besluit.",
            f"Aan: [naam]\nDatum: [datum]\nOnderwerp: veilige woonplek bij het ambt van {delen.ambt(antwoord)}, {delen.artikel_van(antwoord)} van {delen.DE_REGELING}",
            "Geachte [naam],",
            *_bevestigd(antwoord),
            *_uitzoeken(antwoord),
            "Wat u nu doet\n" + delen.genummerd(stappen) if stappen else "",
            "" if delen.niet_gedekt(antwoord) else _VEILIG,
            "Met vriendelijke groet,\n[naam en functie]",
            *delen.slot(antwoord, "Concept"),
        ]
    )


def _bevestigd(antwoord: Antwoord) -> Iterator[str]:
    kern, vorm = antwoord.nu.uitkomst.kern, antwoord.nu.regeling.vorm
    lid = partial(delen.artikel_van, antwoord)
    if delen.niet_gedekt(antwoord):
        yield f"{hoofdletter(delen.artikel_van(antwoord))} geldt volgens ons niet voor u. [Wat wij zelf regelen, en wie u kunt spreken.]"
        return
    if not vorm.geld and not blad.alles_te_leen(antwoord):
        yield _stand(antwoord, kern.minimaal, kern.maximaal)
        if kern.maximaal > NEE:
            yield from _bestellen_en_betalen(antwoord)
    for uitslag in delen.oude_uitslagen(antwoord):
        oud = f"{delen.artikel_van(antwoord)} in de oude tekst"
        if uitslag.uitkomst.kern.maximaal == NEE:
            yield f"Uw kosten uit de tijd van {uitslag.regeling.titel}: [wij vergoeden ze niet, omdat …] ({oud})."
        elif delen.is_voorbij(antwoord, uitslag.regeling):
            yield (
                f"Uw kosten uit de tijd van {uitslag.regeling.titel}: [wij nemen ze wel of niet in behandeling, omdat …]. "
                "Een overgangsregel is niet gevonden."
            )
        else:
            yield f"Uw declaratie: [wij betalen … of niet, omdat …] ({oud}, lid 1)."
    if delen.zelf_gekocht(antwoord):
        yield f"Wat u zelf kocht: [wij betalen dit wel of niet, omdat …]. De wet kent alleen verstrekken ({lid('1')})."
    if delen.leent(antwoord):
        yield f"Bruikleen: [wij stellen wel of geen maatregel ter beschikking zolang uw ambt duurt] ({lid('7')}). De wet laat dat aan ons over; dat is onze lezing."


def _bestellen_en_betalen(antwoord: Antwoord) -> Iterator[str]:
    """Who orders and who pays; where measures need not be given again, only if they are."""
    minimaal, weer = antwoord.nu.uitkomst.kern.minimaal, delen.opnieuw(antwoord)
    vooraf = "[Alleen bij ‘wel’:] " if weer else ""
    lid_1 = f" ({delen.artikel_van(antwoord, '1')})" if weer is False else ""
    als = f", {'als' if minimaal == NEE else 'zodra'} aan de voorwaarden is voldaan" if minimaal < KAN else ""
    yield (
        f"{vooraf}Wie bestelt{als}: wij verstrekken de maatregelen{lid_1}. Wij bestellen ze ook; dat is onze lezing. Bestel niet zelf: "
        "of u dan geld krijgt, staat niet in de wet. [Of: wij spraken af dat …]"
    )
    ten_laste = f"de kosten komen ten laste van {delen.kosten_van(antwoord)} ({delen.grond_kosten(antwoord)})"
    yield f"{vooraf}Wie betaalt: {ten_laste}. Een maximum is er niet. {_verdeling(antwoord)}".rstrip()


def _stand(antwoord: Antwoord, minimaal: Oordeel, maximaal: Oordeel) -> str:
    lid_1 = delen.artikel_van(antwoord, "1")
    if minimaal == JA:
        return f"U hebt aanspraak op de maatregelen uit het vastgestelde beveiligingsadvies ({lid_1})."
    if maximaal == NEE:
        return f"Op grond van {delen.artikel_van(antwoord)} kunnen wij u nu niets verstrekken. [De reden, met het lid.]"
    lid_6, weer = delen.artikel_van(antwoord, "6"), delen.opnieuw(antwoord)
    if weer:
        eerst = "" if minimaal == KAN else " Eerst moet ook aan de andere voorwaarden zijn voldaan."
        return f"Na een verhuizing mogen wij opnieuw maatregelen geven; het moet niet ({lid_6}). [Wij doen dat wel / niet.]{eerst}"
    al = f" Kreeg u al maatregelen, en verhuisde u tijdens uw ambt? Dan mogen wij opnieuw geven; het moet niet ({lid_6})."
    al = al if weer is None else ""
    if minimaal == maximaal == NOG_NIET:
        hoort = "Dat kan nog wel. Zodra dat zo is, hoort u van ons."
        return f"Er is nog niet aan alle voorwaarden van {delen.artikel_van(antwoord)} voldaan. {hoort}{al}"
    return f"Of u aanspraak hebt op grond van {delen.artikel_van(antwoord)}, staat nog niet vast.{al} [Wat wij nog uitzoeken.]"


def _verdeling(antwoord: Antwoord) -> str:
    if not meer_gemeenten(antwoord.geval):
        return ""
    grond = SAMEN.voor(antwoord.laag).tekst
    return f"Elke gemeente draagt volgens ons een gelijk deel, tenzij de kosten bij het ambt in één gemeente horen ({grond})."


def _uitzoeken(antwoord: Antwoord) -> Iterator[str]:
    """What is for the organisation itself to answer or to find out."""
    for punt in delen.open_vragen(antwoord):
        yield f"{voor(punt.vraag, LEZER_BESTUURDER)} [Ons antwoord. Of: wij zoeken dit uit, en u hoort het vóór …]"
    for vraag in (stap.vraag for stap in (antwoord.eerst, *antwoord.daarna)):
        # A silence of the text stands above; who is not covered was answered there.
        if vraag and not vraag.endswith("?") and not delen.niet_gedekt(antwoord):
            yield f"[Wij zoeken uit: {vraag}. U hoort het vóór …]"


def _eigen_stappen(antwoord: Antwoord) -> Iterator[str]:
    """What the bestuurder does that is no question to the organisation itself. What is done already is not to be done again."""
    van_de_vraag = {s.wat for uitslag in antwoord.uitslagen for s in uitslag.stappen}
    alleen = antwoord.aankopen and (antwoord.nu.regeling.vorm.geld or blad.alles_te_leen(antwoord))
    for stap in (antwoord.eerst, *antwoord.daarna):
        if stap.wie is not BESTUURDER or stap.vraag or stap.aard in _AAN_ONS:
            continue
        if not alleen or stap.wat in van_de_vraag:
            regel = blad.stap(antwoord, stap, LEZER_BESTUURDER)
            # Who of us knows the day is for us to say.
            yield sub(r"; de (?:secretaris|griffie).*", ". [Die dag is …]", f"{regel.kop} {regel.tekst}")
