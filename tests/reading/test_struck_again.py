"""Which time a thing was struck is told, and dates no strike by the weeks over which it is counted."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

AGAIN = [
    ("en", "Drones struck the oil refinery in Ryazan overnight, the third attack on the facility this year."),
    ("en", "The oil refinery in Ryazan was hit by drones overnight; the plant was last struck in May."),
    ("en", "Drones hit the refinery in Ryazan for the fifth time since the start of the year."),
    ("uk", "Дрони вп'яте з початку року уразили НПЗ у Рязані."),
    ("uk", "Дрони уразили НПЗ у Рязані, який неодноразово атакували."),
    ("ru", "По НПЗ в Рязани нанесён удар дронами в четвёртый раз с начала года."),
    ("en", "Drones hit the refinery in Ryazan overnight, the second such attack in five days."),
    ("en", "Drones hit the refinery in Ryazan, a facility already damaged in a May strike."),
    ("en", "A missile hit a school in Ryazan. A second missile struck it minutes later."),
    ("uk", "Дрони вдарили по НПЗ у Рязані, що вже не раз ставав їхньою мішенню."),
    ("uk", "Ракета влучила у школу в Рязані. По цьому закладу вже били в березні."),
    ("uk", "Дрони вкотре вразили НПЗ у Рязані."),
    ("ru", "Дроны ударили по НПЗ в Рязани, уже второй раз за неделю."),
    ("ru", "Ракета попала в школу в Рязани. Через несколько минут туда же прилетел дрон."),
    ("ru", "Дроны попали в НПЗ в Рязани, пока пожарные тушили резервуар."),
]


@pytest.mark.parametrize(("language", "text"), AGAIN)
def test_what_was_struck_before_is_struck_again_today(language, text):
    [incident] = corridor().read(Report("own", text, language, date(2025, 6, 12))).incidents
    assert incident.place.name == "Ryazan"
    assert incident.period.iso == "2025-06-12"
    assert all(thing.repeat_of for thing in incident.objects)


ONCE = [
    ("en", "Drones hit the refinery in Ryazan overnight."),
    ("en", "For the third night in a row drones attacked Ryazan and hit a refinery."),
    ("uk", "Третю ніч поспіль дрони атакують Рязань, уражено НПЗ."),
    ("ru", "Ракета попала в школу в Рязани, спасатели работают на месте."),
    ("en", "A missile hit a school in Ryazan; residents were warned of a possible second strike."),
    ("en", "A second missile hit a school in Ryazan."),
    ("uk", "Ракета влучила у школу в Рязані. Є загроза повторного удару."),
    ("uk", "Ракета влучила у школу в Рязані. Повторно огляд проведуть завтра."),
    ("ru", "Ракета попала в школу в Рязани. Опасайтесь повторных ударов."),
]


@pytest.mark.parametrize(("language", "text"), ONCE)
def test_nights_in_a_row_and_rescuers_at_work_repeat_nothing(language, text):
    [incident] = corridor().read(Report("own", text, language, date(2025, 6, 12))).incidents
    assert not any(thing.repeat_of for thing in incident.objects)
