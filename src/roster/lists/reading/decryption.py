"""Workbooks locked with a password."""

from __future__ import annotations

import io
import struct
from xml.parsers.expat import ExpatError

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

from roster.lists.reading.child.messages import Reason, Refusal

# Excel opens a workbook with this password without asking: it only protects against editing.
_SILENT_PASSWORD = "VelvetSweatshop"  # noqa: S105 - published in MS-OFFCRYPTO

# what msoffcrypto lets through on altered files
_BROKEN = (
    FileFormatError,
    ParseError,
    OSError,
    ValueError,
    LookupError,
    struct.error,
    AttributeError,
    TypeError,
    AssertionError,
    ExpatError,
)


def decrypted(content: bytes, password: str | None) -> bytes:
    """Return the workbook inside an encrypted container.

    Raises:
        Refusal: the password is missing or wrong, the way of locking is not known, or the
            container is damaged.
    """
    plain = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(content))
        office.load_key(password=password or _SILENT_PASSWORD)
        office.decrypt(plain)
    except InvalidKeyError as error:
        raise Refusal(Reason.PASSWORD_WRONG if password else Reason.PASSWORD) from error
    except DecryptionError as error:
        raise Refusal(Reason.LOCKED) from error
    except _BROKEN as error:
        raise Refusal(Reason.DAMAGED) from error
    return plain.getvalue()
