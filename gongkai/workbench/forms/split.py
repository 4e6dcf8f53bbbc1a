"""What splitting an application asks for: one box for each matter; empty ones do not count."""

from __future__ import annotations

from gongkai.cases.models import Case
from gongkai.cases.services import Matter
from gongkai.cases.services.split import FEWEST, MOST
from gongkai.workbench.forms.fields import DeskForm, line, text

USUAL = 4  # boxes at first
TITLE = 80  # characters


def listed_items(case: Case) -> list[str]:
    """The things the officer has listed when answering the five questions, if several."""
    items = list(case.asked_items.filter(dropped_at=None, round=case.round).values_list("text", flat=True))
    return items if len(items) >= FEWEST else []


class SplitForm(DeskForm):
    """boxes: how many; set on a class made for the page."""

    boxes = USUAL
    reason = text(
        "为什么是几件事",
        ask="写明为什么是几件事",
        hint="写进分案告知书，申请人看得到",
        length=500,
        rows=2,
    )

    def prepare(self) -> None:
        items = listed_items(self.thing)
        for place in range(1, self.boxes + 1):
            which = f"第{place}件"
            own = f"{which}（仍用{self.thing.number}）" if place == 1 else which
            needed = {"required": place <= FEWEST, "ask": f"第{place}件的标题和所需信息都要写"}
            title = line(f"{own}的标题", length=TITLE, **needed)
            wanted = text(f"{which}的所需信息", length=4000, rows=3, **needed)
            if len(items) >= place:
                title.initial, wanted.initial = items[place - 1][:TITLE], items[place - 1]
            if place == 1:
                if not items:
                    title.initial, wanted.initial = self.thing.title, self.thing.description
                wanted.help_text = "只留第一件事；申请人原来写的全文另存在案内"
            self.fields[f"title_{place}"], self.fields[f"wanted_{place}"] = title, wanted

    def clean(self) -> dict:
        given, matters = self.cleaned_data, []
        for place in range(1, self.boxes + 1):
            title = given.get(f"title_{place}", "").strip()
            wanted = given.get(f"wanted_{place}", "").strip()
            if title and wanted:
                matters.append(Matter(title, wanted))
            elif place > FEWEST and (title or wanted):
                missing = f"title_{place}" if not title else f"wanted_{place}"
                self.add_error(missing, f"第{place}件的标题和所需信息都要写")
        given["matters"] = matters
        return given


def split_form(boxes: int) -> type[SplitForm]:
    """With so many boxes, from the fewest that make sense to the most that one act takes."""
    return type("SplitFormWithBoxes", (SplitForm,), {"boxes": min(max(boxes, FEWEST), MOST)})
