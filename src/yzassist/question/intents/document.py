"""What is asked of the document itself: its fields, its chapters, and a clause by its number."""

from __future__ import annotations

from yzassist.question.intents.reading import Asked, Decision, Reading
from yzassist.question.model import Intent
from yzassist.question.phrases import phrase

_SHORT_TOPIC = 8
"""Characters beside a metadata cue up to which nothing else is asked about (该文来源于哪个网站)."""
_OF_FILE = {f"metadata.{name}" for name in ("document_number", "document_kind", "topic_class", "source")}


def field_of_file(asked: Asked) -> Decision | None:
    """A field that only a file has, with little beside it: 该文来源于哪个网站."""
    of_file = asked.reading.names & _OF_FILE and len(asked.reading.topic) <= _SHORT_TOPIC
    return asked.decided(Intent.METADATA) if of_file else None


def fields_of_document(asked: Asked) -> Decision | None:
    """Several fields, or one asked right behind the document itself: 写报告要引用，这份通知的文号是多少."""
    reading = asked.reading
    several = sum(name.startswith("metadata.") for name in reading.names) > 1
    fields = (several or _asks_of_document(reading)) and not reading.slots.clauses
    return asked.decided(Intent.METADATA) if fields else None


def field_alone(asked: Asked) -> Decision | None:
    """A field, with no subject of the plan beside it: 几家一起发的."""
    reading = asked.reading
    of_document = reading.about_document or not reading.plan_topic
    alone = "metadata" in reading.groups and not reading.slots.clauses and of_document
    return asked.decided(Intent.METADATA) if alone else None


def body_among_issuers(asked: Asked) -> Decision | None:
    """Whether a body of which a clause was told issued the document too: 第三条里甲部牵头，它也是联合发文的吧."""
    reading, among = asked.reading, phrase("issued_among").search(asked.reading.text)
    issued = [match.start for match in reading.cues if match.cue.name == "issuers"]
    told_before = any(slot.end <= start for slot in reading.slots.departments for start in issued)
    put = asked.polar or phrase("body_put_among").search(reading.text)
    open_ask = set(asked.asks) - {Intent.RESPONSIBILITY} or phrase("asking").search(reading.text)
    return Decision(Intent.METADATA, (), True) if among and told_before and put and not open_ask else None


def whole_plan(asked: Asked) -> Decision | None:
    """What all of it says: 方案讲了什么."""
    reading, slots = asked.reading, asked.reading.slots
    about_all = "clause.clause_about" in reading.names and not reading.groups & {"count", "metadata", "list"}
    narrowed = reading.has_topic or asked.asks or slots.clauses or slots.chapters or slots.departments
    return asked.decided(Intent.CHAPTER) if about_all and not narrowed else None


def chapters(asked: Asked) -> Decision | None:
    """Whole chapters, or the chapter of something: 第三章讲什么, 幼儿园在哪一章."""
    of_chapter = "chapter.which_chapter" in asked.reading.names or _names_chapters_only(asked.reading)
    return asked.decided(Intent.CHAPTER) if of_chapter else None


def number_in_clause(asked: Asked) -> Decision | None:
    """How many there are in a numbered clause: 第六条有几个部门."""
    reading = asked.reading
    counted = "count" in reading.groups or phrase("bodies_counted").search(reading.text)
    checked = asked.polar or "compare.exceeds" in reading.names
    return asked.decided(Intent.COUNT) if reading.slots.clauses and counted and not checked else None


def numbered_clause(asked: Asked) -> Decision | None:
    """What a numbered clause says: 第三十二条讲什么."""
    narrowed = asked.asks or asked.polar or "compare" in asked.reading.groups
    return asked.decided(Intent.CLAUSE) if asked.reading.slots.clauses and not narrowed else None


def _asks_of_document(reading: Reading) -> bool:
    """True when a metadata cue stands right behind the document itself (写报告要引用，这份通知的文号是多少)."""
    metadata = [match for match in reading.cues if match.cue.group == "metadata"]
    own = metadata and phrase("own_field").search(reading.text)
    return bool(own) or any(phrase("document_itself").search(reading.text[: match.start]) for match in metadata)


def _names_chapters_only(reading: Reading) -> bool:
    """True when whole chapters are asked about: no department, date, count or lack (没有写明) narrows the question."""
    slots = reading.slots
    if slots.departments or slots.dates or reading.groups & {"polar", "mention", "set"}:
        return False
    if slots.chapters:
        narrowed = reading.plan_topic and phrase("clauses_saying").search(reading.text)  # 第六章哪几条规定了罚款
        return not narrowed and ("count" not in reading.groups or len(slots.chapters) > 1)
    if "chapter.of_subject" in reading.names and reading.plan_topic:
        return True  # 公众参与 章节名称
    if "chapter.blocks" in reading.names:
        return not reading.plan_topic and "条" not in reading.text
    return "chapter.all_chapters" in reading.names and not reading.plan_topic and "count" not in reading.groups
