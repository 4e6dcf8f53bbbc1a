"""The world that is put back is the one that was built."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from gongkai.cases.models import Case
from gongkai.trail.selectors import verify
from tests.kept import Kept, rows_now
from tests.workbench.world import make_world, signed_in


def files() -> dict[str, bytes]:
    folder = Path(settings.MEDIA_ROOT)
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_rows_files_and_objects_are_those_that_were_built(db, clock):
    kept = Kept(make_world)
    with transaction.atomic():
        built = kept.put()
        rows, stored = rows_now(), files()
        transaction.set_rollback(True)
    assert not Case.objects.exists()
    again = kept.put()
    assert rows_now() == rows
    assert files() == stored
    assert again == built and again.department.case is not built.department.case
    assert verify().broken == ()
    connection.check_constraints()
    address = f"/desk/cases/{again.department.case.pk}/"
    assert signed_in(again.desk.officer).get(address).status_code == 200


def test_what_one_test_changes_in_an_object_the_next_does_not_see(db, clock):
    kept = Kept(make_world)
    with transaction.atomic():
        kept.put().department.case.title = "changed"
        transaction.set_rollback(True)
    assert kept.put().department.case.title != "changed"
