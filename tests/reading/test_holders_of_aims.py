"""Whose aim somebody tells of is he beside whom the aim stands, not he who speaks."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

AIMS = [
    ("uk", "За словами Буданова, мета росіян — виснажити українську протиповітряну оборону.", "Russia"),
    ("uk", "Зеленський переконаний: завдання росіян — вибити нашу енергетику.", "Russia"),
    ("uk", "Росія, за словами Ігната, намагається виснажити ППО дронами.", "Russia"),
    ("ru", "Замысел Киева состоит в том, чтобы дронами сорвать посевную, считает Вячеслав Гладков.", "Ukraine"),
    ("ru", "По словам Пескова, главной целью ракетных ударов Киева было запугать людей.", "Ukraine"),
    ("uk", "Росія б'є по енергетиці, щоб залишити людей без тепла, заявила Юлія Свириденко.", "Russia"),
    ("uk", "Ворог розробляє нові дрони, мета — перевантажити нашу ППО, заявив Зеленський.", "Russia"),
    ("ru", "Киев бьёт по подстанциям, чтобы оставить людей без света, заявила Мария Захарова.", "Ukraine"),
    ("en", "The occupiers are planning a new massive missile attack, Kyrylo Budanov said.", "Russia"),
    ("en", "Russia shelled the grid in order to break our resistance, Zelensky said.", "Russia"),
    ("en", "Budanov said the objective of the Russians was to destroy Ukraine's power plants with missiles.", "Russia"),
]


@pytest.mark.parametrize(("language", "text", "holder"), AIMS)
def test_an_aim_is_his_of_whom_it_is_told(language, text, holder):
    claims = corridor().read(Report("own", text, language, date(2025, 6, 12))).claims
    assert [(claim.kind, claim.holder) for claim in claims] == [("intent", holder)]
