"""``/trainer/session``: the trainer's login as a cookie that no script can read and no other site can send."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field
from starlette.responses import JSONResponse

from yzassist.web.api.common import Parameters
from yzassist.web.api.errors import NotFoundError
from yzassist.web.auth import COOKIE, Login, LoginRefusedError

router = APIRouter(prefix="/trainer/session", include_in_schema=False)
_MAX_CHARS = 2000


class Credentials(Parameters):
    """What the login form sends."""

    user: str = Field(max_length=_MAX_CHARS)
    password: str = Field(max_length=_MAX_CHARS)


def _login_of(request: Request) -> Login:
    login: Login | None = request.app.state.login
    if login is None:
        raise NotFoundError("这里没有评测页。")
    return login


LoginHere = Annotated[Login, Depends(_login_of)]


@router.post("")
def enter(credentials: Credentials, request: Request, login: LoginHere) -> JSONResponse:
    """The cookie; 403 with the reason when the login is refused."""
    try:
        token = login.open(credentials.user, credentials.password, request.client.host if request.client else "")
    except LoginRefusedError as error:
        return JSONResponse({"error": str(error)}, 403)
    response = JSONResponse({})
    response.set_cookie(
        COOKIE, token, max_age=login.lasts_s, httponly=True, samesite="strict", secure=request.url.scheme == "https"
    )
    return response


@router.delete("")
def leave(request: Request, response: Response, login: LoginHere) -> dict[str, str]:
    """Ends the session, here and in every other tab."""
    login.close(request.cookies.get(COOKIE))
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return {}
