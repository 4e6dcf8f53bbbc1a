"""The database itself refuses to change or remove a record, where it has users to keep apart (PostgreSQL).

Not on SQLite: whoever can write the file can drop the trigger, so it would only look like a guard. There, and
against a database administrator, ``trail verify`` is what finds the change.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION trail_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'trail records are appended, never changed or removed';
END $$;
CREATE TRIGGER trail_record_append_only BEFORE UPDATE OR DELETE ON trail_record
    FOR EACH ROW EXECUTE FUNCTION trail_is_append_only();
"""
NO_GUARD = """
DROP TRIGGER trail_record_append_only ON trail_record;
DROP FUNCTION trail_is_append_only();
"""


def guard(apps, editor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(GUARD)


def no_guard(apps, editor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(NO_GUARD)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_trail")]
    operations = [migrations.RunPython(guard, no_guard)]
