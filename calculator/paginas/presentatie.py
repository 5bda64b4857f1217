"""The training on a screen in a room: programmes as one sequence, and every case by itself. Build time only.

Everything is in the page; docs/assets/presenteren.js only shows and hides, counts the time and goes by keys. Without it, and on paper, the
cases stand below each other with their answers folded.
"""

import segno

from calculator.geval.voorbeelden import PER_NAAM, Voorbeeld
from calculator.html import NIETS, Html, el, samen
from calculator.paginas import figuren, pagina
from calculator.paginas.fabels import BEWERINGEN
from calculator.paginas.lessen import LESGEVALLEN, antwoord_op, lesantwoord, vijf_zinnen, wat_als
from calculator.paginas.noten import Hier
from calculator.paginas.pagina import naar_zelfcheck, uitkomst_van

#: Minutes, how many claims, and the cases by name.
PROGRAMMAS = (
    (15, 5, ("voor-de-eed",)),
    (45, 10, ("voor-de-eed", "geen-certificaat", "zelf-besteld")),
)

#: What is open on the page; the rest of a case is folded.
_VOORAF = ("Het geval", "De vraag")

#: A part of a slide: the button that leads there, the heading, the content.
Deel = tuple[str, str, Html]


def qr(hier: Hier) -> Html:
    """``{{ qr }}``: the address of the site as a code to scan, and in letters."""
    adres = hier.instellingen["adres"]
    if not adres:
        return NIETS
    svg = segno.make(adres, error="m").svg_inline(border=4, omitsize=True, svgclass="vw-qr-code")
    svg = svg.replace("<svg ", f'<svg role="img" aria-label="QR-code van {adres}" ', 1)
    kort = adres.split("://")[-1].removesuffix("/")
    return el("figure", Html(svg), el("figcaption", kort), klasse="vw-qr")


def stappen(hier: Hier, voorbeeld: Voorbeeld) -> tuple[Deel, ...]:
    """The steps of a case, the answer last; a step without content is left out."""
    wending, _ = wat_als(*uitkomst_van(voorbeeld))
    alle = (
        ("Volgend geval", "Het geval", el("p", voorbeeld.verhaal)),
        ("Toon de vraag", "De vraag", el("p", voorbeeld.vraag) if voorbeeld.vraag else NIETS),
        ("Toon ‘maar wat als’", "Eén ding anders", el("p", wending) if wending else NIETS),
        (
            "Toon het antwoord",
            "Het antwoord",
            lesantwoord(hier, voorbeeld) + el("p", naar_zelfcheck(voorbeeld, "Open dit geval in de zelfcheck")),
        ),
    )
    return tuple(stap for stap in alle if stap[2])


def _deel(knop: str, kop: str, inhoud: Html) -> Html:
    return el("div", inhoud, klasse="vw-dia-deel", tabindex="-1", data_knop=knop, data_kop=kop)


def _geval(hier: Hier, nummer: int, voorbeeld: Voorbeeld) -> Html:
    alle = stappen(hier, voorbeeld)
    vooraf = [_deel(*stap) for stap in alle if stap[1] in _VOORAF]
    daarna = [_deel(*stap) for stap in alle if stap[1] not in _VOORAF]
    begin = el(
        "button",
        "Toon op groot scherm",
        el("span", f": {voorbeeld.titel}", klasse="vw-verborgen"),
        type="button",
        klasse="vw-knop vw-dia-begin",
        hidden=True,
    )
    antwoorden = el("details", el("summary", "Toon het antwoord"), daarna, klasse="vw-uitleg")
    return el(
        "section",
        el("h2", f"{nummer}. {voorbeeld.titel}", id=f"geval-{voorbeeld.naam}"),
        vooraf,
        antwoorden,
        begin,
        klasse="vw-dia",
        aria_labelledby=f"geval-{voorbeeld.naam}",
        data_titel=voorbeeld.titel,
        data_geval=voorbeeld.naam,
    )


def _dia(titel: str, minuten: tuple[int, ...], *delen: Deel) -> Html:
    """A slide of a programme, in a template: it is shown on the stage alone."""
    waar = " ".join(map(str, minuten))
    return el("section", (_deel(*deel) for deel in delen), klasse="vw-dia", data_titel=titel, data_in=waar)


def _programma(hier: Hier) -> Html:
    """The slides of all programmes in order; a case is called in by its name."""
    alle = tuple(minuten for minuten, _, _ in PROGRAMMAS)
    lang = alle[-1:]
    code = qr(hier)
    afspraken = pagina.lijst(
        (
            "Wij praten over gevallen, niet over onze eigen huizen.",
            "Niemand noemt een adres, een maatregel of een zwakke plek.",
            "Wat iemand vertelt, blijft in de zaal.",
            "Wie even weg wil, mag dat.",
        )
    )
    dias = [
        _dia("Veilig wonen voor bestuurders", alle, ("Begin", "Welkom", afspraken + code)),
        _dia("De regels in vijf zinnen", alle, ("Naar de regels", "De regels", vijf_zinnen())),
        _dia("Wat veranderde er in 2024?", lang, ("Wat veranderde er?", "Toen en nu", figuren.tijdbalk())),
    ]
    for nummer, bewering in enumerate(BEWERINGEN[: max(n for _, n, _ in PROGRAMMAS)], 1):
        waar = tuple(minuten for minuten, n, _ in PROGRAMMAS if nummer <= n)
        dias.append(
            _dia(
                f"Feit of fabel? {nummer}",
                waar,
                ("Volgende bewering", "De bewering", el("p", f"‘{bewering.zin}’")),
                ("Toon het antwoord", "Het antwoord", antwoord_op(Hier(stil=True), bewering)),
            )
        )
    for naam in dict.fromkeys(naam for _, _, namen in PROGRAMMAS for naam in namen):
        waar = tuple(minuten for minuten, _, namen in PROGRAMMAS if naam in namen)
        dias.append(el("section", data_geval=PER_NAAM[naam].naam, data_in=" ".join(map(str, waar))))
    slot = el("p", "Wat doet u als eerste? Ieder noemt één ding. De zelfcheck doet u alleen, op uw eigen apparaat.")
    dias.append(_dia("Wat doet u nu?", alle, ("Naar de afsluiting", "Afsluiting", slot + code)))
    return el("template", dias, id="vw-programma")


def _podium() -> Html:
    """What lies over the page while presenting; the script fills in title, place, time and steps."""
    knoppen = (
        el("button", tekst, type="button", klasse=f"vw-knop{' vw-knop-hoofd' if is_hoofd else ''}", data_doe=doe)
        for doe, tekst, is_hoofd in (("terug", "Terug", False), ("verder", "Verder", True), ("stop", "Stoppen", False))
    )
    plek = samen(el("span", data_plek="dia"), " van ", el("span", data_plek="dias"))
    klok = el("span", el("span", data_plek="klok"), " minuten", data_plek="tijd")
    return el(
        "dialog",
        el("div", el("p", plek, " ", klok), el("h2", id="vw-podium-kop"), klasse="vw-podium-hoofd"),
        el("div", klasse="vw-podium-inhoud"),
        el("div", knoppen, klasse="vw-podium-knoppen"),
        klasse="vw-podium",
        id="vw-podium",
        aria_labelledby="vw-podium-kop",
    )


_TOETSEN = (
    ("Pijl naar rechts, spatie of Page Down", "De volgende stap"),
    ("Pijl naar links of Page Up", "Een stap terug"),
    ("Pijl omhoog en omlaag", "Verder lezen in een lang antwoord"),
    ("Escape", "Stoppen"),
)


def presentatie(hier: Hier) -> Html:
    """``{{ presentatie }}``: the programmes to start, then every case of the training with its answer folded."""
    knoppen = (
        el(
            "p",
            el(
                "button",
                f"Start het programma van {minuten} minuten",
                type="button",
                klasse="vw-knop vw-knop-hoofd vw-programma",
                data_programma=str(minuten),
                hidden=True,
            ),
            id=f"programma-{minuten}",
        )
        for minuten, _, _ in reversed(PROGRAMMAS)
    )
    toetsen = el(
        "details",
        el("summary", "Welke toetsen werken?"),
        pagina.tabel(("Toets", "Wat gebeurt er?"), _TOETSEN),
        klasse="vw-uitleg",
    )
    open_dicht = el(
        "p",
        el("button", "Toon alle antwoorden", type="button", klasse="vw-knop", data_antwoorden="open", hidden=True),
        " ",
        el("button", "Verberg alle antwoorden", type="button", klasse="vw-knop", data_antwoorden="dicht", hidden=True),
    )
    gevallen = samen(_geval(hier, nummer, v) for nummer, v in enumerate(LESGEVALLEN, 1))
    return el(
        "div",
        el("div", knoppen, toetsen, open_dicht, klasse="vw-niet-op-papier"),
        gevallen,
        _programma(hier),
        _podium(),
        klasse="vw-presentatie",
    )
