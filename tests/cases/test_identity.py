"""Who applied stands nowhere but sealed, and every look leaves a record."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from django.core.management import call_command
from django.db import connection, models
from django.utils import timezone

from gongkai.agencies.errors import NotAllowed
from gongkai.agencies.roles import Role
from gongkai.cases import identity, selectors, services
from gongkai.cases.errors import IdentityErased, WrongIdentityFields
from gongkai.cases.identity import Agent
from gongkai.cases.models import Case, Identity, IdentityProof
from gongkai.cases.query_code import ALPHABET, new_query_code, plain_number
from gongkai.law.receipt import Channel
from gongkai.trail.models import Record
from tests.agencies.builders import make_officer
from tests.cases.factories import EMAIL, ID_NUMBER, NAME, PHONE, RECEIVED, WISH, Desk, at, company, person

pytestmark = pytest.mark.django_db
SECRETS = (NAME, ID_NUMBER, PHONE, EMAIL)
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40 + NAME.encode() + ID_NUMBER.encode()


def sent(desk: Desk, **changes):
    with at(RECEIVED):
        return services.submit(
            desk.agency,
            applicant=person(**changes),
            files=[(f"{NAME}申请书{PHONE}.txt", "附件的内容".encode())],
            identity_files=[(f"{NAME}身份证.png", PNG)],
            **WISH,
        )


def everything_stored() -> str:
    """Every value of every row of every table, as the database holds it."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - table names of our own schema
            for row in cursor.fetchall():
                rows += [_as_text(value) for value in row]
    return "\n".join(rows)


def _as_text(value) -> str:
    return bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def test_identity_stands_in_no_table_and_in_no_file_but_the_letter(settings, caplog):
    caplog.set_level(logging.DEBUG)
    desk = Desk()
    case = sent(desk).case
    with at(RECEIVED):
        services.confirm_receipt(case, by=desk.officer, confirmed_on=RECEIVED)
        assert services.read_identity(case, by=desk.officer) == person()
    desk.served(case=case)
    stored = everything_stored()
    latin = [secret.encode().decode("latin-1") for secret in SECRETS]
    assert "＊＊申请书＊＊.txt" in stored  # the file kept its name, without the applicant's
    assert [secret for secret in (*SECRETS, *latin) if secret in stored] == []
    assert [secret for secret in SECRETS if secret in caplog.text] == []
    files = [path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert len(files) >= 3
    assert [content for content in files if ID_NUMBER.encode() in content or PNG in content] == []
    assert Case.objects.get().applicant_masked == "林＊＊"


def test_a_dump_of_the_database_holds_no_identity():
    sent(Desk())
    dump = io.StringIO()
    call_command("dumpdata", "cases", "trail", "documents", stdout=dump)
    text = dump.getvalue().encode().decode("unicode_escape")
    assert [secret for secret in SECRETS if secret in text or secret in dump.getvalue()] == []


def test_a_look_needs_the_role_and_leaves_a_record():
    desk = Desk()
    case = desk.received()
    reader = make_officer(desk.agency, Role.SECTION_HEAD, Role.AGENCY_HEAD, Role.READ_ONLY)
    with at(RECEIVED):
        with pytest.raises(NotAllowed, match="查看申请人身份信息要由"):
            services.read_identity(case, by=reader)
        assert services.read_identity(case, by=desk.head) == person()
    looks = Record.objects.filter(act="identity_viewed")
    assert [(look.actor, look.subject_label, look.details) for look in looks] == [
        (desk.head.person, "明住建申〔2026〕1号", {})
    ]


def test_a_picture_of_an_identity_card_is_sealed_and_comes_back_whole(settings):
    desk = Desk()
    sent(desk)
    proof = IdentityProof.objects.get()
    assert (proof.name, proof.media_type) == ("身份证明1.png", "image/png")
    with at(RECEIVED):
        assert services.read_identity_proof(proof, by=desk.officer) == services.ProofFile(
            "身份证明1.png", "image/png", PNG
        )
    assert Record.objects.last().details == {"proof": "身份证明1.png"}


def test_erasing_the_key_erases_the_identity_and_keeps_the_figures():
    desk = Desk()
    case = desk.received()
    Identity.objects.update(wrapped_key=None, erased_on=timezone.localdate())
    with at(RECEIVED), pytest.raises(IdentityErased, match="保存期满时销毁"):
        services.read_identity(case, by=desk.officer)
    assert Case.objects.get().applicant_class == "natural"


def test_one_cases_identity_does_not_open_with_anothers_key_or_number():
    key = identity.new_key()
    sealed = identity.seal(person(), key=key, number="明住建申〔2026〕1号")
    assert identity.unseal(sealed, key=key, number="明住建申〔2026〕1号") == person()
    for other_key, number in ((identity.new_key(), "明住建申〔2026〕1号"), (key, "明住建申〔2026〕2号")):
        with pytest.raises(InvalidTag):
            identity.unseal(sealed, key=other_key, number=number)


def test_organisations_and_agents_are_kept_and_given_back():
    desk = Desk()
    applicant = company(agent=Agent("许知夏", "990106198001011234", "13900001111"))
    case = desk.received(applicant=applicant)
    assert case.applicant_masked == "云州方正建设有限公司"
    with at(RECEIVED):
        assert services.read_identity(case, by=desk.officer) == applicant
    assert [s for s in ("许知夏", "方正清", "990106198001011234") if s in everything_stored()] == []


@pytest.mark.parametrize(
    ("name", "masked"),
    [("林小满", "林＊＊"), ("林满", "林＊"), ("林", "林＊"), ("阿依古丽·买买提", "阿＊＊")],
)
def test_a_name_is_masked_to_its_first_character(name, masked):
    assert person(name=name).masked == masked


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"name": " "}, ("姓名",)),
        ({"identity_number": ""}, ("身份证明",)),
        ({"phone": "", "email": ""}, ("联系方式",)),
    ],
)
def test_an_application_lacking_what_article_29_asks_is_not_taken_in(changes, missing):
    desk = Desk()
    with pytest.raises(WrongIdentityFields) as refused:
        sent(desk, **changes)
    assert refused.value.missing == missing
    assert Case.objects.count() == 0


def test_a_case_is_followed_with_its_own_code_however_it_is_typed():
    desk = Desk()
    first, second = sent(desk), sent(desk)
    number, code = first.case.number, first.query_code
    for typed in (code, code.lower(), code.replace("-", ""), f" {code} "):
        assert selectors.follow(number, typed) == first.case
    for typed in ("明住建申[2026]1号", "明住建申（2026）1号", " 明住建申〔2026〕 1号 "):
        assert selectors.follow(typed, code) == first.case
    assert selectors.follow(number, second.query_code) is None
    assert selectors.follow("明住建申〔2026〕99号", code) is None
    assert code not in everything_stored() and code.replace("-", "") not in everything_stored()


def test_codes_have_no_characters_that_look_alike():
    assert set("01ILO") & set(ALPHABET) == set()
    codes = {new_query_code() for _ in range(200)}
    assert len(codes) == 200
    assert {len(code) for code in codes} == {9}
    assert plain_number("明住建申【2026】1号") == "明住建申〔2026〕1号"


def test_every_text_column_of_the_cases_is_looked_at_by_these_tests():
    # the search above is only as good as the path it walks: a column nobody fills would hide a leak
    desk = Desk()
    sent(desk)
    case = desk.received()
    with at(RECEIVED):
        services.register(
            desk.agency, by=desk.officer, channel=Channel.ORAL, applicant=person(), handed_on=RECEIVED, **WISH
        )
    texts = [f.name for f in Case._meta.fields if isinstance(f, models.CharField | models.TextField)]
    # the number of an old register is read from its file, never from an applicant
    assert [name for name in texts if not getattr(case, name)] == ["former_number", "outcome"]
