"""Reports from outside the installation: files to read, what a person confirms, the list of units."""

from __future__ import annotations

from django import forms
from django.conf import settings

from gongkai.annual_report.selectors import taken_in, unclear_cells
from gongkai.annual_report.services.outside import MOST_FILLED_IN
from gongkai.law.report_forms import FORMS
from gongkai.ui.report_check.forms import ACCEPT, ReportFile
from gongkai.workbench.forms.fields import DeskForm, SeveralFiles, UploadsField, line, number, text, tick

CELL = "cell_"


class ReportFiles(UploadsField):
    """Cleans to (name, bytes) of each file; what a report must not hold is refused here already."""

    widget = SeveralFiles(attrs={"accept": ACCEPT})

    def clean(self, data, initial=None) -> list[tuple[str, bytes]]:
        one = ReportFile()
        return [one.clean(each) for each in super().clean(data, initial)]


class OutsideFilesForm(DeskForm):
    files = ReportFiles(
        label="报告文件",
        help_text=f"网页、DOCX、XLSX、带文字的PDF、TXT，或者JSON；可以一次选几个，最多{settings.UPLOADS_PER_FORM}个",
        error_messages={
            "required": "选择报告文件",
            "empty": "选择的文件是空的，重新选择",
            "missing": "选择报告文件",
        },
    )


def field_of(address: str) -> str:
    return CELL + address.replace(".", "_")


class TakeInForm(DeskForm):
    """thing: the file that was read. One field for each cell that could not be read as a figure."""

    name = line("单位", ask="填写是哪个单位的报告", hint="全称，和名单上的一致；文件里写的可以改", length=80)

    def prepare(self) -> None:
        outside = self.thing
        self.fields["name"].initial = outside.name
        self.addresses = cells_to_fill_in(outside)
        for address, likely in self.addresses.items():
            self.fields[field_of(address)] = _figure(outside, address, likely)
        if outside.read["year"] is None:
            self.fields["year_confirmed"] = tick(
                f"核对过，是{outside.year}年度的报告", hint="文件里没有写年度"
            )
        name = self.data.get("name", "") or outside.name
        self.replaces = taken_in(outside.government, name, outside.year) if name else None
        if self.replaces is not None:
            self.fields["reason"] = text(
                "换下原来那一份的原因",
                ask="写明为什么换，例如“单位更正后重报”",
                hint=f"{self.replaces.name}已经收过一份：{self.replaces.file.name}",
                length=300,
                rows=2,
            )

    def clean(self) -> dict:
        given = self.cleaned_data
        given["figures"] = {address: given.pop(field_of(address), "") for address in self.addresses}
        return given


def cells_to_fill_in(outside) -> dict[str, str]:
    """Address -> what the figure may be ("" where nothing is likely): unclear ones first, no more than a
    person fills in."""
    unclear, form = unclear_cells(outside), FORMS[outside.form]
    if len(unclear) > MOST_FILLED_IN:
        return {}
    others = [one for one in outside.read["written"] if one in form.cells and one not in unclear]
    return unclear | dict.fromkeys(others[: MOST_FILLED_IN - len(unclear)], "")


def _figure(outside, address: str, likely: str) -> forms.CharField:
    cell = FORMS[outside.form].cells[address]
    raw = outside.read["written"][address]
    field = forms.CharField(
        label=f"表{address[0]}　{FORMS[outside.form].label(address)}",
        required=False,
        max_length=20,
        help_text=f"文件里是“{raw}”，像是{likely}；对照原件填"
        if likely
        else f"文件里是“{raw}”，不是数；原件上是数的，照着填，不填的按差错处理",
        widget=forms.TextInput(
            attrs={"inputmode": "decimal" if cell.column.decimal else "numeric", "class": "w-short"}
        ),
        error_messages={"max_length": "数字太长，核对单位"},
    )
    field.needed = bool(likely)  # the act asks for it
    return field


class RemoveOutsideForm(DeskForm):
    reason = text("撤出的原因", ask="写明为什么撤出，例如“报错了层级”", length=300, rows=3)


class OutsideUnitForm(DeskForm):
    """thing: the government that sums up."""

    name = line("单位", ask="填写单位的全称", length=80)
    from_year = number("起始年度", least=2008, most=2100)
    to_year = forms.IntegerField(
        label="截止年度",
        required=False,
        min_value=2008,
        max_value=2100,
        help_text="不填的，一直等它报送",
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "w-short"}),
        error_messages={"invalid": "截止年度要填整数，例如2026", "max_value": "截止年度最多2100"},
    )
    reason = text("依据或者原因", ask="写明依据，例如文件的名称和文号", length=300, rows=3)


class EndOutsideUnitForm(DeskForm):
    to_year = number("最后一个汇总的年度", least=2008, most=2100, hint="从下一年度起不再等它报送")
    reason = text("不再汇总的原因", ask="写明原因，例如“2026年起由市税务局汇总”", length=300, rows=3)
