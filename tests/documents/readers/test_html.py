"""Saved web pages: the article and its fields, nothing of the site around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from yzassist.documents.model import Plan
from yzassist.errors import CorpusError

Read = Callable[..., Plan]

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>县人民政府关于印发保护方案的通知_清溪县</title>
<meta name="ArticleTitle" content="清溪县湿地保护实施方案"><script>var a = "一、脚本，不是正文。";</script></head><body>
<div class="nav"><ul><li><a href="#">首页</a></li><li>政务公开，一站查询。</li></ul></div>
<table><tr><td>发文机关：</td><td>清溪县人民政府</td><td>成文日期：</td><td>2024年5月6日</td></tr>
<tr><td>发文字号：</td><td>清政发〔2024〕8号</td><td>发布日期：</td><td>2024年5月20日</td></tr></table>
<div CLASS>
<p>　　为保护湿地，制定本方案。
<p>&emsp;&emsp;一、总体目标</p><p>到<span>2026年</span>，湿地保护率达到<b>60%</b>以上，<br>　　新增湿地200公顷。</p>
<p>二、重点任务</p>
<table border=1><tr><th>任务<th>责任单位<th>时限
<tr><td rowspan=2>修复湿地<td>县林业局<td>2025年底
<tr><td>县水利局<td>2026年底</table>
<p style="display: none">隐藏的文字，不读。</p>
</div>
<div class="footer">版权所有，清溪县人民政府。</div></body></html>"""

TEXT = [
    "发文机关：清溪县人民政府",
    "成文日期：2024年5月6日",
    "发文字号：清政发〔2024〕8号",
    "清溪县湿地保护实施方案",
    "为保护湿地，制定本方案。",
    "一、总体目标",
    "到2026年，湿地保护率达到60%以上，",
    "新增湿地200公顷。",
    "二、重点任务",
    "任务：修复湿地；责任单位：县林业局；时限：2025年底。",
    "任务：修复湿地；责任单位：县水利局；时限：2026年底。",
]


@pytest.mark.parametrize("container", ['class="TRS_UEditor trs_web"', 'class="abc"', 'id="zoom"'])
def test_only_the_article_and_its_fields_are_read(read_text: Read, container: str) -> None:
    plan = read_text(PAGE.replace("CLASS", container), name="page.html")
    assert plan.text.split("\n") == TEXT
    assert plan.metadata.title == "清溪县湿地保护实施方案"
    assert plan.metadata.document_number == "清政发〔2024〕8号"
    assert plan.metadata.date == "2024-05-06"
    assert [m.heading for m in plan.measures] == ["总体目标", "重点任务"]


def test_the_declared_encoding_is_followed(read_text: Read) -> None:
    page = PAGE.replace('charset="utf-8"', 'charset="gb2312"')
    assert read_text(page, name="page.htm", encoding="gb18030").text.split("\n") == TEXT


def test_a_page_without_an_article_is_refused(read_text: Read) -> None:
    with pytest.raises(CorpusError, match=r"menu\.html.*没有找到正文"):
        read_text("<html><body><a href='#'>首页</a><a>政务公开，服务。</a></body></html>", name="menu.html")


def test_very_deep_nesting_is_read(read_text: Read) -> None:
    page = "<html><body>" + "<div>" * 5000 + "<p>一、目标。保护湿地，修复生态。</p>" + "</div>" * 5000
    assert "保护湿地，修复生态。" in read_text(page, name="deep.html").text
