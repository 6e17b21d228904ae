"""``yzassist facts check``: what was understood of one file, and what was not."""

from __future__ import annotations

from pathlib import Path

from yzassist.commands import shell
from yzassist.documents.model import ClauseNumber
from yzassist.facts.corrections.model import corrections_path
from yzassist.facts.review.model import OpenPlace, Review
from yzassist.facts.review.report import review_file

_READ = ("条款", "编号", "标题", "款", "责任", "时限", "指标", "手工")
_OPEN = ("条款", "编号", "款", "待处理", "字词", "原文")


def check_file(path: Path, as_json: bool) -> bool:
    """Print the report on a file; True when nothing is open. Raises CorpusError: it cannot be read."""
    review = review_file(path)
    if as_json:
        shell.raw(review.model_dump_json(indent=2))
    else:
        _print(review, path)
    return not review.open


def _print(review: Review, path: Path) -> None:
    about = "，".join(text for text in (review.document_number, review.date) if text)
    shell.say(f"{review.file_name}：《{review.title}》{about and f'（{about}）'}")
    rows = [
        (
            row.clause,
            _number(row.clause_number),
            row.heading,
            *map(str, (row.paragraphs, row.responsibilities, row.deadlines, row.targets)),
            str(row.by_hand or ""),
        )
        for row in review.measures
    ]
    by_hand = f"，其中手工订正 {review.by_hand} 项" if review.by_hand else ""
    total = f"责任 {review.responsibilities} 项、时限 {review.deadlines} 项、指标 {review.targets} 项{by_hand}"
    shell.print_rows(f"读懂的：{len(review.measures)} 条，{total}", _READ, rows)
    if review.open:
        shell.print_rows(f"待处理的：{len(review.open)} 处", _OPEN, [_row(place) for place in review.open])
        shell.tell(
            f"请修改原文件，或在“{corrections_path(path).name}”里增加、替换、删除事实；"
            "看过没有问题的，在其中写“操作: 确认”。写法见 corpus/README.md。"
        )
    confirmed = f"（另有 {review.confirmed} 处已经确认）" if review.confirmed else ""
    shell.say(f"{f'{len(review.open)} 处待处理' if review.open else '没有待处理的地方'}{confirmed}。")


def _row(place: OpenPlace) -> tuple[str, ...]:
    paragraph = str(place.paragraph or "")
    return place.clause, _number(place.clause_number), paragraph, place.kind.value, place.words, place.text


def _number(number: ClauseNumber | None) -> str:
    return "" if number is None else str(number)
