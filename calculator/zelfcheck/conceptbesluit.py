"""A concept of the decision on an answer, for the daily board."""

from collections.abc import Iterator
from functools import partial

from calculator import datum
from calculator.bedrag import toon
from calculator.oordeel.antwoord import Antwoord, Uitslag
from calculator.oordeel.stappen import SAMEN, meer_gemeenten
from calculator.wet.bronnen import besluit
from calculator.wet.model import JA, KAN, NEE, Drager, Oordeel
from calculator.wet.regelingen import laatste_dag
from calculator.zelfcheck import blad, woorden
from calculator.zelfcheck import briefdelen as delen
from calculator.zelfcheck.organisatie import BESLISSER
from calculator.zinnen import ORGANISATIE as LEZER_ORGANISATIE
from calculator.zinnen import hoofdletter, kleine_letter, voor

#: A thing to decide, and whether it costs something: never (NEE), with a choice for it (KAN), for certain (JA).
Punt = tuple[str, Oordeel]


def besluiten(antwoord: Antwoord) -> tuple[str, ...]:
    """A concept of the decision, one for each municipality; none for an office that the regime does not cover."""
    if delen.niet_gedekt(antwoord) or antwoord.laag is None:
        return ()
    aantal = antwoord.geval.feiten["aantal_gemeenten"] if meer_gemeenten(antwoord.geval) else 1
    return tuple(_besluit(antwoord, nummer, aantal) for nummer in range(1, aantal + 1))


def _besluit(antwoord: Antwoord, nummer: int, aantal: int) -> str:
    laag = antwoord.laag
    assert laag is not None
    beslisser = BESLISSER[laag]
    grond = besluit("x.3.1", "2").voor(laag).tekst
    voor_wie = f" (gemeente {nummer} van {aantal}: [naam])" if aantal > 1 else ""
    uitslagen = delen.oude_uitslagen(antwoord)
    oud, nu = [_punt_oud(antwoord, u) for u in uitslagen], _punten_nu(antwoord)
    regels = _regels(antwoord, oud, nu, aantal)
    lid_3 = "" if oud and not nu else ", en lid 3 gaat over de kosten"
    return delen.tekst_van(
        [
            f"CONCEPT-BESLUIT{voor_wie}. Dit is geen besluit. {delen.HAKEN}",
            f"Onderwerp: veilige woonplek bij het ambt van {delen.ambt(antwoord)}, {delen.artikel_van(antwoord)} van {delen.DE_REGELING}",
            f"{hoofdletter(beslisser.naam)}\n[of: namens {beslisser.naam}, krachtens mandaat: {beslisser.secretaris}]",
            f"gelet op {grond} en op {_artikel(antwoord, uitslagen, bool(nu))};",
            "besluit:" if regels else "",
            delen.genummerd(regels) if regels else _nog_niet(antwoord),
            "[Ga de grond na: wie het betreft, doet niet mee aan beraad en stemming.]\n"
            "[Ga de grond na: het besluit komt niet op de openbare besluitenlijst.]\n"
            "[Hoe bezwaar kan worden gemaakt.]",
            "Vastgesteld op [datum]\n[naam, functie en handtekening]",
            f"Dat {beslisser.naam} dit besluit, is onze lezing: de regeling noemt geen beslisser{lid_3}.",
            *delen.slot(antwoord, "Concept-besluit"),
        ]
    )


def _artikel(antwoord: Antwoord, oud: list[Uitslag], nu: bool) -> str:
    """The article, in the text on which the points rest."""
    van_nu = toen = delen.artikel_van(antwoord)
    if oud and (laatste := laatste_dag(oud[-1].regeling)):
        toen = f"{van_nu}, zoals dat gold tot {datum.toon(laatste + datum.EEN_DAG)}"
    if oud and not nu:
        return f"{toen}, van {delen.DE_REGELING}"
    return f"{van_nu} van {delen.DE_REGELING}" + (f", en voor de oude kosten op {toen}" if oud else "")


def _nog_niet(antwoord: Antwoord) -> str:
    if vraag := voor(antwoord.eerst.vraag, LEZER_ORGANISATIE):
        return f"Nu valt er nog niets te besluiten. [Zoek eerst uit: {vraag}.]"
    eerst = blad.stap(antwoord, antwoord.eerst, LEZER_ORGANISATIE)
    wie = delen.persoon(antwoord) if eerst.kop == "De bestuurder" else kleine_letter(eerst.kop)
    return f"Nu valt er nog niets te besluiten. Eerst: {wie} {eerst.tekst}"


def _punten_nu(antwoord: Antwoord) -> list[Punt]:
    """What there is to decide under today's text: no choice where all is settled, a choice where the law says *may*."""
    kern, vorm = antwoord.nu.uitkomst.kern, antwoord.nu.regeling.vorm
    lid = partial(delen.artikel_van, antwoord)
    uit: list[Punt] = []
    if not vorm.geld and kern.minimaal == JA:
        uit.append(
            (f"de maatregelen uit het vastgestelde beveiligingsadvies van [datum] te verstrekken ({lid('1')})", JA)
        )
    elif kern.minimaal == kern.maximaal == KAN:
        uit.append(
            (f"na de verhuizing [wel / niet] opnieuw maatregelen te verstrekken, op een nieuw advies ({lid('6')})", KAN)
        )
    if delen.leent(antwoord):
        uit.append((f"[wel / niet] maatregelen ter beschikking te stellen zolang het ambt duurt ({lid('7')})", KAN))
    if delen.zelf_gekocht(antwoord) and any(p.drager is Drager.NAVRAGEN for a in antwoord.aankopen for p in a.posten):
        grond = "[op grond van …; in de Regeling vonden wij die niet]"
        uit.append((f"een zelf gekochte maatregel, [bedrag], [wel / niet] te betalen {grond}", NEE))
    if kern.maximaal == NEE and not delen.oude_uitslagen(antwoord) and not (uit and blad.alles_te_leen(antwoord)):
        overig = " voor het overige" if uit else ""
        uit.append((f"de aanvraag [van datum]{overig} af te wijzen, omdat [de reden, met het lid]", NEE))
    return uit


def _punt_oud(antwoord: Antwoord, uitslag: Uitslag) -> Punt:
    kern, regeling = uitslag.uitkomst.kern, uitslag.regeling
    tekst, kosten = f"{delen.artikel_van(antwoord)}, oude tekst", f"de kosten uit de tijd van {regeling.titel}"
    if kern.maximaal == NEE:
        return f"{kosten} niet te vergoeden, omdat [de reden, met het lid] ({tekst})", NEE
    if kern.minimaal == JA and not delen.is_voorbij(antwoord, regeling):
        return f"een vergoeding te betalen van {_bedrag(uitslag)} met btw ({tekst}, lid 1)", JA
    tot = f", tot hoogstens {toon(regeling.maximum)} met btw per woonadres" if regeling.maximum else ""
    return f"{kosten} [wel / niet] te vergoeden{tot} ({tekst}; een overgangsregel is niet gevonden)", KAN


def _regels(antwoord: Antwoord, oud: list[Punt], nu: list[Punt], aantal: int) -> list[str]:
    """The points, and at whose charge their costs come: each text has a ground of its own for that, and the old one was not seen."""
    samen = SAMEN.voor(antwoord.laag)
    deel = f"voor [1/{aantal}] deel ({samen.tekst}; {samen.zekerheid.value}) " if aantal > 1 else ""
    laste = f"{deel}ten laste te brengen van {delen.kosten_van(antwoord, aantal)}"
    niet_gezien = "[vul de grond in: de bepaling daarover in de oude tekst hebben wij niet gezien]"
    regels = [
        *(tekst for tekst, _ in (*oud, *nu)),
        *_kosten(oud, f"de {'oude ' if nu else ''}kosten, [bedrag], {laste} {niet_gezien}"),
        *_kosten(
            nu, f"de kosten, [bedrag; de Regeling noemt geen bedrag], {laste} ({delen.artikel_van(antwoord, '3')})"
        ),
    ]
    return [f"{regel}{'.' if regel is regels[-1] else ';'}" for regel in regels]


def _kosten(punten: list[Punt], regel: str) -> Iterator[str]:
    kosten = max((kosten for _, kosten in punten), default=NEE)
    if kosten > NEE:
        yield regel if kosten == JA else f"[Alleen bij ‘wel’:] {regel}"


def _bedrag(uitslag: Uitslag) -> str:
    """What can be decided on: no range, but what is certain and what there is a choice about."""
    vergoeding, rijen = uitslag.uitkomst.kern.vergoeding, uitslag.uitkomst.per_maatregel
    assert vergoeding is not None
    if vergoeding.minimaal == vergoeding.maximaal:
        return toon(vergoeding.minimaal)
    if any(p.bedrag is None for p in uitslag.uitkomst.posten):
        return f"[bedrag, {woorden.bereik(vergoeding)}]"
    hoogstens = "hoogstens " if sum(rij.minimaal != rij.maximaal for rij in rijen) > 1 else ""
    return (
        f"{toon(vergoeding.minimaal)}, en [wel / niet] nog {hoogstens}{toon(vergoeding.maximaal - vergoeding.minimaal)}"
    )
