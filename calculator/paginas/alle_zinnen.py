"""Every sentence that the self-check can say, once, with its source and a case that makes it appear: a checklist for a lawyer.

Made by walking the rules: each condition is asked about every combination of a few values of its own facts. Each different finding is put into a
whole case, whose answer is read. What no case reaches is not on the page; a test holds that against the sentences in the rules. Build time only.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from calculator import datum
from calculator.geval.invoer import InvoerFout, lees_geval
from calculator.html import Html, el, samen
from calculator.oordeel.antwoord import Antwoord, antwoord
from calculator.oordeel.reden import NOG_NIET_BEKEND
from calculator.wet.bronnen import GECONTROLEERD_TOT, TEKST_2021, TEKST_2024
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN, PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.wet.model import Aard, Bron, OpenPunt, Regeling, Stap, Voorwaarde
from calculator.wet.partijen import ALLE as PARTIJEN
from calculator.wet.partijen import BESTUURDER
from calculator.wet.regelingen import REGELINGEN, laatste_dag
from calculator.zelfcheck.blad import AAN_DE_ORGANISATIE
from calculator.zelfcheck.link import maak
from calculator.zelfcheck.stand import geval_van, uit_geval
from calculator.zinnen import LEZERS, ORGANISATIE, Zin, hoofdletter, voor

Feiten = Mapping[str, Any]

#: Kinds of sentence, in the order of a group.
SOORTEN = ("Voorwaarde", "Bevinding", "Kosten", "Stap", "Wanneer", "Wat als", "Open vraag", "Let op", "Uitkomst")


class Uitspraak(NamedTuple):
    """One sentence for each reader, with its source and how sure that is; ``geval`` makes it appear."""

    soort: str
    zin: str
    bron: Bron | None
    geval: str


# --- cases -------------------------------------------------------------------------------------------------------


def _dag(regeling: Regeling) -> date:
    """An ordinary day on which this regime holds."""
    return (laatste_dag(regeling) or max(regeling.begin, GECONTROLEERD_TOT)) - timedelta(days=60)


def _gewoon(regeling: Regeling, ambt: str) -> dict[str, Any]:
    """A case in which everything is in order: in office, at home, with a certificate and an advice."""
    dag = _dag(regeling)
    # Before the oldest regime, so that what was done under it counts too.
    toen = (REGELINGEN[0].begin - timedelta(days=400)).isoformat()
    return {
        "peildatum": dag.isoformat(),
        "ambt": ambt,
        "benoeming_vast_op": toen,
        "ambt_vanaf": toen,
        "woning_is_woonadres": True,
        "woning_ligging": "binnen",
        "pkvw": "geldig",
        "pkvw_afgegeven_op": toen,
        "advies": "vastgesteld",
    }


def _maatregel(regeling: Regeling) -> dict[str, Any]:
    """A measure that is in order under this regime."""
    return {
        "soort": "kluis",
        "uitgevoerd_op": (_dag(regeling) - timedelta(days=30)).isoformat(),
        "bedrag": 100000,
        "in_advies": True,
    }


def _waarden(feit: Feit, regeling: Regeling) -> list[Any]:
    """A few values of a fact: every choice, days before, in and after, amounts below and above a maximum."""
    if feit.soort is Soort.KEUZE:
        return [keuze.code for keuze in feit.keuzes]
    if feit.soort is Soort.JA_NEE:
        return [False, True]
    if feit.soort is Soort.AANTAL:
        return [1, 2]
    if feit.soort is Soort.BEDRAG:
        return [0, 100000, 300000]
    dag = _dag(regeling)
    dagen = [dag + timedelta(days=n) for n in (-5000, -100, -10, 100)]
    if feit.naam in ("peildatum", "uitgevoerd_op"):
        dagen += [regeling.begin - timedelta(days=1), regeling.begin]
        if einde := laatste_dag(regeling):
            dagen += [einde + timedelta(days=60)]
    if feit.naam in ("besteld_op", "betaald_op"):
        dagen = [REGELINGEN[-1].begin - timedelta(days=5)]
    return [None, *(d.isoformat() for d in dagen)]


def _feit(naam: str) -> Feit:
    return PER_NAAM.get(naam) or PER_NAAM_MAATREGEL[naam]


def _als_geval(regeling: Regeling, voorwaarde: Voorwaarde) -> Iterator[dict[str, Any]]:
    """For each different finding of a condition the first whole case that leads to it."""
    namen = voorwaarde.feiten
    gezien = set()
    for waarden in product(*(_waarden(_feit(naam), regeling) for naam in namen)):
        eigen = dict(zip(namen, waarden, strict=True))
        try:
            bevinding = voorwaarde.op({n: _waarde(_feit(n), w) for n, w in eigen.items()})
        except (TypeError, KeyError):
            continue  # a combination that no case has
        sleutel = (bevinding.minimaal, bevinding.maximaal, masker(bevinding.uitleg), bevinding.punt, bevinding.stappen)
        if sleutel not in gezien and (geval := _heel(regeling, eigen)):
            gezien.add(sleutel)
            yield geval


def _waarde(feit: Feit, waarde: Any) -> Any:
    return date.fromisoformat(waarde) if feit.soort is Soort.DATUM and isinstance(waarde, str) else waarde


def _heel(regeling: Regeling, eigen: Feiten) -> dict[str, Any] | None:
    """A whole case around some facts; None where they contradict each other."""
    geval = _gewoon(regeling, eigen.get("ambt", "wethouder"))
    maatregel = {naam: eigen[naam] for naam in eigen if naam in PER_NAAM_MAATREGEL}
    geval |= {naam: eigen[naam] for naam in eigen if naam in PER_NAAM}
    if "pkvw" in eigen and "pkvw_afgegeven_op" not in eigen and eigen["pkvw"] not in ("geldig", "verlopen"):
        del geval["pkvw_afgegeven_op"]
    if eigen.get("benoeming_niet_doorgegaan"):
        del geval["ambt_vanaf"]
    if maatregel:
        geval["maatregelen"] = [_maatregel(regeling) | maatregel]
    return _passend(geval)


def _passend(geval: dict[str, Any]) -> dict[str, Any] | None:
    """The case as a file has it, None when it is no case."""
    leeg = {f.naam for f in (*FEITEN, *MAATREGEL_FEITEN) if f.afwezig is None}
    schoon = {n: w for n, w in geval.items() if not (w is None and n in leeg)}
    schoon["maatregelen"] = [
        {n: w for n, w in m.items() if not (w is None and n in leeg)} for m in geval.get("maatregelen", [])
    ]
    try:
        lees_geval(schoon)
    except InvoerFout:
        return None
    return schoon


def _losse_gevallen() -> Iterator[dict[str, Any]]:
    """What hangs on more than one condition: every office with each fact changed or unknown, with and without a measure."""
    nieuw, oud = REGELINGEN[-1], REGELINGEN[0]
    for ambt in (keuze.code for keuze in PER_NAAM["ambt"].keuzes):
        basis = _gewoon(nieuw, ambt)
        yield basis
        yield basis | {"concrete_dreiging": True}
        for regeling in REGELINGEN:
            yield basis | {"maatregelen": [_maatregel(regeling)]}
        yield basis | {"maatregelen": [_maatregel(nieuw) | {"werkgeverskosten_stelsel": True}]}
        for ligging in (keuze.code for keuze in PER_NAAM["woning_ligging"].keuzes):
            for waarneming in (keuze.code for keuze in PER_NAAM["waarneming"].keuzes):
                yield basis | {"woning_ligging": ligging, "waarneming": waarneming}
    for regeling in REGELINGEN:
        basis = _gewoon(regeling, "burgemeester")
        maatregel = _maatregel(regeling)
        for feit in FEITEN:
            if feit.naam not in ("peildatum", "maatregelen"):
                for waarde in (None, *_waarden(feit, regeling)):
                    yield basis | {feit.naam: waarde}
                    yield basis | {feit.naam: waarde, "maatregelen": [maatregel]}
        for een in MAATREGEL_FEITEN:
            if een.soort is not Soort.TEKST:
                for waarde in (None, *_waarden(een, regeling)):
                    yield basis | {"maatregelen": [maatregel | {een.naam: waarde}]}
                    yield basis | {"maatregelen": [maatregel, maatregel | {een.naam: waarde}]}
    yield from _samen(nieuw, oud)


def _samen(nieuw: Regeling, oud: Regeling) -> Iterator[dict[str, Any]]:
    """Situations in which several things come together."""
    basis, maatregel, oude = _gewoon(nieuw, "wethouder"), _maatregel(nieuw), _maatregel(oud)
    geen = {"pkvw": "geen", "pkvw_afgegeven_op": None}
    begin = {"ambt_vanaf": None, "benoeming_vast_op": None}
    dag = _dag(nieuw)
    over = {"ambt_tot_en_met": (dag - timedelta(days=20)).isoformat()}
    later = {"ambt_tot_en_met": (dag + timedelta(days=20)).isoformat()}
    gepland = {"uitgevoerd_op": (dag + timedelta(days=40)).isoformat()}
    komt = {"uitgevoerd_op": None}
    yield basis | geen | {"advies": "niet_aangevraagd"}
    yield basis | geen | {"advies": "niet_aangevraagd", "woning_ligging": "buiten_zonder_ontheffing"}
    yield basis | geen | {"pkvw_niet_te_vergen": True}
    yield basis | begin
    yield basis | begin | geen | {"benoeming_niet_doorgegaan": True, "maatregelen": [maatregel]}
    yield basis | begin | {"benoeming_niet_doorgegaan": True}
    yield basis | over
    yield basis | over | {"maatregelen": [maatregel | {"bruikleen": True}, oude]}
    yield basis | later | {"maatregelen": [maatregel | komt]}
    yield basis | later | {"maatregelen": [maatregel | gepland]}
    yield basis | {"in_functie": "nog_niet", **begin}
    for soort in ("camera", "kluis"):
        for extra in ({"in_advies": False}, {"zelf_aangeschaft": True}, {"bruikleen": True}, {}):
            yield basis | {"maatregelen": [maatregel | komt | {"soort": soort} | extra]}
            yield basis | geen | {"maatregelen": [maatregel | komt | {"soort": soort} | extra]}
    verlopen = {"pkvw_afgegeven_op": (dag - timedelta(days=3500)).isoformat()}
    yield basis | verlopen
    yield basis | verlopen | {"maatregelen": [maatregel | {"uitgevoerd_op": (dag + timedelta(days=300)).isoformat()}]}
    verhuisd = {"woonadres_sinds": (dag - timedelta(days=90)).isoformat()}
    yield basis | verhuisd
    yield basis | verhuisd | {"advies_voor_deze_woning": False}
    yield basis | {"woning_is_woonadres": None, "woning_ligging": "buiten_zonder_ontheffing"}
    yield basis | verhuisd | {"vorige_woning_verstrekt": True, "maatregelen": [maatregel]}
    yield basis | verhuisd | geen | {"vorige_woning_verstrekt": True}
    oud_geval = _gewoon(oud, "wethouder")
    vol = {"bedrag": 300000}
    yield oud_geval | {"maatregelen": [oude | vol, oude]}
    yield oud_geval | {"eerder_vergoed_dit_adres": None, "maatregelen": [oude]}
    yield oud_geval | geen | {"pkvw_niet_te_vergen": True, "maatregelen": [oude]}
    yield oud_geval | {"maatregelen": [oude | {"soort": "deurspion_of_video_intercom"}]}
    weg = {"ambt_tot_en_met": (_dag(oud) - timedelta(days=2)).isoformat()}
    yield oud_geval | weg | {"maatregelen": [oude]}
    eerst = {"peildatum": oud.begin.isoformat(), "ambt_vanaf": "2019-01-01", "benoeming_vast_op": "2019-01-01"}
    yield oud_geval | eerst | {"pkvw_afgegeven_op": "2019-01-01"}


@cache
def gevallen() -> tuple[tuple[str, Antwoord], ...]:
    """Every case that is tried, as the code of its link, with its answer; the same case once."""
    uit: dict[str, Antwoord] = {}
    for proef in _alle():
        if geval := _passend(proef):
            stand = uit_geval({"feiten": geval})
            code = maak(stand, True)
            if code not in uit:
                uit[code] = antwoord(geval_van(stand))
    return tuple(uit.items())


def _alle() -> Iterator[dict[str, Any]]:
    yield from _losse_gevallen()
    for regeling in REGELINGEN:
        for voorwaarde in regeling.alle_voorwaarden:
            yield from _als_geval(regeling, voorwaarde)


# --- sentences ---------------------------------------------------------------------------------------------------

_DAG = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(datum.MAANDEN)}) \d{{4}}\b")
#: Names that differ by body, the longest first.
_NAMEN = sorted(
    ((naam, partij.namen[None]) for partij in PARTIJEN for laag, naam in partij.namen.items() if laag),
    key=lambda paar: -len(paar[0]),
)
_LABELS = tuple(keuze.label for keuze in PER_NAAM_MAATREGEL["soort"].keuzes)
#: Beginnings of sentences that are put together from parts that stand here themselves.
_SAMENGESTELD = (NOG_NIET_BEKEND, "Nog niet zeker:", "Niet voldaan:")


def masker(zin: str) -> str:
    """A sentence without what differs from case to case: the day, the name of the body, the name of a measure."""
    zin = _DAG.sub("[dag]", zin)
    for naam, algemeen in _NAMEN:
        zin = zin.replace(naam, algemeen)
    for label in _LABELS:
        zin = zin.replace(f"{label}:", "[maatregel]:").replace(f"Voor {label} is", "Voor [maatregel] is")
    return zin


class _Gezegd(NamedTuple):
    soort: str
    zin: str
    bron: Bron | None


def _gezegd(van: Antwoord) -> Iterator[_Gezegd]:
    """All that one answer says, in the order of the outcome."""
    for uitslag in (van.nu, *van.uitslagen):
        uitkomst = uitslag.uitkomst
        bevindingen = {t.uitleg for t in uitkomst.toetsingen}
        for t in uitkomst.tellend(ook_vervallen=True):
            yield _Gezegd("Voorwaarde", t.voorwaarde.zin, t.voorwaarde.bronnen[0])
            yield _Gezegd("Bevinding", t.uitleg, t.bron)
        for post in uitkomst.posten:
            if post.waarom not in bevindingen:
                yield _Gezegd("Kosten", post.waarom, post.bron)
        for stap in uitslag.stappen:
            if stap.aard is not Aard.NAVRAGEN:
                yield _Gezegd("Stap", _stap(stap), stap.bron)
            yield _Gezegd("Wanneer", _zin(stap.als), None)
        for wending in uitslag.wat_als:
            yield _Gezegd("Wat als", wending.hoe, wending.bron)
        for t in uitkomst.tellend():
            if t.punt:
                yield _Gezegd("Open vraag", _punt(t.punt), None)
        for punt in uitslag.let_op:
            yield _Gezegd("Let op", _punt(punt), None)
        for reden in uitslag.reden:
            if reden.bron is None:
                yield _Gezegd("Uitkomst", reden.zin, None)


def _elk(zin: Callable[[str], str]) -> Zin:
    """A sentence made for each reader."""
    return Zin(*(hoofdletter(zin(lezer)) for lezer in LEZERS))


def _zin(tekst: str) -> Zin:
    return _elk(lambda lezer: voor(tekst, lezer))


def _stap(stap: Stap) -> Zin:
    def zin(lezer: str) -> str:
        wie = stap.wie.naam(None)
        if stap.wie is BESTUURDER and lezer == ORGANISATIE:
            wie = "de organisatie" if stap.aard in AAN_DE_ORGANISATIE else "de bestuurder"
        return f"{wie} {voor(stap.wat, lezer)}"

    return _elk(zin)


def _punt(punt: OpenPunt) -> Zin:
    return _elk(lambda lezer: " ".join(voor(deel, lezer) for deel in (punt.vraag, punt.stand, punt.antwoord)))


@cache
def uitspraken() -> tuple[Uitspraak, ...]:
    """Every sentence once, with the first case that makes it appear."""
    uit: dict[tuple[str, str, str], Uitspraak] = {}
    for code, van in gevallen():
        for soort, zin, bron in _gezegd(van):
            tekst = masker(zin)
            if tekst and not tekst.startswith(_SAMENGESTELD):
                sleutel = (soort, tekst, bron.voor(None).tekst if bron else "")
                uit.setdefault(sleutel, Uitspraak(soort, zin, bron, code))
    return tuple(uit.values())


# --- the page ----------------------------------------------------------------------------------------------------

_ZONDER = "Zonder artikel: wie iets weet, wat wij optellen, en vragen die de tekst openlaat"
#: The groups in this order: texts of the Regeling (the newest first), the Besluit, other laws, everything else.
_RANG = (*(f"({tekst.naam})" for tekst in (TEKST_2024, TEKST_2021)), "van de Regeling", "van het Besluit", "wet (")


def _groep(uitspraak: Uitspraak) -> str:
    return hoofdletter(uitspraak.bron.voor(None).tekst) if uitspraak.bron else _ZONDER


def _plaats(groep: str) -> tuple[int, str]:
    rang = next((i for i, deel in enumerate(_RANG) if deel in groep), len(_RANG))
    return (rang + (groep == _ZONDER), groep)


def alle_zinnen() -> Html:
    """``{{ alle-zinnen }}``: every sentence of the self-check, grouped by article."""
    per: dict[str, list[Uitspraak]] = {}
    for uitspraak in uitspraken():
        per.setdefault(_groep(uitspraak), []).append(uitspraak)
    delen = [_tabel(groep, per[groep]) for groep in sorted(per, key=_plaats)]
    return el("div", el("p", f"{len(uitspraken())} zinnen."), delen, klasse="vw-alle-zinnen")


def _tabel(groep: str, rijen: Sequence[Uitspraak]) -> Html:
    bron = rijen[0].bron
    url = bron.voor(None).url if bron else ""
    kop = el("h2", el("a", groep, href=url) if url else groep)
    koppen = ("Soort", "Zin", "Zekerheid", "Geval")
    gesorteerd = sorted(rijen, key=lambda u: SOORTEN.index(u.soort))
    return kop + el(
        "table",
        el("thead", el("tr", (el("th", k, scope="col") for k in koppen))),
        el("tbody", (_rij(u, koppen) for u in gesorteerd)),
    )


def _rij(uitspraak: Uitspraak, koppen: Sequence[str]) -> Html:
    anders = voor(uitspraak.zin, ORGANISATIE)
    zin: list[str] = [uitspraak.zin]
    if anders != uitspraak.zin:
        zin.append(el("span", f" Organisatie: {anders}", klasse="vw-hint"))
    zeker = uitspraak.bron.voor(None).zekerheid.value if uitspraak.bron else "geen bron"
    link = el("a", "Laat zien", href=f"../../zelfcheck/#g={uitspraak.geval}")
    cellen = (uitspraak.soort, samen(*zin), zeker, link)
    return el("tr", (el("td", cel, data_kop=k) for k, cel in zip(koppen, cellen, strict=True)))
