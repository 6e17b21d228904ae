"""An index that another layout of the program wrote is built anew, whatever files it has."""

from __future__ import annotations

from yzassist.index import manifest as manifests
from yzassist.index.build import build_index
from yzassist.index.generation import KEYS
from yzassist.index.store import open_index


def test_an_index_of_another_layout_is_built_anew(settings, embedder):
    build_index(settings, embedder=embedder)
    folder = manifests.generation_folder(settings, manifests.read_pointer(settings)[0])
    manifest = manifests.load_manifest(folder)
    older = manifest.model_copy(
        update={
            "recipe": manifest.recipe.model_copy(update={"index_version": manifests.INDEX_VERSION - 1}),
            "checksums": {name: checksum for name, checksum in manifest.checksums.items() if name != KEYS},
        }
    )
    (folder / manifests.MANIFEST_FILE).write_text(older.model_dump_json(), encoding="utf-8")
    (folder / KEYS).unlink()
    assert build_index(settings, embedder=embedder).embedded > 0
    assert open_index(settings, embedder).generation != manifest.generation
