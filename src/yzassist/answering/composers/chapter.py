"""What a chapter contains: one line a measure."""

from __future__ import annotations

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, Quote, refuse
from yzassist.documents.model import Chapter, Measure
from yzassist.question.model import Question
from yzassist.retrieval.model import Evidence


def measure_line(measure: Measure) -> Line:
    """``（六）深入推进城镇污水垃圾处理``, resting on the measure's first sentence."""
    first = measure.paragraphs[0]
    end = first.sentences[0].end if first.sentences else len(first.text)
    return Line(f"{measure.label}{measure.heading}", (Quote(first, 0, end),), bullet=True)


def named_chapters(question: Question, context: Context) -> tuple[Chapter, ...]:
    """Chapters named by number, or by their heading."""
    chapters = [chapter for plan in context.library.plans for chapter in plan.chapters]
    return tuple(
        chapter
        for chapter in chapters
        if chapter.number in question.slots.chapters or (chapter.heading and chapter.heading in question.chinese)
    )


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The measures of the named chapters; of all chapters when none is named."""
    chapters = named_chapters(question, context)
    if question.slots.chapters and not chapters:
        count = max(len(plan.chapters) for plan in context.library.plans)
        return refuse("no_such_chapter", f"方案只有{count}个部分，没有所问的部分。")
    if not chapters:
        chapters = tuple(chapter for plan in context.library.plans for chapter in plan.chapters)
    lines: list[Line] = []
    for chapter in chapters:
        count = str(len(chapter.measures))
        lines.append(Line(f"{chapter.label}{chapter.heading}，共{count}条：", derived=(count,)))
        lines += [measure_line(measure) for measure in chapter.measures]
    return Draft(tuple(lines))
