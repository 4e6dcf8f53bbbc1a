"""A file is what its content says; its name only has to agree."""

import pytest

from gongkai.documents.errors import HoldsMacros, NameDoesNotFit, TypeNotAccepted, UnpacksTooLarge
from gongkai.documents.media_types import DOCX, UNPACKED_LIMIT, XLSX, media_type_of
from tests.documents import files


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("答复书.docx", files.docx(), DOCX),
        ("台账.XLSX", files.xlsx(), XLSX),
        ("扫描件.pdf", files.pdf(), "application/pdf"),
        ("照片.jpeg", files.picture("JPEG"), "image/jpeg"),
        ("照片.png", files.picture("PNG"), "image/png"),
        ("说明.txt", "情况说明".encode(), "text/plain"),
        ("说明.txt", "情况说明".encode("gb18030"), "text/plain"),
    ],
)
def test_accepted_kinds_are_known_by_their_content(name, content, expected):
    assert media_type_of(name, content) == expected


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("程序.txt", b"MZ\x90\x00\x03\x00" + b"\0" * 60),
        ("程序.pdf", b"\x7fELF\x02\x01\x01\x00" + b"\0" * 60),
        ("旧文档.doc", bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600),
        ("打包.docx", files.archive({"readme.txt": b"1"})),
        ("坏档.docx", b"PK\x03\x04 torn off"),
        ("数据.txt", b"a\x00b"),
    ],
)
def test_other_kinds_are_refused_whatever_they_are_called(name, content):
    with pytest.raises(TypeNotAccepted):
        media_type_of(name, content)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("答复.pdf", files.docx(), "Word文档"),
        ("照片.txt", files.picture("PNG"), "PNG图片"),
        ("网页.html", b"<script>alert(1)</script>", "文本"),
        ("没有扩展名", files.pdf(), "PDF"),
    ],
)
def test_a_name_that_says_something_else_is_refused_and_the_kind_found_is_named(name, content, kind):
    with pytest.raises(NameDoesNotFit) as refusal:
        media_type_of(name, content)
    assert str(refusal.value) == f"“{name}”的扩展名和内容不一致，内容是{kind}；改正文件名后再上传"


@pytest.mark.parametrize("spoil", [files.with_macro, files.with_renamed_macro])
def test_a_word_file_with_macros_is_refused_also_under_a_plain_name(spoil):
    with pytest.raises(HoldsMacros):
        media_type_of("答复.docx", spoil(files.docx()))


def test_an_archive_that_unpacks_too_large_is_refused_before_it_is_unpacked():
    packed = files.bomb(UNPACKED_LIMIT + 1)
    assert len(packed) < 1024 * 1024
    with pytest.raises(UnpacksTooLarge):
        media_type_of("答复.docx", packed)
