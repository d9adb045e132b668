"""From a YAML node to a policy's value, checked: kind, range, choices. Codes HG050 to HG052."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from holdgame.company.hours import read_hours
from holdgame.company.policy import NONE, Policy, PolicyValue
from holdgame.documents.diagnostics import Diagnostics, did_you_mean
from holdgame.documents.fields import parse_duration, read_share
from holdgame.documents.nodes import Node, Scalar, Sequence, kind

_SECONDS_OF = {"seconds": 1, "minutes": 60, "days": 86_400}
_SAID = {
    "share": "a share from 0 to 1, such as 0.3 or 30%",
    "number": "a number",
    "money": "an amount of money, as a number",
    "days": "a number of days",
    "minutes": "a number of minutes",
    "seconds": "a number of seconds",
    "staffing": "a number",
    "tree": "a number",
}


def read_value(node: Node, policy: Policy, diagnostics: Diagnostics) -> PolicyValue | None:
    """The value of a policy as written, or None when the diagnostics say why there is none."""
    if policy.kind == "list":
        return _list(node, policy, diagnostics)
    if not isinstance(node, Scalar):
        diagnostics.error(
            "HG051", node.place, f"`{policy.id}` takes a single value, and this is {kind(node)}."
        )
        return None
    match policy.kind:
        case "flag":
            return _flag(node, policy, diagnostics)
        case "choice":
            return _choice(node, policy, diagnostics)
        case "hours":
            return _hours(node, policy, diagnostics)
        case "zone":
            return _zone(node, policy, diagnostics)
    return _number(node, policy, diagnostics)


def _flag(node: Scalar, policy: Policy, diagnostics: Diagnostics) -> bool | None:
    if node.boolean is None:
        diagnostics.error(
            "HG051", node.place, f"`{policy.id}` is `true` or `false`, not `{node.text}`."
        )
    return node.boolean


def _choice(node: Scalar, policy: Policy, diagnostics: Diagnostics) -> str | None:
    if node.text in policy.choices:
        return node.text
    mend = did_you_mean(node.text, policy.choices)
    diagnostics.error("HG052", node.place, f"`{policy.id}` cannot be `{node.text}`.", mend)
    return None


def _hours(node: Scalar, policy: Policy, diagnostics: Diagnostics) -> str | None:
    if read_hours(node.text) is not None:
        return node.text
    diagnostics.error(
        "HG051",
        node.place,
        f"`{policy.id}` is a pair of times, and `{node.text}` is not one.",
        "Write for example `08:00-20:00`, or `always`.",
    )
    return None


def _zone(node: Scalar, policy: Policy, diagnostics: Diagnostics) -> str | None:
    try:
        return ZoneInfo(node.text).key
    except (KeyError, ValueError, OSError):  # unknown, no name at all, or a folder
        diagnostics.error(
            "HG051",
            node.place,
            f"`{policy.id}` is a time zone, and `{node.text}` is not one.",
            "Write for example `Europe/Kyiv` or `America/New_York`.",
        )
        return None


def _list(node: Node, policy: Policy, diagnostics: Diagnostics) -> tuple[str, ...] | None:
    items: list[Node] = node.items if isinstance(node, Sequence) else [node]
    names: list[str] = []
    for item in items:
        if not isinstance(item, Scalar) or item.is_null:
            diagnostics.error(
                "HG051", item.place, f"`{policy.id}` is a list of names, and this is {kind(item)}."
            )
            return None
        if item.text in names:
            diagnostics.error("HG057", item.place, f"`{item.text}` is listed twice.")
            return None
        names.append(item.text)
    return () if names == ["none"] else tuple(names)


def _number(node: Scalar, policy: Policy, diagnostics: Diagnostics) -> float | None:
    if policy.may_be_none and node.text == "none":
        return NONE
    value = _amount(node, policy)
    if value is None or (policy.whole and value != int(value)):
        said = "a whole number" if policy.whole else _SAID[policy.kind]
        if policy.may_be_none:
            said += ", or `none`"
        mend = "" if node.plain else "Leave out the quotes."
        diagnostics.error("HG051", node.place, f"`{policy.id}` is {said}, not `{node.text}`.", mend)
        return None
    low, high = policy.low, policy.high
    if (low is not None and value < low) or (high is not None and value > high):
        bounds = f"from {low:,g} to {high:,g}" if high is not None else f"at least {low:,g}"
        diagnostics.error(
            "HG052", node.place, f"`{policy.id}` must be {bounds}, and this is {node.text}."
        )
        return None
    return int(value) if value == int(value) else value


def _amount(node: Scalar, policy: Policy) -> float | None:
    """The number a text amounts to in the policy's own unit: `30%`, `6m` and `5d` are read too."""
    if policy.kind == "share":
        return read_share(node)
    if node.number is not None:
        return node.number
    unit = _SECONDS_OF.get(policy.kind) or (3600 if policy.unit == "hours" else None)
    seconds = parse_duration(node.text) if unit else None
    return None if seconds is None or unit is None else seconds / unit
