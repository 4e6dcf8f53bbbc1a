"""What an upload passes before it is kept: no secrecy mark, and no virus where clamd is configured.

Lives elsewhere: type, size and macros (media_types.py). clamd is spoken to directly: all that is needed of it
is its INSTREAM command, a dozen lines.
"""

from __future__ import annotations

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

from gongkai.documents.errors import BearsSecrecyMark, HoldsVirus, VirusScanDown
from gongkai.guard import head_of_file, secrecy_mark

_CHUNK = 64 * 1024  # bytes
_PATIENCE = 20  # seconds
_CLEAN, _FOUND = "OK", "FOUND"


def examine(name: str, content: bytes) -> None:
    """Raises BearsSecrecyMark, HoldsVirus, or VirusScanDown where clamd is configured and does not answer."""
    if level := secrecy_mark(head_of_file(name, content)):
        raise BearsSecrecyMark(name, level)
    if settings.CLAMD_ADDRESS and (virus := virus_in(content, settings.CLAMD_ADDRESS)):
        raise HoldsVirus(name, virus)


def virus_in(content: bytes, address: str) -> str:
    """The name of the virus clamd finds; empty where it finds none. address: tcp://HOST:PORT or unix:PATH."""
    try:
        with _connected(address) as connection:
            connection.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), _CHUNK):
                chunk = content[start : start + _CHUNK]
                connection.sendall(struct.pack("!L", len(chunk)) + chunk)
            connection.sendall(struct.pack("!L", 0))
            answer = _answer(connection)
    except (OSError, ValueError) as fault:
        raise VirusScanDown() from fault
    if answer.endswith(_FOUND):
        return answer.removeprefix("stream:").removesuffix(_FOUND).strip()
    if not answer.endswith(_CLEAN):  # too large for clamd, or out of order: not known to be clean
        raise VirusScanDown()
    return ""


def _connected(address: str) -> socket.socket:
    parts = urlsplit(address)
    if parts.scheme == "tcp":
        return socket.create_connection((parts.hostname, parts.port or 3310), timeout=_PATIENCE)
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(_PATIENCE)
    connection.connect(parts.path)
    return connection


def _answer(connection: socket.socket) -> str:
    received = b""
    while not received.endswith(b"\0") and (part := connection.recv(4096)):
        received += part
    return received.rstrip(b"\0").decode(errors="replace").strip()
