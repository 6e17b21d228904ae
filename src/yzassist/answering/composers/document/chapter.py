"""What a chapter contains: one line a measure."""

from __future__ import annotations

from yzassist.answering.context import Context
from yzassist.answering.draft import Draft, Line, opening_quote, refuse
from yzassist.answering.nearby import nearby_questions
from yzassist.documents.model import Chapter, Measure
from yzassist.question.model import Question
from yzassist.retrieval.model import Evidence

BESIDE = ("专栏", "附件")
"""What stands beside the measures and is not counted with them."""


def measure_line(measure: Measure) -> Line:
    """``（六）深入推进城镇污水垃圾处理``, resting on the measure's first sentence."""
    return Line(f"{measure.label}{measure.heading}", (opening_quote(measure.paragraphs[0]),), bullet=True)


def counted_measures(chapter: Chapter) -> tuple[Measure, ...]:
    """The measures of a chapter that are counted: not its boxes, its annexes and the text that introduces it, unless it
    has nothing else."""
    inside = [measure for measure in chapter.measures if not measure.label.startswith(BESIDE)]
    return tuple(m for m in inside if m.label != chapter.label) or tuple(inside) or chapter.measures


def named_chapters(question: Question, context: Context) -> tuple[Chapter, ...]:
    """Chapters named by number, or by their heading."""
    chapters = [chapter for plan in context.library.plans for chapter in plan.chapters]
    return tuple(
        chapter
        for chapter in chapters
        if chapter.number in question.slots.chapters or (chapter.heading and chapter.heading in question.chinese)
    )


def _chapter_of(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The chapter in which the named clause, or the best paragraph, stands."""
    found = evidence.best
    measure = context.library.measure_of(found.paragraph) if found else None
    for plan in context.library.plans:
        for chapter in plan.chapters:
            if measure is not None and measure in chapter.measures:
                line = measure_line(measure)
                count = str(len(counted_measures(chapter)))
                label = chapter.label.rstrip("、")
                part = label if label.startswith("第") else f"第{label}部分" if label else ""
                text = f"{line.text}在{part}“{chapter.heading}”（该部分共{count}条）。"
                return Draft((Line(text, line.quotes, derived=(chapter.heading, count)),))
    return refuse("not_in_plan", "方案没有提到这个内容。", nearby_questions(evidence))


def _outline(context: Context) -> Draft:
    """Every chapter's heading with the clauses it holds."""
    lines = []
    for plan in context.library.plans:
        lines.append(Line(f"方案共{len(plan.chapters)}个部分：", derived=(str(len(plan.chapters)),)))
        for chapter in plan.chapters:
            counted = counted_measures(chapter)
            first, last, count = counted[0], counted[-1], str(len(counted))
            text = f"{chapter.label}{chapter.heading}（{first.label}至{last.label}，共{count}条）"
            lines.append(Line(text, measure_line(first).quotes, derived=(count,), bullet=True))
    return Draft(tuple(lines))


def compose(question: Question, evidence: Evidence, context: Context) -> Draft:
    """The measures of the named chapters; the outline when none is named."""
    chapters = named_chapters(question, context)
    of_subject = "chapter.of_subject" in question.cues and question.plan_topic
    if ("chapter.which_chapter" in question.cues or of_subject) and not chapters:
        return _chapter_of(question, evidence, context)
    if question.slots.chapters and not chapters:
        count = str(max(len(plan.chapters) for plan in context.library.plans))
        return refuse("no_such_chapter", f"方案只有{count}个部分，没有所问的部分。")
    if not chapters:
        return _outline(context)
    lines: list[Line] = []
    if len(chapters) > 1:
        total = str(sum(len(counted_measures(chapter)) for chapter in chapters))
        lines.append(Line(f"共{total}条。", derived=(total,)))
    for chapter in chapters:
        counted = counted_measures(chapter)
        lead = f"{chapter.label}{chapter.heading}，共{len(counted)}条："
        lines += [Line(lead, derived=(str(len(counted)),)), *map(measure_line, counted)]
    return Draft(tuple(lines))
