"""Whether what was already answered or ended was late, as the facts then stood."""

from django.db import migrations
from django.db.models import F, Q


def settle_late(apps, schema_editor):
    cases = apps.get_model("cases", "Case").objects.filter(closed_on__isnull=False)
    after = Q(replied_on__gt=F("due_on")) | Q(replied_on=None, outcome="O3", decided_on__gt=F("due_on"))
    cases.update(late=False)
    cases.filter(after).update(late=True)


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_papers_rounds_and_new_stages")]

    operations = [migrations.RunPython(settle_late, migrations.RunPython.noop)]
