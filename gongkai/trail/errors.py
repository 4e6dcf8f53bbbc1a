"""Why a record may be refused."""


class OutsideTransaction(RuntimeError):
    """An act and its record belong to one transaction; outside of one a failure would part them."""


class AppendOnly(TypeError):
    """Records are written once, never changed or removed."""
