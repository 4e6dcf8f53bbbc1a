"""New databases are made in one go, and old ones are where the new ones begin."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

AT_ONCE = {
    "cases": "0001_cases_squashed_0027_suggestions",
    "annual_report": "0001_annual_report_squashed_0004_name_when_frozen",
}


def models_of(loader: MigrationLoader, room: str, name: str) -> dict:
    """Model -> fields and options as a migration has to state them, without their order."""
    state = loader.project_state((room, name))
    return {model.name: _described(model) for (app, _), model in state.models.items() if app == room}


def _described(model) -> tuple:
    options = {key: value for key, value in model.options.items() if key not in ("constraints", "indexes")}
    fields = {name: field.deconstruct()[1:] for name, field in model.fields.items()}
    stated = [one for key in ("constraints", "indexes") for one in model.options.get(key, ())]
    named = {one.name: one.deconstruct() for one in stated}
    return fields, named, {key: value for key, value in options.items() if value}


@pytest.mark.parametrize("room", AT_ONCE)
def test_what_is_made_at_once_is_what_the_replaced_migrations_lead_to(room):
    whole = MigrationLoader(None)
    steps = MigrationLoader(None, replace_migrations=False)
    last = whole.disk_migrations[room, AT_ONCE[room]].replaces[-1][1]
    assert models_of(whole, room, AT_ONCE[room]) == models_of(steps, room, last)


@pytest.mark.parametrize("room", AT_ONCE)
def test_every_file_of_the_old_way_is_replaced(room):
    loader = MigrationLoader(None)
    last = loader.disk_migrations[room, AT_ONCE[room]].replaces[-1][1]
    names = {name for app, name in loader.disk_migrations if app == room and name <= last}
    replaced = {name for _, name in loader.disk_migrations[room, AT_ONCE[room]].replaces}
    assert names - {AT_ONCE[room]} == replaced


@pytest.mark.django_db
@pytest.mark.parametrize("room", AT_ONCE)
def test_a_database_that_came_the_old_way_has_nothing_left_to_apply(room):
    replaced = MigrationLoader(None).disk_migrations[room, AT_ONCE[room]].replaces
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied(room, AT_ONCE[room])
    for app, name in replaced:
        recorder.record_applied(app, name)
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []


@pytest.mark.django_db
@pytest.mark.parametrize("room", AT_ONCE)
def test_a_database_in_the_middle_of_the_old_way_goes_on_by_the_old_files(room):
    replaced = MigrationLoader(None).disk_migrations[room, AT_ONCE[room]].replaces
    recorder = MigrationRecorder(connection)
    for app, name in MigrationLoader(None).disk_migrations:
        if app == room:
            recorder.record_unapplied(app, name)
    for app, name in replaced[:2]:
        recorder.record_applied(app, name)
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    names = [one.name for one, _ in plan if one.app_label == room]
    assert names[: len(replaced) - 2] == [name for _, name in replaced[2:]]
