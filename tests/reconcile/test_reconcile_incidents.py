"""What is one incident, who says it, and how sure is that?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reconcile_stories import (
    COUNTRY,
    KYIV,
    SUMY,
    SUMY_OBLAST,
    SUMY_RAION,
    counts,
    day,
    harmed,
    local,
    people,
    raid,
    strike,
    told,
    window,
)

from svidok.model.figure import FigureKind, Outcome, Scope
from svidok.model.period import UNKNOWN_PERIOD
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Effect, ObjectClass, Side, Status
from svidok.model.record import Grade
from svidok.model.report import Quote
from svidok.reconcile import reconcile

TONIGHT = day("2025-07-04")
LONG = "In the night a drone struck a block of flats on the left bank of the city and set two upper floors on fire"


def shown(toll):
    return toll.least, toll.best.ends, toll.most


class TestTolls:
    def test_a_toll_rises_with_the_last_word_of_the_nearest_authority(self):
        steps = [
            told(strike(KYIV, TONIGHT, injured=people(n), source=("State Emergency Service of Ukraine",)), at=at)
            for n, at in [(14, "2025-07-04T07:00"), (23, "2025-07-04T10:00"), (26, "2025-07-04T19:00")]
        ]
        (one,) = reconcile(steps).incidents
        assert shown(one.injured) == (26, (26, 26), 26)
        assert [step.range.least for step in one.injured.steps] == [14, 23, 26]
        assert "State Emergency Service of Ukraine" in one.injured.rule
        assert not one.contested

    def test_a_toll_may_fall(self):
        source = ("State Emergency Service of Ukraine",)
        record = reconcile(
            [
                told(strike(SUMY, TONIGHT, killed=people(35), source=source), at="2025-07-04T20:00"),
                told(strike(SUMY, TONIGHT, killed=people(34), source=source), at="2025-07-06T09:00"),
            ]
        )
        assert shown(record.incidents[0].killed) == (34, (34, 34), 34)
        assert record.incidents[0].killed.rule.endswith("; it had said 35 before")

    def test_a_later_outlet_does_not_outdo_the_authority_but_widens_the_range(self):
        record = reconcile(
            [
                told(
                    strike(KYIV, TONIGHT, killed=people(2), source=("National Police of Ukraine",)),
                    at="2025-07-04T10:00",
                ),
                told(strike(KYIV, TONIGHT, killed=people(5)), by="Sample Wire", at="2025-07-04T12:00"),
            ]
        )
        (one,) = record.incidents
        assert shown(one.killed) == (2, (2, 2), 5)
        assert one.killed.contested
        assert one.contested == ("killed: 2 (National Police of Ukraine) against 5 (Sample Wire)",)

    def test_a_looser_word_does_not_undo_a_number(self):
        source = ("State Emergency Service of Ukraine",)
        record = reconcile(
            [
                told(strike(KYIV, TONIGHT, injured=people(26), source=source), at="2025-07-04T10:00"),
                told(strike(KYIV, TONIGHT, injured=people(1, None), source=source), at="2025-07-04T12:00"),
            ]
        )
        assert shown(record.incidents[0].injured) == (26, (26, 26), 26)

    def test_an_increment_is_added_once_after_a_total_of_its_own_source(self):
        source = ("State Emergency Service of Ukraine",)
        more = people(2, kind=FigureKind.INCREMENT)
        total = told(
            strike(KYIV, TONIGHT, killed=people(12, kind=FigureKind.TOTAL), source=source), at="2025-07-04T10:00"
        )
        added = [
            told(strike(KYIV, TONIGHT, killed=more, source=source), by=outlet, at="2025-07-04T15:00")
            for outlet in ("Sample Wire", "Specimen Wire")
        ]
        (one,) = reconcile([total, *added]).incidents
        assert shown(one.killed) == (14, (14, 14), 14)
        other = told(strike(KYIV, TONIGHT, killed=more, source=("National Police of Ukraine",)), at="2025-07-04T15:00")
        assert reconcile([total, other]).incidents[0].killed.best.ends == (12, 12)
        earlier = told(strike(KYIV, TONIGHT, killed=more, source=source), at="2025-07-04T08:00")
        assert reconcile([total, earlier]).incidents[0].killed.best.ends == (12, 12)

    def test_sums_over_a_longer_time_never_enter(self):
        since = people(2100, None, scope=Scope.SINCE_START)
        (one,) = reconcile([told(strike(KYIV, TONIGHT, injured=since))]).incidents
        assert one.injured.best is None
        assert not one.injured.steps[0].counted
        assert "since the start" in one.injured.steps[0].why

    def test_every_step_keeps_its_report_and_words(self):
        words = (Quote(0, 5, "words"),)
        figure = replace(people(2), evidence=words)
        (one,) = reconcile([told(strike(KYIV, TONIGHT, killed=figure), report="page-1")]).incidents
        assert str(one.killed.steps[0].evidence.member) == "page-1#incidents/0"
        assert one.killed.steps[0].evidence.quotes == words


class TestOnePlaceOneDay:
    def test_reports_of_one_settlement_are_one_incident_within_its_raid(self):
        bulletin = told(raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone=539)))
        record = reconcile([bulletin, told(strike(KYIV, TONIGHT)), told(strike(KYIV, TONIGHT))])
        (one,) = record.incidents
        assert one.id == "I-2025-07-04-RU-UA-30-kyiv"
        assert one.raid_id == record.raids[0].id
        assert record.raids[0].incident_ids == (one.id,)
        assert one.reasons == ("same settlement and day",)

    def test_different_days_never_chain(self):
        record = reconcile([told(strike(KYIV, day(f"2025-07-0{n}"))) for n in (3, 4, 5)])
        assert len(record.incidents) == 3

    def test_a_settlement_its_raion_its_region_and_the_country_stay_apart_and_are_linked(self):
        record = reconcile(
            [told(strike(place, TONIGHT, killed=people(1))) for place in (SUMY, SUMY_RAION, SUMY_OBLAST, COUNTRY)]
        )
        assert len(record.incidents) == 4
        at = {one.place: one for one in record.incidents}
        assert len(at[SUMY].related) == len(at[COUNTRY].related) == 3
        assert [at[place].may_repeat for place in (SUMY, SUMY_RAION, SUMY_OBLAST, COUNTRY)] == [False, True, True, True]

    def test_the_toll_of_a_country_is_not_added_to_those_of_its_towns(self):
        country, town = strike(COUNTRY, TONIGHT, killed=people(6)), strike(KYIV, TONIGHT, killed=people(1))
        of = {one.place: one for one in reconcile([told(country), told(town)]).incidents}
        assert (of[COUNTRY].may_repeat, of[KYIV].may_repeat) == (True, False)
        assert of[COUNTRY].related == (of[KYIV].id,)
        (alone,) = reconcile([told(country)]).incidents
        assert not alone.may_repeat

    def test_a_sum_over_a_day_told_next_morning_may_hold_the_night_between(self):
        overnight = replace(TONIGHT, earliest=local("2025-07-03T18:00"), latest=local("2025-07-04T12:00"))
        town = told(strike(SUMY, overnight, killed=people(1)), at="2025-07-04T07:00")
        past_day = people(3, scope=Scope.DAY)
        digest = told(strike(SUMY_OBLAST, day("2025-07-03"), killed=past_day), at="2025-07-04T09:00")
        earlier = told(strike(SUMY_OBLAST, day("2025-07-03"), killed=past_day), at="2025-07-03T17:00")
        of = {one.place: one for one in reconcile([town, digest]).incidents}
        assert of[SUMY_OBLAST].may_repeat
        assert not any(one.may_repeat for one in reconcile([town, earlier]).incidents)

    def test_a_place_left_open_joins_only_its_identical_words(self):
        open_place = Place(PlacePrecision.SETTLEMENT, "Mykolaivka", None, "UA", rivals=(KYIV, SUMY))
        one = strike(open_place, TONIGHT)
        other = replace(one, evidence=(Quote(0, 11, "other words"),))
        assert len(reconcile([told(one), told(one)]).incidents) == 1
        assert len(reconcile([told(one), told(other, text="other words here")]).incidents) == 2

    def test_two_attacks_of_one_day_part_by_the_hour_said(self):
        night = raid(window("2024-07-08T00:00", "2024-07-08T08:00"), counts(missile=6))
        by_day = raid(window("2024-07-08T09:00", "2024-07-08T10:00"), counts(missile=38))
        early = strike(KYIV, window("2024-07-08T05:00", "2024-07-08T06:00"), injured=people(3))
        late = strike(KYIV, window("2024-07-08T09:30", "2024-07-08T10:00"), killed=people(31))
        no_hour = strike(KYIV, day("2024-07-08"), killed=people(31))
        record = reconcile([told(night), told(by_day), told(early), told(late), told(no_hour)])
        assert sorted((one.n_reports, one.killed and one.killed.best.least) for one in record.incidents) == [
            (1, None),
            (2, 31),
        ]
        assert len({one.raid_id for one in record.incidents}) == 2

    def test_no_attacker_joins_the_only_one_known(self):
        bare = told(strike(KYIV, TONIGHT, attacker=None))
        assert len(reconcile([bare, told(strike(KYIV, TONIGHT))]).incidents) == 1
        both = [told(strike(KYIV, TONIGHT, attacker=side)) for side in Side]
        assert len(reconcile([bare, *both]).incidents) == 3

    def test_no_attacker_takes_the_only_side_known_to_have_struck_that_country_that_day(self):
        bulletin = told(raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone=539)))
        record = reconcile([bulletin, told(strike(KYIV, TONIGHT, attacker=None))])
        assert (record.incidents[0].attacker, record.incidents[0].attacker_inferred) == (Side.RU, True)
        assert record.incidents[0].raid_id == record.raids[0].id
        belgorod = Place(PlacePrecision.SETTLEMENT, "Belgorod", "RU-BEL", "RU")
        assert reconcile([bulletin, told(strike(belgorod, TONIGHT, attacker=None))]).incidents[0].attacker is None

    def test_the_toll_of_a_country_on_one_day_is_a_series(self):
        tolls = [
            told(strike(COUNTRY, TONIGHT, killed=people(n), source=("State Emergency Service of Ukraine",)), at=at)
            for n, at in [(11, "2025-07-04T10:00"), (19, "2025-07-05T09:30")]
        ]
        (one,) = reconcile(tolls).incidents
        assert shown(one.killed) == (19, (19, 19), 19)
        bare = [told(strike(COUNTRY, TONIGHT)) for _ in range(2)]
        assert len(reconcile(bare).incidents) == 2, "somewhere in a country is no place to meet"


class TestAssurance:
    def test_a_story_told_by_many_is_one_origin(self):
        source = ("State Emergency Service of Ukraine",)
        record = reconcile(
            [told(strike(KYIV, TONIGHT, killed=people(2), source=source), by=f"Outlet {n}") for n in range(9)]
        )
        (one,) = record.incidents
        assert (one.n_reports, one.n_origins, one.grade) == (9, 1, Grade.ONE_PARTY)

    def test_copies_of_one_text_are_one_origin(self):
        copies = [told(strike(KYIV, TONIGHT), by=f"Outlet {n}", text=f"{LONG}. Outlet {n}") for n in range(4)]
        (one,) = reconcile(copies).incidents
        assert (one.n_reports, one.origins, one.grade) == (4, ("Outlet 0",), Grade.ONE_ORIGIN)

    def test_ten_thousand_copies_of_one_claim_are_one_origin(self):
        copies = [
            told(strike(KYIV, TONIGHT, killed=people(900)), by=f"Outlet {n}", text=f"{LONG} {n}") for n in range(10_000)
        ]
        (one,) = reconcile(copies).incidents
        assert (one.n_reports, one.n_origins, one.grade) == (10_000, 1, Grade.ONE_ORIGIN)

    def test_the_same_figures_in_the_same_order_are_one_origin(self):
        figures = {"killed": people(3), "injured": people(17), "children_injured": people(4), "missing": people(2)}
        told_twice = [told(strike(KYIV, TONIGHT, **figures), by=f"Outlet {n}") for n in range(2)]
        assert reconcile(told_twice).incidents[0].n_origins == 1

    def test_an_office_and_its_head_are_one_origin(self):
        names = ("Kharkiv Oblast Military Administration", "Oleh Syniehubov")
        record = reconcile([told(strike(KYIV, TONIGHT, source=(name,))) for name in names])
        assert record.incidents[0].origins == ("Kharkiv Oblast Military Administration",)

    def test_one_party_alone_is_never_more_however_many_offices_say_it(self):
        offices = ("Ukrainian Air Force", "State Emergency Service of Ukraine", "National Police of Ukraine")
        record = reconcile([told(strike(KYIV, TONIGHT, source=(office,))) for office in offices])
        assert (record.incidents[0].n_origins, record.incidents[0].grade) == (3, Grade.ONE_PARTY)

    def test_the_ladder(self):
        party = told(strike(KYIV, TONIGHT, source=("Russian Ministry of Defence",)))
        outlet = told(strike(KYIV, TONIGHT), by="Sample Wire")
        monitor = told(strike(KYIV, TONIGHT, source=("OHCHR",)))
        grades = [
            reconcile(reports).incidents[0].grade for reports in ([party], [outlet], [party, outlet], [party, monitor])
        ]
        assert grades == [Grade.ONE_PARTY, Grade.ONE_ORIGIN, Grade.TWO_ORIGINS, Grade.INDEPENDENT]

    def test_a_denial_is_kept_against_it_and_confirms_nothing(self):
        denial = told(
            strike(KYIV, TONIGHT, status=Status.DENIED, source=("Russian Ministry of Defence",), killed=people(0)),
            report="denial",
        )
        claim = told(strike(KYIV, TONIGHT, killed=people(2), source=("National Police of Ukraine",)))
        (one,) = reconcile([denial, claim]).incidents
        assert one.statuses == (Status.REPORTED, Status.DENIED)
        assert (one.n_origins, one.grade) == (1, Grade.ONE_PARTY)
        assert one.killed.best.ends == (2, 2)
        assert one.contested == ("denied: Russian Ministry of Defence (denial#incidents/0)",)
        (alone,) = reconcile([denial]).incidents
        assert (alone.n_origins, alone.statuses) == (0, (Status.DENIED,))

    def test_a_plan_is_not_an_event(self):
        plan = told(strike(KYIV, TONIGHT, status=Status.PLANNED))
        assert len(reconcile([plan, told(strike(KYIV, TONIGHT))]).incidents) == 2


def test_objects_are_listed_one_by_one_with_the_strongest_effect():
    clinic = harmed(ObjectClass.HEALTH, "children's hospital", effect=Effect.HIT)
    worse = harmed(ObjectClass.HEALTH, "Children's Hospital", effect=Effect.DESTROYED, killed=people(2))
    flats = harmed(ObjectClass.RESIDENTIAL, "block of flats", effect=Effect.DAMAGED)
    (one,) = reconcile(
        [told(strike(KYIV, TONIGHT, objects=(clinic, flats))), told(strike(KYIV, TONIGHT, objects=(worse,)))]
    ).incidents
    assert [(site.object_class, site.effect, len(site.evidence)) for site in one.objects] == [
        (ObjectClass.HEALTH, Effect.DESTROYED, 2),
        (ObjectClass.RESIDENTIAL, Effect.DAMAGED, 1),
    ]
    assert one.objects[0].killed.best.ends == (2, 2)


def test_a_report_without_a_day_joins_only_its_copies():
    texts = [LONG, LONG, "nothing like the other"]
    record = reconcile([told(strike(KYIV, UNKNOWN_PERIOD), text=text) for text in texts])
    assert sorted(one.n_reports for one in record.incidents) == [1, 2]
    assert {one.day for one in record.incidents} == {None}


def test_a_raid_of_its_own_day_only():
    bulletin = told(raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(Outcome.LAUNCHED, drone=5)))
    record = reconcile([bulletin, told(strike(KYIV, day("2025-07-03")))])
    assert record.incidents[0].day == date(2025, 7, 3)
    assert record.incidents[0].raid_id is None
