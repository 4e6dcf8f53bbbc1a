"""Stored files against their rows: what is gone or changed is found, what no row knows can be removed."""

from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from gongkai.config.command import main
from gongkai.documents.checking import Broken, Files, check_originals, remove_orphans
from gongkai.documents.services import store
from tests.agencies.builders import make_agency
from tests.documents import files

pytestmark = pytest.mark.django_db
LEFT_OVER = "ab/cd/" + "abcd" * 16


def kept(name: str, content: bytes):
    return store(make_agency(), name=name, content=content, by=None)


def test_an_installation_without_files_has_nothing_to_report():
    assert check_originals() == Files(0, (), ())


def test_a_file_that_is_gone_and_one_that_changed_are_told_apart():
    gone, changed, whole = kept("一.pdf", files.pdf()), kept("二.docx", files.docx()), kept("三.txt", b"abc")
    default_storage.delete(gone.storage_name)
    Path(settings.MEDIA_ROOT, changed.storage_name).write_bytes(b"other")
    broken = Broken(gone.pk, "一.pdf", "文件不在了"), Broken(changed.pk, "二.docx", "内容与指纹不符")
    assert check_originals() == Files(3, broken, ())
    assert whole.size == 3


def test_what_an_act_cut_short_left_behind_is_listed_and_removed_once_it_is_settled():
    whole = kept("三.txt", b"abc")
    default_storage.save(LEFT_OVER, ContentFile(b"half an act"))
    assert check_originals() == Files(1, (), (LEFT_OVER,))
    assert remove_orphans() == 0  # an act may still be writing its row
    assert remove_orphans(now=timezone.now() + timedelta(hours=2)) == 1
    assert check_originals() == Files(1, (), ())
    assert default_storage.exists(whole.storage_name)


def test_the_command_says_in_words_what_it_found_and_fails_only_for_what_is_lost():
    whole = kept("三.txt", b"abc")
    default_storage.save(LEFT_OVER, ContentFile(b"half an act"))
    found = CliRunner().invoke(main, ["files", "verify"])
    told = f"没有登记的文件：{LEFT_OVER}\n1个原件，坏的0个，没有登记的文件1个\n"
    assert (found.exit_code, found.output) == (0, told)
    default_storage.delete(whole.storage_name)
    lost = CliRunner().invoke(main, ["files", "verify", "--json"])
    assert lost.exit_code == 1
    assert '"why": "文件不在了"' in lost.output
