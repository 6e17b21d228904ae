"""What the head of a government paper says: title, number, issuers, addressees, date, source."""

from __future__ import annotations

import re

from yzassist.documents.head.lines import NUMBER_LINE, signed_names
from yzassist.documents.head.titles import bare_title
from yzassist.documents.head.validity import STATE_FIELDS, UNTIL_FIELDS, read_validity
from yzassist.documents.labels import FIELD, find_label
from yzassist.documents.model import Metadata
from yzassist.documents.numerals import parse_chinese_number

_NAMES_OF_FIELD = {
    "title": "标题 名称",
    "issuers": "发文机关 发机关 发文单位 发布机关 发布单位 印发机关 制定机关",
    "number": "发文字号 文号",
    "source": "来源 信息来源",
    "topic": "主题分类 主题词",
    "kind": "公文种类 公文种别 文种 体裁分类",
    "date": "成文日期 发文日期 发布日期 印发日期 生成日期",
    "aliases": "简称",
    **{name: name for name in (*STATE_FIELDS, *UNTIL_FIELDS)},
}
_FIELD_KEYS = {name: key for key, names in _NAMES_OF_FIELD.items() for name in names.split()}
_KINDS = tuple(re.split(" ", "通知 意见 决定 公告 通告 批复 通报 方案 办法 条例 规划 规定 细则 纲要"))
_TITLE_ENDINGS = (*_KINDS, *re.split(" ", "计划 措施 要点 指南 纲领 规程 任务 清单"))
# 关于印发《…方案》的通知 → …方案 ; 住建部关于印发…方案的通知 → …方案
_ISSUED_TITLE = re.compile(r"关于(?:印发|发布|下发)[《<]?(?P<inner>.+?)[》>]?的(?:通知|公告)$")
# …行动计划（2023—2025年） · …办法（试行）
# （2024年3月12日临江市人民政府令第18号公布）
_PROMULGATION = re.compile(r"(?:(?<=日)|(?<=\s))[\u4e00-\u9fff]{2,14}?令?第[0-9]+号(?=公布|发布)")
# 临江市人民政府令 over 第18号
_ORDER = re.compile(r"^(?P<issuer>[\u4e00-\u9fff]{2,20}?)令(?:第[0-9]+号)?$")
# （2024年3月12日市人大常委会第九次会议通过 2024年5月30日省人大常委会第三次会议批准）
_PROMULGATED = re.compile(r"^.{0,60}$|通过|批准|公布|发布|修订|修正")
# 环水体〔2022〕55号 · 国办发[2021]4号 (with blanks or other brackets)
_NUMBER = re.compile(r"(?P<number>[\u4e00-\u9fff]{2,12}[〔\[（(【]\d{4}[〕\]）)】]\s*(?:第)?\d+号)")
# 2022年8月31日 · 2022-08-31 · 2022年08月
_ARABIC_DATE = re.compile(r"(?P<y>\d{4})\s*[年./-]\s*(?P<m>\d{1,2})\s*(?:[月./-]\s*(?P<d>\d{1,2})?\s*日?)?")
# 二〇二二年八月三十一日
_CHINESE_DATE = re.compile(
    r"(?P<y>[〇○零一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?:(?P<d>[一二三四五六七八九十]{1,3})日)?"
)
# 2022年8月31日 at the end of a signature: 水利部 2022年8月31日
_SIGNATURE_DATE = re.compile(
    r"(?:^|\s)(?P<date>(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月(?:[\d一二三四五六七八九十]{1,3}日)?)$"
)
# 抄送：市委各部门 · 公开方式：主动公开 · 市人民政府办公室2024年6月12日印发 · （2025年3月26日印发）
_COLOPHON = re.compile(r"^(?:抄送|抄报|主送|分送|报送|公开方式|公开属性|公开类别|信息公开选项)[：:]|日印发[）)]?$")
# 清溪省人民政府|关于加快养老服务发展的意见
_ISSUER_OF_TITLE = re.compile(
    r"^(?P<issuer>[\u4e00-\u9fff]{2,18}(?:政府|办公室|办公厅|委员会|委|局|厅|部))(?:关于|印发)"
)
# （联系人：王某，电话：12345） · 联系电话：12345
_CONTACT = re.compile(r"^[（(]?联系(?:人|电话|方式)[：:]")
_LONGEST_COLOPHON = 160
_LIST_SEPARATORS = re.compile(r"[、，,\s]+")


def read_metadata(front: list[str], signature: list[str], fallback_title: str) -> Metadata:
    """Metadata from the front-matter paragraphs; from the ``signature`` at the end of the file if only that has it.

    ``date`` is ``YYYY-MM-DD`` (or ``YYYY-MM``). ``title`` is the plan's own name, without 关于印发…的通知.
    """
    fields = _read_fields(front)
    lines = [line for line in (*front, *signature) if not FIELD.match(line)]
    title = fields.get("title") or _find_title(lines) or fallback_title
    kind = fields.get("kind", "") or next((kind for kind in _KINDS if title.endswith(kind)), "")
    addressees = next((line for line in lines if is_addressees(line)), "")
    return Metadata(
        title=_own_name(_find_title(lines) or title),
        document_number=_clean_number(fields.get("number", "")) or _find_number(lines),
        issuers=tuple(_split_names(fields["issuers"])) if fields.get("issuers") else _find_issuers(lines),
        addressees=tuple(_split_names(addressees.rstrip("：:"))),
        date=normalise_date(fields.get("date", "")) or _find_date(lines),
        source=fields.get("source", ""),
        topic=fields.get("topic", ""),
        kind=kind,
        aliases=tuple(name.strip("《》“”") for name in _split_names(fields.get("aliases", ""))),
        validity=read_validity(fields)[0],
    )


def validity_warnings(front: list[str], file_name: str) -> tuple[str, ...]:
    """A Chinese sentence for each header field on validity that could not be read."""
    return tuple(f"“{file_name}”：{problem}" for problem in read_validity(_read_fields(front))[1])


def is_addressees(text: str) -> bool:
    """True for ``上海、江苏…省生态环境厅（局）：``: a list of names that ends with a colon."""
    return text.endswith(("：", ":")) and "。" not in text and ("、" in text or "，" in text or len(text) <= 30)


def is_title(text: str) -> bool:
    """True for a line that can be a document's title: no sentence, and it ends like one."""
    bare = bare_title(text)
    return 5 <= len(text) <= 80 and not any(mark in text for mark in "。；：") and bare.endswith(_TITLE_ENDINGS)


def is_signature(text: str) -> bool:
    """True for a line of signing bodies, a date, （此件…公开）, or the list of appendices."""
    if text.startswith(("（此件", "(此件", "附件")) or (_SIGNATURE_DATE.search(text) and "，" not in text):
        return True
    return bool(signed_names(text))


def is_colophon(text: str) -> bool:
    """True for the lines below a paper that say who gets it, how it is made public and when it was printed."""
    return bool(_COLOPHON.search(text)) and len(text) <= _LONGEST_COLOPHON


def is_contact(text: str) -> bool:
    """True for a line that says whom to ask, as stands below a signature: （联系人：王某，电话：12345）."""
    return bool(_CONTACT.match(text)) and len(text) <= _LONGEST_COLOPHON


def normalise_date(text: str) -> str:
    """``2022年08月31日`` and ``二〇二二年八月三十一日`` → ``2022-08-31``; empty if there is no date."""
    match = _ARABIC_DATE.search(text) or _CHINESE_DATE.search(text)
    if match is None:
        return ""
    year, month, day = (parse_chinese_number(part) if part else None for part in (match["y"], match["m"], match["d"]))
    if not year or not month or month > 12:
        return ""
    return f"{year:04d}-{month:02d}-{day:02d}" if day and day <= 31 else f"{year:04d}-{month:02d}"


def _read_fields(front: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in front:
        if match := FIELD.match(line):
            key = _FIELD_KEYS.get(match["name"])
            if key and line[match.end() :].strip():
                fields.setdefault(key, line[match.end() :].strip())
    return fields


def _find_title(lines: list[str]) -> str:
    titles = [line for line in lines if is_title(line) and find_label(line) is None]
    if titles:
        return titles[-1]
    return next((line for line in lines if 5 <= len(line) <= 60 and not any(mark in line for mark in "，。；：（")), "")


def _own_name(title: str) -> str:
    issued = _ISSUED_TITLE.search(title)
    return issued["inner"] if issued else title.strip("《》")


def _clean_number(text: str) -> str:
    match = _NUMBER.search(text)
    return match["number"] if match else text


def _find_number(lines: list[str]) -> str:
    for line in lines:
        if NUMBER_LINE.match(line):
            return line
    short = [line for line in lines if len(line) <= 40]
    numbers = [match["number"] for line in short if (match := _NUMBER.search(line))]
    numbers += [match.group() for line in lines if line.startswith("（") and (match := _PROMULGATION.search(line))]
    return numbers[0] if numbers else ""


def _find_issuers(lines: list[str]) -> tuple[str, ...]:
    """The bodies of the first signature; it may go on over several lines."""
    issuers: list[str] = []
    for line in lines:
        if not issuers and (order := _ORDER.match(line)):
            return (order["issuer"],)
        names = _SIGNATURE_DATE.sub("", line).strip()
        if names and is_signature(names) and not names.startswith(("（", "(", "附件")):
            issuers += signed_names(names)
        elif issuers:
            break
    titled = (match["issuer"] for line in lines if is_title(line) and (match := _ISSUER_OF_TITLE.match(line)))
    return tuple(dict.fromkeys(issuers)) or tuple(titled)[:1]


def _find_date(lines: list[str]) -> str:
    signed = [match["date"] for line in lines if (match := _SIGNATURE_DATE.search(line))]
    promulgated = [line for line in lines if line.startswith(("（", "(")) and _PROMULGATED.search(line)]
    return next((day for text in (*signed, *promulgated) if (day := normalise_date(text))), "")


def _split_names(text: str) -> list[str]:
    """Names between ``、`` or blanks, but not inside parentheses: 省（自治区、直辖市）生态环境厅（局）."""
    names: list[str] = []
    depth = 0
    current = ""
    for char in text:
        depth += (char in "（(") - (char in "）)")
        if depth <= 0 and _LIST_SEPARATORS.fullmatch(char):
            names.append(current)
            current = ""
        else:
            current += char
    return [name for name in (*names, current) if name]
