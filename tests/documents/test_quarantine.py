"""Uploads with a secrecy mark are refused; those clamd finds a virus in, too."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator

import pytest

from gongkai.agencies.models import Agency
from gongkai.documents.errors import BearsSecrecyMark, HoldsVirus, VirusScanDown
from gongkai.documents.models import Original
from gongkai.documents.services import store
from tests.agencies.builders import make_district
from tests.guard.builders import plain_document, saved

pytestmark = pytest.mark.django_db


class Clamd(socketserver.BaseRequestHandler):
    """Speaks INSTREAM as clamd does: a virus is a file that says so."""

    def handle(self) -> None:
        command, received = self.request.recv(10), b""
        assert command == b"zINSTREAM\0"
        while size := struct.unpack("!L", self._exactly(4))[0]:
            received += self._exactly(size)
        found = b"stream: Eicar-Test FOUND\0" if b"EICAR" in received else b"stream: OK\0"
        self.request.sendall(b"INSTREAM size limit exceeded. ERROR\0" if b"BIG" in received else found)

    def _exactly(self, size: int) -> bytes:
        content = b""
        while len(content) < size:
            content += self.request.recv(size - len(content))
        return content


@pytest.fixture
def clamd(settings) -> Iterator[None]:
    with socketserver.TCPServer(("127.0.0.1", 0), Clamd) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD_ADDRESS = f"tcp://127.0.0.1:{server.server_address[1]}"
        yield
        server.shutdown()


def keep(name: str, content: bytes) -> Original:
    agency = Agency.objects.filter(kind=Agency.Kind.DEPARTMENT).first() or make_district().department
    return store(agency, name=name, content=content, by=None)


def test_a_file_with_a_secrecy_mark_is_refused_and_not_kept():
    marked = saved(plain_document("机密★10年", "关于某事的请示").save)
    with pytest.raises(BearsSecrecyMark, match=r"“请示\.docx”开头有密级标识“机密”"):
        keep("请示.docx", marked)
    with pytest.raises(BearsSecrecyMark):
        keep("请示.txt", "秘密★\n关于某事".encode())
    assert Original.objects.count() == 0


def test_words_about_secrets_are_no_mark():
    assert keep("说明.txt", "经审查，不涉及国家秘密、商业秘密。".encode()).pk


def test_clamd_lets_clean_files_pass_and_names_the_virus_of_others(clamd):
    assert keep("好.txt", b"clean" * 40000).pk
    with pytest.raises(HoldsVirus, match=r"带有病毒（Eicar-Test）"):
        keep("坏.txt", b"EICAR")


def test_what_clamd_did_not_look_through_is_not_taken_for_clean(clamd):
    with pytest.raises(VirusScanDown):
        keep("大.txt", b"BIG")


def test_a_clamd_that_does_not_answer_keeps_uploads_out(settings):
    settings.CLAMD_ADDRESS = "unix:/nowhere/clamd.ctl"
    with pytest.raises(VirusScanDown, match="病毒检查服务现在没有应答"):
        keep("好.txt", b"clean")
