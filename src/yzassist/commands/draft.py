"""``yzassist draft``: a first draft for an office, as a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from yzassist.commands import shell
from yzassist.exports.department_ledger import department_ledger
from yzassist.exports.drafting import DraftKind, draft
from yzassist.exports.files import whole_file
from yzassist.generation.events import Finished, Sentence
from yzassist.settings import Settings

_NO_MODEL = "none"


def write_draft(
    settings: Settings, kind: DraftKind, department: str, target: Path, documents: Sequence[str] = ()
) -> None:
    """Write the draft of the department's tasks, of all plans or of ``documents``, to ``target``.

    With a language model it opens with sentences of the model that the verifier let through.
    """
    from yzassist.exports.drafting_docx import draft_bytes  # commands that only print need not load the writer

    if target.suffix.lower() != ".docx":
        raise typer.BadParameter(f"{kind}是 Word 文件，--out 请以 .docx 结尾，如 --out {kind}.docx")
    index = shell.open_index(settings)
    ledger = department_ledger(shell.chosen_plans(index, documents), index.facts, index.vocabulary, department)
    draft(ledger, kind)  # what cannot be drafted is told before a model is asked
    lead = () if settings.llm == _NO_MODEL else _lead(settings, f"给{department}写一段{kind}", documents)
    with whole_file(target) as part:
        part.write_bytes(draft_bytes(draft(ledger, kind, lead)))
    shell.say(f"{department}{kind}：{len(ledger.rows)} 项任务，已写入 {target}。", "green")


def _lead(settings: Settings, question: str, documents: Sequence[str]) -> tuple[str, ...]:
    """The verified sentences of the model; none, with a word about why, when it is away or nothing it says holds."""
    said: list[str] = []
    for event in shell.open_assistant(settings).ask_stream(question, documents=documents):
        if isinstance(event, Sentence):
            said.append(event.text)
        elif isinstance(event, Finished) and event.answer.notice:
            shell.tell(event.answer.notice)
    return tuple(said)
