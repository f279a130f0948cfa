"""When does a capital's name stand for its government, and when is it the city?"""

import pytest

from svidok.model.place import PlaceRole
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

SENTENCES = [
    ("en", "Sanctions are to force Moscow to the table.", PlaceRole.TITLE),
    ("en", "Pressure on Kyiv is growing.", PlaceRole.TITLE),
    ("en", "Drones attacked Moscow at dawn.", PlaceRole.SCENE),
    ("uk", "Тиск на Москву зростає.", PlaceRole.TITLE),
    ("uk", "Звинувачення Києва відкинули.", PlaceRole.TITLE),
    ("uk", "Околиці Києва обстріляли.", PlaceRole.SCENE),
    ("uk", "Ракета влетіла на Київ.", PlaceRole.SCENE),
    ("en", "They see in it Moscow's contempt for talks.", PlaceRole.TITLE),
    ("en", "Is Kyiv striking refineries in vain?", PlaceRole.TITLE),
    ("en", "Moscow counts on exhaustion.", PlaceRole.TITLE),
    ("en", "Kyiv counts its dead.", PlaceRole.SCENE),
    ("en", "Is Kyiv being bombed again?", PlaceRole.SCENE),
    ("en", "Kyiv is burning after the strike.", PlaceRole.SCENE),
    ("uk", "Київ дотримується перемир'я.", PlaceRole.TITLE),
    ("uk", "Київ оплакує загиблих.", PlaceRole.SCENE),
    ("ru", "Молчание Москвы никого не удивило.", PlaceRole.TITLE),
    ("ru", "Хотят вынудить Киев уступить.", PlaceRole.TITLE),
    ("ru", "Москва, по его словам, ответила отказом.", PlaceRole.TITLE),
    ("ru", "Удар лишил Киев света.", PlaceRole.SCENE),
    ("ru", "Над пригородом Москвы сбит дрон.", PlaceRole.SCENE),
]


@pytest.mark.parametrize(("language", "text", "role"), SENTENCES, ids=[text for _, text, _ in SENTENCES])
def test_a_capital_is_a_government_where_only_a_government_can_be_meant(
    language: str, text: str, role: PlaceRole
) -> None:
    marked = corridor().mark(Report("r", text, language=language), language)
    assert marked is not None
    assert [mention.role is PlaceRole.TITLE for mention in marked.places] == [role is PlaceRole.TITLE]
