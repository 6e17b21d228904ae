"""Who leads, who takes part: the note that governs the asked text, not every note of the clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yzassist.answering.anchor import Anchor, find_anchor
from yzassist.answering.composers.duties.told_duties import closest, is_prose, of_others
from yzassist.answering.composers.passages import wording
from yzassist.answering.composers.passages.runs import run_with
from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, DraftFact, Line, Quote, closed, refuse, span_quote
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Paragraph
from yzassist.facts.duties.first_leads import rule_within
from yzassist.facts.model import Responsibility, Role, RoleGroup
from yzassist.facts.tables.rows import Row
from yzassist.question.model import Question
from yzassist.question.phrases import phrase
from yzassist.question.slots import find_roles
from yzassist.retrieval.coverage import coverage
from yzassist.retrieval.model import Evidence

_ACTOR = re.compile(
    r"部门(?:会同|负责|组织|建立|应当|要)|指导各地|各地(?:相关部门|结合)|各有关部门|各级[^，。]{0,4}(?:支持|负责|部门)"
    r"|(?:^|，|；)(?:相关|有关)(?:省份|省（[区、市]+）|市州|市县|地区|区县)(?!等)"
)  # 部门会同, 相关省份编制
_OTHERS_TOO = re.compile(
    r"还有(?:哪|谁)|一起(?:管|干|做|抓)|其他(?:部门|单位)|别的(?:部门|单位)|分别|各由"
)  # 还有哪些部
_OWN_COVERAGE = 0.5
"""Share of the topic in a sentence that names who acts. Of 336 development questions 0.3 answers the same, 0.7 breaks
one; without such sentences 3 break."""
_BESIDE_SHARE = 0.5
"""Of the coverage of a clause without a note, below which a note elsewhere is of something else. Of 242 questions on
six plans 0.25 and 0.8 answer the same."""
_ROW_COVERAGE = 0.8
"""Share of the topic in what a task table's row is on, for its note to go before that of a whole section. Of
242 questions on six plans 0.5 and 0.95 answer the same."""
_PART = re.compile(r"[^，；,;]+")  # 由谁牵头|，由哪些市州落实
_BRACKETS = "（(【〔["
_SENTENCE_END = re.compile(r"。")  # the note proper ends at 参与。以下均需地方…
_SUBJECT_END = re.compile(r"[，。；：]")  # the first clause of "系统推进城市黑臭水体治理，…"
_LEADS = re.compile(r"(?:[^，。；：]*(?:牵头|配合)，)*")  # 由县消防救援局牵头，|会同县商务局开展…
_SAYS_LEAD = re.compile(r"牵头|主办|会同|总负责")  # a list of which the first leads by the plan's rule does not
_OTHERS = ("其他", "其它", "其余")
_ROLE_TITLE = {Role.LEAD: "牵头单位", Role.RESPONSIBLE: "负责单位", Role.PARTICIPANT: "参与单位"}


def governing_notes(anchor: Anchor, context: Context) -> tuple[tuple[Paragraph, Responsibility], ...]:
    """The notes that govern the anchor: all of a whole measure, else those over the anchor's best sentence."""
    if anchor.whole:
        return tuple((p, note) for p in anchor.paragraphs for note in context.library.responsibilities(p))
    notes = context.library.responsibilities(anchor.paragraph)
    best = anchor.sentence
    if best is not None and len(notes) > 1:
        within = best.sentence
        notes = tuple(n for n in notes if n.governs.start < within.end and within.start < n.governs.end) or notes
    if not notes:  # a paragraph without a note of its own is governed by the next one of its measure
        following = [p for p in context.library.siblings(anchor.paragraph) if p.number > anchor.paragraph.number]
        for paragraph in following:
            if found := context.library.responsibilities(paragraph):
                return ((paragraph, found[0]),)
    return tuple((anchor.paragraph, note) for note in notes)


def group_text(group: RoleGroup) -> str:
    """``A、B按职责分工牵头`` / ``C、D等参与``, in the plan's words."""
    names = "、".join(mention.name for mention in group.departments)
    return f"{names}{'等' if group.open_list else ''}{'按职责分工' if group.by_duty else ''}{group.role}"


def note_text(paragraph: Paragraph, note: Responsibility, roles: tuple[Role, ...] = ()) -> str:
    """The note in the plan's own words, without its brackets and what it adds on local bodies; of asked roles only
    their groups, when it has them; where several are asked, which may be all it has, its own word stays (配合)."""
    end = rule_within(paragraph.text, note.note.start, note.note.end)
    written = paragraph.text[note.note.start : end].strip("（）()。；")
    led_by_rule = any(group.role is Role.LEAD for group in note.groups) and not _SAYS_LEAD.search(written)
    whole = not roles or (len(roles) > 1 and all(group.role in roles for group in note.groups))
    if whole and not led_by_rule:
        return _SENTENCE_END.split(written, maxsplit=1)[0] if note.extends_to_local else written
    groups = [group for group in note.groups if whole or group.role in roles]
    return "，".join(group_text(group) for group in groups or note.groups)


def note_facts(paragraph: Paragraph, note: Responsibility) -> tuple[DraftFact, ...]:
    """A fact for each department of a note."""
    quote = span_quote(paragraph, note.note)
    return tuple(
        DraftFact("responsibility", mention.department_id, mention.name, quote, group.role)
        for group in note.groups
        for mention in group.departments
    )


def subject_of(paragraph: Paragraph, note: Responsibility, row: Row | None) -> Quote:
    """A short name for what a note governs in ``paragraph``: the first clause of its first sentence; of a duty told in
    prose the clause that tells it (灾情稳定后，市应急管理局要会同…完成灾情核定), of a table's row what it is on."""
    start = note.governs.start
    told = note.note.start if is_prose(note) else start
    text = paragraph.text[start : note.governs.end]
    leads = _LEADS.match(text, told - start)
    opens = leads.end() if leads else 0
    subject = text[:opens] + _SUBJECT_END.split(text[opens:], maxsplit=1)[0]
    if row is not None:
        start, subject = row.fields[row.title].start, row.item
    return Quote(paragraph, start, start + len(subject))


def _with_notes(evidence: Evidence, context: Context) -> Evidence:
    """The evidence within measures that have a note; all of it when none has."""
    kept = tuple(
        found
        for found in evidence.paragraphs
        if any(context.library.responsibilities(p) for p in context.library.siblings(found.paragraph))
    )
    return Evidence(kept) if kept else evidence


def _is_apart(evidence: Evidence, context: Context) -> bool:
    """True when the clause found has no note, so that another one's would answer."""
    best = evidence.best
    if best is None or best.paragraph.clause_number is None:
        return False
    return not any(context.library.responsibilities(p) for p in context.library.siblings(best.paragraph))


def _without_note(question: Question, evidence: Evidence, noted: Evidence, context: Context) -> Draft | None:
    """What the wording says where no note does, or a refusal where it does not either; None where a note answers."""
    if (told := wording.who_does_it(question, evidence, context)) is not None:
        return told
    if not _is_apart(evidence, context):
        return None
    if (told := wording.who_acts(question, evidence, context)) is not None:
        return told
    if not _is_beside(evidence, noted) or _row_notes(question, evidence, context):
        return None
    label = evidence.best.paragraph.clause_label if evidence.best else ""
    return refuse("no_responsibility", f"方案{label}没有写明由谁负责。", nearby_questions(evidence))


def _is_beside(evidence: Evidence, noted: Evidence) -> bool:
    """True when the clause found says what was asked about, and those with a note say much less of it."""
    best, other = evidence.best, noted.best
    if best is None or best.coverage < _OWN_COVERAGE:
        return False
    return other is None or other.coverage < _BESIDE_SHARE * best.coverage


def _beside(anchor: Anchor, question: Question, context: Context) -> tuple[tuple[Paragraph, Responsibility], ...]:
    """The notes of the paragraph of the same clause that says as much of the topic (调整的，按照原程序办理: its first
    paragraph says whose that is)."""
    words = context.search.words(question)
    told = [p for p in context.library.siblings(anchor.paragraph) if context.library.responsibilities(p)]
    best = max(told, key=lambda p: coverage(words, p.text), default=None)
    if best is None or coverage(words, best.text) < max(_OWN_COVERAGE, coverage(words, anchor.paragraph.text)):
        return ()
    return tuple((best, note) for note in context.library.responsibilities(best))


def _other_half(
    notes: Sequence[tuple[Paragraph, Responsibility]], context: Context
) -> tuple[tuple[Paragraph, Responsibility], ...]:
    """The duties of the other half of the rule (省直管河道的由省厅发放；|其他河道的由县局发放)."""
    found: list[tuple[Paragraph, Responsibility]] = []
    for paragraph, note in notes:
        within = next((s for s in paragraph.sentences if s.start <= note.note.start < s.end), None)
        if within is None or not is_prose(note):
            continue
        for sentence in run_with(paragraph, within):
            if sentence.text.startswith(_OTHERS) or within.text.startswith(_OTHERS):
                found += [
                    (paragraph, other)
                    for other in context.library.responsibilities(paragraph)
                    if sentence.start <= other.note.start < sentence.end and (paragraph, other) not in (*notes, *found)
                ]
    return tuple(found)


def _row_notes(
    question: Question, evidence: Evidence, context: Context
) -> tuple[tuple[Paragraph, Responsibility], ...]:
    """The notes of the row of a task table that is on the very thing asked about (建设水产品加工园)."""
    words = context.search.words(question)
    for found in evidence.paragraphs:
        row = context.library.row(found.paragraph)
        if row is not None and coverage(words, row.item) >= _ROW_COVERAGE:
            return tuple((found.paragraph, note) for note in context.library.responsibilities(found.paragraph))
    return ()


def _governs(note: Responsibility, paragraph: Paragraph, anchor: Anchor) -> bool:
    """True for a note of the anchor's paragraph, and of a duty told in prose only where it is of the best sentence."""
    best = anchor.sentence
    if paragraph != anchor.paragraph or best is None or anchor.whole or not is_prose(note):
        return paragraph == anchor.paragraph
    return note.governs.start < best.sentence.end and best.sentence.start < note.governs.end


def _named_in_text(anchor: Anchor) -> tuple[Line, ...]:
    """The best sentence when it says itself who acts (省级生态环境部门会同…建立协调工作机制)."""
    best = anchor.sentence
    if anchor.whole or best is None or best.coverage < _OWN_COVERAGE or not _ACTOR.search(best.sentence.text):
        return ()
    quote = Quote(best.paragraph, best.sentence.start, best.sentence.end)
    return (Line(closed(best.sentence.text), (quote,)),)


def _tells(clause: Quote, note: Responsibility, text: str) -> bool:
    """True for the clause of a duty in prose that says of what it is (环卫车辆更新由|市城管局负责)."""
    before, _, rest = clause.text.partition(text)
    return is_prose(note) and before.endswith("由") and not rest and not _SUBJECT_END.search(before)


def _line(paragraph: Paragraph, note: Responsibility, roles: tuple[Role, ...], context: Context, subject: bool) -> Line:
    row, governed = context.library.row(paragraph), context.library.paragraph(note.governs.paragraph_id)
    quote = Quote(paragraph, note.note.start, note.note.end)
    text = note_text(paragraph, note, roles)
    quotes: tuple[Quote, ...] = (quote,)
    named = subject_of(governed, note, row)
    if _tells(named, note, text):
        return Line(f"{named.text}。", (named,), bullet=subject)
    if subject and not text.startswith(named.text.lstrip(_BRACKETS)):  # a note for the whole clause names no subject
        text = f"{named.text}：{text}"
        quotes = (named, quote)
    return Line(f"{text}。", quotes, bullet=subject)


def _times_asked(question: Question) -> int:
    """How many parts of a question ask who (分别由谁组织实施，技术指导由谁负责: two)."""
    return sum(phrase("asking").search(part) is not None for part in _PART.findall(question.core))


def _asks_of_another_part(question: Question) -> bool:
    """True when who does it is asked several times and once without a role (由谁牵头，由哪些市州落实)."""
    asking = [part for part in _PART.findall(question.core) if phrase("asking").search(part)]
    return len(asking) > 1 and any(not find_roles(part) for part in asking)


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The governing note (or notes) with the asked roles; a refusal when the clause has none."""
    noted = _with_notes(evidence, context)
    if (in_turn := wording.who_in_turn(question, evidence)) is not None:
        return in_turn
    if (told := _without_note(question, evidence, noted, context)) is not None:
        return told
    anchor = find_anchor(question, noted, context)
    notes = governing_notes(anchor, context) if anchor else ()
    notes = notes if _times_asked(question) > 1 else closest(notes, question, context)
    if anchor is not None and not any(_governs(note, p, anchor) for p, note in notes):
        notes = _row_notes(question, evidence, context) or notes
    if anchor is not None and not notes:
        notes = _beside(anchor, question, context)
    notes = (*notes, *_other_half(notes, context))
    others_own = of_others(notes, question, context) if context.search.words(question) else ()
    notes = tuple(note for note in notes if note not in others_own)
    if anchor is None or not notes:
        label = anchor.paragraph.clause_label if anchor else ""
        return refuse("no_responsibility", f"方案{label}没有列出责任单位。", nearby_questions(evidence))
    roles = question.slots.roles
    about_body = bool(question.slots.departments) and any(
        cue.startswith("polar.") or cue == "responsibility.what_role" for cue in question.cues
    )
    others = _OTHERS_TOO.search(question.chinese) or _asks_of_another_part(question)
    if about_body or Role.RESPONSIBLE in roles or others:
        roles = ()
    if roles and (having := tuple(n for n in notes if any(group.role in roles for group in n[1].groups))):
        notes = tuple(n for n in notes if n in having or n[1].note != n[1].governs)  # a duty told in passing
    missing = [role for role in roles if not any(g.role is role for _, note in notes for g in note.groups)]
    if missing and len(roles) > 1:
        roles = ()  # 谁牵头谁配合, where the others are responsible
    lead = (Line(f"该项没有单列{'、'.join(_ROLE_TITLE[role] for role in missing)}。"),) if missing else ()
    written = {(paragraph.id, note.note.start): (paragraph, note) for paragraph, note in notes}
    several = len(written) > 1
    lines = tuple(_line(p, note, roles, context, subject=several) for p, note in written.values())
    facts = tuple(fact for paragraph, note in notes for fact in note_facts(paragraph, note))
    return Draft(_named_in_text(anchor) + lead + lines, facts)
