"""Files that cannot be read say what is wrong, where, and what mends it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfWriter
from pypdf.generic import NameObject, StreamObject

from yzassist.documents.base import read_plan
from yzassist.documents.corpus import read_corpus
from yzassist.documents.model import Plan
from yzassist.errors import CorpusError

TEXT = "（一）治理污水。到2025年，处理率达到95%。\n\n（二）治理垃圾。推进垃圾分类。\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"%PDF-1.7\n", "扩展名与内容不符：内容是PDF 文件。请把扩展名改为 .pdf"),
        ("a.docx", b"%PDF-1.7\n", "内容是PDF 文件"),
        ("a.pdf", b"PK\x03\x04" + b"\0" * 30, "请把扩展名改为 .docx"),
        ("a.txt", b"\xef\xbb\xbf\n<!DOCTYPE html><html>", "请把扩展名改为 .html"),
        ("a.docx", b"{\\rtf1\\ansi}", "RTF 文档.*另存为 .docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "是加密的文档"),
        ("a.docx", OLE, "旧版 Office 文档"),
        ("a.pdf", b"not a pdf at all", "已损坏，或不是 PDF 文件"),
        ("a.docx", b"not a package", "已损坏，或不是 Word 文档"),
    ],
)
def test_content_of_another_format_is_named(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError, match=f"“{name}”.*{message}"):
        read_plan(tmp_path / name)


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(CorpusError, match=r"big\.txt.*60 MB，超过 50 MB"):
        read_plan(tmp_path / "big.txt")


def test_mixed_encodings_are_refused_with_the_line(tmp_path: Path) -> None:
    first, second = TEXT.split("\n\n")
    (tmp_path / "mixed.txt").write_bytes(first.encode() + b"\n\n" + second.encode("gb18030"))
    with pytest.raises(CorpusError, match=r"mixed\.txt.*不同的编码：第3行"):
        read_plan(tmp_path / "mixed.txt")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark_is_read(read_text: Callable[..., Plan], encoding: str) -> None:
    assert [m.heading for m in read_text(TEXT, encoding=encoding).measures] == ["治理污水", "治理垃圾"]


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "growing.txt"
    path.write_text(TEXT, encoding="utf-8")
    read = Path.read_bytes

    def read_and_grow(self: Path, *arguments: Any) -> bytes:
        data = read(self)
        with self.open("ab") as file:
            file.write(b"\n")
        return data

    monkeypatch.setattr(Path, "read_bytes", read_and_grow)
    with pytest.raises(CorpusError, match=r"growing\.txt.*读取时被改动"):
        read_plan(path)


def test_one_bad_file_leaves_the_others_and_a_shared_number_is_reported(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7\nbroken")
    document = docx.Document()
    for text in ("清政发〔2024〕9号", "清溪县湿地保护方案", "（一）保护湿地。修复生态，落实责任。"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "a.docx"))
    (tmp_path / "b.txt").write_text(f"清政发〔2024〕9号\n\n清溪县湿地保护方案\n\n{TEXT}", encoding="utf-8")
    corpus = read_corpus(tmp_path)
    assert [plan.file_name for plan in corpus.plans] == ["a.docx", "b.txt"]
    broken, repeated = corpus.problems
    assert broken.startswith("“bad.pdf”已损坏")
    assert repeated.startswith("“a.docx”、“b.txt”的文号相同（清政发〔2024〕9号）")


def test_a_pdf_stream_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    stream = StreamObject()
    stream.set_data(b" " * 100_000_000)
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    writer.write(tmp_path / "bomb.pdf")
    assert (tmp_path / "bomb.pdf").stat().st_size < 1_000_000
    with pytest.raises(CorpusError, match=r"“bomb\.pdf”"):
        read_plan(tmp_path / "bomb.pdf")


def test_a_pdf_of_too_many_pages_is_refused_unread(tmp_path: Path) -> None:
    writer = PdfWriter()
    for _ in range(2001):
        writer.add_blank_page(width=10, height=10)
    writer.write(tmp_path / "long.pdf")
    with pytest.raises(CorpusError, match=r"long\.pdf.*有2001页，超过2000页"):
        read_plan(tmp_path / "long.pdf")


def test_a_word_file_of_entities_within_entities_is_refused(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "plain.docx"))
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "河" * 10}">' for n in range(9))
    body = (
        f'<?xml version="1.0"?><!DOCTYPE d [{entities}]><w:document '
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>（一）治水，治河。&e8;</w:t></w:r></w:p></w:body></w:document>"
    )
    with zipfile.ZipFile(tmp_path / "plain.docx") as source, zipfile.ZipFile(tmp_path / "e.docx", "w") as target:
        for name in source.namelist():
            target.writestr(name, body if name == "word/document.xml" else source.read(name))
    with pytest.raises(CorpusError, match=r"“e\.docx”已损坏"):
        read_plan(tmp_path / "e.docx")


def test_problems_of_a_plan_name_the_place(read_text: Callable[..., Plan]) -> None:
    plan = read_text("（一）治水。整治河道。\n（二）治气。整治烟尘。\n（二）治土。整治农田。\n（四）保障。落实资金。\n")
    assert plan.warnings == (
        "编号“（二）”重复出现（第二处是“治土”），其内容已并入前一条，请核对原文。",
        "条的编号从（二）跳到（四），请核对原文是否缺条。",
    )
