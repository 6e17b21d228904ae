"""The search as a LangChain retriever, for chains that are not ours."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict, Field

from yzassist.index.store import Index
from yzassist.question.model import Intent, Question, Slots
from yzassist.question.topic import topic_tokens
from yzassist.question.wording.normalize import check_question, normalize
from yzassist.question.wording.synonyms import plan_terms_for
from yzassist.retrieval.model import FoundParagraph
from yzassist.retrieval.search import HybridSearch


class PlanRetriever(BaseRetriever):
    """The ``k`` paragraphs nearest to a query, best first. Every word of the query counts; no intent is read into it.

    A document's text is the paragraph, its metadata where that stands (``document_id``, ``clause``, ``clause_number``,
    ``heading``, ``paragraph``) and the fused ``score``, comparable within one query only. Raises InvalidQuestionError
    for a query that cannot be read. Safe for concurrent threads.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True, frozen=True, extra="forbid")

    index: Index = Field(repr=False)
    hybrid: HybridSearch = Field(repr=False)
    max_chars: int
    k: int = Field(default=4, ge=1, le=16)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        found = self.hybrid.search(self._plain_question(query), limit=self.k).paragraphs
        return [_document(item) for item in found]

    def _plain_question(self, query: str) -> Question:
        """The query as a question of which only the wording is known."""
        text = normalize(check_question(query, self.max_chars))
        plan_terms = (term for terms in plan_terms_for(text).values() for term in terms)
        return Question(
            text=query,
            resolved=text,
            chinese=text,
            search_text=" ".join((text, *dict.fromkeys(plan_terms))),
            intent=Intent.CONTENT,
            asks=(),
            polar=False,
            slots=Slots(),
            topic=text,
            topic_tokens=topic_tokens(text, self.index.tokenizer.tokens),
        )


def _document(found: FoundParagraph) -> Document:
    paragraph = found.paragraph
    return Document(
        id=paragraph.id,
        page_content=paragraph.text,
        metadata={
            "document_id": paragraph.document_id,
            "clause": paragraph.cited_label,
            "clause_number": paragraph.cited_number,
            "heading": paragraph.heading,
            "paragraph": paragraph.number,
            "score": found.score,
        },
    )
