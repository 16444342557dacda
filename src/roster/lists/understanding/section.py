"""A section of a list: what a row between the people says about those below."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from roster.base.codes.people import Post
    from roster.people.posts import Body


class Section(NamedTuple):
    """What the section rows above a row say: village, organisation and township, as written.

    ``is_titled`` tells that the village stood in a title (罗建村“两委”名单); then the next title
    names the next village, be it known or not. ``numbering`` is how the village was numbered
    (``一、``); what is numbered likewise is the next one. ``posts`` are those of a list that is
    parted by posts and has no column for them. ``is_former`` marks those who left their posts.
    """

    village: str | None = None
    body: Body | None = None
    township: str | None = None
    is_titled: bool = False
    numbering: str = ""
    posts: tuple[Post, ...] = ()
    is_former: bool = False
