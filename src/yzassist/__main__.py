"""``python -m yzassist`` is the command ``yzassist``."""

from yzassist.cli import app

app(prog_name="yzassist")
