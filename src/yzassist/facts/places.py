"""Named places: provinces, cities, waters, regions, and unlisted names that end like one."""

from __future__ import annotations

import re
from functools import cache

from yzassist.documents.model import Paragraph
from yzassist.facts.lexicon import alternatives, place_names
from yzassist.facts.model import Place, Span


def extract_places(paragraph: Paragraph) -> list[Place]:
    """Places named in a paragraph, in order, longest name first, without overlap."""
    spans: list[tuple[int, int]] = [match.span() for match in _listed().finditer(paragraph.text)]
    for match in _unlisted().finditer(paragraph.text):
        name = match["name"]
        overlaps = any(start < match.end("name") and match.start("name") < end for start, end in spans)
        if not overlaps and not any(word in name for word in _stop_words()) and len(name) <= 8:
            spans.append(match.span("name"))
    return [
        Place(name=paragraph.text[start:end], span=Span(paragraph_id=paragraph.id, start=start, end=end))
        for start, end in sorted(spans)
    ]


@cache
def _listed() -> re.Pattern[str]:
    """Listed names with their suffixes: 长江 + 经济带, 重庆市, 成都市, 大别山-黄山, 湖北."""
    names = place_names()
    provinces = (*names.provinces.values(), *(f"{short}省" for short in names.provinces), *names.provinces)
    cities = tuple(city for city in names.cities if city not in names.ambiguous_cities)
    sure = alternatives((*provinces, *names.waters, *names.regions))
    suffix = alternatives(names.suffixes)
    city = rf"{alternatives(names.cities)}[市州]|{alternatives(cities)}"
    return re.compile(rf"(?:{sure}(?:{suffix})*|{city})(?!{alternatives(names.not_before)})")


@cache
def _unlisted() -> re.Pattern[str]:
    """A whole item between marks that ends like a place: ，加强沩水河、 → 沩水河."""
    endings, verbs = alternatives(place_names().endings), alternatives(place_names().lead_verbs)
    name = rf"(?P<name>[\u4e00-\u9fff]{{1,5}}{endings})"
    return re.compile(rf"(?:^|(?<=[、，。；：—“]))(?:{verbs})*{name}(?=[、，。；：）—”等]|$)")


@cache
def _stop_words() -> tuple[str, ...]:
    endings = set(place_names().endings)
    return tuple(word for word in place_names().stop if word not in endings)
