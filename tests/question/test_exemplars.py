"""Where no cue speaks, the nearest exemplar decides, if the wording lets it."""

from __future__ import annotations

from yzassist.question.exemplars import may_decide
from yzassist.question.model import Intent


def test_exemplars_decide_who_is_responsible_only_where_a_body_is_asked_for() -> None:
    assert may_decide(Intent.RESPONSIBILITY, "要找哪个上级部门对口", has_topic=True)
    assert not may_decide(Intent.RESPONSIBILITY, "要跟哪个平台共享", has_topic=True)
    assert not may_decide(Intent.TARGET, "要多少", has_topic=True)
    assert may_decide(Intent.SMALL_TALK, "吃了吗", has_topic=False)
    assert not may_decide(Intent.SMALL_TALK, "禁渔吃了吗", has_topic=True)
