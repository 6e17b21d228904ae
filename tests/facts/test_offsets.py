"""Whatever a plan says, every fact stands where it says it stands."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from yzassist.documents.model import Measure, Paragraph
from yzassist.documents.sentences import split_sentences
from yzassist.facts.dates.deadlines import extract_deadlines
from yzassist.facts.departments.vocabulary import load_vocabulary
from yzassist.facts.duties.responsibilities import extract_responsibilities
from yzassist.facts.model import Span
from yzassist.facts.values.targets import extract_targets

ISSUED = date(2024, 1, 10)
PIECES = (
    *[
        "县教育局",
        "省生态环境厅",
        "清溪水务集团",
        "各市（州）、县（市、区）人民政府",
        "有关部门",
        "由",
        "会同",
        "负责",
        "牵头",
        "配合",
        "负总责",
        "对",
    ],
    *[
        "牵头单位：",
        "责任单位：",
        "配合单位",
        "完成时限：",
        "备注：",
        "2025年6月底前",
        "每年11月底前",
        "6月底前",
        "年底前",
        "2025—2027年",
    ],
    *[
        "“十四五”末",
        "自印发之日起30日内",
        "提前一年",
        "覆盖率",
        "达到",
        "80%—85%",
        "分别",
        "93%",
        "比2020年",
        "提高",
        "5个百分点",
        "以上",
    ],
    *[
        "翻一番",
        "零增长",
        "由7天延长至10天",
        "12座",
        "不低于",
        "万元",
        "至",
        "3",
        "建设",
        "完成",
        "、",
        "，",
        "；",
        "。",
        "：",
        "（",
        "）",
        "等",
        "和",
    ],
)
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=24).map("".join)


def measure_of(parts: list[str]) -> Measure:
    paragraphs = tuple(
        Paragraph(
            id=f"p{number}", document_id="d", clause_number=1, clause_label="（一）", heading="目标", chapter=None,
            number=number, start=0, text=text, sentences=split_sentences(text),
        )
        for number, text in enumerate(parts, 1)
    )  # fmt: skip
    return Measure(number=1, label="（一）", heading="目标", chapter=None, paragraphs=paragraphs)


@given(st.lists(texts, min_size=1, max_size=3))
def test_every_span_lies_in_its_paragraph_and_holds_its_text(parts: list[str]) -> None:
    measure = measure_of(parts)
    text_by_id = {paragraph.id: paragraph.text for paragraph in measure.paragraphs}

    def text_of(span: Span) -> str:
        assert 0 <= span.start <= span.end <= len(text_by_id[span.paragraph_id])
        return text_by_id[span.paragraph_id][span.start : span.end]

    deadlines = [d for paragraph in measure.paragraphs for d in extract_deadlines(paragraph, ISSUED)]
    for deadline in deadlines:
        assert text_of(deadline.expression) == deadline.text != ""
        assert text_of(deadline.governs) is not None
        assert deadline.date >= date(2020, 1, 1)
    for target in extract_targets(measure, deadlines, ISSUED):
        stated = text_of(target.span)
        assert target.indicator
        assert all(text_of(value.span) == value.text != "" for value in target.values)
        assert all(value.text in stated for value in target.values)
    for responsibility in extract_responsibilities(measure, load_vocabulary()):
        note = text_of(responsibility.note)
        assert text_of(responsibility.governs) is not None
        for group in responsibility.groups:
            assert group.departments
            for mention in group.departments:
                assert mention.name
                assert mention.name in note
                text = text_by_id[responsibility.note.paragraph_id]
                assert text[mention.start : mention.end] == mention.name
