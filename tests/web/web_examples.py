"""Stores for the tests of the workbench: three reports of one night that contradict each other, and hostile ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from svidok.ledger import Ledger, StoreKind
from svidok.model.figure import Count, Figure, Outcome, Range
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Claim, ClaimKind, HarmedObject, IncidentReport, ObjectClass, RaidReport, Reading, Side
from svidok.model.report import Quote, Report
from svidok.pipeline.corridor import corridor
from svidok.pipeline.record import renew

AT = datetime(2025, 7, 5, 6, 0, tzinfo=UTC)
LOCAL = ZoneInfo("Europe/Kyiv")
DAY = date(2025, 7, 4)
WINDOW = Period(
    DatePrecision.DAY,
    DAY,
    earliest=datetime(2025, 7, 3, 15, 0, tzinfo=UTC),
    latest=datetime(2025, 7, 4, 3, 0, tzinfo=UTC),
    start=datetime(2025, 7, 3, 18, 0, tzinfo=LOCAL),
    end=datetime(2025, 7, 4, 6, 0, tzinfo=LOCAL),
)
NIGHT = Period(DatePrecision.DAY, DAY)
KYIV = Place(PlacePrecision.SETTLEMENT, "Kyiv", "UA-30", "UA")
SUMY = Place(PlacePrecision.SETTLEMENT, "Sumy", "UA-59", "UA")

Item = tuple[Report, Reading]

BULLETIN = Report(
    id="bulletin",
    text="У ніч на 4 липня противник застосував 539 дронів і 11 ракет.\n\nЗбито 268 дронів. Дані уточнюються.",
    language="uk",
    published=DAY,
    published_at=datetime(2025, 7, 4, 6, 30, tzinfo=UTC),
    title="Зведення за ніч",
    source_name="Повітряні сили (зразок)",
    url="https://example.org/bulletin?a=1&b=2",
)
MORNING = Report(
    id="morning",
    text="A drone attack on Kyiv injured 14 people, the city said. A school was damaged. "
    "An analyst called it the largest attack of the war.",
    language="en",
    published=DAY,
    published_at=datetime(2025, 7, 4, 7, 0, tzinfo=UTC),
    title="Kyiv attacked",
    source_name="Sample Agency",
)
EVENING = Report(
    id="вечір/1.json",  # an id with all that an address may trip over
    text="Число раненых в Киеве выросло до 26, сообщили в городской администрации.",
    language="ru",
    published=DAY,
    published_at=datetime(2025, 7, 4, 17, 0, tzinfo=UTC),
    source_name="Агентство «Образец»",
)


def words(report: Report, said: str) -> Quote:
    start = report.text.index(said)
    return report.quote(start, start + len(said))


def night() -> list[Item]:
    """A raid with its counts, and rival tolls of one incident."""
    sent = words(BULLETIN, "противник застосував 539 дронів і 11 ракет")
    downed = words(BULLETIN, "Збито 268 дронів")
    counts = (
        Count(Range.exactly(539), "drone", Outcome.LAUNCHED, (sent,)),
        Count(Range.exactly(11), "missile", Outcome.LAUNCHED, (sent,)),
        Count(Range.exactly(268), "drone", Outcome.SHOT_DOWN, (downed,)),
    )
    raid = RaidReport((sent, downed), counts, WINDOW, Side.RU, source=("Ukrainian Air Force",))
    hurt = words(MORNING, "A drone attack on Kyiv injured 14 people")
    school = words(MORNING, "A school was damaged")
    first = IncidentReport(
        (hurt, school),
        KYIV,
        NIGHT,
        Side.RU,
        injured=Figure(Range.exactly(14), (hurt,), ("Kyiv city",)),
        objects=(HarmedObject(ObjectClass.EDUCATION, phrase="A school", evidence=(school,)),),
    )
    largest = words(MORNING, "An analyst called it the largest attack of the war")
    rose = words(EVENING, "Число раненых в Киеве выросло до 26")
    second = IncidentReport(
        (rose,), KYIV, NIGHT, Side.RU, injured=Figure(Range.exactly(26), (rose,), ("Kyiv administration",))
    )
    return [
        (BULLETIN, Reading(BULLETIN.id, "made@1", raids=(raid,))),
        (
            MORNING,
            Reading(
                MORNING.id,
                "made@1",
                incidents=(first,),
                claims=(Claim((largest,), ClaimKind.FACT, speaker="An Analyst"),),
            ),
        ),
        (EVENING, Reading(EVENING.id, "made@1", incidents=(second,))),
    ]


def many(count: int) -> list[Item]:
    """One incident a report, each on a day of its own."""
    items = []
    for number in range(count):
        report = Report(f"many-{number:03}", f"A strike on Sumy injured {number + 1} people.", "en", DAY, title=None)
        said = report.quote(0, len(report.text))
        day = Period(DatePrecision.DAY, date(2024, 1 + number % 12, 1 + number // 12))
        figure = Figure(Range.exactly(number + 1), (said,))
        incident = IncidentReport((said,), SUMY, day, Side.RU, injured=figure)
        items.append((report, Reading(report.id, "made@1", incidents=(incident,))))
    return items


def hostile(payloads: Iterable[str]) -> list[Item]:
    """Reports that say nothing but a payload, in every field that a report or a reading has."""
    return [_hostile(number, payload) for number, payload in enumerate(payloads)]


def _hostile(number: int, payload: str) -> Item:
    report = Report(
        id=f"{number} {payload.replace('%', '')}",  # the test client decodes a path twice
        text=f"{payload} 7 {payload}",
        language=payload,
        published=DAY,
        title=payload,
        source_name=payload,
        url=payload,
    )
    said = report.quote(0, len(report.text))
    figure = Figure(Range.exactly(7), (said,), (payload,), (payload,))
    place = Place(PlacePrecision.SETTLEMENT, payload, payload, payload, district=payload)
    harmed = HarmedObject(ObjectClass.HEALTH, phrase=payload, function=payload, said_by=(payload,), evidence=(said,))
    named = {"source": (payload,), "via": (payload,)}
    incident = IncidentReport(
        (said,), place, NIGHT, Side.RU, weapons=(payload,), killed=figure, objects=(harmed,), **named
    )
    counts = (Count(Range.exactly(7), payload, Outcome.LAUNCHED, (said,), admin1=payload),)
    raid = RaidReport((said,), counts, NIGHT, Side.RU, **named)
    claim = Claim((said,), ClaimKind.FACT, speaker=payload, role=payload, via=(payload,), said_on=payload)
    return report, Reading(report.id, "made@1", raids=(raid,), incidents=(incident,), claims=(claim,))


def filled(folder: Path, items: Iterable[Item], kind: StoreKind = StoreKind.RECORD) -> Ledger:
    """A store of these reports, with the record that follows from them."""
    ledger = Ledger.open(folder, kind=kind)
    tally = ledger.add(items, AT)
    assert not tally.refused, tally.refused
    renew(ledger, corridor())
    return ledger


PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "\u0001javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "http://example.org/\"onmouseover='alert(1)'",
    "https://user@[::1",
    "//example.org/x.js",
    "{{ 7 * 7 }}{% raw %}",
    "{{ config.__class__.__init__.__globals__ }}",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    "<style>@import '//example.org/x.css';</style>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<base href=//example.org/>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<svg><script href=data:,alert(1) /></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "</mark></div></main><script>alert(1)</script>",
    "<template><script>alert(1)</script></template>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "＜script＞alert(1)＜/script＞",
    "\u202e<script>alert(1)</script>",
    "../../etc/passwd",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "?at=0-1#words",
)
