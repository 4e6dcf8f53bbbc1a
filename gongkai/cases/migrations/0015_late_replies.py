"""Whether the replies already given were late, as the facts then stood."""

from django.db import migrations
from django.db.models import BooleanField, Case, F, Value, When


def settle_late(apps, schema_editor):
    cases = apps.get_model("cases", "Case")
    late = Case(
        When(replied_on__gt=F("due_on"), then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    cases.objects.filter(replied_on__isnull=False).update(late=late)


class Migration(migrations.Migration):
    dependencies = [("cases", "0014_papers_rounds_and_new_stages")]

    operations = [migrations.RunPython(settle_late, migrations.RunPython.noop)]
