"""``python app.py``: the web app, at the address of YZASSIST_HOST and YZASSIST_PORT."""

from __future__ import annotations

import sys

from yzassist.errors import YzassistError
from yzassist.settings import load_settings
from yzassist.web.server import run


def main() -> int:
    """Serve until stopped; 1 when a setting or the address is wrong, said on stderr."""
    try:
        run(load_settings())
    except YzassistError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
