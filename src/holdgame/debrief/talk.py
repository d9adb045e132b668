"""talk: what a debrief leaves to people: evidence to bring, and a conversation in six phases.

No story holds evidence: what a company's own customers say and how often is for the company to
bring. So these are lines to fill in by hand.
"""

from __future__ import annotations

from holdgame.debrief.debrief import MOST_FELT, Debrief

_ALWAYS = ("recording", "complaint", "count")


def evidence_to_bring(debrief: Debrief) -> tuple[tuple[str, str], ...]:
    """What to bring, each with the rule it is about, empty for those that are about the whole."""
    said = debrief.wording.evidence
    wanted = {said[key]: "" for key in _ALWAYS}
    for felt in debrief.rules[:MOST_FELT]:
        line = said.get(felt.rule.policy.partition(".")[0], said["other"])
        wanted.setdefault(line, felt.rule.name)
    return tuple(wanted.items())


def conversation(debrief: Debrief) -> tuple[tuple[str, str], ...]:
    """Six phases, each its heading and what to ask one another."""
    wording = debrief.wording
    rule = debrief.rules[0].rule.name if debrief.rules else "no rule at all"
    return tuple(
        (heading, wording.prompts[key].format(rule=rule))
        for key, heading in wording.headings.items()
    )
