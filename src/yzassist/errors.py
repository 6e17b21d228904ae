"""Errors, few and named by what the caller should do. Every message is Chinese and says the mend."""


class YzassistError(Exception):
    """Base of every error a user may see; ``str(error)`` is ready to be shown."""


class InvalidQuestionError(YzassistError):
    """Ask again, differently: the question is empty, too long or not text."""


class InvalidInputError(YzassistError):
    """Mend the input file or option named in the message."""


class InvalidSettingError(YzassistError):
    """Mend the setting named in the message."""


class CorpusError(YzassistError):
    """Mend the corpus: a folder or file is missing, empty, binary or unreadable."""


class IndexUnavailableError(YzassistError):
    """Rebuild the index, or make its folder writable, as the message says."""


class ModelUnavailableError(YzassistError):
    """Install, rebuild or reach the embedding or language model, as the message says."""
