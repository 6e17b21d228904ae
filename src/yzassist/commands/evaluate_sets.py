"""``yzassist eval check`` and ``yzassist eval add``: the care of question sets."""

from __future__ import annotations

import json
from pathlib import Path

from yzassist.commands import shell
from yzassist.documents.corpus import read_corpus
from yzassist.evaluation.corpora import corpus_settings
from yzassist.evaluation.feedback import draft_rows, read_feedback
from yzassist.evaluation.gold import GoldChecker, near_duplicates
from yzassist.evaluation.passages import passages_of
from yzassist.evaluation.sets import read_sets, set_files
from yzassist.exports.files import whole_file
from yzassist.facts.extract import extract_facts
from yzassist.facts.vocabulary import load_vocabulary
from yzassist.settings import Settings

_PLANS = "plans"


def check(settings: Settings, sets: Path, names: tuple[str, ...]) -> bool:
    """Print what is wrong with the sets, by file, line and field; True when nothing is. Raises InvalidSetError."""
    located = read_sets(set_files(sets, names))
    by_name = corpus_settings(settings, (item.row for item in located), sets.parent / _PLANS)
    plans = {name: read_corpus(own.corpus).plans for name, own in by_name.items()}
    passages = {
        name: passages_of(found, {plan.id: extract_facts(plan) for plan in found}) for name, found in plans.items()
    }
    vocabulary = load_vocabulary()
    checker = GoldChecker(plans, passages, vocabulary)
    problems = [problem for item in located for problem in checker.check(item)]
    problems += near_duplicates(located, vocabulary)
    for problem in problems:
        shell.say(str(problem))
    if problems:
        shell.tell(f"共 {len(located)} 题，有 {len(problems)} 处要改。", "red")
    else:
        shell.tell(f"共 {len(located)} 题，没有问题。", "green")
    return not problems


def add(feedback: Path, out: Path, sets: Path) -> None:
    """Append draft rows for disliked answers to ``out``; questions that a set or ``out`` already has are left out."""
    known = {(item.row.question, item.row.history): item.row for item in read_sets(set_files(sets))}
    drafts = draft_rows(read_feedback(feedback), known.values())
    before = out.read_text(encoding="utf-8") if out.exists() else ""
    new = [draft for draft in drafts if f'"{draft["id"]}"' not in before]
    with whole_file(out) as part:
        part.write_text(before + "".join(json.dumps(d, ensure_ascii=False) + "\n" for d in new), encoding="utf-8")
    advice = "补全 kind、voice、expect、clauses 等以后移入题库，再运行 yzassist eval check。"
    shell.tell(f"新增 {len(new)} 道草稿，写在 {out}。{advice}")
