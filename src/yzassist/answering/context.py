"""What every composer may look at."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from yzassist.facts.departments.vocabulary import DepartmentVocabulary
from yzassist.question.model import Intent
from yzassist.retrieval.library import PlanLibrary
from yzassist.retrieval.search import HybridSearch


@dataclass(frozen=True, slots=True)
class Context:
    """The opened plans, their facts, the department vocabulary, the search over them, the tokenizer, and
    the intent of the exemplars nearest to a text."""

    library: PlanLibrary
    vocabulary: DepartmentVocabulary
    search: HybridSearch
    tokenize: Callable[[str], list[str]]
    nearest_intent: Callable[[str], Intent]

    def restricted(self, document_ids: Collection[str]) -> Context:
        """The same for some of the plans alone."""
        library = self.library.restricted(document_ids)
        return replace(self, library=library, search=self.search.restricted(library))

    @property
    def law_names(self) -> frozenset[str]:
        """Laws and documents that the plans cite."""
        return frozenset(law.name for facts in self.library.facts.values() for law in facts.laws)
