"""The timeline as a drawing: a column for each year, a mark for each deadline, and the day of today."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from yzassist.exports.overview import ClauseRef, Milestone, by_year

if TYPE_CHECKING:
    from plotly.graph_objects import Figure, Scatter  # type: ignore[import-untyped]

_FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
_MARK_PX = 28
_ROW_PX = 34
_FRAME_PX = 96
"""What the axis, the legend and the margins take of the height."""
_PAST = ("已到期", "square", "#d5dbe3", "#1f2933", "#66717f")
_COMING = ("未到期", "circle", "#1f5fa8", "#ffffff", "#1f5fa8")
_TODAY = "#b3261e"


def timeline_figure(milestones: Sequence[Milestone], today: date, anchor: Callable[[ClauseRef], str]) -> Figure:
    """A figure with two traces, deadlines past and to come; each mark carries its clause's number and links to it.

    Within its year a deadline has no place of its own: most plans say 年底, and marks must not cover each other.
    """
    from plotly.graph_objects import Figure

    points = [
        (year, height, milestone)
        for year, items in by_year(milestones)
        for height, milestone in enumerate(items, start=1)
    ]
    figure = Figure(
        [
            _trace(_PAST, [point for point in points if point[2].past], anchor),
            _trace(_COMING, [point for point in points if not point[2].past], anchor),
        ]
    )
    tallest = max((height for _, height, _ in points), default=1)
    years = [year for year, _, _ in points]
    first, last = min([*years, today.year]), max([*years, today.year])
    now = today.year - 0.5 + today.timetuple().tm_yday / (366 if calendar.isleap(today.year) else 365)
    figure.add_vline(x=now, line={"color": _TODAY, "width": 2, "dash": "dot"})
    figure.add_annotation(
        x=now, y=tallest + 1.1, text=f"今天<br>{today.isoformat()}", showarrow=False, font={"color": _TODAY, "size": 12}
    )
    figure.update_layout(
        template="none",
        height=_FRAME_PX + _ROW_PX * (tallest + 1),
        margin={"l": 8, "r": 8, "t": 8, "b": 64},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": _FONT, "size": 14, "color": "#66717f"},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 0, "yref": "container", "yanchor": "bottom", "itemclick": False},
        dragmode=False,
        hoverlabel={"align": "left", "font": {"family": _FONT, "size": 13}},
    )
    figure.update_legends(itemdoubleclick=False)
    figure.update_xaxes(
        range=[first - 0.5, last + 0.5],
        tickvals=list(range(first, last + 1)),
        ticktext=[f"{year}年" for year in range(first, last + 1)],
        fixedrange=True,
        showgrid=False,
        zeroline=False,
        showline=True,
        linecolor="#8a94a0",
    )
    figure.update_yaxes(range=[0.3, tallest + 1.7], visible=False, fixedrange=True)
    return figure


def _trace(
    style: tuple[str, str, str, str, str],
    points: Sequence[tuple[int, int, Milestone]],
    anchor: Callable[[ClauseRef], str],
) -> Scatter:
    from plotly.graph_objects import Scatter

    name, symbol, fill, ink, line = style
    return Scatter(
        name=name,
        x=[year for year, _, _ in points],
        y=[height for _, height, _ in points],
        mode="markers+text",
        marker={"symbol": symbol, "size": _MARK_PX, "color": fill, "line": {"color": line, "width": 1}},
        text=[_link(milestone.where, anchor) for _, _, milestone in points],
        textfont={"color": ink, "size": 13},
        hovertext=[_hover(milestone) for _, _, milestone in points],
        hoverinfo="text",
        showlegend=True,
    )


def _link(where: ClauseRef, anchor: Callable[[ClauseRef], str]) -> str:
    """The clause's number as a link; plotly reads text as a small HTML."""
    number = escape(str(where.clause_number if where.clause_number is not None else where.clause))
    return f'<a href="#{escape(anchor(where))}" target="_self">{number}</a>'


def _hover(milestone: Milestone) -> str:
    said = f"{milestone.scope}{milestone.said}：{milestone.due}" if milestone.due else milestone.said
    lines = [f"{milestone.where.clause}{milestone.where.heading}", *_wrapped(said)]
    return "<br>".join(escape(line) for line in lines)


def _wrapped(text: str, width: int = 24, most: int = 4) -> list[str]:
    """``text`` in lines of ``width`` characters, at most ``most``, the last ending in …… when there is more."""
    lines = [text[start : start + width] for start in range(0, len(text), width)]
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]}……"]
