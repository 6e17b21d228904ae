"""Language models, each behind the one protocol of ``base``: local, OpenAI-compatible, or any that LangChain knows."""
