"""Letters sent up or signed before agencies could set an order: the head of the disclosure office alone saw
them, which is now their one step. Who returned a letter is kept by the trail only, so a returned one has none.
"""

from django.db import migrations

BATCH = 1000


def lay_out(apps, schema_editor):
    letters = apps.get_model("cases", "Letter").objects.filter(submitted_by__isnull=False)
    steps = apps.get_model("cases", "SignOffStep").objects
    made = []
    for letter in letters.filter(state__in=["submitted", "signed"]).select_related("signed_by").iterator():
        signed = letter.state == "signed"
        made.append(
            steps.model(
                letter=letter,
                attempt=1,
                position=1,
                role="disclosure_head",
                signs=True,
                submitted_by_id=letter.submitted_by_id,
                state="approved" if signed else "waiting",
                done_by_id=letter.signed_by_id if signed else None,
                done_as=f"{letter.signed_by.name}（公开工作机构负责人）" if signed else "",
                done_at=letter.signed_at if signed else None,
            )
        )
    steps.bulk_create(made, batch_size=BATCH)


def clear(apps, schema_editor):
    apps.get_model("cases", "SignOffStep").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0019_sign_off_chain")]

    operations = [migrations.RunPython(lay_out, clear)]
