"""Take a regime over into a new text of the law: what stayed is then cited as it stands in that text.

Whoever does so has found each part in the new text: a lid that it does not have stops the program.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from typing import Any

from calculator.wet.bronnen import Tekst
from calculator.wet.model import Bevinding, Bron, Regeling, Stap, Voorwaarde


def overgenomen(regeling: Regeling, tekst: Tekst) -> Regeling:
    """The regime with every citation of the Regeling in this text: of conditions, steps and cost lines."""

    # One new source for each old one, so that equal steps stay equal.
    @cache
    def bron(oud: Bron) -> Bron:
        return oud.in_tekst(tekst) if oud.in_tekst else oud

    def regel(oud: Callable[..., Bevinding]) -> Callable[..., Bevinding]:
        def nieuw(*feiten: Any) -> Bevinding:
            bevinding = oud(*feiten)
            if not bevinding.stappen and not bevinding.bron:
                return bevinding
            return bevinding._replace(stappen=over(bevinding.stappen), bron=over(bevinding.bron))

        return nieuw

    def over(deel: Any) -> Any:
        match deel:
            case Bron():
                return bron(deel)
            case Stap():
                return replace(deel, bron=over(deel.bron))
            case Voorwaarde():
                return replace(
                    deel,
                    regel=regel(deel.regel),
                    bronnen=over(deel.bronnen),
                    stappen=over(deel.stappen),
                    bij_onbekend=over(deel.bij_onbekend),
                )
            case tuple():
                return tuple(map(over, deel))
        return deel

    velden = {veld.name: over(getattr(regeling, veld.name)) for veld in fields(regeling)}
    return replace(regeling, **velden | {"lid": tekst.lid})
