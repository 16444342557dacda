"""The elected bodies of a village, as far as lists of people are concerned."""

from __future__ import annotations

from roster.base.codes.people import TWO_COMMITTEES, Post

_BODIES = (
    TWO_COMMITTEES,
    frozenset({Post.SUPERVISION_HEAD, Post.SUPERVISION_MEMBER}),
    frozenset(
        {
            Post.ECONOMY_HEAD,
            Post.ECONOMY_DEPUTY,
            Post.ECONOMY_DIRECTOR,
            Post.ECONOMY_SUPERVISOR,
        }
    ),
)

BODY_OF = {post: number for number, body in enumerate(_BODIES) for post in body}
"""The number of an elected post's body; the two committees are one (DOMAIN.md section 2.1)."""
