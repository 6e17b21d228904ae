"""``yzassist eval check`` and ``yzassist eval add``: the care of question sets."""

from __future__ import annotations

from pathlib import Path

from yzassist.commands import shell
from yzassist.documents.corpus import read_corpus
from yzassist.evaluation.corpora import corpus_settings
from yzassist.evaluation.feedback import add_drafts, read_feedback, stored_feedback
from yzassist.evaluation.gold import GoldChecker, near_duplicates
from yzassist.evaluation.passages import passages_of
from yzassist.evaluation.sets import read_sets, set_files
from yzassist.facts.departments.vocabulary import load_vocabulary
from yzassist.facts.extract import extract_facts
from yzassist.feedback.store import open_store
from yzassist.settings import Settings, load_settings

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


def add(feedback: Path | None, out: Path, sets: Path) -> None:
    """Append draft rows for the disliked answers of a file, or (None) of the app's database, to ``out``."""
    if feedback:
        found = read_feedback(feedback)
    else:
        store = open_store(load_settings())
        found = stored_feedback(store)
        store.close()
    number = add_drafts(found, out, sets)
    advice = "补全 kind、voice、expect、clauses 等以后移入题库，再运行 yzassist eval check。"
    shell.tell(f"新增 {number} 道草稿，写在 {out}。{advice}")
