"""Index numbers and page tags."""

from __future__ import annotations

import pytest

from gongkai.law.errors import LawError
from gongkai.law.index_number import index_number, url_form
from gongkai.law.page_tags import missing_tags, tags_of


def test_an_index_number_has_division_agency_year_and_serial():
    number = index_number("990106", "ZJJ", 2026, 12)
    assert (number, url_form(number)) == ("990106/ZJJ/2026-00012", "990106-ZJJ-2026-00012")
    assert index_number("990106", "ZJJ", 2026, 100000) == "990106/ZJJ/2026-100000"


@pytest.mark.parametrize(
    "parts",
    [("99010", "ZJJ", 2026, 1), ("990106", "ZJ/J", 2026, 1), ("990106", "", 2026, 1),
     ("990106", "ZJJ", 26, 1), ("990106", "ZJJ", 2026, 0), ("９９０１０６", "ZJJ", 2026, 1)],
)  # fmt: skip
def test_parts_that_cannot_be_read_back_are_refused(parts):
    with pytest.raises(LawError):
        index_number(*parts)


def test_a_deeper_page_needs_the_tags_of_the_levels_above_it():
    assert missing_tags("site", {}) == ("SiteName", "SiteDomain", "SiteIDCode")
    column = ("ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType")
    assert missing_tags("column", {}) == ("SiteName", "SiteDomain", "SiteIDCode", *column)
    assert missing_tags("article", {})[7:] == ("ArticleTitle", "PubDate", "ContentSource")


def test_an_empty_or_miswritten_tag_is_missing_and_an_optional_one_never_is():
    required = {tag.name: "有" for tag in tags_of("article") if tag.required}
    assert missing_tags("article", required) == ()
    assert missing_tags("article", required | {"PubDate": " "}) == ("PubDate",)
    wrong_case = {name: value for name, value in required.items() if name != "SiteName"} | {"sitename": "有"}
    assert missing_tags("article", wrong_case) == ("SiteName",)
