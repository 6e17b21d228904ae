"""Writing a file a user asked for: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from yzassist.errors import InvalidInputError

_NOT_IN_NAMES = '\\/:*?"<>|'
_STEM_CHARS = 60


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """Yield a sibling path to write to; it takes the place of ``target`` only when the block ends well.

    Raises InvalidInputError when the folder is missing, not writable or full; ``target`` is then as it was.
    """
    if not target.parent.is_dir():
        raise InvalidInputError(f"文件夹不存在：{target.parent}。请先建好这个文件夹，或换一个输出位置。")
    if target.is_dir():
        raise InvalidInputError(f"输出位置是一个文件夹：{target}。请写出文件名。")
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(target)
    except OSError as error:
        raise InvalidInputError(f"无法写入 {target}（{error.strerror or error}）。请检查权限和磁盘空间。") from error
    finally:
        part.unlink(missing_ok=True)


def file_stem(title: str) -> str:
    """``title`` as a file name that every system takes, without a suffix: ``a/b`` becomes ``a_b``."""
    kept = "".join("_" if char in _NOT_IN_NAMES or not char.isprintable() else char for char in title)
    return kept.strip(" .")[:_STEM_CHARS] or "_"
