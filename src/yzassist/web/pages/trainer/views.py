"""What the trainer reads, as HTML from templates."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from pathlib import Path

from yzassist.documents.model import Plan
from yzassist.evaluation.model import KIND_NAMES
from yzassist.facts.review.model import Review
from yzassist.feedback.model import VERDICT_NAMES, StoredFeedback, Verdict
from yzassist.web.pages.trainer.jobs import Job
from yzassist.web.pages.trainer.uploads import Added
from yzassist.web.templating import render

_SHORT = 30


def job_view(job: Job | None) -> str:
    """How the work in the background stands."""
    share = job.done / job.total if job and job.total else None
    return render("trainer_job.html", job=job, share=share)


def notice_view(problem: str) -> str:
    """What went wrong, where it went wrong."""
    return render("trainer_problem.html", problem=problem)


def data_link(text: str, media_type: str) -> str:
    """An address that holds the file itself: nothing of it lies on the server for others to fetch."""
    return f"data:{media_type};charset=utf-8;base64,{base64.b64encode(text.encode()).decode()}"


def drafts_view(lines: str) -> str:
    """A link that saves draft rows."""
    return render("trainer_drafts.html", number=lines.count("\n"), link=data_link(lines, "application/jsonl"))


def appended_view(added: int, known: int, file: Path) -> str:
    """How many drafts went into ``file``, and how many questions were ``known`` already."""
    return render("trainer_appended.html", added=added, known=known, file=file)


def feedback_view(items: Sequence[StoredFeedback], counts: Mapping[Verdict, int], page: int) -> str:
    """Recorded verdicts with question, answer, evidence and versions."""
    return render("trainer_feedback.html", items=items, counts=counts, names=VERDICT_NAMES, page=page, kinds=KIND_NAMES)


def feedback_choice(item: StoredFeedback) -> tuple[str, int]:
    """Its label and value in a list to choose from."""
    question = item.question if len(item.question) <= _SHORT else item.question[:_SHORT] + "……"
    return f"#{item.id} {VERDICT_NAMES[item.verdict]}：{question}", item.id


def corpus_view(plans: Sequence[Plan], warnings: Sequence[str], problem: str, waiting: Sequence[str]) -> str:
    """What is served, and the ``waiting`` files that are in the corpus but not in the index yet."""
    return render("trainer_corpus.html", plans=plans, warnings=warnings, problem=problem, waiting=waiting)


def added_view(added: Added, review: Review) -> str:
    """What was put into the corpus, what was understood of it, and what an editor should look at."""
    return render("trainer_added.html", summary=added.summary, review=review)
