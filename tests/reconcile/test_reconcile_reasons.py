"""Does a report without an hour, or with a region for a place, join what its words speak for, and say why?"""

from __future__ import annotations

from dataclasses import replace

from evaluation.making import night
from evaluation.nights import LEAST, MOST, Found, measured
from reconcile_stories import KYIV, SUMY, SUMY_OBLAST, day, harmed, people, strike, told, window

from svidok.model.figure import FigureKind
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import ObjectClass
from svidok.model.report import Quote
from svidok.reconcile import reconcile

TONIGHT = day("2025-07-04")
OFFICE = ("State Emergency Service of Ukraine",)
OVERNIGHT = Period(
    DatePrecision.DAY,
    TONIGHT.day,
    window("2025-07-03T18:00", "2025-07-04T12:00").earliest,
    window("2025-07-03T18:00", "2025-07-04T12:00").latest,
)
BY_DAY = window("2025-07-04T15:00", "2025-07-04T16:00")


def groups(record):
    return sorted("".join(member.key.report_id for member in one.members) for one in record.incidents)


def test_made_nights_come_out_as_they_were():
    found = sum((measured(one, [told.entry for told in one.told]) for one in map(night, range(25))), Found()).figures
    assert {name: found[name] for name, least in LEAST.items() if found[name] < least} == {}
    assert {name: found[name] for name, most in MOST.items() if found[name] > most} == {}


def test_a_made_night_is_the_same_every_time():
    assert night(3) == night(3) != night(4)
    assert len(night(3).truth) == 12
    assert len(night(3).told) == 60


def test_a_region_with_the_toll_of_one_of_its_towns_is_that_town_and_says_why():
    town = told(strike(SUMY, TONIGHT, killed=people(2), injured=people(17)), report="a")
    same = told(strike(SUMY_OBLAST, TONIGHT, killed=people(2), injured=people(17)), report="b")
    other = told(strike(SUMY_OBLAST, TONIGHT, killed=people(5), injured=people(40)), report="c")
    record = reconcile([town, same, other])
    assert groups(record) == ["ab", "c"]
    joined = next(one for one in record.incidents if one.n_reports == 2)
    assert any("the same number injured (+3); the same number killed (+1)" in words for words in joined.reasons)
    alone = next(one for one in record.incidents if one.n_reports == 1)
    assert alone.may_repeat
    assert alone.related == (joined.id,)


def test_two_towns_that_fit_a_region_alike_leave_it_alone():
    konotop = Place(PlacePrecision.SETTLEMENT, "Konotop", "UA-59", "UA", key="geonames:706466")
    figures = {"killed": people(2), "injured": people(17)}
    reports = [told(strike(place, TONIGHT, **figures), report=name) for place, name in ((SUMY, "a"), (konotop, "b"))]
    assert groups(reconcile([*reports, told(strike(SUMY_OBLAST, TONIGHT, **figures), report="c")])) == ["a", "b", "c"]


def test_a_vague_report_never_chains_two_nights_or_two_regions():
    figures = {"killed": people(2), "injured": people(17)}
    town = told(strike(SUMY, day("2025-07-03"), **figures), report="a")
    far = told(strike(KYIV, TONIGHT, **figures), report="b")
    assert groups(reconcile([town, far, told(strike(SUMY_OBLAST, TONIGHT, **figures), report="c")])) == ["a", "b", "c"]


def test_night_and_afternoon_of_one_city_are_two_by_their_words():
    early = told(strike(KYIV, OVERNIGHT, injured=people(3), source=OFFICE), report="a", at="2025-07-04T05:00")
    late = told(strike(KYIV, BY_DAY, injured=people(30)), report="b", at="2025-07-04T17:00")
    later = told(strike(KYIV, TONIGHT, injured=people(30)), report="c", at="2025-07-04T19:00")
    unsure = told(strike(KYIV, TONIGHT), report="d", at="2025-07-04T20:00")
    before = told(strike(KYIV, TONIGHT, injured=people(30)), report="e", at="2025-07-04T06:00")
    record = reconcile([early, late, later, unsure])
    assert groups(record) == ["a", "bc", "d"]
    assert [one.may_repeat for one in record.incidents if one.n_reports == 1 and not one.tolls] == [True]
    assert groups(reconcile([early, late, before])) == ["a", "b", "e"], "published before the afternoon"


def test_a_second_strike_and_other_objects_speak_against():
    early = told(strike(KYIV, OVERNIGHT, objects=(harmed(ObjectClass.HEALTH),)), report="a", at="2025-07-04T05:00")
    late = told(strike(KYIV, BY_DAY, objects=(harmed(ObjectClass.ENERGY),)), report="b", at="2025-07-04T17:00")
    again = harmed(ObjectClass.ENERGY, "substation", repeat_of="again")
    told_again = told(strike(KYIV, TONIGHT, objects=(again,)), report="c", at="2025-07-04T19:00")
    assert groups(reconcile([early, late, told_again])) == ["a", "b", "c"], "small reasons are not enough"


def test_one_name_in_one_region_is_linked_by_what_is_said():
    rivals = tuple(Place(PlacePrecision.SETTLEMENT, "Mykolaivka", "UA-59", "UA", key=str(n)) for n in range(2))
    where = Place(PlacePrecision.SETTLEMENT, "Mykolaivka", "UA-59", "UA", rivals=rivals)
    one = strike(where, TONIGHT, injured=people(17))
    alike = replace(one, evidence=(Quote(0, 11, "other words"),))
    unlike = replace(strike(where, TONIGHT, injured=people(90)), evidence=(Quote(0, 9, "different"),))
    reports = [
        told(one, report="a"),
        told(alike, report="b", text="other words here"),
        told(unlike, report="c", text="different story"),
    ]
    assert groups(reconcile(reports)) == ["ab", "c"]


def test_who_repeats_an_old_figure_late_does_not_undo_the_new_one():
    def said(n, outlet, at):
        return told(strike(KYIV, TONIGHT, injured=people(n, kind=FigureKind.TOTAL), source=OFFICE), by=outlet, at=at)

    first, then = said(14, "Sample Wire", "2025-07-04T07:00"), said(26, "Sample Wire", "2025-07-04T15:00")
    late = said(14, "Specimen Post", "2025-07-04T19:00")
    (one,) = reconcile([first, then, late]).incidents
    assert one.injured.best.ends == (26, 26)
    corrected = said(14, OFFICE[0], "2025-07-04T20:00")
    (one,) = reconcile([first, then, late, corrected]).incidents
    assert one.injured.best.ends == (14, 14), "the office itself may take a figure back"


def test_one_office_tells_one_toll_after_another_in_the_same_words():
    words = (
        "The office said that {} people were injured in the strike on the city that day, and that the search goes on."
    )

    def said(n, report, period, at):
        return told(strike(KYIV, period, injured=people(n), source=OFFICE), report=report, at=at, text=words.format(n))

    night, afternoon = said(5, "a", OVERNIGHT, "2025-07-04T05:00"), said(30, "b", BY_DAY, "2025-07-04T17:00")
    goes_on = said(33, "c", TONIGHT, "2025-07-04T20:00")
    assert groups(reconcile([night, afternoon, goes_on])) == ["a", "bc"]


def test_what_is_only_added_to_a_toll_is_no_number_of_it():
    two = people(2, kind=FigureKind.INCREMENT)
    night = told(strike(KYIV, OVERNIGHT, killed=people(2), source=OFFICE), report="a", at="2025-07-04T05:00")
    afternoon = told(strike(KYIV, BY_DAY, killed=people(9), source=OFFICE), report="b", at="2025-07-04T17:00")
    more = told(strike(KYIV, TONIGHT, killed=two, source=OFFICE), report="c", at="2025-07-04T20:00")
    assert groups(reconcile([night, afternoon, more])) == ["a", "b", "c"]


def test_a_figure_open_downwards_is_held_against_others():
    up_to = people(None, 15)
    reports = [
        told(strike(KYIV, OVERNIGHT, injured=people(5)), report="a", at="2025-07-04T05:00"),
        told(strike(KYIV, BY_DAY, injured=people(30)), report="b", at="2025-07-04T17:00"),
        told(strike(KYIV, TONIGHT, injured=up_to), report="c", at="2025-07-04T20:00"),
    ]
    assert sum(one.n_reports for one in reconcile(reports).incidents) == 3
