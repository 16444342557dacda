"""What a certificate says: every fact as it was when the certificate was issued."""

from __future__ import annotations

from dataclasses import dataclass

from roster.base.codes.people import Gender  # noqa: TC001 - decoding stored facts reads the annotations


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """The facts behind one certificate of completion (DOMAIN.md section 4.7).

    Attributes:
        number: The certificate's number, e.g. ``粤高河培字〔2026〕第0001号``.
        name: The person's name without spaces.
        gender: For wordings that name it; the usual one does not.
        unit_text: The unit at that time with those above it, e.g. ``高要区河台镇翠洲社区``.
        posts_text: The posts at that time, e.g. ``党委书记、居委会主任``.
        training_title: The full title of the training.
        first_day: First day of the training, ISO.
        last_day: Last day of the training, ISO.
        quarter_hours: Class hours counted, in quarter-hours.
        organizer: The issuing office, printed where its seal goes.
        issued_on: Day of issue, ISO.
        place: Where the training was held; kept for the record, the usual wording omits it.
        exam: Whether an exam was held; those issued before this was asked said so all the same.
    """

    number: str
    name: str
    gender: Gender | None
    unit_text: str
    posts_text: str
    training_title: str
    first_day: str
    last_day: str
    quarter_hours: int
    organizer: str
    issued_on: str
    place: str
    exam: bool = True
