"""The timeline as a drawing: a mark for each deadline where it stands in time, and today."""

from __future__ import annotations

import calendar
import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from yzassist.exports.overview import ClauseRef, Milestone

if TYPE_CHECKING:
    from plotly.graph_objects import Figure, Scatter  # type: ignore[import-untyped]

_FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
_MARK_PX = 28
_ROW_PX = 34
_APART_YEARS = 0.5
"""A phone has some 60 px for a year."""
_FRAME_PX = 112
"""What the axis, the legend and the margins take of the height."""
_TODAY = "#b3261e"


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    symbol: str
    fill: str
    ink: str
    line: str


_PAST = _Style("已到期", "square", "#d5dbe3", "#1f2933", "#66717f")
_COMING = _Style("未到期", "circle", "#1f5fa8", "#ffffff", "#1f5fa8")
_RECURRING = _Style("定期", "diamond", "#e4f0f2", "#1f2933", "#0f5c6b")


def _style_of(milestone: Milestone) -> _Style:
    if milestone.every:
        return _RECURRING
    return _PAST if milestone.past else _COMING


def timeline_figure(milestones: Sequence[Milestone], today: date, anchor: Callable[[ClauseRef], str]) -> Figure:
    """A figure with a trace each for deadlines past, to come and coming back; a mark has its clause's number as a link.

    Needs at least one milestone. Marks of one time stand on each other, so that none covers another.
    """
    from plotly.graph_objects import Figure

    points = _placed(milestones)
    figure = Figure(
        [
            _trace(style, [point for point in points if _style_of(point.milestone) is style])
            for style in (_PAST, _COMING, _RECURRING)
        ]
    )
    figure.update_layout(annotations=[_number(point, anchor) for point in points])
    now, tallest = year_of(today), max(point.level for point in points)
    first = math.ceil(min(point.x for point in points))
    last = math.ceil(max(now, *(point.x for point in points)))
    figure.add_shape(
        x0=now, x1=now, y0=0.3, y1=tallest + 0.7, line={"color": _TODAY, "width": 2, "dash": "dot"}, layer="below"
    )
    figure.add_annotation(
        x=now, y=tallest + 1.2, text=f"今天<br>{today.isoformat()}", showarrow=False, font={"color": _TODAY, "size": 12}
    )
    figure.update_layout(
        template="none",
        height=_FRAME_PX + _ROW_PX * (tallest + 1),
        margin={"l": 4, "r": 4, "t": 4, "b": 80},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": _FONT, "size": 14, "color": "#66717f"},
        legend={"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom", "itemclick": False},
        dragmode=False,
    )
    figure.update_legends(itemdoubleclick=False)
    figure.update_xaxes(
        range=[first - 0.6, last + 0.5],
        tickvals=list(range(first, last + 1)),
        ticktext=[f"{year - 1}<br>年底" for year in range(first, last + 1)],
        tickangle=0,
        fixedrange=True,
        showgrid=False,
        zeroline=False,
        showline=True,
        linecolor="#8a94a0",
    )
    figure.update_yaxes(range=[0.3, tallest + 1.8], visible=False, fixedrange=True)
    return figure


def year_of(day: date) -> float:
    """A day as a point on the axis, in years: the last day of 2025 is 2026.0."""
    return day.year + day.timetuple().tm_yday / (366 if calendar.isleap(day.year) else 365)


@dataclass(frozen=True, slots=True)
class _Point:
    x: float
    level: int
    milestone: Milestone


def _placed(milestones: Sequence[Milestone]) -> list[_Point]:
    """Each on the lowest level where no mark is nearer than half a year."""
    points: list[_Point] = []
    for milestone in milestones:
        x = year_of(milestone.date)
        taken = {point.level for point in points if abs(point.x - x) < _APART_YEARS}
        points.append(_Point(x, next(level for level in itertools.count(1) if level not in taken), milestone))
    return points


def _trace(style: _Style, points: Sequence[_Point]) -> Scatter:
    from plotly.graph_objects import Scatter

    return Scatter(
        name=style.name,
        x=[point.x for point in points],
        y=[point.level for point in points],
        mode="markers",
        marker={
            "symbol": style.symbol,
            "size": _MARK_PX,
            "color": style.fill,
            "line": {"color": style.line, "width": 1},
        },
        hoverinfo="skip",
        showlegend=True,
    )


def _number(point: _Point, anchor: Callable[[ClauseRef], str]) -> dict[str, object]:
    """The clause's number as a link on the whole of its mark; plotly reads text as a small HTML.

    Text of a trace lies below the layer that takes the mouse; an annotation lies above it.
    """
    where = point.milestone.where
    number = escape(str(where.clause_number if where.clause_number is not None else where.clause))
    return {
        "x": point.x,
        "y": point.level,
        "text": f'<a href="#{escape(anchor(where))}" target="_self">{number}</a>',
        "font": {"size": 13, "color": _style_of(point.milestone).ink},
        "width": _MARK_PX,
        "height": _MARK_PX,
        "showarrow": False,
        "hovertext": _hover(point.milestone),
    }


def _hover(milestone: Milestone) -> str:
    said = f"{milestone.scope}{milestone.said}：{milestone.due}" if milestone.due else milestone.said
    lines = [f"{milestone.where.clause}{milestone.where.heading}", *_wrapped(said)]
    return "<br>".join(escape(line) for line in lines)


def _wrapped(text: str, width: int = 24, most: int = 4) -> list[str]:
    """``text`` in lines of ``width`` characters, at most ``most``, the last ending in …… when there is more."""
    lines = [text[start : start + width] for start in range(0, len(text), width)]
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]}……"]
