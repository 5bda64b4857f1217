"""Whom the regimes cover: the six offices, who acts in one of them, and of whom the text says nothing. The same in both."""

from types import ModuleType

import pytest

from calculator.wet import regeling_2021, regeling_2024
from calculator.wet.model import JA, NEE, Oordeel
from calculator.wet.open_punten import RAADSLID_ALS_WAARNEMER

YES, NO, SILENT = (JA, JA), (NEE, NEE), (NEE, JA)


@pytest.mark.parametrize("regime", [regeling_2021, regeling_2024], ids=lambda module: module.REGELING.jaar)
@pytest.mark.parametrize(
    ("ambt", "waarneming", "longer", "expected"),
    [
        *[(ambt, "geen", False, YES) for ambt in ("commissaris", "gedeputeerde", "burgemeester", "wethouder")],
        ("voorzitter_waterschap", "geen", False, YES),
        ("lid_db_waterschap", "geen", False, YES),
        *[
            (ambt, "geen", True, NO)
            for ambt in ("statenlid", "raadslid", "lid_ab_waterschap", "commissielid", "bestuurder_caribisch_nederland", "ander_ambt")
        ],
        ("burgemeester", "benoemd", False, YES),
        ("commissaris", "benoemd", False, YES),
        ("burgemeester", "als_volksvertegenwoordiger", False, SILENT),
        ("raadslid", "als_volksvertegenwoordiger", False, SILENT),
        ("statenlid", "als_volksvertegenwoordiger", True, SILENT),
        ("raadslid", "benoemd", True, NO),
        ("lid_ab_waterschap", "als_volksvertegenwoordiger", True, SILENT),
        ("wethouder", "als_volksvertegenwoordiger", True, SILENT),
        ("commissielid", "als_volksvertegenwoordiger", True, NO),
        ("voorzitter_waterschap", "benoemd", False, NO),
        ("voorzitter_waterschap", "benoemd", True, YES),
        ("voorzitter_waterschap", "als_volksvertegenwoordiger", False, NO),
        ("voorzitter_waterschap", "als_volksvertegenwoordiger", True, SILENT),
    ],
)  # fmt: skip
def test_office(
    regime: ModuleType, ambt: str, waarneming: str, longer: bool, expected: tuple[Oordeel, Oordeel]
) -> None:
    found = regime.ambt_valt_onder_de_regeling.regel(ambt, waarneming, longer)
    assert (found.minimaal, found.maximaal) == expected
    assert found.punt is (RAADSLID_ALS_WAARNEMER if expected == SILENT else None)
