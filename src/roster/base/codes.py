"""The short codes that are stored, exchanged and printed by their labels (roster.base.labels)."""

from __future__ import annotations

from enum import StrEnum


class DivisionTier(StrEnum):
    """Rank of a unit in the code tree (DOMAIN.md section 1.1)."""

    COUNTRY = "country"
    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"


class Tier(StrEnum):
    """Who holds a training."""

    PROVINCE = "province"
    CITY = "city"
    COUNTY = "county"
    TOWNSHIP = "township"


class Gender(StrEnum):
    """GB/T 2261.1 without its "unknown" values, which are kept as nothing."""

    MALE = "male"
    FEMALE = "female"


class Education(StrEnum):
    """Finished education, highest first (DOMAIN.md section 3.2)."""

    POSTGRADUATE = "postgraduate"
    BACHELOR = "bachelor"
    ASSOCIATE = "associate"
    SECONDARY_VOCATIONAL = "secondary_vocational"
    HIGH_SCHOOL = "high_school"
    MIDDLE_SCHOOL = "middle_school"
    PRIMARY = "primary"
    NONE = "none"


class PoliticalStatus(StrEnum):
    """Political status, the parties beside the CPC taken together."""

    CPC_MEMBER = "cpc_member"
    CPC_PROBATIONARY = "cpc_probationary"
    LEAGUE = "league"
    DEMOCRATIC_PARTY = "democratic_party"
    NONE = "none"
    MASSES = "masses"


class Post(StrEnum):
    """Village posts in the order in which a list of a village names them (section 2.1)."""

    SECRETARY = "P1"
    HEAD = "V1"
    DEPUTY_SECRETARY = "P2"
    DEPUTY_HEAD = "V2"
    PARTY_MEMBER = "P3"
    COMMITTEE_MEMBER = "V3"
    SUPERVISION_HEAD = "S1"
    SUPERVISION_MEMBER = "S2"
    ECONOMY_HEAD = "E1"
    ECONOMY_DEPUTY = "E2"
    ECONOMY_DIRECTOR = "E3"
    ECONOMY_SUPERVISOR = "E4"
    FIRST_SECRETARY = "X1"
    RESERVE = "X2"
    OTHER = "other"


TWO_COMMITTEES = frozenset(
    {
        Post.SECRETARY,
        Post.DEPUTY_SECRETARY,
        Post.PARTY_MEMBER,
        Post.HEAD,
        Post.DEPUTY_HEAD,
        Post.COMMITTEE_MEMBER,
    }
)
"""The "两委": party organisation and villagers' or residents' committee."""

FOUR_LEADING = frozenset({Post.SECRETARY, Post.HEAD, Post.SUPERVISION_HEAD, Post.ECONOMY_HEAD})
"""The four leading posts that the county must train (section 8, row 14)."""


class EndReason(StrEnum):
    """Why a post ended (section 2.2)."""

    TERM_OVER = "term_over"
    RESIGNED = "resigned"
    REMOVED = "removed"
    RECALLED = "recalled"
    TRANSFERRED = "transferred"
    DIED = "died"
    CORRECTED = "corrected"


class TrainingKind(StrEnum):
    """What kind of gathering a training is."""

    TRAINING = "training"
    DEMONSTRATION = "demonstration"
    OATH = "oath"
    TALK = "talk"


TEACHING = frozenset({TrainingKind.TRAINING, TrainingKind.DEMONSTRATION})
"""Gatherings at which something is taught: they count for coverage and class hours."""


class TrainingState(StrEnum):
    """Where a training stands."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class PartOfDay(StrEnum):
    """The half-days by which attendance is counted."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Mark(StrEnum):
    """What a half-day's cell says (section 4.4); no mark yet is ``None``.

    ``NOT_COUNTED``: this half-day is not the person's (came into the training later).
    """

    PRESENT = "present"
    LATE = "late"
    LEFT_EARLY = "left_early"
    PERSONAL_LEAVE = "personal_leave"
    SICK_LEAVE = "sick_leave"
    OFFICIAL_LEAVE = "official_leave"
    ABSENT = "absent"
    NOT_COUNTED = "not_counted"


ATTENDED = frozenset({Mark.PRESENT, Mark.LATE, Mark.LEFT_EARLY})
"""Marks of somebody who was there."""

LEAVE = frozenset({Mark.PERSONAL_LEAVE, Mark.SICK_LEAVE, Mark.OFFICIAL_LEAVE})
"""Marks of somebody who was excused."""


class Completion(StrEnum):
    """How an enrollment ended: 结业, 未结业, 退学, 待补训 (section 4.5)."""

    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"
    EXPELLED = "expelled"
    MAKEUP_DUE = "makeup_due"


class EnteredBy(StrEnum):
    """How a mark came into the grid."""

    KEY = "key"
    REST_PRESENT = "rest_present"
    SCANNER = "scanner"
    PASTE = "paste"
    LEAVE = "leave"
    COMMAND = "command"


class MeantBy(StrEnum):
    """What of an audience rule fits somebody; ``BY_HAND``: none, the clerk put them on the list."""

    POST = "post"
    NEWLY_ELECTED = "newly_elected"
    TAG = "tag"
    UNIT = "unit"
    EVERYBODY = "everybody"
    BY_HAND = "by_hand"


class NoLongerMeant(StrEnum):
    """Why somebody whom a notice called is not meant by its rule any more."""

    POST_ENDED = "post_ended"
    POST_EXCLUDED = "post_excluded"
    NOT_NEWLY_ELECTED = "not_newly_elected"
    TAG_GONE = "tag_gone"
    UNIT_LEFT = "unit_left"


class LikeWalkIn(StrEnum):
    """Why a person of the file may be the one who walked in, the likeliest first."""

    NAME_AND_UNIT = "name_and_unit"
    NAME = "name"
    SOUND_AND_UNIT = "sound_and_unit"
    NEAR_NAME_AND_UNIT = "near_name_and_unit"


class SeatOrder(StrEnum):
    """By what the seats of a class are given, the best first."""

    POST = "post"
    UNIT = "unit"
    NAME = "name"


class PlanFault(StrEnum):
    """What could not be understood in a pasted timetable or training plan."""

    DATE_MISSING = "date_missing"
    DATE_UNREADABLE = "date_unreadable"
    DATE_AMBIGUOUS = "date_ambiguous"
    WEEKDAY_DIFFERS = "weekday_differs"
    PART_UNKNOWN = "part_unknown"
    TIME_CONTRADICTS = "time_contradicts"
    HOURS_UNREADABLE = "hours_unreadable"
    NO_CLASS = "no_class"
    NOT_UNDERSTOOD = "not_understood"
    TITLE_MISSING = "title_missing"
    AUDIENCE_UNKNOWN = "audience_unknown"
    NUMBER_UNREADABLE = "number_unreadable"
    DAYS_DIFFER = "days_differ"


class CertificateState(StrEnum):
    """Whether a certificate holds; in doubt until somebody decides (roster.certificates.doubts)."""

    VALID = "valid"
    IN_DOUBT = "in_doubt"
    CORRECTED = "corrected"
    VOID = "void"


class Doubt(StrEnum):
    """What is no longer as a certificate says."""

    NOT_COMPLETED = "not_completed"
    REOPENED = "reopened"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    ANOTHER = "another"
    NAME = "name"
    UNIT = "unit"
    POSTS = "posts"
    TITLE = "title"
    DAYS = "days"
    HOURS = "hours"
    ORGANIZER = "organizer"
    PLACE = "place"


class Shortfall(StrEnum):
    """Why somebody does not complete a training."""

    BLANK = "blank"
    ABSENT = "absent"
    LEAVE = "leave"
    EXAM = "exam"
    NEVER_THERE = "never_there"
    DECIDED = "decided"


class RulePreset(StrEnum):
    """Completion rules found in use, to begin from (section 4.5)."""

    NATIONAL = "national"
    ONE_FIFTH = "one_fifth"
    ONE_DAY = "one_day"
    TWO_DAYS_EXPEL = "two_days_expel"
    THREE_ABSENCES = "three_absences"
    EXAM = "exam"


class ScanResult(StrEnum):
    """What became of something held under the scanner at the door."""

    SIGNED = "signed"
    ALREADY_HERE = "already_here"
    NOT_IN_TRAINING = "not_in_training"
    UNKNOWN = "unknown"


class RowKind(StrEnum):
    """What becomes of a row of a list that is imported."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    BAD = "bad"


class RowReason(StrEnum):
    """Why a row of a list was recognised, stopped or left out."""

    NOT_KNOWN = "not_known"
    ID_NUMBER = "id_number"
    NAME_VILLAGE_BIRTH = "name_village_birth"
    NAME_PHONE = "name_phone"
    SAME_ROW_BEFORE = "same_row_before"
    TWO_CANDIDATES = "two_candidates"
    ID_OF_ANOTHER = "id_of_another"
    NO_NAME = "no_name"
    NO_VILLAGE = "no_village"
    FORBIDDEN_POSTS = "forbidden_posts"
    NAME_VILLAGE = "name_village"
    CHOSEN = "chosen"
    LEFT_WAITING = "left_waiting"


class Question(StrEnum):
    """What is asked about a row of a list that may be somebody."""

    WHO = "who"
    FACTS_DIFFER = "facts_differ"
    NUMBER_DIFFERS = "number_differs"
    OTHER_VILLAGE = "other_village"


class Difference(StrEnum):
    """What a list's value does to another value that the file has of a known person."""

    LIST_WINS = "list_wins"
    FILL_EMPTY = "fill_empty"
    FILE_WINS = "file_wins"


class EarlierPosts(StrEnum):
    """What becomes of posts that a list no longer names of somebody whom it gives others."""

    STAY = "stay"
    END = "end"


class GreyRule(StrEnum):
    """What becomes of all rows of one uncertain sort."""

    ASK = "ask"
    IS_PERSON = "is_person"
    IS_NEW = "is_new"


class Contradiction(StrEnum):
    """What becomes of rows that contradict those whom they may be; they are never one person."""

    ASK = "ask"
    IS_NEW = "is_new"


class Verdict(StrEnum):
    """What the clerk says of one row: who it is, and what follows from it.

    ``IS_PERSON`` leaves the person's identity number and home as they are; with
    ``NUMBER_CORRECTED`` the list's number takes the place of the file's; with ``MOVED`` the home
    becomes the list's and posts elsewhere end; with ``OLD_POST_ENDED`` only the posts end.
    """

    IS_PERSON = "is_person"
    NUMBER_CORRECTED = "number_corrected"
    MOVED = "moved"
    OLD_POST_ENDED = "old_post_ended"
    IS_NEW = "is_new"
    WAITS = "waits"


class WaitingState(StrEnum):
    """What became of a row that was put aside at an import."""

    WAITING = "waiting"
    TAKEN = "taken"
    DROPPED = "dropped"


class Repair(StrEnum):
    """How a possible identity number differs from the damaged one that was typed."""

    KNOWN_PERSON = "known_person"
    SHIFTED_ROW = "shifted_row"
    NEIGHBOURS_SWAPPED = "neighbours_swapped"
    LOOK_ALIKE_SIGN = "look_alike_sign"
    EXTRA_SIGNS = "extra_signs"
    LAST_SIGNS_MISSING = "last_signs_missing"
    WRONG_DIGIT = "wrong_digit"
    DIGIT_LEFT_OUT = "digit_left_out"
    DIGIT_TOO_MANY = "digit_too_many"
    DIGITS_LOST = "digits_lost"


class Evidence(StrEnum):
    """What speaks for a possible identity number."""

    BIRTH = "birth"
    GENDER = "gender"
    NAME = "name"
    VILLAGE = "village"
    PHONE = "phone"
    REMAINS = "remains"
    COUNTY = "county"
    RUN = "run"


class AnswerNote(StrEnum):
    """What is not as in the sender's file in the copy with marks."""

    NEW_WORKBOOK = "new_workbook"
    PROTECTION_REMOVED = "protection_removed"
    COMMENTS_UNSEEN = "comments_unseen"


class Act(StrEnum):
    """What a clerk does: the names of actions in the journal."""

    CREATE_FILE = "create file"
    ADD_UNIT = "add unit"
    RENAME_UNIT = "rename unit"
    CLOSE_UNIT = "close unit"
    IMPORT = "import roster"
    TAKE_WAITING = "take waiting rows"
    DROP_WAITING = "drop waiting rows"
    END_LEAVERS = "end posts of leavers"
    REGISTER = "register person"
    CORRECT = "correct person"
    REMOVE = "remove person"
    APPOINT = "appoint"
    END_POST = "end post"
    PLAN = "plan training"
    CHANGE_PLAN = "change training"
    CLONE = "clone training"
    ENROLL = "enroll"
    NOTICE = "send notice"
    WALK_IN = "add walk-in"
    MERGE = "merge walk-in"
    GROUP = "divide into groups"
    SEAT = "give seats"
    OUTCOMES = "record outcomes"
    WITHDRAW = "withdraw"
    OPEN = "open training"
    CLOSE = "close training"
    REOPEN = "reopen training"
    REPLAN = "replan training"
    CALL_OFF = "call off training"
    MARK = "mark attendance"
    SIGN_IN = "sign in"
    LEAVE = "grant leave"
    END_LEAVE = "take leave back"
    MAKEUP = "link makeup"
    DECIDE = "decide outcome"
    EXAM = "enter exam mark"
    ISSUE = "issue certificates"
    VOID = "void certificate"
    KEEP_CERTIFICATE = "keep certificate"
    CORRECT_CERTIFICATE = "correct certificate"
    JUDGE = "judge certificates"
    PRINT = "print certificates"
    EXPORT = "export roster in full"
    SETTINGS = "change settings"
    UNDO = "undo"
    REDO = "redo"


class ProblemKind(StrEnum):
    """What can be wrong with a cell of a list."""

    ID_CHECK_DIGIT = "id_check_digit"
    ID_LENGTH = "id_length"
    ID_DIGITS_LOST = "id_digits_lost"
    ID_BIRTH_MISMATCH = "id_birth_mismatch"
    ID_GENDER_MISMATCH = "id_gender_mismatch"
    ID_DUPLICATE = "id_duplicate"
    BIRTH_AMBIGUOUS = "birth_ambiguous"
    DATE_AMBIGUOUS = "date_ambiguous"
    DATE_UNREADABLE = "date_unreadable"
    VILLAGE_UNKNOWN = "village_unknown"
    VILLAGE_AMBIGUOUS = "village_ambiguous"
    POST_UNKNOWN = "post_unknown"
    POSTS_FORBIDDEN = "posts_forbidden"
    EDUCATION_UNKNOWN = "education_unknown"
    EDUCATION_IN_PROGRESS = "education_in_progress"
    POLITICAL_UNKNOWN = "political_unknown"
    PHONE_INVALID = "phone_invalid"
    NAME_MISSING = "name_missing"
    NAME_SUSPICIOUS = "name_suspicious"
    NAME_UNREAD = "name_unread"
    DUPLICATE_PERSON = "duplicate_person"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    CELL_ERROR = "cell_error"


class ColumnReason(StrEnum):
    """Why a column was taken for a field, or for none."""

    EXACT = "exact"
    BARE = "bare"
    PARENT = "parent"
    CONTAINED = "contained"
    VALUES = "values"
    CHOSEN = "chosen"
    SECOND = "second"
    SOMEBODY_ELSE = "somebody_else"
    UNKNOWN = "unknown"


class ClassPaper(StrEnum):
    """The papers of a class; the last two say what became of it and of its people."""

    SIGN_IN = "sign_in"
    NAME_CARDS = "name_cards"
    BADGES = "badges"
    SEATING = "seating"
    GROUPS = "groups"
    CONTACTS = "contacts"
    TIMETABLE = "timetable"
    RECEIPT = "receipt"
    SUMMARY = "summary"
    RECORDS = "records"
