"""The shipped plan: its outline, its metadata, its repaired text."""

from __future__ import annotations

from yzassist.documents.model import Plan

# measures of more than one paragraph, counted by eye
PARAGRAPHS = {2: 4, 6: 3, 8: 2, 22: 2, 24: 2, 28: 2, 31: 2, 32: 2, 35: 2, 37: 5}


def test_it_has_six_chapters_and_thirty_eight_measures(yangtze: Plan) -> None:
    assert [chapter.label for chapter in yangtze.chapters] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert [chapter.heading for chapter in yangtze.chapters][1] == "持续深化水环境综合治理"
    assert [measure.number for measure in yangtze.measures] == list(range(1, 39))
    assert [len(chapter.measures) for chapter in yangtze.chapters] == [4, 12, 8, 3, 5, 6]
    assert yangtze.warnings == ()


def test_each_measure_has_its_paragraphs(yangtze: Plan) -> None:
    assert {m.number: len(m.paragraphs) for m in yangtze.measures if len(m.paragraphs) != 1} == PARAGRAPHS


def test_headings_lose_number_and_full_stop(yangtze: Plan) -> None:
    measure = yangtze.measure(27)
    assert measure is not None
    assert (measure.label, measure.heading, measure.chapter) == ("（二十七）", "切实保障基本生态流量（水位）", 4)


def test_sentences_cut_by_a_page_break_are_joined(yangtze: Plan) -> None:
    for whole in (
        "县级城市建成区黑臭水体基本消除",
        "因地制宜基本建立生活垃圾分类投放",
        "逐步实现与各地监管平台",
        "掌握长江水生态状况及变化趋势",
    ):
        assert whole in yangtze.text


def test_no_blank_stands_beside_a_digit(yangtze: Plan) -> None:
    assert "到2025年年底，长江流域总体水质保持优良" in yangtze.text
    assert "沿江1公里内化工企业搬改关" in yangtze.text


def test_metadata_comes_from_the_header(yangtze: Plan) -> None:
    metadata = yangtze.metadata
    assert metadata.title == "深入打好长江保护修复攻坚战行动方案"
    assert metadata.document_number == "环水体〔2022〕55号"
    assert metadata.date == "2022-08-31"
    assert metadata.source == "生态环境部网站"
    assert metadata.kind == "通知"
    assert metadata.topic.startswith("城乡建设、环境保护")
    assert len(metadata.issuers) == 17
    assert metadata.issuers[0] == "生态环境部"
    assert metadata.issuers[-1] == "矿山安监局"
    assert metadata.addressees[:2] == ("上海", "江苏")
    assert metadata.addressees[-1] == "国家矿山安全监察局各省级局"


def test_front_matter_is_told_from_the_preamble(yangtze: Plan) -> None:
    preamble = [p for p in yangtze.front if p.clause_label == "引言"]
    assert len(preamble) == 1
    assert preamble[0].text.startswith("长江是中华民族的母亲河")
    assert preamble[0].text.endswith("制定本行动方案。")
    assert all(p.clause_label == "文件信息" and p.clause_number is None for p in yangtze.front if p not in preamble)


def test_every_paragraph_and_sentence_is_found_at_its_offsets(yangtze: Plan) -> None:
    assert len({p.id for p in yangtze.paragraphs}) == len(yangtze.paragraphs)
    for paragraph in yangtze.paragraphs:
        assert yangtze.text[paragraph.start : paragraph.start + len(paragraph.text)] == paragraph.text
        for sentence in paragraph.sentences:
            assert paragraph.text[sentence.start : sentence.end] == sentence.text


def test_sentences_leave_the_responsibility_notes_out(yangtze: Plan) -> None:
    sentences = [s.text for measure in yangtze.measures for p in measure.paragraphs for s in p.sentences]
    assert not [text for text in sentences if text.endswith(("参与）", "负责）", "不再列出）"))]
    assert yangtze.paragraph("yangtze-action-plan-2022/6/1").sentences[-1].text.endswith("力争提前一年完成。")
