"""Turns contents into models; what fits nothing is an error that names its place."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from perflint.config.model import Config
from perflint.config.sources import ConfigError, Keys, Origin

Model = TypeVar("Model", bound=BaseModel)


def validated(content: Any, origin: Origin) -> Config:
    """The configuration that these settings make; an error names their origin. Raises ConfigError."""
    return validated_as(Config, content, origin)


def validated_as(model: type[Model], content: Any, origin: Origin, keys: Keys = ()) -> Model:
    """The model that these settings, which stand under `keys`, make; an error names their origin. Raises ConfigError."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        errors = error.errors()  # a key that nobody knows is often the one that is missing
        first = next((one for one in errors if one["type"] == "extra_forbidden"), errors[0])
        raise value_error(first, origin, (*keys, *first["loc"])) from error


def value_error(error: Any, origin: Origin, keys: Keys) -> ConfigError:
    """The ConfigError for the first complaint of pydantic."""
    if error["type"] == "extra_forbidden":
        return origin.error("unknown-key", keys)
    if error["type"] == "missing":
        return origin.error("missing-key", keys)
    context = {name: value for name, value in error.get("ctx", {}).items() if name != "error"}
    context |= {"problem": error["type"], "detail": error["msg"]}
    if isinstance(error["input"], dict):
        return origin.error("bad-section", keys, **context)
    return origin.error("bad-value", keys, value=error["input"], **context)
