"""'Wat als': one change that a person can still make, or that may still come true, and what the judgement then becomes.

Which changes there are is said here, with what each takes; what comes of them is asked of the rules.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

from calculator import bedrag, datum
from calculator.oordeel.oordelen import kernen
from calculator.oordeel.werelden import mogelijke_waarden
from calculator.wet import besluit
from calculator.wet.bronnen import GEMEENTEWET_36A, GEMEENTEWET_71, PKVW_BEHALEN, PROVINCIEWET_35B, lid_2024
from calculator.wet.feiten import PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort, pad
from calculator.wet.model import JA, ONBEKEND, Bron, Geval, Oordeel, Uitkomst
from calculator.wet.regelingen import laatste_dag
from calculator.wet.tegenspraak import tegenspraken
from calculator.zinnen import zin

#: Beyond this a browser would try changes for longer than a visitor waits; and of many measures three show the turn.
MEESTE_MAATREGELEN, PROEVEN = 25, 3


class Wending(NamedTuple):
    """One changed answer, what the judgement of its regime then becomes, and what it takes.

    ``maatregel`` is the index of its measure, if any. ``ook`` are the facts that change with it: who gets a certificate gets a new day of issue.
    """

    feit: Feit
    maatregel: int | None
    waarde: Any
    minimaal: Oordeel
    maximaal: Oordeel
    hoe: str
    ook: Mapping[str, Any]
    bron: Bron | None


class _Kans(NamedTuple):
    naam: str
    maatregel: int | None
    waarde: Any
    hoe: str
    bron: Bron | None
    ook: Mapping[str, Any] = MappingProxyType({})


_CERTIFICAAT = MappingProxyType(
    {
        "geldig": "Daarvoor zijn een nieuwe keuring en een nieuw certificaat nodig. De kosten zijn voor [u|de bestuurder].",
        "verlopen": "Daarvoor zijn een nieuwe keuring en een nieuw certificaat nodig. De kosten zijn voor [u|de bestuurder].",
        "aangevraagd": "Het PKVW-bedrijf moet het certificaat nog afgeven.",
        "niveau_zonder_certificaat": "Een PKVW-bedrijf moet het certificaat nog afgeven.",
        "verklaring": "Een PKVW-bedrijf geeft een certificaat af als de hele woning voldoet. De kosten zijn voor [u|de bestuurder].",
        "geen": "Een PKVW-bedrijf geeft een certificaat af als de woning voldoet. De kosten zijn voor [u|de bestuurder].",
    }
)
_ADVIES = MappingProxyType(
    {
        "niet_aangevraagd": "Vraag het advies aan bij het CCV.",
        "in_behandeling": "De beveiligingsautoriteit moet het advies nog vaststellen.",
    }
)
_RAAD, _STATEN, _BURGEMEESTER = GEMEENTEWET_36A.bron(), PROVINCIEWET_35B.bron(), GEMEENTEWET_71.bron()
#: Who decides on an ontheffing, by office, the first time and when one has run out.
_ONTHEFFING = MappingProxyType(
    {
        ("burgemeester", False): (
            "De gemeenteraad beslist, voor hoogstens één jaar. Daarna beslist de commissaris van de Koning.",
            _BURGEMEESTER,
        ),
        ("burgemeester", True): (
            "De commissaris van de Koning kan hoogstens twee keer verlengen, elke keer met hoogstens één jaar.",
            _BURGEMEESTER,
        ),
        ("wethouder", False): ("De gemeenteraad beslist daarover.", _RAAD),
        ("wethouder", True): ("De gemeenteraad beslist over verlengen, als dat nog kan.", _RAAD),
        ("gedeputeerde", False): ("Provinciale staten beslissen daarover.", _STATEN),
        ("gedeputeerde", True): ("Provinciale staten beslissen over verlengen, als dat nog kan.", _STATEN),
    }
)


def met(geval: Geval, naam: str, maatregel: int | None, waarde: Any) -> Geval:
    """The same case with one fact changed."""
    if maatregel is None:
        return Geval({**geval.feiten, naam: waarde}, geval.maatregelen)
    anders = {**geval.maatregelen[maatregel], naam: waarde}
    return Geval(geval.feiten, (*geval.maatregelen[:maatregel], anders, *geval.maatregelen[maatregel + 1 :]))


def wendingen(geval: Geval, uitkomst: Uitkomst, hoogstens: int = 3) -> tuple[Wending, ...]:
    """The single changes that make the outcome better; of a regime that is over there are none."""
    nu = uitkomst.kern
    einde = laatste_dag(uitkomst.regeling)
    voorbij = einde is not None and einde < geval.peildatum
    if nu.minimaal == JA or voorbij or len(geval.maatregelen) > MEESTE_MAATREGELEN:
        return ()
    gevonden = []
    for kans in _kansen(geval, uitkomst):
        anders = met(geval, kans.naam, kans.maatregel, kans.waarde)
        anders = Geval({**anders.feiten, **kans.ook}, anders.maatregelen)
        kern = dict(kernen(anders)).get(uitkomst.regeling.jaar)
        # What opens a closed answer is better too.
        if (
            kern
            and (kern.maximaal, kern.minimaal) > (nu.maximaal, nu.minimaal)
            and not any(tegenspraken(anders.feiten))
        ):
            feit = PER_NAAM[kans.naam] if kans.maatregel is None else PER_NAAM_MAATREGEL[kans.naam]
            gevonden.append(
                Wending(
                    feit, kans.maatregel, kans.waarde, kern.minimaal, kern.maximaal, zin(kans.hoe), kans.ook, kans.bron
                )
            )
    gevonden.sort(key=lambda w: (-w.minimaal, -w.maximaal))
    return tuple(gevonden[:hoogstens])


def _kansen(geval: Geval, uitkomst: Uitkomst) -> Iterator[_Kans]:
    """Every change that is not past, not done, and not impossible for this office."""
    feiten, dag = geval.feiten, geval.peildatum
    yield from _kansen_benoeming(geval)
    if feiten["pkvw"] in _CERTIFICAAT and not _misschien_geldig(geval):
        hoe, bron = _CERTIFICAAT[feiten["pkvw"]], PKVW_BEHALEN.bron()
        yield _Kans("pkvw", None, "geldig", hoe, bron, {"pkvw_afgegeven_op": dag})
    if feiten["advies"] in _ADVIES:
        yield _Kans("advies", None, "vastgesteld", _ADVIES[feiten["advies"]], lid_2024("4"))
    if feiten["advies_voor_deze_woning"] is False:
        yield _Kans("advies_voor_deze_woning", None, True, "Vraag het CCV om een advies over deze woning.", None)
    ligging, ambt = feiten["woning_ligging"], feiten["ambt"]
    if ligging in ("buiten_ontheffing_verlopen", "buiten_zonder_ontheffing") and uitkomst.regeling.ambten.get(ambt):
        wie = _ONTHEFFING.get((ambt, ligging == "buiten_ontheffing_verlopen"))
        if feiten["waarneming"] != "geen" or feiten["woning_is_woonadres"] is False:
            pass  # nobody moves to a second home, and who acts in the office need not live there: neither is exempted
        elif wie:
            yield _Kans("woning_ligging", None, "buiten_met_ontheffing", *wie)
        else:
            yield _Kans("woning_ligging", None, "binnen", "Daarvoor is een verhuizing nodig.", None)
    kan_nog = [r.maatregel for r in uitkomst.per_maatregel if r.maatregel is not None]
    for index in kan_nog[:PROEVEN]:
        yield from _kansen_maatregel(geval, uitkomst, index)


def _misschien_geldig(geval: Geval) -> bool:
    """True when there is a certificate that is valid on the day of the question, or may be."""
    afgegeven = geval.feiten["pkvw_afgegeven_op"]
    if geval.feiten["pkvw"] != "geldig":
        return False
    return afgegeven in (None, ONBEKEND) or besluit.certificaat_geldig("geldig", afgegeven, geval.peildatum)


def _kansen_benoeming(geval: Geval) -> Iterator[_Kans]:
    """That the appointment becomes certain: only of somebody who waits for it."""
    feiten = geval.feiten
    if (
        feiten["benoeming_vast_op"] is None
        and feiten["ambt_vanaf"] is None
        and feiten["benoeming_niet_doorgegaan"] is not True
    ):
        yield _Kans("benoeming_vast_op", None, geval.peildatum, "Dat is zo zodra de benoeming vaststaat.", None)


def _kansen_maatregel(geval: Geval, uitkomst: Uitkomst, index: int) -> Iterator[_Kans]:
    """What may still be done with a measure that is not there yet and that nobody bought."""
    maatregel = geval.maatregelen[index]
    dag = maatregel["uitgevoerd_op"]
    if maatregel["zelf_aangeschaft"] is not False or dag is ONBEKEND or (dag is not None and dag <= geval.peildatum):
        return
    if maatregel["in_advies"] is False and geval.feiten["advies"] == "vastgesteld":
        hoe = "De adviseur van het CCV kan zeggen of de maatregel in het advies hoort; de beveiligingsautoriteit stelt dat vast."
        yield _Kans("in_advies", index, True, hoe, None)
    if maatregel["bruikleen"] is False and uitkomst.regeling.anders_mogelijk:
        yield _Kans(
            "bruikleen",
            index,
            True,
            "Vraag of [uw|de] organisatie de maatregel kan uitlenen zolang het ambt duurt (lid 7).",
            lid_2024("7"),
        )


def beslissend(geval: Geval, uitkomst: Uitkomst, feit: Feit, maatregel: int | None) -> tuple[tuple[str, Oordeel], ...]:
    """Per answer to an open question what the judgement then is; empty unless every answer settles it and not all alike."""
    if feit.soort not in (Soort.KEUZE, Soort.JA_NEE):
        return ()
    waarden = geval.feiten if maatregel is None else {**geval.feiten, **geval.maatregelen[maatregel]}
    uit = []
    for waarde in mogelijke_waarden(feit.naam, waarden):
        kern = dict(kernen(met(geval, feit.naam, maatregel, waarde))).get(uitkomst.regeling.jaar)
        if kern is None or kern.minimaal != kern.maximaal:
            return ()
        uit.append((feit.label(waarde), kern.minimaal))
    return tuple(uit) if len({oordeel for _, oordeel in uit}) > 1 else ()


def toon_waarde(feit: Feit, waarde: Any) -> str:
    """A value of a fact as a visitor reads it."""
    if waarde is ONBEKEND:
        return "Weet ik niet"
    if waarde is None:
        return feit.afwezig_label or "Niet van toepassing"
    if isinstance(waarde, date):
        return datum.toon(waarde)
    if feit.soort is Soort.BEDRAG:
        return bedrag.toon(waarde)
    if feit.soort in (Soort.KEUZE, Soort.JA_NEE):
        return feit.label(waarde)
    if feit.soort is Soort.AANTAL and waarde == feit.afwezig:
        return feit.afwezig_label
    return str(waarde)


def pad_van(wending: Wending) -> str:
    """The name of the changed fact, as in an answer."""
    return pad(wending.feit.naam, wending.maatregel)
