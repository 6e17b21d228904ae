"""Files that survive a crash: synced folders, atomic replacement, and OS errors in words a user can act on."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

_CAUSES = {
    errno.ENOSPC: "磁盘已满。请腾出空间后重试。",
    errno.EDQUOT: "磁盘配额已用完。请腾出空间后重试。",
    errno.EROFS: "所在磁盘是只读的。请改用可写的目录（YZASSIST_INDEX）。",
    errno.EACCES: "没有写入权限。请修改目录权限，或改用可写的目录（YZASSIST_INDEX）。",
    errno.EPERM: "没有写入权限。请修改目录权限，或改用可写的目录（YZASSIST_INDEX）。",
    errno.ENOTDIR: "路径的一部分是文件而不是目录。请用 YZASSIST_INDEX 指定一个目录。",
    errno.EEXIST: "同名的文件已存在，不能用作目录。请移走它，或用 YZASSIST_INDEX 指定别的目录。",
}


def explain_os_error(error: OSError) -> str:
    """Cause and mend of ``error``, in Chinese."""
    cause = _CAUSES.get(error.errno or 0)
    return cause or f"读写文件出错（{error.strerror or error}）。请检查磁盘和目录后重试。"


def file_hash(path: Path) -> str:
    """SHA-256 of the content, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Force every file and folder under ``folder``, and its own name, to the disk."""
    for path in [*folder.rglob("*"), folder, folder.parent]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def replace_text(path: Path, text: str) -> None:
    """Write ``text`` to ``path`` such that a reader, or a crash, sees the old content or the new, nothing else."""
    temporary = path.with_name(path.name + ".tmp")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
