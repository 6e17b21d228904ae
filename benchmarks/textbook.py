"""The textbook chain: the text cut into pieces of 500 characters, Chroma, the four nearest passages.

It has the same embedding model, separators for Chinese, and the text with its page breaks already mended. It only
finds: the language model that a textbook puts behind it to write the answer is not counted. ``evaluation`` judges the
whole chain; this one stands alone, so that its process loads nothing of ours that it does not need.
"""

from __future__ import annotations

from pathlib import Path

import chromadb
from chromadb.config import Settings as ChromaSettings
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter

from system import History, Reply
from yzassist.documents.base import read_plan
from yzassist.documents.corpus import plan_files
from yzassist.documents.model import Plan
from yzassist.index.embedding import create_embedder
from yzassist.index.embedding.base import LangChainEmbeddings
from yzassist.settings import Settings

_FOLDER = "textbook"
_SEPARATORS = ["\n\n", "\n", "。", "；", "，", ""]
_CHUNK_CHARS = 500
_OVERLAP_CHARS = 50
_PASSAGES = 4
_BETWEEN = "|"


def build(settings: Settings) -> None:
    """Cut and embed every plan of the corpus."""
    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS, chunk_size=_CHUNK_CHARS, chunk_overlap=_OVERLAP_CHARS, add_start_index=True
    )
    chunks = [
        Document(chunk.page_content, metadata={"clauses": _BETWEEN.join(_clauses(plan, chunk))})
        for plan in map(read_plan, plan_files(settings.corpus))
        for chunk in splitter.create_documents([plan.text])
    ]
    _store(settings).add_documents(chunks)


def open_system(settings: Settings) -> Textbook:
    """The chain over what ``build`` has written."""
    return Textbook(_store(settings))


class Textbook:
    """See ``System``."""

    def __init__(self, store: Chroma) -> None:
        self._store = store

    def warm_up(self) -> None:
        """See ``System``."""
        self._store.similarity_search("预热", _PASSAGES)

    def reply(self, question: str, history: History) -> Reply:
        """The clauses in the passages found; the chain does not look at the conversation."""
        passages = self._store.similarity_search(question, _PASSAGES)
        return Reply(frozenset(name for p in passages for name in p.metadata["clauses"].split(_BETWEEN)))


def _clauses(plan: Plan, chunk: Document) -> list[str]:
    """The clauses of which the chunk holds at least one whole sentence."""
    start = chunk.metadata["start_index"]
    end = start + len(chunk.page_content)
    return [
        str(measure.number)
        for measure in plan.measures
        if any(
            start <= paragraph.start + sentence.start and paragraph.start + sentence.end <= end
            for paragraph in measure.paragraphs
            for sentence in paragraph.sentences
        )
    ]


def _store(settings: Settings) -> Chroma:
    folder: Path = settings.index / _FOLDER
    client = chromadb.PersistentClient(str(folder), settings=ChromaSettings(anonymized_telemetry=False))
    return Chroma(
        client=client,
        embedding_function=LangChainEmbeddings(create_embedder(settings)),
        collection_metadata={"hnsw:space": "cosine"},
    )
