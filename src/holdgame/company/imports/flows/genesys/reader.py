"""Genesys Cloud Architect: call flows exported as YAML, as a phone tree.

The first inbound call flow given is where calls come in; flows that it transfers to are followed
if they are among the files.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdgame.company.imports.flows.bounds import check_size
from holdgame.company.imports.flows.draft import Draft
from holdgame.company.imports.flows.flow import Flow, FlowProblem, ImportFile
from holdgame.company.imports.flows.genesys.flow import CallFlow
from holdgame.company.imports.flows.genesys.tree import Architect
from holdgame.company.imports.flows.genesys.values import text
from holdgame.company.imports.flows.key_texts import name_keys
from holdgame.company.imports.flows.tidy import tidy
from holdgame.company.imports.flows.yaml_text import read_yaml
from holdgame.documents.nodes import Mapping

FORMAT = "Genesys Architect flow"
CALLS = ("inboundCall", "secureCall")

_OTHERS = (
    "inqueueCall|outboundCall|commonModule|voicemail|voicesurvey|workflow|workitem|bot|digitalBot|"
    "inboundChat|inboundEmail|inboundShortMessage|inqueueEmail|inqueueShortMessage|surveyInvite"
)
_TOP = re.compile(rf"^(?:---\s*)?[\"']?({'|'.join(CALLS)}|{_OTHERS})[\"']?:", re.MULTILINE)
_OWN = re.compile(r"\b(?:startUpRef|startUpTaskActions|defaultLanguage|settings[A-Z]\w+)[\"']?:")


def recognises(file: ImportFile) -> bool:
    """Whether a file is a flow of Architect, of whatever kind."""
    return bool(_TOP.search(file.text) and _OWN.search(file.text))


def read(files: Sequence[ImportFile]) -> Flow:
    """The tree of a call flow.

    Raises:
        FlowProblem: no file holds an inbound call flow, or they are too large.
    """
    check_size(files)
    draft = Draft(FORMAT)
    flows: list[Mapping] = []
    others: set[str] = set()
    for file in files:
        root = read_yaml(file, draft) if recognises(file) else None
        for key, flow in root.entries if isinstance(root, Mapping) else ():
            if key.text in CALLS and isinstance(flow, Mapping):
                flows.append(flow)
            else:
                others.add(key.text)
    flows.sort(key=lambda flow: text(flow.get("startUpRef")).startswith("/secureCall"))
    if not flows:
        found = f" There is only `{min(others)}`." if others else ""
        raise FlowProblem(
            f"There is no inbound call flow in these files.{found} Export one from Architect as "
            "YAML: it begins with `inboundCall:`."
        )
    architect = Architect([CallFlow.of(flow) for flow in flows], draft)
    if architect.flows[0].start is None:
        raise FlowProblem("This call flow holds no menu and no task. Export it again, whole.")
    architect.finish(architect.go())
    name_keys(draft.nodes)
    return tidy(draft)
