"""Another system enters figures of table 2 with its token: all or none, once, and in the trail."""

import json

import pytest

from gongkai.annual_report import services
from gongkai.annual_report.derivation import derived_cells
from gongkai.annual_report.models import YearlyFigure
from gongkai.trail.models import Record
from gongkai.trail.selectors import verify
from tests.annual_report.builders import handed_in, written
from tests.api.conftest import FIGURES, LICENCES

pytestmark = pytest.mark.django_db
PENALTIES = "2.6.penalties.decisions"


def records(act: str) -> list[tuple[str, dict]]:
    return [(one.actor_label, one.details) for one in Record.objects.filter(act=act)]


def test_sent_figures_are_entered_with_the_system_as_their_source(system):
    answer = system.send((LICENCES, 0, 41), (PENALTIES, 1, 3))
    assert answer.status_code == 200
    assert answer.json() == {
        "agency": "zj",
        "year": 2026,
        "entered": 2,
        "unchanged": 0,
        "only_check": False,
    }
    kept = YearlyFigure.objects.get(address=LICENCES)
    assert (kept.value, kept.enterer, kept.source_note) == (41, "行政审批系统", "审批系统，11月20日取数")
    cells = derived_cells(system.desk.agency, 2026)
    assert (cells[LICENCES], cells[PENALTIES]) == (41, None)  # one month of twelve is not a year


def test_the_same_figures_again_change_nothing(system):
    system.send((LICENCES, 0, 41), (PENALTIES, 1, 3))
    before = list(YearlyFigure.objects.values())
    answer = system.send((LICENCES, 0, "41"), (PENALTIES, 1, 3.0), source="同样的数字，再送一次")
    assert (answer.json()["entered"], answer.json()["unchanged"]) == (0, 2)
    assert list(YearlyFigure.objects.values()) == before
    assert len(records("figure_entered")) == 2


def test_a_new_figure_replaces_the_old_one_and_both_are_in_the_trail(system):
    system.send((LICENCES, 0, 41))
    assert system.send((LICENCES, 0, 44)).json()["entered"] == 1
    assert YearlyFigure.objects.get().value == 44
    assert [details["value"] for _, details in records("figure_entered")] == ["41", "44"]


def test_every_call_is_in_the_trail_under_the_name_of_the_system(system):
    system.send((LICENCES, 0, 41))
    system.send((LICENCES, 0, 41))
    system.send((LICENCES, 0, "很多"))
    system.send((LICENCES, 0, 40), only_check=True)
    system.read()
    actor = f"行政审批系统（填报凭证{system.words[:8]}）"
    assert {label for label, _ in records("figure_entered")} == {actor}
    received = [(details["count"], details["unchanged"]) for _, details in records("figures_received")]
    assert received == [(1, 0), (0, 1)]
    assert [label for label, _ in records("figures_refused")] == [actor]
    assert [label for label, _ in records("figures_checked")] == [actor]
    assert [label for label, _ in records("figures_read")] == [actor]
    assert verify().broken == ()


def test_one_fault_keeps_all_out_and_each_is_told_with_its_row_and_field(system):
    answer = system.send(
        (LICENCES, 1, 3),
        (LICENCES, 2, "很多"),
        ("3.A.total", 0, 5),
        (PENALTIES, 12, 1),
        (LICENCES, 1, 4),
        (PENALTIES, 0, 1),
    )
    assert answer.status_code == 422
    told = answer.json()
    assert told["message"] == "有5处问题，一个数字也没有收下；改好以后整批再送"
    assert [(one["row"], one["field"]) for one in told["errors"]] == [
        (2, "figures.1.value"),
        (3, "figures.2.address"),
        (4, "figures.3.month"),
        (5, "figures.4.address"),
        (6, "figures.5.month"),
    ]
    assert told["errors"][2]["message"] == "2026年12月还没有到，不能填报"
    assert not YearlyFigure.objects.exists()


def test_only_checking_writes_nothing_and_says_what_it_would(system):
    answer = system.send((LICENCES, 0, 41), only_check=True)
    assert (answer.json()["entered"], answer.json()["only_check"]) == (1, True)
    assert not YearlyFigure.objects.exists()


def test_a_report_before_its_signature_takes_no_figures(system):
    report = written(system.desk, 2025)
    report.state = report.State.SIGNING
    report.save()
    address = "/api/v1/figures/zj/2025"
    answer = system.send((LICENCES, 0, 5), address=address)
    assert answer.status_code == 409
    assert "送签" in answer.json()["message"]
    assert YearlyFigure.objects.get(year=2025, address=LICENCES).value == 2
    assert system.read(address).status_code == 200


def test_a_signed_report_takes_no_figures(system):
    report = handed_in(written(system.desk, 2025), system.desk)
    answer = system.send((LICENCES, 0, 5), address="/api/v1/figures/zj/2025")
    assert (answer.status_code, "已报送" in answer.json()["message"]) == (409, True)
    report.refresh_from_db()
    assert report.cells[LICENCES] == 2
    assert [details["reason"] for _, details in records("figures_refused")] == [answer.json()["message"]]


def test_what_is_to_be_entered_is_told_with_its_gaps(system):
    system.send((LICENCES, 1, 3), (LICENCES, 2, 4), (PENALTIES, 0, 0))
    told = {one["address"]: one for one in system.read().json()["figures"]}
    assert told[LICENCES] | {"source": ""} == {
        "address": LICENCES,
        "label": told[LICENCES]["label"],
        "unit": "件",
        "monthly": True,
        "value": None,
        "months": {"1": 3, "2": 4},
        "missing": [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
        "source": "",
        "entered_by": "行政审批系统",
    }
    assert told[PENALTIES]["value"] == 0
    assert told["2.6.coercion.decisions"]["value"] is None


@pytest.mark.parametrize(
    ("content", "field", "message"),
    [
        ({"figures": []}, "source", "缺少这一项"),
        ({"source": "a", "figures": []}, "figures", "至少要有1项"),
        ({"source": "", "figures": [{"address": "a", "value": 1}]}, "source", "不能是空的"),
        ({"source": "a\x00", "figures": [{"address": "a", "value": 1}]}, "source", "不是这里认得的写法"),
        ({"source": "a", "figures": [{"address": "a", "value": None}]}, "figures.0.value", "要填数字"),
        ({"source": "a", "figures": [{"address": "a", "value": True}]}, "figures.0.value", "要填数字"),
        (
            {"source": "a", "figures": [{"address": "a", "month": 13, "value": 1}]},
            "figures.0.month",
            "不能大于12",
        ),
        ({"source": "a", "figures": [{"address": "a", "value": 1, "x": 1}]}, "figures.0.x", "没有这一项"),
        ([], "body", "要写成JSON对象"),
    ],
)
def test_what_is_misshapen_is_told_by_field_in_chinese(system, content, field, message):
    answer = system.post(content)
    assert answer.status_code == 422
    told = {one["field"]: one["message"] for one in answer.json()["errors"]}
    assert message in told[field]


@pytest.mark.parametrize("value", ["NaN", "1e400", -1, 0.5, 10**13, "1e-999999999", "1_0"])
def test_what_is_no_count_is_refused(system, value):
    assert system.send((LICENCES, 0, value)).status_code == 422


@pytest.mark.parametrize(
    ("value", "kept"), [("0e-999999999", "0"), ("1e3", "1000"), (41.0, "41"), ("5." + "0" * 5000, "5")]
)
def test_a_figure_is_in_the_trail_as_people_write_it(system, value, kept):
    assert system.send((LICENCES, 0, value)).status_code == 200
    assert [details["value"] for _, details in records("figure_entered")] == [kept]


def test_true_is_no_month(system):
    answer = system.send((LICENCES, True, 1))
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (422, "要填整数")


def test_an_address_with_a_character_no_database_keeps_is_told_by_its_field(system):
    answer = system.send((f"{LICENCES}\0", 0, 1))
    fault = answer.json()["errors"][0]
    assert (fault["field"], fault["message"]) == ("figures.0.address", "不是这里认得的写法")


def test_only_checking_wants_the_source_too(system):
    answer = system.send((LICENCES, 0, 1), source="　", only_check=True)
    assert (answer.status_code, answer.json()["message"]) == (422, "写明数据从哪里来")


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"", json.dumps("text").encode()])
def test_what_is_no_json_is_refused_with_a_sentence(system, body):
    answer = system.client.post(FIGURES, body, content_type="application/json", headers=system.header)
    assert answer.status_code in (400, 422)
    assert answer.json()["message"]


def test_too_much_at_once_is_refused_before_it_is_read(system):
    answer = system.post({"source": "a" * 300_000, "figures": []})
    assert answer.status_code == 413
    assert "256KB" in answer.json()["message"]
    many = [(LICENCES, 1, 1)] * 501
    assert "最多500项" in system.send(*many).json()["errors"][0]["message"]


@pytest.mark.parametrize("year", [2018, 2027])
def test_a_year_without_a_form_or_still_to_come_is_not_found(system, year):
    answer = system.send((LICENCES, 0, 1), address=f"/api/v1/figures/zj/{year}")
    assert answer.status_code == 404
    assert str(year) in answer.json()["message"]


def test_the_sixty_first_call_in_a_quarter_of_an_hour_waits(system, clock):
    for _ in range(60):
        assert system.read().status_code == 200
    clock.shift(60)
    answer = system.read()
    assert (answer.status_code, answer["Retry-After"]) == (429, "841")  # 14 minutes and the second begun
    clock.shift(841)
    assert system.read().status_code == 200


def test_the_page_of_entries_names_the_system(system, client):
    services.open_draft(system.desk.agency, 2026, by=system.desk.officer)
    system.send((LICENCES, 0, 41))
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(system.desk.officer.person, backend=backend)
    assert "行政审批系统" in client.get("/desk/reports/2026/entries/").content.decode()
