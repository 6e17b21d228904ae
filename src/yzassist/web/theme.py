"""The product's own look: Gradio's theme variables set from one small palette, and the style sheets."""

from __future__ import annotations

from pathlib import Path

from gradio.themes import Base
from gradio.themes.utils import sizes
from gradio.themes.utils.colors import Color

ASSETS = Path(__file__).parent / "assets"
_FRAME = ASSETS / "frame.css"
_FONTS = (
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
_MONO = ("ui-monospace", "Consolas", "Noto Sans Mono CJK SC", "monospace")


def _color(shades: str) -> Color:
    """A colour of eleven shades, light to dark."""
    return Color(*shades.split())


_RIVER = _color("#eef5f6 #d8e8ea #b3d1d6 #84b3bb #4f8e99 #2b7280 #0f5c6b #0c4b58 #0a3c46 #082f37 #051f25")
_STONE = _color("#fafaf8 #f3f3f0 #e6e6e1 #d2d2cb #a3a39b #73736c #55554f #40403b #2a2b29 #1c1d1c #121312")


def theme() -> Base:
    """The theme; style.css does the rest with the variables it names."""
    made = Base(
        primary_hue=_RIVER,
        secondary_hue=_RIVER,
        neutral_hue=_STONE,
        text_size=sizes.text_lg,
        radius_size=sizes.radius_sm,
        font=_FONTS,
        font_mono=_MONO,
    )
    return made.set(
        body_background_fill="#f7f7f4",
        body_background_fill_dark="#161817",
        body_text_color="#1f2423",
        body_text_color_dark="#e8eae8",
        body_text_color_subdued="#5a615f",
        body_text_color_subdued_dark="#a9b0ad",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="#1e2120",
        background_fill_secondary="#f1f2ee",
        background_fill_secondary_dark="#262a28",
        border_color_primary="#d8dad4",
        border_color_primary_dark="#3a403d",
        block_border_width="0px",
        block_shadow="none",
        block_label_text_color="#5a615f",
        block_label_text_color_dark="#a9b0ad",
        button_primary_background_fill="#0f5c6b",
        button_primary_background_fill_hover="#0c4b58",
        button_primary_background_fill_dark="#7cc3cf",
        button_primary_background_fill_hover_dark="#97d3dd",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#0b2228",
        input_background_fill="#ffffff",
        input_background_fill_dark="#1e2120",
        input_border_color="#8b918e",
        input_border_color_dark="#6d7572",
        input_border_color_focus="#0f5c6b",
        input_border_color_focus_dark="#7cc3cf",
        input_placeholder_color="#6b7270",
        input_placeholder_color_dark="#a0a8a5",
        input_border_width="1px",
        checkbox_border_color="#8b918e",
        checkbox_border_color_dark="#8b918e",
        checkbox_border_color_hover_dark="#a9b0ad",
        checkbox_background_color_dark="#161817",
        input_shadow="none",
        link_text_color="#0f5c6b",
        link_text_color_dark="#8fd0da",
        link_text_color_hover="#0c4b58",
        link_text_color_hover_dark="#b5e2e9",
        link_text_color_visited="#0f5c6b",
        link_text_color_visited_dark="#8fd0da",
        color_accent="#0f5c6b",
    )


def style_sheets() -> list[Path]:
    """``style.css`` first, then the sheets of the pages; ``frame.css`` is in the head."""
    sheets = (path for path in ASSETS.glob("*.css") if path != _FRAME)
    return sorted(sheets, key=lambda path: (path.name != "style.css", path.name))


def head() -> str:
    """What stands in the page's head, inline: nothing is asked from anywhere."""
    scripts = "\n".join(script(name) for name in ("navigation", "session"))
    return f"<style>{_FRAME.read_text(encoding='utf-8')}</style>\n<script>{scripts}</script>"


def script(name: str) -> str:
    """A script of the assets, by its name without the suffix."""
    return (ASSETS / f"{name}.js").read_text(encoding="utf-8")
