"""Call flows of Genesys Architect as phone trees."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.company.imports.flows.findings import findings
from holdgame.company.imports.flows.flow import Flow, FlowProblem, ImportFile
from holdgame.company.imports.flows.genesys import reader as genesys
from holdgame.company.phone_tree import (
    CallbackNode,
    EndNode,
    HoursNode,
    InputNode,
    MenuKey,
    MenuNode,
    OpaqueNode,
    QueueNode,
    SayNode,
    TransferNode,
    TreeNode,
)
from tests.company.imports.flows.spoilt import reads_or_says_why, spoilt
from tests.examples import examples

LIBRARY = """\
inboundCall:
  name: Library
  startUpRef: "/inboundCall/menus/menu[Main_1]"
  defaultLanguage: en-us
  initialGreeting:
    tts: Welcome to the library.
  settingsMenu:
    menuSelectionTimeout: {lit: {seconds: 7}}
    repeatCount: {lit: 2}
  menus:
    - menu:
        name: Main
        refId: Main_1
        audio:
          exp: AudioPlaybackOptions(ToAudioTTS("For loans, press 1. For fees, press 2."), false)
        settingsMenu:
          repeatCount: {noValue: true}
        choices:
          - menuTransferToAcd:
              name: Loans
              dtmf: digit_1
              targetQueue: {lit: {name: Loans Desk}}
              preTransferAudio: {tts: One moment.}
          - menuSubMenu:
              name: Fees
              dtmf: digit_2
              refId: Fees_2
              audio: {prompt: PromptUser.feesMenu}
              choices:
                - menuTask:
                    name: Pay
                    dtmf: digit_1
                    task:
                      actions:
                        - collectInput:
                            name: Card
                            inputData: {var: Task.card}
                            digits: {exact: 9}
                            inputAudio: {tts: Type your card number.}
                            outputs:
                              failure:
                                actions:
                                  - disconnect: {name: Bye}
                        - transferToAcd:
                            name: Fees
                            targetQueue: {lit: {name: Fees Desk}}
                            failureTransferAudio: {tts: We are sorry.}
                - menuPreviousMenu: {name: Back, dtmf: digit_star}
          - menuDisconnect: {name: Leave, dtmf: digit_9}
"""


def read(*texts: str) -> Flow:
    return genesys.read([ImportFile(f"{n}.yaml", text) for n, text in enumerate(texts, 1)])


def said(flow: Flow) -> str:
    """All notes as one text."""
    return "\n".join(f"{n.where}: {n.sentence}" for n in flow.not_understood)


def task(actions: str, more: str = "") -> Flow:
    """A flow that begins with some actions, and may have other tasks. `<A>` is passing the call
    to the queue A."""
    actions = re.sub(
        r"<(\w)>", r"{transferToAcd: {targetQueue: {lit: {name: \1}}}}", textwrap.dedent(actions)
    )
    return read(
        "inboundCall:\n"
        "  name: Small\n"
        '  startUpRef: "/inboundCall/tasks/task[Start_1]"\n'
        "  tasks:\n"
        "    - task:\n"
        "        refId: Start_1\n"
        "        actions:\n"
        + textwrap.indent(actions.strip("\n"), " " * 10)
        + "\n"
        + textwrap.indent(textwrap.dedent(more).strip("\n"), " " * 4)
        + "\n"
    )


def first(flow: Flow) -> TreeNode:
    return flow.tree.nodes[flow.tree.entry]


# -- a whole flow ---------------------------------------------------------------------------------


def test_a_flow_is_read_menu_by_menu() -> None:
    flow = read(LIBRARY)
    nodes = flow.tree.nodes
    assert first(flow) == SayNode("say", "Welcome to the library.", "menu")
    menu = nodes["menu"]
    assert isinstance(menu, MenuNode)
    assert menu.say == "For loans, press 1. For fees, press 2."
    assert menu.options == (
        MenuKey("1", "loans", "menu.1"),
        MenuKey("2", "fees", "menu.2"),
        MenuKey("9", "Leave", "menu.9"),
    )
    assert (menu.repeats, menu.announced, menu.wrong_key) == (2, False, "")
    assert nodes[menu.no_input] == EndNode("menu.9", "")
    assert nodes["menu.1"] == SayNode("menu.1", "One moment.", "queue:loans-desk")
    assert nodes["queue:loans-desk"] == QueueNode("queue:loans-desk", "loans-desk")
    fees = nodes["menu.2"]
    assert isinstance(fees, MenuNode)
    assert fees.say == "[fees menu]"
    assert not fees.announced  # whatever the recording says, nothing is added to it
    assert [(o.key, o.text) for o in fees.options] == [("1", "Pay"), ("*", "Back")]
    assert fees.options[1].to == "menu"
    card = nodes[fees.options[0].to]
    assert isinstance(card, InputNode)
    assert (card.say, card.digits, nodes[card.to]) == (
        "Type your card number.",
        9,
        QueueNode("queue:fees-desk", "fees-desk"),
    )
    assert nodes[card.no_input] == EndNode("menu.9", "")
    assert flow.labels == {"loans-desk": "Loans Desk", "fees-desk": "Fees Desk"}
    assert (menu.wait_seconds, fees.wait_seconds) == (7, 7)
    assert "loop-without-exit" not in [f.code for f in findings(flow)]  # wrong keys are counted
    assert flow.actions == 9  # the greeting, two menus, and what is done in them


def test_a_transfer_that_fails_is_noticed() -> None:
    finding = next(f for f in read(LIBRARY).noticed if f.code == "failure-hangs-up")
    assert finding.where == "queue:fees-desk"
    assert finding.sentence == (
        "When Fees (line 45) fails, the caller hears “We are sorry.” and the line goes dead."
    )


# -- menus ----------------------------------------------------------------------------------------


def test_a_prompt_that_names_no_key_is_left_as_it_is() -> None:
    flow = read(LIBRARY.replace("For loans, press 1. For fees, press 2.", "Please choose."))
    menu = flow.tree.nodes["menu"]
    assert isinstance(menu, MenuNode)
    assert not menu.announced
    assert [o.text for o in menu.options] == ["Loans", "Fees", "Leave"]


def test_a_key_may_work_in_every_menu() -> None:
    text = LIBRARY.replace("name: Leave,", "name: Leave, globalDtmf: true,")
    fees = read(text).tree.nodes["menu.2"]
    assert isinstance(fees, MenuNode)
    assert [o.key for o in fees.options] == ["1", "*", "9"]


def test_a_choice_that_has_to_be_spoken_is_told() -> None:
    flow = read(LIBRARY.replace("dtmf: digit_9", "dtmf: {noValue: true}"))
    assert "it has to be spoken" in said(flow)


def test_a_menu_of_which_nothing_is_said_is_said_three_times() -> None:
    menu = read(LIBRARY.replace("repeatCount: {lit: 2}", "other: 1")).tree.nodes["menu"]
    assert isinstance(menu, MenuNode)
    assert menu.repeats == 3


# -- actions --------------------------------------------------------------------------------------


def test_what_is_said() -> None:
    flow = task(
        """
        - playAudio: {audio: {tts: "<speak>Hello <break/> there</speak>"}}
        - playAudio: {audio: {exp: 'Append(ToAudioTTS("You are "), ToAudioNumber(Task.n))'}}
        - playAudio: {audio: {exp: 'Append(Prompt.Sorry, FindUserPrompt("closedToday"))'}}
        - playAudio: {audio: {exp: 'ToAudioBlank(100)'}}
        - <A>
        """
    )
    assert first(flow) == SayNode("say", "Hello there You are … [sorry] [closed today]", "queue:a")


def test_the_language_of_the_flow_is_heard() -> None:
    text = LIBRARY.replace(
        "tts: Welcome to the library.", "de-de: {tts: Hallo.}\n    en-us: {tts: Hello.}"
    )
    assert first(read(text)) == SayNode("say", "Hello.", "menu")


def test_opening_hours() -> None:
    flow = task(
        """
        - evaluateScheduleGroup:
            outputs:
              closed: {actions: [{playAudio: {audio: {tts: Closed.}}}, {disconnect: {}}]}
              holiday: {actions: []}
        - <A>
        """
    )
    hours = first(flow)
    assert isinstance(hours, HoursNode)
    assert hours.open == "queue:a"
    assert flow.tree.nodes[hours.closed] == EndNode(hours.closed, "Closed.")
    assert "on holidays" in said(flow)


def test_a_schedule_that_is_looked_at_for_emergencies_only_decides_nothing() -> None:
    emergency = "{outputs: {emergency: {actions: [{disconnect: {}}]}}}"
    flow = task(f"- evaluateScheduleGroup: {emergency}\n- <A>")
    assert first(flow) == QueueNode("queue:a", "a")


def test_a_decision_is_left_open() -> None:
    flow = task(
        """
        - decision:
            name: Is it a member?
            condition: {exp: Flow.member}
            outputs:
              "yes": {actions: [<A>]}
        - <B>
        """
    )
    assert first(flow) == OpaqueNode("decides", "Is it a member?", ("queue:a", "queue:b"))
    assert "What `decision` comes to cannot be seen" in said(flow)


def test_a_switch_is_left_open() -> None:
    flow = task(
        """
        - switch:
            evaluate:
              firstTrue:
                cases:
                  - case: {value: {exp: Flow.a}, actions: [<A>]}
                default: {actions: [{disconnect: {}}]}
        - <B>
        """
    )
    node = first(flow)
    assert isinstance(node, OpaqueNode)
    assert node.ways[0] == "queue:a"
    assert len(node.ways) == 2


def test_data_that_is_asked_for_may_fail() -> None:
    flow = task(
        """
        - callData:
            name: Look up
            outputs:
              failure: {actions: [{playAudio: {audio: {tts: Sorry.}}}, {disconnect: {}}]}
        - <A>
        """
    )
    assert first(flow) == QueueNode("queue:a", "a")
    assert [f.code for f in flow.noticed] == ["failure-hangs-up"]


def test_a_table_may_hold_something_or_not() -> None:
    flow = task(
        """
        - dataTableLookup:
            outputs:
              notFound: {actions: [{disconnect: {}}]}
        - <A>
        """
    )
    node = first(flow)
    assert isinstance(node, OpaqueNode)
    assert "queue:a" in node.ways


def test_what_is_not_known_is_passed_over_and_told() -> None:
    flow = task("- sendSmokeSignal: {name: x}\n- setLanguage: {}\n- <A>")
    assert first(flow) == QueueNode("queue:a", "a")
    assert "`sendSmokeSignal`" in said(flow)
    assert "setLanguage" not in said(flow)


def test_a_loop_is_left_some_time() -> None:
    flow = task(
        """
        - loop:
            loopCount: {lit: 3}
            outputs:
              loop:
                actions:
                  - collectInput:
                      digits: {exact: 4}
                      inputAudio: {tts: Your number.}
                      outputs:
                        success: {actions: [{loopExit: {}}]}
        - <A>
        """
    )
    number = first(flow)
    assert isinstance(number, InputNode)
    assert number.to == "queue:a"
    again = flow.tree.nodes[number.no_input]
    assert again == OpaqueNode(again.id, "a loop, 3 times at most", (number.id, "queue:a"))


def test_a_task_that_is_called_comes_back_by_its_ends() -> None:
    flow = task(
        """
        - callTask:
            targetTaskRef: "/inboundCall/tasks/task[Ask_2]"
            outputs:
              paths:
                - path: {name: Refused, actions: [{disconnect: {}}]}
        - <A>
        """,
        """
        - task:
            refId: Ask_2
            actions:
              - decision:
                  outputs:
                    "no": {actions: [{endTask: {outputPath: {name: Refused}}}]}
              - playAudio: {audio: {tts: Thank you.}}
        """,
    )
    node = first(flow)
    assert isinstance(node, OpaqueNode)
    thanks, refused = (flow.tree.nodes[id] for id in node.ways)
    assert thanks == SayNode(thanks.id, "Thank you.", "queue:a")
    assert refused == EndNode(refused.id, "")


def test_a_task_that_calls_itself_ends() -> None:
    flow = task('- callTask: {targetTaskRef: "/inboundCall/tasks/task[Start_1]"}\n- <A>')
    assert flow.tree.queues() == ("a",)


def test_a_jump_to_what_is_not_there_drops_the_caller() -> None:
    flow = task('- jumpToMenu: {targetMenuRef: "/inboundCall/menus/menu[Gone_9]"}')
    assert first(flow) == EndNode("end", "")
    assert "does not exist" in said(flow)
    assert [f.code for f in flow.noticed] == ["missing-target"]


def test_one_digit_that_is_typed_and_then_looked_at_is_a_menu() -> None:
    flow = task(
        """
        - collectInput:
            inputData: {var: Task.key}
            digits: {exact: 1}
            inputAudio: {tts: "Press one for a call back, or hold."}
        - decision:
            condition: {exp: 'Task.key == "1"'}
            outputs:
              "yes":
                actions:
                  - createCallback: {name: Call back}
                  - disconnect: {}
        - <A>
        """
    )
    menu = first(flow)
    assert isinstance(menu, MenuNode)
    assert [o.key for o in menu.options] == ["1"]
    assert menu.wrong_key == "queue:a"
    assert isinstance(flow.tree.nodes[menu.options[0].to], CallbackNode)
    assert "cannot be seen" not in said(flow)


@pytest.mark.parametrize(
    ("action", "target"),
    [
        ("transferToNumber: {targetNumber: {lit: '+4930123456'}}", "another number"),
        ("transferToUser: {targetUser: {lit: {name: Jane Doe}}}", "a person"),
        ("transferToGroup: {targetGroup: {lit: {name: Night Shift}}}", "Night Shift"),
        ("transferToFlow: {targetFlow: {name: Elsewhere}}", "Elsewhere"),
    ],
)  # fmt: skip
def test_a_transfer_goes_to_somebody_without_a_number(action: str, target: str) -> None:
    end = first(task(f"- {action}"))
    assert isinstance(end, TransferNode)
    assert end.target == target


def test_voicemail_is_an_end() -> None:
    assert first(task("- transferToVoicemail: {name: x}")) == EndNode("end", "[voicemail]")


def test_a_queue_that_is_worked_out_is_one_all_the_same() -> None:
    flow = task("- transferToAcd: {targetQueue: {exp: Flow.queue}}")
    assert isinstance(first(flow), QueueNode)
    flow = task("- transferToAcd: {targetQueue: {exp: 'FindQueue(\"Night Desk\")'}}")
    assert first(flow) == QueueNode("queue:night-desk", "night-desk")


def test_a_flow_that_is_given_too_is_followed() -> None:
    main = (
        "inboundCall:\n  name: Main\n  startUpRef: /inboundCall/tasks/task[a]\n  tasks:\n"
        "    - task:\n        refId: a\n        actions:\n"
        "          - transferToFlow: {targetFlow: {name: Library}}\n"
    )
    assert first(read(main, LIBRARY)) == SayNode("say", "Welcome to the library.", "menu")
    alone = read(main)
    assert first(alone) == TransferNode("transfer:library", "Library", given=False)
    assert "not among the files" in said(alone)


# -- what is broken -------------------------------------------------------------------------------


def test_a_flow_that_breaks_off_keeps_what_stands_before() -> None:
    flow = read(LIBRARY[: LIBRARY.index("- menuPreviousMenu")] + '- menuDisconnect: {name: "Ba')
    assert set(flow.labels) == {"loans-desk", "fees-desk"}
    assert "What stands before was kept." in said(flow)


def test_templates_in_a_flow_do_no_harm() -> None:
    flow = read(LIBRARY.replace("tts: Welcome to the library.", "tts: {{greeting}}"))
    assert isinstance(first(flow), MenuNode)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[a]\nexten => s,1,Hangup()\n", "holdgame_company: 1\n", "x: " + "[" * 5_000],
)
def test_a_file_that_is_no_flow_is_refused_with_a_sentence(text: str) -> None:
    assert not genesys.recognises(ImportFile("a", text))
    with pytest.raises(FlowProblem, match="begins with `inboundCall:`"):
        read(text)


def test_a_flow_of_another_kind_is_refused_by_its_name() -> None:
    with pytest.raises(FlowProblem, match="There is only `inqueueCall`"):
        read("inqueueCall:\n  name: x\n  startUpTaskActions: []\n")


def test_a_flow_without_anything_in_it_is_refused() -> None:
    with pytest.raises(FlowProblem, match="no menu and no task"):
        read("inboundCall:\n  name: x\n  defaultLanguage: en-us\n")


@pytest.mark.parametrize(
    "text",
    [
        LIBRARY + "  x: " + "[" * 5_000,
        LIBRARY + "  x: &a [y]\n" + "".join(f"  x{n}: &a{n} [*a, *a]\n" for n in range(2_000)),
        "inboundCall:\n  startUpRef: x\n  tasks:\n    - task:\n        refId: a\n        actions:\n"
        + "          - callTask: {targetTaskRef: 'task[a]'}\n" * 2_000,
        "inboundCall:\n  startUpRef: x\n  menus:\n"
        + "    - menu: {name: m, choices: [{menuDisconnect: {dtmf: digit_1, globalDtmf: true}}]}\n"
        * 3_000,
    ],
    ids=["depth", "aliases", "calls", "keys"],
)
def test_what_is_meant_to_take_for_ever_does_not(text: str) -> None:
    reads_or_says_why(genesys.read, text)


SNIPPETS = [
    "- loop: {}", "- callTask: {targetTaskRef: 'task[Start]'}", "dtmf: digit_1", "outputs:",
    "actions:", "refId: Main_1", "*a", "&a ", "!x ", "{{x}}", ": ", "- ", "[", "}", "|\n", "---\n",
    "globalDtmf: true", "exp: '\"'", "lit:", "startUpTaskActions: [disconnect, loop, 3]",
]  # fmt: skip


@given(spoilt(LIBRARY, SNIPPETS))
@settings(max_examples=examples(150))
def test_a_spoilt_flow_is_a_tree_or_a_sentence(text: str) -> None:
    reads_or_says_why(genesys.read, text)


@given(st.text(max_size=200) | st.lists(st.sampled_from(SNIPPETS), max_size=20).map("\n".join))
@settings(max_examples=examples(100))
def test_any_text_is_a_tree_or_a_sentence(text: str) -> None:
    genesys.recognises(ImportFile("a", text))
    reads_or_says_why(genesys.read, text)
    reads_or_says_why(genesys.read, f"inboundCall:\n  defaultLanguage: en\n{text}")
