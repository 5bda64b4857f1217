"""Named cases. Each is at once a test, a worked example in the docs, a training case and a form to try.

The facts are in the case format; the expectation is what a careful lawyer would say. Every condition fails alone in some example.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A case with its story and expected outcome. Amounts in cents as (minimaal, maximaal), None: not checked.

    ``vraag`` is what a group may discuss, ``kort`` its answer where the outcome does not say it in so many words; ``les`` marks the cases of the training. ``regeling`` is the outcome that is meant.
    """

    naam: str
    titel: str
    verhaal: str
    feiten: Mapping[str, Any]
    regeling: str
    oordeel: str
    grenzen: tuple[str, str] | None = None
    vergoeding: tuple[int, int] | None = None
    eigen_kosten: tuple[int, int] | None = None
    vraag: str = ""
    kort: str = ""
    les: bool = False


_BASIS_2021 = MappingProxyType(
    {
        "peildatum": "2022-10-01",
        "ambt": "wethouder",
        "concrete_dreiging": False,
        "benoeming_vast_op": "2022-06-01",
        "ambt_vanaf": "2022-06-15",
        "woning_is_woonadres": True,
        "woning_ligging": "binnen",
        "pkvw": "geldig",
        "pkvw_afgegeven_op": "2022-07-01",
    }
)
_BASIS_2024 = MappingProxyType(
    {
        "peildatum": "2026-09-01",
        "ambt": "wethouder",
        "concrete_dreiging": False,
        "ambt_vanaf": "2026-06-03",
        "woning_is_woonadres": True,
        "woning_ligging": "binnen",
        "pkvw": "geldig",
        "pkvw_afgegeven_op": "2026-06-10",
        "advies": "vastgesteld",
    }
)
_KLUIS = MappingProxyType({"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 150000})
_CAMERA = MappingProxyType({"soort": "anders", "omschrijving": "camera", "in_advies": True})


def _feiten(basis: Mapping[str, Any], maatregelen: Iterable[Mapping[str, Any]], **anders: Any) -> Mapping[str, Any]:
    """The base case with some facts changed; a fact that is ... is left out."""
    feiten = {k: v for k, v in {**basis, **anders}.items() if v is not ...}
    return MappingProxyType({**feiten, "maatregelen": [dict(m) for m in maatregelen]})


def _oud(*maatregelen: Mapping[str, Any], **anders: Any) -> Mapping[str, Any]:
    return _feiten(_BASIS_2021, maatregelen or (_KLUIS,), **anders)


def _nieuw(*maatregelen: Mapping[str, Any], **anders: Any) -> Mapping[str, Any]:
    return _feiten(_BASIS_2024, maatregelen, **anders)


def _maatregel(soort: str, op: str, bedrag: int, **anders: Any) -> dict[str, Any]:
    return {"soort": soort, "uitgevoerd_op": op, "bedrag": bedrag, **anders}


VOORBEELDEN: tuple[Voorbeeld, ...] = (
    # --- 2021 ---
    Voorbeeld(
        "vijf-boven-maximum",
        "Vijf maatregelen, samen boven het maximum",
        "Een wethouder liet in het voorjaar van 2021 alle vijf basismaatregelen uitvoeren. De woning had een geldig certificaat.",
        _oud(
            _maatregel("brievenbus", "2021-03-22", 41000),
            _maatregel("ruiten", "2021-03-22", 118000),
            _maatregel("deurspion_of_video_intercom", "2021-03-23", 36500),
            _maatregel("basisinstallatie", "2021-03-24", 69500),
            _maatregel("kluis", "2021-03-30", 43000),
            peildatum="2021-05-10", benoeming_vast_op="2018-05-22", ambt_vanaf="2018-05-29", pkvw_afgegeven_op="2020-11-16",
        ),
        "2021", "ja", vergoeding=(240000, 240000), eigen_kosten=(68000, 68000), les=True,
        vraag="Wie betaalt het deel boven het maximum, en had dat anders gekund?",
    ),
    Voorbeeld(
        "dag-voor-begin-2021",
        "Een dag te vroeg",
        "Een burgemeester liet de brievenbus beveiligen op 7 oktober 2020 en een kluis plaatsen op 8 oktober 2020.",
        _oud(
            _maatregel("brievenbus", "2020-10-07", 52000), _maatregel("kluis", "2020-10-08", 61000),
            peildatum="2021-03-15", ambt="burgemeester", benoeming_vast_op="2019-02-12", ambt_vanaf="2019-04-08",
            pkvw_afgegeven_op="2020-09-14",
        ),
        "2021", "ja", vergoeding=(61000, 61000), eigen_kosten=(52000, 52000), les=True,
        vraag="Waarom maakt één dag hier verschil?",
    ),
    Voorbeeld(
        "voor-benoeming-vast",
        "Begonnen voordat de benoeming vaststond",
        "Een aanstaande burgemeester liet de brievenbus doen vóór het raadsbesluit met de aanbeveling, en de ruiten daarna.",
        _oud(
            _maatregel("brievenbus", "2022-02-21", 47500), _maatregel("ruiten", "2022-04-06", 127000),
            peildatum="2022-07-04", ambt="burgemeester", benoeming_vast_op="2022-03-10", ambt_vanaf="2022-06-01", pkvw_afgegeven_op="2022-01-31",
        ),
        "2021", "ja", vergoeding=(127000, 127000), eigen_kosten=(47500, 47500), les=True,
        vraag="Vanaf welke dag telt een maatregel mee?",
    ),
    Voorbeeld(
        "buiten-de-lijst",
        "Een camera en sloten op dezelfde factuur",
        "Een wethouder liet een kluis, camera’s en PKVW-sloten aanbrengen. Alleen de kluis staat op de lijst van vijf.",
        _oud(
            _maatregel("kluis", "2021-04-06", 91000),
            _maatregel("anders", "2021-04-06", 139500, omschrijving="camera’s"),
            _maatregel("pkvw_eis", "2021-02-18", 58500, omschrijving="sloten voor het PKVW"),
            peildatum="2021-05-10", benoeming_vast_op="2018-05-22", ambt_vanaf="2018-05-29", pkvw_afgegeven_op="2021-03-01",
        ),
        "2021", "ja", vergoeding=(91000, 91000), eigen_kosten=(198000, 198000), les=True,
        vraag="Het maximum is niet bereikt. Waarom betaalt de wethouder de camera’s toch zelf?",
    ),
    Voorbeeld(
        "geen-certificaat-2021",
        "Geen certificaat",
        "Een wethouder liet in 2022 een kluis plaatsen. De woning had geen PKVW-certificaat.",
        _oud(pkvw="geen", pkvw_afgegeven_op=...),
        "2021", "nog_niet", vergoeding=(0, 150000), eigen_kosten=(0, 150000),
    ),
    Voorbeeld(
        "certificaat-onbekend-2021",
        "Is er een certificaat?",
        "Een heemraad weet niet of de woning een certificaat heeft. De ruiten zijn in 2022 versterkt.",
        _oud(_maatregel("ruiten", "2022-09-05", 172500), ambt="lid_db_waterschap", pkvw=None, pkvw_afgegeven_op=...),
        "2021", "onbekend", ("nee", "ja"), (0, 172500), (0, 172500),
    ),
    Voorbeeld(
        "certificaat-na-de-klus",
        "Het certificaat kwam later",
        "De kluis is geplaatst op 1 september 2022. Het certificaat is van 20 september 2022.",
        _oud(pkvw_afgegeven_op="2022-09-20"),
        "2021", "onbekend", ("nee", "ja"), (0, 150000), (0, 150000),
    ),
    Voorbeeld(
        "te-laat-gedeclareerd",
        "Gemaakt in 2023, gevraagd in 2024",
        "De ruiten zijn versterkt op 31 december 2023. De wethouder vraagt de vergoeding in februari 2024.",
        _oud(_maatregel("ruiten", "2023-12-31", 163000), peildatum="2024-02-12", pkvw_afgegeven_op="2023-05-08"),
        "2021", "onbekend", ("nee", "ja"), (0, 163000), (0, 163000), les=True,
        vraag="Staat in de wet wat er met kosten uit de oude regeling gebeurt?",
    ),
    Voorbeeld(
        "gevraagd-voor-2021",
        "Gevraagd voordat de regeling werkte",
        "De kluis is geplaatst in november 2020. De wethouder vraagt de vergoeding op 31 december 2020.",
        _oud(
            _maatregel("kluis", "2020-11-12", 150000), peildatum="2020-12-31", benoeming_vast_op="2018-05-22", ambt_vanaf="2018-05-29",
            pkvw_afgegeven_op="2020-10-15",
        ),
        "2021", "nog_niet", vergoeding=(0, 150000), eigen_kosten=(0, 150000),
    ),
    Voorbeeld(
        "raadslid-2021",
        "Een raadslid in 2022",
        "Een raadslid liet een kluis plaatsen en vraagt een vergoeding.",
        _oud(ambt="raadslid"),
        "2021", "nee", vergoeding=(0, 0), eigen_kosten=(150000, 150000),
    ),
    Voorbeeld(
        "benoeming-afgeketst",
        "De benoeming ging niet door",
        "De maatregelen waren klaar, maar de benoeming ging niet door.",
        _oud(ambt_vanaf=..., benoeming_niet_doorgegaan=True),
        "2021", "nee", vergoeding=(0, 0), eigen_kosten=(150000, 150000),
    ),
    Voorbeeld(
        "tweede-woning-2021",
        "Een tweede woning",
        "De kluis staat in een tweede woning, niet op het woonadres.",
        _oud(woning_is_woonadres=False),
        "2021", "nee", vergoeding=(0, 0), eigen_kosten=(150000, 150000),
    ),
    Voorbeeld(
        "maximum-op",
        "Het maximum is al op",
        "Voor dit adres is eerder al het hele bedrag vergoed.",
        _oud(eerder_vergoed_dit_adres=240000),
        "2021", "nee", vergoeding=(0, 0), eigen_kosten=(150000, 150000),
    ),
    Voorbeeld(
        "een-cent-over",
        "Nog één cent over",
        "Voor dit adres is eerder bijna het hele bedrag vergoed.",
        _oud(eerder_vergoed_dit_adres=239999),
        "2021", "ja", vergoeding=(1, 1), eigen_kosten=(149999, 149999),
    ),
    Voorbeeld(
        "verhuisd-tijdens-ambt",
        "Verhuisd tijdens het ambt",
        "Een wethouder kreeg het hele bedrag voor het oude huis, verhuisde tijdens het ambt en beveiligde het nieuwe huis.",
        _oud(vorige_woning_vergoed=240000, woonadres_sinds="2022-08-01"),
        "2021", "ja", vergoeding=(150000, 150000), eigen_kosten=(0, 0), les=True,
        vraag="Krijgt de wethouder opnieuw het hele bedrag of alleen wat over was?",
    ),
    Voorbeeld(
        "verhuisd-voor-ambt",
        "Verhuisd voordat het ambt begon",
        "Er was een vergoeding voor het oude huis. De verhuizing was een dag voor de eerste dag in het ambt.",
        _oud(vorige_woning_vergoed=240000, woonadres_sinds="2022-06-14"),
        "2021", "onbekend", ("nee", "ja"), (0, 150000), (0, 150000),
    ),
    Voorbeeld(
        "voor-de-verhuizing",
        "Beveiligd voor de verhuizing",
        "De kluis is geplaatst op 1 september 2022; de wethouder woont daar sinds 10 september 2022.",
        _oud(woonadres_sinds="2022-09-10"),
        "2021", "onbekend", ("nee", "ja"), (0, 150000), (0, 150000),
    ),
    Voorbeeld(
        "in-het-stelsel",
        "Aangewezen in het stelsel",
        "Bij een dreiging is de maatregel aangewezen in het stelsel beveiligen van personen.",
        _oud({**_KLUIS, "werkgeverskosten_stelsel": True}, concrete_dreiging=True),
        "2021", "nee", vergoeding=(0, 0), eigen_kosten=(0, 0),
    ),
    Voorbeeld(
        "niets-betaald",
        "Een ander betaalde alles",
        "De verhuurder betaalde de kluis. De wethouder betaalde zelf niets.",
        _oud({**_KLUIS, "bedrag": 0}),
        "2021", "nee", vergoeding=(0, 0), eigen_kosten=(0, 0),
    ),
    Voorbeeld(
        "nog-niet-uitgevoerd-2021",
        "Nog niet uitgevoerd",
        "Er is een offerte voor een kluis. Die is op de dag van de vraag nog niet geplaatst.",
        _oud({"soort": "kluis", "bedrag": 150000}),
        "2021", "nog_niet", vergoeding=(0, 150000), eigen_kosten=(0, 150000),
    ),
    # --- 2024 ---
    Voorbeeld(
        "alles-op-orde",
        "Alles op orde",
        "Een burgemeester woont in de eigen gemeente. Het certificaat is er en het advies is vastgesteld.",
        _nieuw(
            {"soort": "anders", "omschrijving": "alarm", "in_advies": True},
            {"soort": "anders", "omschrijving": "vrijstaande brievenbus", "in_advies": True},
            ambt="burgemeester",
        ),
        "2024", "ja", eigen_kosten=(0, 0), les=True,
        vraag="Wie bestelt, wie betaalt en tot welk bedrag?",
    ),
    Voorbeeld(
        "elders-met-ontheffing",
        "Wonen in een andere gemeente, met ontheffing",
        "Een wethouder woont in een andere gemeente en heeft een ontheffing die nu geldt.",
        _nieuw(_CAMERA, woning_ligging="buiten_met_ontheffing"),
        "2024", "ja", eigen_kosten=(0, 0), les=True,
        vraag="Wat verandert er als de ontheffing afloopt?",
    ),
    Voorbeeld(
        "ontheffing-verlopen",
        "De ontheffing is verlopen",
        "Een wethouder woont in een andere gemeente. De raad heeft de ontheffing niet verlengd.",
        _nieuw(_CAMERA, woning_ligging="buiten_ontheffing_verlopen"),
        "2024", "nog_niet", les=True,
        vraag="Wat moet er eerst gebeuren? En wat kan de gemeente intussen doen?",
        kort="Eerst een nieuwe ontheffing van de gemeenteraad, of verhuizen. Intussen kan de gemeente iets uitlenen zolang het ambt duurt; het moet niet.",
    ),
    Voorbeeld(
        "commissaris-elders",
        "Een commissaris die elders woont",
        "Een commissaris van de Koning woont buiten de provincie.",
        _nieuw(_CAMERA, ambt="commissaris", woning_ligging="buiten_met_ontheffing"),
        "2024", "nee",
    ),
    Voorbeeld(
        "waarnemer-elders",
        "Een waarnemend burgemeester die elders woont",
        "Een waarnemend burgemeester blijft in de eigen woonplaats wonen, in een andere gemeente.",
        _nieuw(_CAMERA, ambt="burgemeester", waarneming="benoemd", woning_ligging="buiten_zonder_ontheffing"),
        "2024", "onbekend", ("nee", "ja"), les=True,
        vraag="Kan een waarnemer een ontheffing hebben? Wat doet u als de tekst zwijgt?",
        kort="Nee, want een waarnemer heeft geen woonplicht. Zwijgt de tekst? Zeg dat dan, en vraag het uw organisatie.",
    ),
    Voorbeeld(
        "heemraad-elders",
        "Een heemraad die buiten het waterschap woont",
        "Een lid van het dagelijks bestuur woont buiten het gebied van het waterschap.",
        _nieuw(_CAMERA, ambt="lid_db_waterschap", woning_ligging="buiten_zonder_ontheffing"),
        "2024", "ja", eigen_kosten=(0, 0), les=True,
        vraag="Waarom telt de plaats van de woning hier niet?",
    ),
    Voorbeeld(
        "geen-certificaat",
        "Nog geen certificaat",
        "Een wethouder heeft een vastgesteld advies, maar nog geen PKVW-certificaat. Niets staat dat in de weg.",
        _nieuw(_CAMERA, pkvw="geen", pkvw_afgegeven_op=...),
        "2024", "nog_niet", les=True,
        vraag="Wie betaalt het werk voor het certificaat?",
        kort="De bestuurder zelf.",
    ),
    Voorbeeld(
        "certificaat-verlopen",
        "Een certificaat van tien jaar oud",
        "Het certificaat is afgegeven op 1 september 2016. De vraag is van 1 september 2026.",
        _nieuw(_CAMERA, pkvw_afgegeven_op="2016-09-01"),
        "2024", "nog_niet",
    ),
    Voorbeeld(
        "certificaat-laatste-dag",
        "De laatste dag van het certificaat",
        "Het certificaat is afgegeven op 2 september 2016. De vraag is van 1 september 2026.",
        _nieuw(_CAMERA, pkvw_afgegeven_op="2016-09-02"),
        "2024", "ja", eigen_kosten=(0, 0),
    ),
    Voorbeeld(
        "vve-werkt-niet-mee",
        "De vereniging van eigenaren werkt niet mee",
        "Een gedeputeerde woont in een flat. De vereniging van eigenaren weigert het werk voor het PKVW.",
        _nieuw(_CAMERA, ambt="gedeputeerde", pkvw="geen", pkvw_afgegeven_op=..., pkvw_niet_te_vergen=True),
        "2024", "onbekend", ("nog_niet", "ja"), les=True,
        vraag="De wet kent een uitzondering, maar zegt niet wie beslist. Aan wie vraagt u het?",
    ),
    Voorbeeld(
        "advies-loopt",
        "Het advies is nog niet vastgesteld",
        "De CCV-adviseur is geweest. De beveiligingsautoriteit heeft het advies nog niet vastgesteld.",
        _nieuw(ambt="lid_db_waterschap", advies="in_behandeling"),
        "2024", "nog_niet",
    ),
    Voorbeeld(
        "advies-geweigerd",
        "Het advies is geweigerd",
        "Een wethouder vroeg een advies, maar dat is geweigerd.",
        _nieuw(advies="geweigerd"),
        "2024", "onbekend", ("nee", "nog_niet"),
    ),
    Voorbeeld(
        "raadslid-bedreigd",
        "Een bedreigd raadslid",
        "Een raadslid wordt bedreigd en vraagt of de gemeente de woning beveiligt.",
        _nieuw(ambt="raadslid", ambt_vanaf="2026-03-31", concrete_dreiging=True, advies="niet_aangevraagd"),
        "2024", "nee", les=True,
        vraag="Waar moet dit raadslid nu het eerst zijn?",
        kort="Bij de politie, en daarna bij de griffie. Wat politie en justitie aanwijzen, betaalt de organisatie ook voor een raadslid.",
    ),
    Voorbeeld(
        "zelf-besteld",
        "Eerst besteld, daarna gevraagd",
        "Een wethouder liet zelf een alarm plaatsen. Er was geen beveiligingsadvies gevraagd.",
        _nieuw(
            _maatregel("anders", "2026-08-10", 89000, omschrijving="alarm", zelf_aangeschaft=True, in_advies=False),
            advies="niet_aangevraagd",
        ),
        "2024", "nee", eigen_kosten=(89000, 89000), les=True,
        vraag="Wat had de wethouder eerst moeten doen?",
    ),
    Voorbeeld(
        "zelf-gekocht-in-advies",
        "Zelf gekocht, maar wel geadviseerd",
        "Het alarm staat in het vastgestelde advies. De wethouder kocht het zelf.",
        _nieuw(_maatregel("anders", "2026-08-10", 89000, omschrijving="alarm", zelf_aangeschaft=True, in_advies=True)),
        "2024", "onbekend", ("nee", "ja"), eigen_kosten=(0, 89000), les=True,
        vraag="De wet kent alleen verstrekken. Krijgt de wethouder het geld terug?",
        kort="Dat staat niet vast. Vraag het voordat u iets koopt.",
    ),
    Voorbeeld(
        "buiten-het-advies",
        "Een wens buiten het advies",
        "De camera staat in het advies, het alarm niet.",
        _nieuw(
            {**_CAMERA, "bedrag": 120000},
            {"soort": "anders", "omschrijving": "alarm", "bedrag": 80000, "in_advies": False},
        ),
        "2024", "ja", eigen_kosten=(80000, 80000),
    ),
    Voorbeeld(
        "alleen-buiten-het-advies",
        "Alleen een wens buiten het advies",
        "Het alarm staat niet in het vastgestelde advies.",
        _nieuw({"soort": "anders", "omschrijving": "alarm", "bedrag": 80000, "in_advies": False}),
        "2024", "nee", eigen_kosten=(80000, 80000),
    ),
    Voorbeeld(
        "pkvw-werk-2024",
        "Alleen werk voor het certificaat",
        "De wethouder vraagt of de gemeente de nieuwe sloten voor het PKVW betaalt.",
        _nieuw(_maatregel("pkvw_eis", "2026-06-08", 62000, in_advies=False)),
        "2024", "nee", eigen_kosten=(62000, 62000),
    ),
    Voorbeeld(
        "pkvw-werk-in-advies",
        "Sloten in het advies",
        "In het advies staat ook het werk voor het PKVW. De wethouder vraagt of de gemeente dat betaalt.",
        _nieuw({"soort": "pkvw_eis", "omschrijving": "sloten voor het PKVW", "bedrag": 62000, "in_advies": True}),
        "2024", "nee", eigen_kosten=(62000, 62000),
    ),
    Voorbeeld(
        "in-het-stelsel-2024",
        "Aangewezen in het stelsel, nu",
        "Bij een dreiging is het alarm aangewezen in het stelsel beveiligen van personen. De gemeente betaalt het daarom al.",
        _nieuw({"soort": "anders", "omschrijving": "alarm", "bedrag": 90000, "in_advies": True, "werkgeverskosten_stelsel": True}, concrete_dreiging=True),
        "2024", "nee", eigen_kosten=(0, 0),
    ),
    Voorbeeld(
        "gevraagd-voor-2024",
        "Gevraagd voordat de nieuwe regeling werkte",
        "In december 2023 ligt er een advies. Het alarm komt in januari 2024.",
        _nieuw(
            _maatregel("anders", "2024-01-15", 90000, omschrijving="alarm", in_advies=True),
            peildatum="2023-12-15", ambt_vanaf="2022-06-15", pkvw_afgegeven_op="2023-05-08",
        ),
        "2024", "nog_niet", eigen_kosten=(0, 90000),
    ),
    Voorbeeld(
        "dag-onbekend",
        "De dag van uitvoering is onbekend",
        "De camera hangt er, maar niemand weet meer sinds wanneer. Het advies noemt hem wel.",
        _nieuw({"soort": "anders", "omschrijving": "camera", "uitgevoerd_op": None, "bedrag": 95000, "in_advies": True}),
        "2024", "onbekend", ("nee", "ja"), eigen_kosten=(0, 95000),
    ),
    Voorbeeld(
        "verhuisd-opnieuw",
        "Verhuisd nadat er al maatregelen waren",
        "Een wethouder kreeg maatregelen, verhuisde tijdens het ambt en heeft een nieuw advies.",
        _nieuw(_CAMERA, ambt_vanaf="2024-06-12", vorige_woning_verstrekt=True, woonadres_sinds="2026-05-15"),
        "2024", "kan", les=True,
        vraag="‘Kunnen’ is geen ‘moeten’. Wat zou u als organisatie doen?",
    ),
    Voorbeeld(
        "bruikleen",
        "In bruikleen",
        "Er is nog geen advies en geen certificaat. De gemeente biedt een mobiel alarm in bruikleen aan.",
        _nieuw(
            {"soort": "anders", "omschrijving": "mobiel alarm", "bruikleen": True},
            pkvw="geen", pkvw_afgegeven_op=..., advies="niet_aangevraagd",
        ),
        "2024", "kan", eigen_kosten=(0, 0), les=True,
        vraag="Waar hoeft de gemeente bij bruikleen niet op te letten?",
        kort="Op de plaats van de woning, het certificaat en het advies.",
    ),
    Voorbeeld(
        "tweede-woning",
        "Een tweede woning",
        "Een gedeputeerde wil een vakantiewoning laten beveiligen.",
        _nieuw(_CAMERA, ambt="gedeputeerde", woning_is_woonadres=False),
        "2024", "onbekend", ("nee", "ja"),
    ),
    Voorbeeld(
        "nog-niet-zeker",
        "De benoeming staat nog niet vast",
        "Een kandidaat-wethouder heeft al een advies, maar de onderhandelingen lopen nog.",
        _nieuw(_CAMERA, ambt_vanaf=...),
        "2024", "nog_niet",
    ),
    Voorbeeld(
        "voor-de-eed",
        "Voor de eed",
        "De raad heeft de kandidaat aanbevolen. De nieuwe burgemeester begint over een maand.",
        _nieuw(_CAMERA, ambt="burgemeester", ambt_vanaf="2026-10-01", benoeming_vast_op="2026-07-09"),
        "2024", "ja", eigen_kosten=(0, 0), les=True,
        vraag="Kan de gemeente al beginnen voor de eerste dag in het ambt?",
    ),
    Voorbeeld(
        "na-het-ambt",
        "Na de laatste dag",
        "Een wethouder stopte na drie maanden en vraagt daarna om maatregelen.",
        _nieuw(_CAMERA, ambt_tot_en_met="2026-08-31"),
        "2024", "nee", les=True,
        vraag="En wat gebeurt er met maatregelen die er al waren?",
        kort="Dat zegt de wet niet. Maak daar vóór de laatste dag afspraken over.",
    ),
    Voorbeeld(
        "benoeming-afgeketst-2024",
        "De benoeming ging niet door",
        "Het advies is vastgesteld, maar de benoeming ging niet door.",
        _nieuw(_CAMERA, ambt_vanaf=..., benoeming_vast_op="2026-07-09", benoeming_niet_doorgegaan=True),
        "2024", "nee",
    ),
    Voorbeeld(
        "korte-waarneming",
        "Kort waarnemen bij een waterschap",
        "Iemand neemt de voorzitter van het waterschap drie weken waar.",
        _nieuw(_CAMERA, ambt="voorzitter_waterschap", waarneming="benoemd", waarneming_langer_dan_30_dagen=False),
        "2024", "nee",
    ),
    Voorbeeld(
        "raadslid-als-waarnemer",
        "Een raadslid dat de burgemeester vervangt",
        "De burgemeester is ziek. Een raadslid neemt het ambt een paar weken waar.",
        _nieuw(_CAMERA, ambt="burgemeester", waarneming="als_volksvertegenwoordiger"),
        "2024", "onbekend", ("nee", "ja"), les=True,
        vraag="Het Besluit noemt niet alles wat dan geldt. Wat is het veilige antwoord?",
    ),
    Voorbeeld(
        "twee-regelingen",
        "Maatregelen onder beide regelingen",
        "Een wethouder liet in 2022 een kluis plaatsen en krijgt in 2026 een camera uit het advies.",
        _nieuw(_KLUIS, {**_CAMERA, "bedrag": 95000}, benoeming_vast_op="2022-06-01", ambt_vanaf="2022-06-15", pkvw_afgegeven_op="2022-07-01"),
        "2024", "ja", eigen_kosten=(0, 0), les=True,
        vraag="Welke regeling hoort bij welke maatregel?",
        kort="De dag van uitvoering bepaalt dat, voor elke maatregel apart. Hier hoort de ene bij de oude regeling en de andere bij die van nu.",
    ),
)  # fmt: skip

PER_NAAM: Mapping[str, Voorbeeld] = MappingProxyType({v.naam: v for v in VOORBEELDEN})


def als_geval(voorbeeld: Voorbeeld) -> dict[str, Any]:
    """An example as a case file: facts and expectation in the case format."""

    def bereik(ends: tuple[int, int] | None) -> dict[str, int] | None:
        return {"minimaal": ends[0], "maximaal": ends[1]} if ends else None

    return {
        "id": voorbeeld.naam,
        "titel": voorbeeld.titel,
        "feiten": dict(voorbeeld.feiten.items()),
        "verwacht": {
            "regeling": voorbeeld.regeling,
            "oordeel": voorbeeld.oordeel,
            "aanvaardbaar": [voorbeeld.oordeel],
            "vergoeding": bereik(voorbeeld.vergoeding),
            "eigen_kosten": bereik(voorbeeld.eigen_kosten),
        },
    }
