"""``/docs``: the interface described for people, made from the OpenAPI description, with nothing from elsewhere."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from yzassist.web.templating import render

router = APIRouter(include_in_schema=False)


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """One page: every route with its parameters, body and responses."""
    description: dict[str, Any] = request.app.openapi()
    schemas: dict[str, Any] = description["components"]["schemas"]
    operations = [
        {"path": path, "method": method.upper(), **_operation(operation, schemas)}
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    tags = list(dict.fromkeys(operation["tag"] for operation in operations))
    page = render("docs.html", info=description["info"], tags=tags, operations=operations)
    return HTMLResponse(page)


def _operation(operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    fields = _schema(body, schemas)
    return {
        "tag": operation["tags"][0],
        "summary": operation["summary"],
        "description": operation.get("description", ""),
        "parameters": [{**item, "type": _type(item["schema"])} for item in operation.get("parameters", ())],
        "fields": [
            {
                "name": name,
                "type": _type(field),
                "required": name in fields.get("required", ()),
                "description": field.get("description", ""),
            }
            for name, field in fields.get("properties", {}).items()
        ],
        "example": json.dumps(_example(fields), ensure_ascii=False) if fields else "",
        "responses": [
            {"status": status, "description": response["description"], "types": list(response.get("content", ()))}
            for status, response in operation["responses"].items()
        ],
    }


def _schema(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema itself, or the one it points to."""
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schemas[name] if name else schema
    return found


def _example(fields: dict[str, Any]) -> dict[str, Any]:
    """The required fields with their first example."""
    return {name: field["examples"][0] for name, field in fields["properties"].items() if field.get("examples")}


def _type(schema: dict[str, Any]) -> str:
    """``string``, ``string 或 null``, the name of a schema, or the values of a list of choices."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return "、".join(map(str, schema["enum"]))
    if choices := schema.get("anyOf"):
        return " 或 ".join(_type(choice) for choice in choices)
    if schema.get("type") == "array":
        return f"{_type(schema.get('items', {}))} 的数组"
    return str(schema.get("type", "任意"))
