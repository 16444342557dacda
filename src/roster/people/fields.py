"""The facts about a person, each told once (DOMAIN.md section 3).

A row of :data:`FIELDS` says what a fact is called, how a cell of it is read, who may see it, how
it is shown and printed, and what a column of it tells of a table. Lists, decisions, forms,
exports, JSON and the columns of the database go over these rows. A further fact is one row
(:func:`further`) and its column in a migration.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import msgspec

from roster.base.blank_words import NOTHING
from roster.base.codes.people import Education, Gender, PoliticalStatus
from roster.base.dates import dotted, read_date
from roster.base.words import Code, Words, label
from roster.people.fact_words import DATE_FAULTS, plain, read_ethnicity, read_phones, read_yes_no
from roster.people.masking import mask_id_number, mask_phone, mask_text, mask_within
from roster.people.problems import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from roster.base.words import Language

_S = TypeVar("_S", bound=msgspec.Struct)


class Kind(Enum):
    """What a fact is made of: which field edits it, which column keeps it."""

    NAME = "name"
    DIVISION = "unit"
    POSTS = "posts"
    TEXT = "text"
    CODE = "code"
    DATE = "date"
    NUMBER = "number"
    YES_NO = "yes or no"
    TAGS = "tags"
    """Several words, kept as a tuple."""


class Proof(IntEnum):
    """What a column of a fact proves of a table; each proves all that stands before it."""

    NOTHING = 0
    PEOPLE = 1
    """Beside names: that people are listed."""
    FORM = 2
    """Beside a name in a form: that the form is somebody's."""
    WITHOUT_HEADER = 3
    """Beside names without a header; its lines tell how many people share a cell."""


class Trait(Enum):
    """What may be done with the columns and cells of a fact."""

    ONE_COLUMN = "only the surest of several columns holds it"
    WIDE = "one header may stand over several columns"
    SPLIT = "columns may be split below a common header"
    DITTO = "同上 means the cell above"
    MERGED = "one merged cell may speak for several people"
    LISTED = "what is listed in a cell of two people is one's each"
    KEPT = "the sender's words are kept, and broken cells worth a word"
    PUT_RIGHT = "stands in the form of a waiting row"


class ReadFact(NamedTuple):
    """What a cell says, and what is wrong with it."""

    value: Any
    problem: ProblemKind | None = None


Reader: TypeAlias = "Callable[[str], ReadFact]"


class Printed(NamedTuple):
    """A column of a printed roster: its place among them, its width in characters.

    ``always`` prints the column even where nobody has the fact.
    """

    place: int
    width: float
    is_centred: bool = True
    always: bool = True
    header: str = ""
    """Where it is another one than the word for the fact."""


_ORDINARY = frozenset(
    {Trait.ONE_COLUMN, Trait.DITTO, Trait.MERGED, Trait.LISTED, Trait.KEPT, Trait.PUT_RIGHT}
)


@dataclass(frozen=True, slots=True)
class Field:
    """One fact about a person.

    Attributes:
        name: attribute of a listed person, and the fact's where ``fact`` names no other.
        words: what it is called.
        short: what the form of a person calls it, if otherwise.
        kind: what it is made of.
        codes: of which its value is one.
        fact: attribute of a person's facts and column; "" of what is no fact of theirs.
        read: how a cell of it is read by itself; ``None``: together with others.
        mask: what may be shown of it.
        heading: its words in ``header_synonyms.json``, if they stand under another name.
        headers: header words beside those.
        proof: what a column of it proves.
        traits: what may be done with its columns.
        printed: its column of a printed roster.
        is_further: nothing but its row and its column knows it.
    """

    name: str
    words: Words
    short: Words | None = None
    kind: Kind = Kind.TEXT
    codes: type[Code] | None = None
    fact: str | None = None
    read: Reader | None = None
    mask: Callable[[str], str] = mask_within
    heading: str = ""
    headers: tuple[str, ...] = ()
    proof: Proof = Proof.NOTHING
    traits: frozenset[Trait] = _ORDINARY
    printed: Printed | None = None
    is_further: bool = False

    @property
    def fact_name(self) -> str:
        """The attribute of a person's facts; "" of what is no fact of theirs."""
        return self.name if self.fact is None else self.fact

    @property
    def is_personal(self) -> bool:
        """Tell a fact that is shown masked until somebody asks for it."""
        return self.mask is not mask_within

    def worded(self, value: object, language: Language = "zh") -> str:
        """Return a value as lists of changes say it: codes in words, the rest as it is kept."""
        if value is None or value == "":
            return ""
        if isinstance(value, list | tuple):
            return "、".join(map(str, value))
        if self.kind is Kind.YES_NO:
            return _YES_OR_NO[str(value) == "True"].said(language)
        return label(self.codes(str(value)), language) if self.codes else str(value)

    def shown(self, value: object, language: Language = "zh") -> str:
        """Return a value as tables and papers show it."""
        text = self.worded(value, language)
        return dotted(text) if self.kind is Kind.DATE else text


_YES_OR_NO = {True: Words("是", "yes"), False: Words("否", "no")}


# --- how a cell is read by itself --------------------------------------------------------------


def _read_text(text: str) -> ReadFact:
    """Read a text as it stands; a word for nothing and signs alone, as a mask leaves, are none."""
    is_none = plain(text) in NOTHING or not any(map(str.isalnum, text))
    return ReadFact(None if is_none else text.strip())


def _read_date(text: str) -> ReadFact:
    date = read_date(text)
    return ReadFact(date.iso, DATE_FAULTS[date.fault] if date.fault else None)


def _read_number(text: str) -> ReadFact:
    read = read_phones(text)
    problem = ProblemKind.PHONE_INVALID if read.invalid else None
    return ReadFact(read.first or read.second, problem)


def read_tags(text: str) -> tuple[str, ...]:
    """Read tags as they are typed, one behind the other: 红色村、优秀书记."""
    words = (word.strip() for word in _BETWEEN_TAGS.split(text))
    return tuple(dict.fromkeys(word for word in words if word and plain(word) not in NOTHING))


_BETWEEN_TAGS = re.compile(r"[、，,;；/|\s]+")


def _reads_codes(codes: type[Code]) -> Reader:
    words = {label(code): code for code in codes}
    return lambda text: ReadFact(words.get(plain(text)))


_READERS: Mapping[Kind, Reader] = {
    Kind.TEXT: _read_text,
    Kind.DATE: _read_date,
    Kind.NUMBER: _read_number,
    Kind.YES_NO: lambda text: ReadFact(read_yes_no(text)),
}


def further(
    name: str,
    words: Words,
    *,
    kind: Kind = Kind.TEXT,
    codes: type[Code] | None = None,
    heading: str = "",
    headers: tuple[str, ...] = (),
    mask: Callable[[str], str] | None = None,
    width: float = 15,
) -> Field:
    """Return the row of a fact that nothing but its row and its column of a migration knows.

    Args:
        name: attribute of listed people and of facts, and the column.
        words: what it is called; the Chinese word is a header word and heads its printed column.
        kind: TEXT, CODE, DATE, NUMBER or YES_NO.
        codes: of a CODE.
        heading: its words in ``header_synonyms.json``, if they stand under another name.
        headers: header words beside those.
        mask: what may be shown of it, if not all of it may; of a number its ends.
        width: of its printed column, in characters.
    """
    return Field(
        name,
        words,
        kind=kind,
        codes=codes,
        read=_reads_codes(codes) if codes else _READERS[kind],
        mask=mask or (mask_phone if kind is Kind.NUMBER else mask_within),
        heading=heading,
        headers=(words.zh, *headers),
        traits=_ORDINARY - {Trait.LISTED} if kind is Kind.TEXT else _ORDINARY,
        printed=Printed(_FURTHER, width, is_centred=kind is not Kind.TEXT, always=False),
        is_further=True,
    )


_FURTHER = 95
"""Further columns are printed before the note."""


# --- the table -------------------------------------------------------------------------------

FIELDS: tuple[Field, ...] = (
    Field(
        "name",
        Words("姓名", "Name"),
        kind=Kind.NAME,
        traits=frozenset({Trait.ONE_COLUMN, Trait.KEPT, Trait.PUT_RIGHT}),
        printed=Printed(10, 10),
    ),
    Field(
        "gender",
        Words("性别", "Gender"),
        kind=Kind.CODE,
        codes=Gender,
        proof=Proof.WITHOUT_HEADER,
        traits=_ORDINARY - {Trait.LISTED} | {Trait.SPLIT},
        printed=Printed(20, 5),
    ),
    Field(
        "birth",
        Words("出生年月", "Born"),
        kind=Kind.DATE,
        proof=Proof.FORM,
        traits=_ORDINARY - {Trait.DITTO, Trait.MERGED},
        printed=Printed(40, 11),
    ),
    Field(
        "ethnicity",
        Words("民族", "Ethnicity"),
        read=lambda text: ReadFact(read_ethnicity(text)),
        heading="nation",
        proof=Proof.PEOPLE,
        traits=_ORDINARY - {Trait.PUT_RIGHT},
        printed=Printed(30, 7),
    ),
    further("native_place", Words("籍贯", "Native place"), heading="native"),
    Field(
        "education",
        Words("学历", "Education"),
        kind=Kind.CODE,
        codes=Education,
        heading="edu",
        proof=Proof.FORM,
        traits=_ORDINARY - {Trait.ONE_COLUMN} | {Trait.SPLIT},
        printed=Printed(50, 10),
    ),
    Field(
        "studying",
        Words("在读", "Still studying"),
        short=Words("在读", "Studying now"),
        kind=Kind.YES_NO,
        traits=frozenset(),
    ),
    Field(
        "political_status",
        Words("政治面貌", "Political status"),
        kind=Kind.CODE,
        codes=PoliticalStatus,
        heading="party",
        proof=Proof.FORM,
        traits=_ORDINARY - {Trait.ONE_COLUMN} | {Trait.SPLIT},
        printed=Printed(60, 13),
    ),
    Field(
        "party_joined",
        Words("入党时间", "Joined the party"),
        kind=Kind.DATE,
        heading="party_date",
        traits=frozenset({Trait.LISTED, Trait.KEPT, Trait.PUT_RIGHT}),
        printed=Printed(65, 11),
    ),
    further(
        "professional_title",
        Words("专业技术职务", "Professional title"),
        headers=("专业技术职称", "专业技术资格", "技术职称", "技术职务", "职称"),
    ),
    Field(
        "id_number",
        Words("身份证号码", "Identity number"),
        short=Words("身份证号", "Identity number"),
        kind=Kind.NUMBER,
        mask=mask_id_number,
        heading="idno",
        proof=Proof.WITHOUT_HEADER,
        traits=frozenset({Trait.ONE_COLUMN, Trait.KEPT, Trait.PUT_RIGHT}),
        printed=Printed(80, 21),
    ),
    Field(
        "phone",
        Words("联系电话", "Phone"),
        short=Words("手机", "Phone"),
        kind=Kind.NUMBER,
        mask=mask_phone,
        proof=Proof.WITHOUT_HEADER,
        traits=frozenset({Trait.WIDE, Trait.SPLIT, Trait.KEPT, Trait.PUT_RIGHT}),
        printed=Printed(85, 19),
    ),
    Field(
        "second_phone",
        Words("第二电话", "Second phone"),
        short=Words("备用电话", "Second phone"),
        kind=Kind.NUMBER,
        mask=mask_phone,
        traits=frozenset(),
    ),
    further(
        "home_address",
        Words("家庭住址", "Home address"),
        heading="address",
        mask=mask_text,
        width=30,
    ),
    Field(
        "village",
        Words("村（社区）", "Village"),
        kind=Kind.DIVISION,
        fact="division_id",
        traits=frozenset({Trait.ONE_COLUMN, Trait.KEPT, Trait.PUT_RIGHT}),
    ),
    Field(
        "town",
        Words("镇（街道）", "Township"),
        kind=Kind.DIVISION,
        fact="",
        traits=frozenset({Trait.ONE_COLUMN}),
    ),
    Field(
        "posts",
        Words("职务", "Posts"),
        kind=Kind.POSTS,
        fact="",
        heading="post",
        proof=Proof.PEOPLE,
        traits=_ORDINARY - {Trait.ONE_COLUMN, Trait.LISTED} | {Trait.WIDE, Trait.SPLIT},
        printed=Printed(70, 28, is_centred=False, header="现任职务"),
    ),
    Field(
        "newly_elected",
        Words("新任", "Newly elected"),
        kind=Kind.YES_NO,
        fact="",
        heading="first_term",
        traits=frozenset({Trait.MERGED, Trait.LISTED, Trait.KEPT}),
        printed=Printed(75, 10, header="新任/连任"),
    ),
    further(
        "in_post_since",
        Words("任现职时间", "In this post since"),
        kind=Kind.DATE,
        heading="post_date",
    ),
    Field(
        "veteran",
        Words("退役军人", "Veteran"),
        kind=Kind.YES_NO,
        read=_READERS[Kind.YES_NO],
        traits=frozenset(),
    ),
    further(
        "health",
        Words("健康状况", "Health"),
        headers=("健康情况", "身体状况", "身体健康状况", "身体情况"),
        mask=mask_text,
    ),
    Field(
        "tags",
        Words("标签", "Tags"),
        kind=Kind.TAGS,
        read=lambda text: ReadFact(read_tags(text) or None),
        headers=("标签", "人员标签", "选调类别", "选调标签"),
        traits=_ORDINARY - {Trait.LISTED},
        printed=Printed(_FURTHER, 15, is_centred=False, always=False),
    ),
    Field(
        "note",
        Words("备注", "Note"),
        read=lambda text: ReadFact(text.strip() or None),
        heading="remark",
        traits=frozenset({Trait.DITTO, Trait.KEPT, Trait.PUT_RIGHT}),
        printed=Printed(99, 15, is_centred=False),
    ),
)
"""Every fact, in the order in which it is asked for."""


# --- looking into the table ----------------------------------------------------------------------


@cache
def by_name() -> Mapping[str, Field]:
    """Return the fields by name, and by the name of their fact."""
    return {field.fact_name: field for field in FIELDS} | {field.name: field for field in FIELDS}


def with_trait(trait: Trait) -> tuple[str, ...]:
    """Return the names of the fields with a trait."""
    return tuple(field.name for field in FIELDS if trait in field.traits)


@cache
def of_kind(kind: Kind) -> tuple[str, ...]:
    """Return the names of the facts of a kind."""
    return tuple(f.fact_name for f in FIELDS if f.kind is kind and f.fact_name)


def proving(proof: Proof) -> frozenset[str]:
    """Return the names of the fields whose columns prove so much."""
    return frozenset(field.name for field in FIELDS if field.proof >= proof)


def further_fields() -> tuple[Field, ...]:
    """Return the fields that nothing but their rows and columns know."""
    return tuple(field for field in FIELDS if field.is_further)


def readers() -> Mapping[str, Reader]:
    """Return how a cell is read by itself, by the fields of which it can be."""
    return {field.name: field.read for field in FIELDS if field.read}


def with_further_fields(struct: type[_S]) -> type[_S]:
    """Let a record of a person have the further fields, last; ``None``: nobody told."""
    return msgspec.defstruct(  # type: ignore[return-value]  # a subclass of the record
        struct.__name__,
        [(field.name, Any, None) for field in further_fields()],
        bases=(struct,),
        module=struct.__module__,
        namespace={"__doc__": struct.__doc__},
    )
