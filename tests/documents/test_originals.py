"""Originals are kept as they came, once, and are found out when they change."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from gongkai.documents.errors import EmptyFile, FingerprintBroken, NameDoesNotFit, TooLarge
from gongkai.documents.fingerprints import sha256_of
from gongkai.documents.models import Original
from gongkai.documents.services import content_of, store
from tests.agencies.builders import make_agency, make_person
from tests.documents import files

pytestmark = pytest.mark.django_db


def stored_files() -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_is_kept_with_its_fingerprint_size_type_and_owner():
    agency, person, content = make_agency(), make_person(), files.pdf()

    original = store(agency, name="扫描件.pdf", content=content, by=person)

    assert (original.agency, original.name, original.size, original.media_type, original.stored_by) == (
        agency,
        "扫描件.pdf",
        len(content),
        "application/pdf",
        person,
    )
    assert original.sha256 == sha256_of(content)
    assert content_of(original) == content


def test_the_same_bytes_lie_in_storage_once_and_are_two_originals():
    agency, content = make_agency(), files.docx()
    names = [store(agency, name=name, content=content, by=None).name for name in ("一.docx", "二.docx")]

    assert names == ["一.docx", "二.docx"]
    assert Original.objects.count() == 2
    assert len(stored_files()) == 1


def test_a_torn_earlier_write_is_replaced_by_the_whole_bytes():
    agency, content = make_agency(), files.docx()
    first = store(agency, name="一.docx", content=content, by=None)
    stored_files()[0].write_bytes(content[:10])

    store(agency, name="二.docx", content=content, by=None)

    assert content_of(first) == content


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"other"), lambda path: path.unlink()])
def test_bytes_that_changed_or_went_are_not_delivered(spoil):
    original = store(make_agency(), name="一.pdf", content=files.pdf(), by=None)
    spoil(stored_files()[0])
    with pytest.raises(FingerprintBroken):
        content_of(original)


def test_a_file_over_the_limit_is_refused_with_both_figures(settings):
    settings.UPLOAD_LIMIT = 1024 * 1024
    with pytest.raises(TooLarge) as refusal:
        store(make_agency(), name="大.txt", content=b"a" * (3 * 1024 * 1024 // 2), by=None)
    assert str(refusal.value) == "“大.txt”有1.5MB，一个文件最大1MB；可以压缩或者分开上传"
    assert stored_files() == []


def test_an_empty_file_is_refused():
    with pytest.raises(EmptyFile):
        store(make_agency(), name="空.txt", content=b"", by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Original.objects.create(agency=make_agency(), name="空.txt", size=0)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("明府规〔2026〕4号（附件）.pdf", "明府规〔2026〕4号（附件）.pdf"),
        ("C:\\档案\\申请 表.pdf", "申请 表.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("答复\u202efdp.exe.pdf", "答复fdp.exe.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "abSet-Cookie x.pdf"),
        ("长" * 300 + ".pdf", "长" * 116 + ".pdf"),
    ],
)
def test_names_keep_official_marks_and_lose_folders_and_tricks(given, kept):
    assert store(make_agency(), name=given, content=files.pdf(), by=None).name == kept


@pytest.mark.parametrize("name", ["", "..", "/", "...", "\x00"])
def test_a_name_of_nothing_is_refused_like_any_that_does_not_fit(name):
    with pytest.raises(NameDoesNotFit):
        store(make_agency(), name=name, content=files.pdf(), by=None)
