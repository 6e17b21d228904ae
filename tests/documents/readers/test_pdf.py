"""PDF files with text: lines and pages joined, furniture gone, tables; and files that cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from yzassist.documents.base import read_plan
from yzassist.documents.mending.wrapping import columns
from yzassist.errors import CorpusError

FONT = "STSong-Light"
SIZE, LEFT, STEP, COLUMNS, LINES = 14, 80, 22, 30, 20
Write = Callable[..., Path]

TITLE = ["清江市河湖保护与水资源节约集约利用", "三年行动方案（2024—2026年）"]
PARAGRAPHS = [
    "　　为深入贯彻落实国家关于河湖保护和水资源节约集约利用的决策部署，全面提升全市河湖治理能力和水平，"
    "结合本市实际，制定本方案。",
    "　　一、工作目标",
    "　　到2026年12月底，全市国控断面水质优良比例达到90%以上，黑臭水体基本消除，"
    "万元GDP用水量比2023年下降10%。地下水超采得到有效治理。",
    "　　二、重点任务",
    *(
        f"　　（{number}）推进第{number}片区综合治理。开展沿河排污口排查整治，完成雨污分流改造{position}公里，"
        "实现入河污水零直排。加快建设污水处理设施，补齐城镇污水管网短板，提升污水收集处理效能。（市水务局负责）"
        for position, number in enumerate("一二三四五六七八九", start=11)
    ),
]


@pytest.fixture
def write_pdf(tmp_path: Path) -> Write:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))

    def write(paragraphs: list[str], name: str = "plan.pdf", head: str = "", title: list[str] | None = None) -> Path:
        canvas = Canvas(str(tmp_path / name), pagesize=(595, 842))
        lines = [line for text in paragraphs for line in _wrap(text)]
        height, page = 760, 1
        _furnish(canvas, head, page)
        for line in title or []:
            canvas.setFont(FONT, 22)
            canvas.drawCentredString(297, height, line)
            height -= 32
        for line in lines:
            if height < 760 - STEP * LINES:
                canvas.showPage()
                height, page = 760, page + 1
                _furnish(canvas, head, page)
            bare = line.lstrip("\u3000")
            canvas.setFont(FONT, SIZE)
            canvas.drawString(LEFT + SIZE * (len(line) - len(bare)), height, bare)
            height -= STEP
        canvas.save()
        return tmp_path / name

    return write


def _wrap(text: str) -> list[str]:
    lines = [""]
    for char in text:
        if columns(lines[-1] + char) > 2 * COLUMNS and char not in "，。、；）%":
            lines.append("")
        lines[-1] += char
    return lines


def _furnish(canvas: Canvas, head: str, page: int) -> None:
    canvas.setFont(FONT, 9)
    if head:
        canvas.drawString(LEFT, 810, head)
    canvas.drawCentredString(297, 40, f"— {page} —")


def test_lines_and_pages_are_joined_and_furniture_is_gone(write_pdf: Write) -> None:
    plan = read_plan(write_pdf(PARAGRAPHS, head="清江市人民政府办公室文件", title=TITLE))
    assert plan.metadata.title == "".join(TITLE)
    assert plan.text.split("\n") == ["".join(TITLE), *(text.strip("\u3000") for text in PARAGRAPHS)]
    assert [m.number for m in plan.measures] == ["一", *range(1, 10)]
    assert plan.warnings == ()


def test_bare_page_numbers_go_and_a_number_in_the_text_stays(tmp_path: Path, write_pdf: Write) -> None:
    write_pdf([])
    subjects = ("入河排污口", "饮用水水源地", "地下水污染源")
    canvas = Canvas(str(tmp_path / "bare.pdf"), pagesize=(595, 842))
    for page, subject in enumerate(subjects, start=1):
        canvas.setFont(FONT, SIZE)
        canvas.drawString(LEFT + 2 * SIZE, 760, f"{page}、{subject}")
        canvas.drawString(LEFT + 2 * SIZE, 730, f"排查{subject}，建立台账，年底前完成")
        canvas.drawString(LEFT, 708, "12")
        canvas.drawString(LEFT, 686, f"处{subject}。")
        canvas.drawString(297, 40, str(page))
        canvas.showPage()
    canvas.save()
    text = read_plan(tmp_path / "bare.pdf").text
    assert text.split("\n") == [
        part
        for page, subject in enumerate(subjects, start=1)
        for part in (f"{page}、{subject}", f"排查{subject}，建立台账，年底前完成12处{subject}。")
    ]


def test_a_ruled_table_gives_its_rows(tmp_path: Path, write_pdf: Write) -> None:
    write_pdf([])
    canvas = Canvas(str(tmp_path / "table.pdf"), pagesize=(595, 842))
    canvas.setFont(FONT, SIZE)
    canvas.drawString(LEFT, 760, "一、任务清单")
    canvas.drawString(LEFT, 740, "各单位按照下表完成任务，及时报送进展情况。")
    xs, ys = [80, 140, 330, 500], [600, 640, 680, 720]
    canvas.grid(xs, ys)
    rows = [
        ("序号", "工作任务", "完成时限"),
        ("1", "新建水厂3座", "2026年12月底前"),
        ("2", "改造管网", "2027年6月底前"),
    ]
    for row, values in zip(reversed(ys[:-1]), rows, strict=True):
        for x, value in zip(xs[:-1], values, strict=True):
            canvas.drawString(x + 5, row + 12, value)
    canvas.drawString(85 + 60, 602, "120公里")
    canvas.drawString(LEFT, 560, "二、保障措施")
    canvas.drawString(LEFT, 540, "加强领导，落实责任。")
    canvas.save()
    plan = read_plan(tmp_path / "table.pdf")
    assert [p.text for p in plan.measures[0].paragraphs] == [
        "各单位按照下表完成任务，及时报送进展情况。",
        "序号：1；工作任务：新建水厂3座；完成时限：2026年12月底前。",
        "序号：2；工作任务：改造管网120公里；完成时限：2027年6月底前。",
    ]
    assert [m.heading for m in plan.measures] == ["任务清单", "保障措施"]


def test_the_text_of_a_merged_place_stands_in_all_its_rows(tmp_path: Path, write_pdf: Write) -> None:
    write_pdf([])
    canvas = Canvas(str(tmp_path / "merged.pdf"), pagesize=(595, 842))
    canvas.setFont(FONT, SIZE)
    canvas.drawString(LEFT, 780, "一、指标")
    canvas.drawString(LEFT, 760, "各单位按照下表完成任务，及时报送进展情况。")
    xs, ys = [80, 160, 330, 500], [560, 600, 640, 680, 720]
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in (ys[0], *ys[3:]):
        canvas.line(xs[0], y, xs[-1], y)
    for y in ys[1:3]:
        canvas.line(xs[1], y, xs[-1], y)
    rows = [("类别", "指标", "2027年"), ("", "水库", "3"), ("", "堤防", "4"), ("", "水闸", "5")]
    for row, values in zip(reversed(ys[:-1]), rows, strict=True):
        for x, value in zip(xs[:-1], values, strict=True):
            canvas.drawString(x + 5, row + 12, value)
    canvas.drawString(85, 624, "防洪")  # the two lines of the merged place stand at its middle
    canvas.drawString(85, 606, "工程")
    canvas.save()
    plan = read_plan(tmp_path / "merged.pdf")
    assert [p.text for p in plan.measures[0].paragraphs][1:] == [
        "类别：防洪工程；指标：水库；2027年：3。",
        "类别：防洪工程；指标：堤防；2027年：4。",
        "类别：防洪工程；指标：水闸；2027年：5。",
    ]


def test_a_table_goes_on_over_the_page_and_a_frame_that_only_clips_is_none(tmp_path: Path, write_pdf: Write) -> None:
    write_pdf([])
    canvas = Canvas(str(tmp_path / "long.pdf"), pagesize=(595, 842))
    for page in range(2):
        canvas.clipPath(_rectangle(canvas), stroke=0, fill=0)
        canvas.setFont(FONT, SIZE)
        if page == 0:
            canvas.drawString(LEFT, 790, "清河市重点任务清单")
        canvas.grid([80, 140, 500], [680, 720, 760])
        rows = [("序号", "任务"), ("1", "建设水厂")] if page == 0 else [("2", "改造管网"), ("3", "清理河道")]
        for height, (number, task) in zip((732, 692), rows, strict=True):
            canvas.drawString(85, height, number)
            canvas.drawString(145, height, task)
        canvas.showPage()
    canvas.save()
    plan = read_plan(tmp_path / "long.pdf")
    assert [m.paragraphs[0].text for m in plan.measures] == [
        "序号：1；任务：建设水厂。",
        "序号：2；任务：改造管网。",
        "序号：3；任务：清理河道。",
    ]


def _rectangle(canvas: Canvas) -> PDFPathObject:
    path = canvas.beginPath()
    path.rect(20, 20, 555, 802)
    return path


def test_a_scanned_file_is_refused_and_told_of_ocr(tmp_path: Path) -> None:
    Image.new("RGB", (200, 300), "white").save(tmp_path / "scan.pdf")
    with pytest.raises(CorpusError, match=r"scan\.pdf.*扫描件.*OCR"):
        read_plan(tmp_path / "scan.pdf")


def test_a_scanned_page_among_others_is_reported(tmp_path: Path, write_pdf: Write) -> None:
    Image.new("RGB", (200, 300), "white").save(tmp_path / "scan.pdf")
    writer = PdfWriter()
    writer.append(write_pdf(PARAGRAPHS, title=TITLE))
    pages = len(writer.pages)
    writer.append(tmp_path / "scan.pdf")
    writer.write(tmp_path / "both.pdf")
    plan = read_plan(tmp_path / "both.pdf")
    assert plan.warnings == (f"第{pages + 1}页是图片，没有读到文字；请用文字识别（OCR）补上。",)


def test_a_password_to_open_is_refused_and_an_owners_is_not(tmp_path: Path, write_pdf: Write) -> None:
    for name, password in (("locked", "1234"), ("open", "")):
        writer = PdfWriter()
        writer.append(write_pdf(PARAGRAPHS, title=TITLE))
        writer.encrypt(user_password=password, owner_password="5678", algorithm="AES-256")
        writer.write(tmp_path / f"{name}.pdf")
    with pytest.raises(CorpusError, match=r"locked\.pdf.*已加密"):
        read_plan(tmp_path / "locked.pdf")
    assert len(read_plan(tmp_path / "open.pdf").measures) == 10


@pytest.mark.parametrize("share", [0.02, 0.5])
def test_a_damaged_file_is_refused(tmp_path: Path, write_pdf: Write, share: float) -> None:
    data = write_pdf(PARAGRAPHS).read_bytes()
    (tmp_path / "cut.pdf").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(CorpusError, match=r"cut\.pdf"):
        read_plan(tmp_path / "cut.pdf")
