"""The outcome as plain text, for a mail or a terminal: the same parts in the same order."""

from collections.abc import Iterator

from calculator.oordeel.antwoord import Antwoord
from calculator.wet.model import Verwijzing, Zekerheid
from calculator.zelfcheck import blad, woorden
from calculator.zelfcheck.blad import Regel
from calculator.zelfcheck.uitkomst import gelezen
from calculator.zinnen import BESTUURDER, hoofdletter


class _Noten:
    """Sources as numbers, the list at the end."""

    def __init__(self) -> None:
        self.bronnen: dict[Verwijzing, int] = {}

    def zin(self, regel: Regel) -> str:
        nummers = [str(self.bronnen.setdefault(v, len(self.bronnen) + 1)) for v in dict.fromkeys(regel.bronnen)]
        tekst = " ".join(deel for deel in (regel.kop, regel.tekst) if deel)
        return tekst + (f" [{', '.join(nummers)}]" if nummers else "")


def tekst(antwoord: Antwoord, lezer: str = BESTUURDER) -> str:
    """The whole outcome, its folds included."""
    return "\n".join(_regels(antwoord, lezer, _Noten())) + "\n"


def _regels(antwoord: Antwoord, lezer: str, noten: _Noten) -> Iterator[str]:
    if bellen := blad.dreiging(antwoord, lezer):
        yield from ("".join(deel if isinstance(deel, str) else deel.tekst for deel in bellen), "")
    yield blad.onderwerp(antwoord, lezer)
    yield f"{blad.oordeel(antwoord, lezer)}."
    yield " ".join(noten.zin(regel) for regel in blad.waarom(antwoord, lezer))
    if lezer != BESTUURDER and (wie := blad.beslist(antwoord)):
        yield noten.zin(wie)
    yield f"{blad.dag(antwoord)} {woorden.GEEN_BESLUIT}"
    vooraf, eerst = blad.eerst(antwoord, lezer)
    yield from ("", "DOE DIT EERST", f"{vooraf} {noten.zin(eerst)}".strip())
    yield from (f"  {hulp.tekst}: {hulp.url}" for hulp in blad.hulp(antwoord.eerst, lezer) if hulp.url[0] != "#")
    if antwoord.daarna:
        yield from ("", "DAARNA")
        yield from (
            f"{nummer}. {noten.zin(blad.stap(antwoord, een, lezer))}" for nummer, een in enumerate(antwoord.daarna, 1)
        )
    yield from _aankopen(antwoord, lezer, noten)
    yield from _open(antwoord, lezer, noten)
    yield from _waarom_precies(antwoord, lezer, noten)
    yield from _kop("Wat als?", [f"- {noten.zin(r)}" for r in blad.wat_als(antwoord, lezer)])
    yield from ("", "BRONNEN")
    for bron, nummer in noten.bronnen.items():
        zeker = "" if bron.zekerheid is Zekerheid.WETTEKST else f" ({bron.zekerheid.value})"
        yield f"[{nummer}] {hoofdletter(bron.tekst)}{zeker}{' ' + bron.url if bron.url else ''}"
    yield gelezen()


def _kop(titel: str, regels: list[str]) -> Iterator[str]:
    if regels:
        yield from ("", titel.upper(), *regels)


def _aankopen(antwoord: Antwoord, lezer: str, noten: _Noten) -> Iterator[str]:
    regels: list[str] = []
    for uitslag, aankopen in blad.per_regeling(antwoord):
        regels += [" ".join(noten.zin(r) for r in blad.claim(antwoord, uitslag, lezer))]
        for een in aankopen:
            waarom = " ".join(noten.zin(r) for r in blad.redenen(antwoord, een, lezer))
            regels.append(f"- {een.naam}: {blad.aankoop(antwoord, een, lezer)}. {waarom}".rstrip())
        regels.append(" ".join(blad.geldzinnen(antwoord, uitslag, lezer)))
    yield from _kop(blad.kop_aankopen(antwoord, lezer), [r for r in regels if r])


def _open(antwoord: Antwoord, lezer: str, noten: _Noten) -> Iterator[str]:
    regels = [f"- {wie} {hoofdletter('; '.join(wat))}." for wie, wat in blad.onbekend(antwoord, lezer)]
    yield from _kop("Dit staat nog open", regels + [f"- {noten.zin(r)}" for r in blad.stil(antwoord, lezer)])
    yield from _kop("Let ook op", [f"- {noten.zin(r)}" for r in blad.let_op(antwoord, lezer)])


def _waarom_precies(antwoord: Antwoord, lezer: str, noten: _Noten) -> Iterator[str]:
    for titel, regels in blad.voorwaarden(antwoord, lezer):
        yield from _kop(f"Waarom precies: {titel}", [f"- {r.status}: {noten.zin(r.regel)}" for r in regels])
