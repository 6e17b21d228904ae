"""The textbook chain to compare with: split by characters, embed, Chroma, top 4, and a language model if there is one.

It has every advantage that costs it nothing: the same embedding model, and the document as we repaired it. Like the
textbook's it does not look at the conversation, cannot list a whole set, and refuses only if its model says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.vectorstores import VectorStoreRetriever
from langchain_text_splitters import RecursiveCharacterTextSplitter

from yzassist.answering.draft import Quote
from yzassist.answering.model import Answer, Citation
from yzassist.documents.model import Plan
from yzassist.evaluation.corpora import Corpus
from yzassist.evaluation.llm import TextModel, read_prompt
from yzassist.evaluation.model import Reply, Request, place_of
from yzassist.evaluation.systems.base import Answering
from yzassist.index.embedding import create_embedder
from yzassist.index.embedding.base import LangChainEmbeddings

CHUNK_CHARS = 500
OVERLAP_CHARS = 50
TOP_K = 4
_SEPARATORS = ["\n\n", "\n", "。", "；", "，", ""]
PROMPT_FILE = "textbook.md"
REFUSAL = "方案未提及"
"""What ``prompts/textbook.md`` tells the model to say when the passages do not answer."""


@dataclass(frozen=True, slots=True)
class TextbookChain:
    """The opened chain of one corpus."""

    plans: dict[str, Plan]
    retriever: VectorStoreRetriever
    language_model: TextModel | None
    prompt: str

    def reply(self, request: Request) -> Reply:
        """The model's answer, or the passages themselves; cites every paragraph that a passage touches."""
        found = self.retriever.invoke(request.question)
        context = "\n\n".join(document.page_content for document in found)
        answer, engine = context, "textbook"
        if self.language_model:
            answer = self.language_model.complete(self.prompt.format(context=context, question=request.question))
            engine = f"llm:{self.language_model.name}"
        refused = self.language_model is not None and REFUSAL in answer
        citations = tuple(dict.fromkeys(c for document in found for c in _citations(self.plans, document)))
        ranking = tuple(dict.fromkeys(place_of(c) for document in found for c in _by_share(self.plans, document)))
        return Reply(
            answer=Answer(
                question=request.question,
                resolved_question=request.question,
                answer=answer,
                refused=refused,
                status="refused" if refused else "answered",
                reason="model" if refused else None,
                intent="content",
                engine=engine,
                citations=() if refused else citations,
            ),
            ranking=ranking,
        )


def textbook_system(corpus: Corpus, language_model: TextModel | None = None) -> Answering:
    """The chain over a corpus, its vectors in memory. Raises ModelUnavailableError."""
    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS, chunk_size=CHUNK_CHARS, chunk_overlap=OVERLAP_CHARS, add_start_index=True
    )
    plans = corpus.index.plans
    chunks = splitter.create_documents([plan.text for plan in plans], [{"document_id": plan.id} for plan in plans])
    store = Chroma.from_documents(
        chunks,
        LangChainEmbeddings(create_embedder(corpus.settings)),
        collection_name=f"textbook-{corpus.index.generation}",
        collection_metadata={"hnsw:space": "cosine"},
    )
    return TextbookChain(
        plans={plan.id: plan for plan in plans},
        retriever=store.as_retriever(search_kwargs={"k": TOP_K}),
        language_model=language_model,
        prompt=read_prompt(corpus.settings.prompts / PROMPT_FILE),
    ).reply


def _citations(plans: dict[str, Plan], chunk: Document) -> Iterator[Citation]:
    """The part of every paragraph that a chunk covers."""
    plan = plans[chunk.metadata["document_id"]]
    chunk_start = chunk.metadata["start_index"]
    chunk_end = chunk_start + len(chunk.page_content)
    for paragraph in plan.paragraphs:
        start = max(chunk_start - paragraph.start, 0)
        end = min(chunk_end - paragraph.start, len(paragraph.text))
        if start < end:
            yield Quote(paragraph, start, end).citation(plan.metadata.title)


def _by_share(plans: dict[str, Plan], chunk: Document) -> list[Citation]:
    """The paragraphs of a chunk, the one with most of its text first."""
    return sorted(_citations(plans, chunk), key=lambda citation: citation.start - citation.end)
