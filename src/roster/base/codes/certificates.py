"""Codes of certificates."""

from __future__ import annotations

from roster.base.words import Code


class CertificateState(Code):
    """Whether a certificate holds; in doubt until somebody decides (roster.certificates.doubts)."""

    VALID = "valid", "有效", "valid"
    IN_DOUBT = "in_doubt", "有疑问", "in doubt"
    CORRECTED = "corrected", "已更正", "corrected"
    VOID = "void", "作废", "void"
