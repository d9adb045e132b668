"""connect_modules: the older export of an Amazon Connect flow, put into today's language.

`{"modules": [{"id", "type", "branches", "parameters", …}], "start": …}`, as the console wrote it
until 2020 and still reads it.
"""

from __future__ import annotations

from typing import Final

from holdgame.company.imports.flows.connect.flow import (
    MOST_ACTIONS,
    Condition,
    ConnectFlow,
    Step,
    names_of,
    takes_calls,
    title_of,
)
from holdgame.company.imports.flows.json_text import CUT, Found, Json, mapping, sequence, text

_TYPES: Final = {
    "PlayPrompt": "MessageParticipant",
    "LoopPrompts": "MessageParticipantIteratively",
    "StoreUserInput": "GetParticipantInput",
    "Disconnect": "DisconnectParticipant",
    "SetQueue": "UpdateContactTargetQueue",
    "CreateCallback": "CreateCallbackContact",
    "CheckAttribute": "Compare",
    "CheckQueueStatus": "CheckMetricData",
    "CheckStaffing": "CheckMetricData",
    "InvokeExternalResource": "InvokeLambdaFunction",
    "InvokeModule": "InvokeFlowModule",
    "SetAttributes": "UpdateContactAttributes",
    "SetCallBackNumber": "UpdateContactCallbackNumber",
    "SetContactFlow": "UpdateContactEventHooks",
    "SetLoggingBehavior": "UpdateFlowLoggingBehavior",
    "SetRecordingBehavior": "UpdateContactRecordingBehavior",
    "SetVoice": "UpdateContactTextToSpeechVoice",
    "UpdateRoutingPriority": "UpdateContactRoutingBehavior",
    "GetQueueMetrics": "GetMetricData",
}
_TRANSFERS: Final = {
    "Queue": "TransferContactToQueue",
    "Flow": "TransferToFlow",
    "Agent": "TransferContactToAgent",
    "PhoneNumber": "TransferParticipantToThirdParty",
}
_ERRORS: Final = {
    "Error": "NoMatchingError",
    "Timeout": "InputTimeLimitExceeded",
    "NoMatch": "NoMatchingCondition",
    "AtCapacity": "QueueAtCapacity",
    "InvalidNumber": "InvalidPhoneNumber",
    "InvalidPhoneNumber": "InvalidCallbackNumber",
    "NonDialableNumber": "CallbackNumberNotDialable",
    "CallFailure": "CallFailed",
}
_CONDITIONS: Final = {"Looping": "ContinueLooping", "Complete": "DoneLooping"}
_STORED: Final = "Stored customer input"


def is_modules(value: Json) -> bool:
    """Whether an object looks like a flow in the older form."""
    modules = value.get("modules")
    return isinstance(modules, list) and (
        "start" in value or any("branches" in mapping(m) for m in modules[:3])
    )


def read_modules(found: Found, stem: str) -> ConnectFlow:
    """The flow that an object is; `stem` is what its file is called."""
    metadata = mapping(found.value.get("metadata"))
    steps: dict[str, Step] = {}
    for number, module in enumerate(sequence(found.value.get("modules"))[:MOST_ACTIONS], 1):
        if CUT not in mapping(module):
            step = _step(mapping(module), number)
            steps.setdefault(step.id, step)
    return ConnectFlow(
        title=title_of(metadata, found, stem),
        names=names_of(metadata, found, stem),
        start=text(found.value.get("start")),
        steps=steps,
        takes_calls=takes_calls(metadata),
    )


def _step(module: Json, number: int) -> Step:
    to = ""
    conditions: list[Condition] = []
    errors: dict[str, str] = {}
    for branch in map(mapping, sequence(module.get("branches"))):
        name, way = text(branch.get("condition")), text(branch.get("transition"))
        if name == "Success":
            to = way
        elif name in _ERRORS:
            errors[_ERRORS[name]] = way
        else:
            operator = text(branch.get("conditionType")) or "Equals"
            operand = text(branch.get("conditionValue")) or _CONDITIONS.get(name, name)
            conditions.append(Condition(operator, (operand,), way))
    type, target = text(module.get("type")), text(module.get("target"))
    if type == "Transfer":
        type = _TRANSFERS.get(target, f"Transfer to {target}")
    elif type == "GetUserInput":
        lex = target == "Lex"
        type = "ConnectParticipantWithLexBot" if lex else "GetParticipantInput"
    metadata = mapping(module.get("metadata"))
    return Step(
        id=text(module.get("id")),
        type=_TYPES.get(type, type),
        number=number,
        parameters=_parameters(module, metadata),
        to=to or errors.get("NoMatchingCondition", ""),
        conditions=tuple(conditions),
        errors=errors,
        metadata=metadata,
    )


def _parameters(module: Json, metadata: Json) -> Json:
    """Parameters by their names of today. A value with a namespace is filled in during the call."""
    made: Json = {"StoreInput": text(module.get("type") == "StoreUserInput")}
    for parameter in map(mapping, sequence(module.get("parameters"))):
        name, value = text(parameter.get("name")), text(parameter.get("value"))
        namespace = text(parameter.get("namespace"))
        if namespace and name != "Attribute":
            value = f"$.{namespace.replace(' ', '')}.{value}"
        named = text(parameter.get("resourceName"))
        if named:
            metadata.setdefault("resourceName", named)
        made[_PARAMETERS.get(name, name)] = value
    if made.pop("TextToSpeechType", "") == "ssml" and "Text" in made:
        made["SSML"] = made.pop("Text")
    if module.get("type") == "CheckAttribute":
        attribute, namespace = made.get("Attribute", ""), made.get("Namespace", "")
        known = {_STORED: "$.StoredCustomerInput", "Channel": "$.Channel"}
        dynamic = f"$.{namespace.replace(' ', '')}.{attribute}"
        made["ComparisonValue"] = known.get(attribute, dynamic)
    if "MaxDigits" in made:
        made["InputValidation"] = {"CustomValidation": {"MaximumLength": made["MaxDigits"]}}
    return made


_PARAMETERS: Final = {
    "Queue": "QueueId",
    "AudioPrompt": "PromptId",
    "FlowModuleId": "FlowModuleId",
    "ModuleId": "FlowModuleId",
    "Timeout": "InputTimeLimitSeconds",
}
