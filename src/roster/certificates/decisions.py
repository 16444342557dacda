"""Decisions about several certificates at once: all of them or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.certificates.certificates import (
    correct_certificate,
    keep_certificate,
    void_certificate,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from roster.certificates.certificates import CertificateRow


def keep(db: Session, ids: Sequence[str], reason: str) -> None:
    """Keep certificates valid in spite of their doubts.

    Raises:
        as :func:`keep_certificate`.
    """
    for certificate_id in ids:
        keep_certificate(db, certificate_id, reason)


def declare_void(db: Session, ids: Sequence[str], reason: str) -> None:
    """Declare certificates void.

    Raises:
        as :func:`void_certificate`.
    """
    for certificate_id in ids:
        void_certificate(db, certificate_id, reason)


def correct(
    db: Session, ids: Sequence[str], on: str, reason: str = ""
) -> tuple[CertificateRow, ...]:
    """Replace certificates by such with today's facts; return the new ones.

    Raises:
        as :func:`correct_certificate`.
    """
    return tuple(correct_certificate(db, certificate_id, on, reason) for certificate_id in ids)
