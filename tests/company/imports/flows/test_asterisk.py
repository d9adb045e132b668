"""Dialplans of Asterisk as phone trees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.company.imports.flows.asterisk import reader as asterisk
from holdgame.company.imports.flows.findings import findings
from holdgame.company.imports.flows.flow import Flow, FlowProblem, ImportFile
from holdgame.company.phone_tree import (
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

FERRY = """
[globals]
DESK=SIP/desk
WELCOME=ferry-welcome

[from-trunk]
exten => _555XXXX,1,NoOp(${CALLERID(num)})
 same => n,Answer()
 same => n,GotoIfTime(8:00-18:00,mon-sat,*,*?harbour,s,1)
 same => n,Playback(we-are-closed)
 same => n,Hangup()

[harbour]
exten => s,1,Set(TIMEOUT(digit)=3)
 same => n(again),Background(${WELCOME}&ferry-keys)
 same => n,WaitExten(6)
exten => 1,1,Queue(bookings,t,,,120)
 same => n,Voicemail(100@ferry,u)
exten => 2,1,Goto(lost,s,1)
exten => 9,1,Dial(${DESK},20)
 same => n,Hangup()
exten => t,1,Playback(are-you-there)
 same => n,Goto(s,again)
exten => i,1,Playback(no-such-key)
 same => n,Goto(s,again)

[lost]
exten => s,1,Read(ticket,please-type-your-ticket,6)
 same => n,Queue(lost_and_found)
"""
QUEUES = (
    "[general]\n[bookings]\nstrategy=ringall\nmember => SIP/1\n[lost_and_found]\nmember => SIP/2\n"
)


def read(*texts: str) -> Flow:
    return asterisk.read([ImportFile(f"{n}.conf", text) for n, text in enumerate(texts, 1)])


def said(flow: Flow) -> str:
    """All notes as one text."""
    return "\n".join(f"{n.where}: {n.sentence}" for n in flow.not_understood)


def start(rest: str, more: str = "") -> Flow:
    """A dialplan whose extension `s` does some steps, and what else stands in its context."""
    steps = "".join(f" same => n,{step}\n" for step in rest.strip().split("\n"))
    return read(f"[incoming]\nexten => s,1,Answer()\n{steps}{more}")


def first(flow: Flow) -> TreeNode:
    return flow.tree.nodes[flow.tree.entry]


def menu(flow: Flow) -> MenuNode:
    node = first(flow)
    assert isinstance(node, MenuNode)
    return node


def behind(flow: Flow, key: str) -> TreeNode:
    return flow.tree.nodes[next(o.to for o in menu(flow).options if o.key == key)]


# -- a whole dialplan -----------------------------------------------------------------------------


def test_a_dialplan_is_read_from_where_calls_come_in() -> None:
    flow = read(FERRY, QUEUES)
    nodes = flow.tree.nodes
    hours = first(flow)
    assert isinstance(hours, HoursNode)
    assert nodes[hours.closed] == EndNode(hours.closed, "[we are closed]")
    menu = nodes[hours.open]
    assert isinstance(menu, MenuNode)
    assert menu.say == "[ferry welcome] [ferry keys]"
    assert [(o.key, o.text) for o in menu.options] == [
        ("1", "bookings"),
        ("2", "lost and found"),
        ("9", "desk"),
    ]
    assert nodes[menu.options[0].to] == QueueNode("queue:bookings", "bookings")
    ticket = nodes[menu.options[1].to]
    assert isinstance(ticket, InputNode)
    assert (ticket.say, ticket.digits) == ("[please type your ticket]", 6)
    assert nodes[ticket.to] == QueueNode("queue:lost-and-found", "lost-and-found")
    assert flow.labels == {"bookings": "bookings", "lost-and-found": "lost_and_found"}
    assert nodes[menu.options[2].to] == TransferNode("transfer:desk", "desk")
    assert nodes[menu.no_input] == SayNode(menu.no_input, "[are you there]", menu.id)
    assert nodes[menu.wrong_key] == SayNode(menu.wrong_key, "[no such key]", menu.id)
    assert "[from-trunk]: Calls are taken to come in here" in said(flow)


def test_which_file_is_which_is_seen_from_what_is_in_them() -> None:
    assert read(QUEUES, FERRY).tree == read(FERRY, QUEUES).tree
    assert asterisk.recognises(ImportFile("a", FERRY))
    assert asterisk.recognises(ImportFile("a", QUEUES))


def test_no_number_of_anybody_is_written() -> None:
    flow = start("Dial(SIP/4930123456/jane.doe@example.org,20)\nHangup()")
    assert first(flow) == TransferNode("transfer:another-number", "another number")
    assert "4930" not in repr(flow)
    assert "jane" not in repr(flow)


def test_who_is_rung_is_told_by_role() -> None:
    assert first(start("Dial(${RECEPTION})")) == TransferNode("transfer:reception", "reception")
    assert first(start("Dial(SIP/a&SIP/b)")) == TransferNode(
        "transfer:several-telephones", "several telephones"
    )
    flow = start("Goto(operator,1)", "exten => operator,1,Dial(SIP/7)\n")
    assert first(flow) == TransferNode("transfer:operator", "operator")


# -- menus ----------------------------------------------------------------------------------------


def test_keys_are_the_extensions_of_one_digit_also_of_patterns_and_includes() -> None:
    flow = start(
        "Background(hello)\nWaitExten()",
        "include => more\nexten => _[1-3],1,Queue(q${EXTEN})\n[more]\nexten => 0,1,Queue(zero)\n"
        "exten => 44,1,Queue(none)\nexten => #,1,Hangup()\n",
    )
    assert [o.key for o in menu(flow).options] == ["1", "2", "3", "0", "#"]
    assert behind(flow, "2") == QueueNode("queue:q2", "q2")


def test_without_i_a_wrong_key_ends_the_call_and_without_t_silence_does() -> None:
    flow = start("Background(hello)\nWaitExten()", "exten => 1,1,Queue(a)\n")
    ends = {menu(flow).no_input, menu(flow).wrong_key}
    assert [flow.tree.nodes[id] for id in ends] == [EndNode(ends.pop(), "")]


def test_a_pattern_for_any_key_is_where_a_wrong_key_leads() -> None:
    flow = start(
        "Background(hello)\nWaitExten()",
        "exten => 1,1,Queue(a)\nexten => _X,1,Playback(wrong)\n same => n,Goto(s,1)\n",
    )
    assert [o.key for o in menu(flow).options] == ["1"]
    assert flow.tree.nodes[menu(flow).wrong_key] == SayNode("say", "[wrong]", "menu")


def test_in_silence_the_step_after_the_wait_goes_before_t() -> None:
    flow = start(
        "Background(hello)\nWaitExten(5)\nPlayback(goodbye)\nHangup()",
        "exten => 1,1,Queue(a)\nexten => t,1,Goto(s,1)\n",
    )
    assert flow.tree.nodes[menu(flow).no_input] == EndNode(menu(flow).no_input, "[goodbye]")
    (finding,) = flow.noticed
    assert (finding.code, finding.where) == ("unused-timeout", "menu")
    assert finding.sentence.startswith("`t` of [incoming] is never reached")
    assert menu(flow).wait_seconds == 5


def test_a_menu_that_is_said_again_in_its_own_steps_is_one_menu() -> None:
    flow = start(
        "Background(hello)\nWaitExten(5)\nBackground(hello)\nWaitExten(5)\nBackground(hello)",
        "exten => 1,1,Queue(a)\n",
    )
    assert menu(flow).repeats == 3
    assert len(flow.tree.nodes) == 3


def test_silence_that_leads_back_is_the_menu_said_again() -> None:
    flow = start("Background(hello)\nWaitExten(5)\nGoto(s,1)", "exten => 1,1,Queue(a)\n")
    assert menu(flow).no_input == ""


def test_a_recording_without_keys_is_only_heard() -> None:
    flow = start("Background(hello)\nQueue(a)")
    assert first(flow) == SayNode("say", "[hello]", "queue:a")


def test_a_number_known_by_heart_may_be_typed() -> None:
    flow = start("Background(hello)\nWaitExten()", "exten => _2XX,1,Dial(SIP/${EXTEN})\n")
    node = first(flow)
    assert isinstance(node, InputNode)
    assert (node.say, node.digits) == ("[hello]", 3)
    assert flow.tree.nodes[node.to] == TransferNode("transfer:a-telephone", "a telephone")


@pytest.mark.parametrize(
    ("remark", "text"),
    [
        ('Verbose(1, "Caller ${CALLERID(num)} dialed the operator.")', "operator"),
        ("NoOp(Accounting and Receivables)", "Accounting and Receivables"),
        ("Verbose(2,${CALLERID(num)} pressed 5)", "a telephone"),
        ("NoOp()", "a telephone"),
    ],
)
def test_a_key_is_called_what_the_dialplans_own_remark_calls_it(remark: str, text: str) -> None:
    rest = f"exten => 1,1,{remark}\n same => n,Dial(SIP/11)\n"
    assert menu(start("Background(hello)\nWaitExten()", rest)).options[0].text == text


def test_a_wrong_key_that_starts_again_for_ever_is_found() -> None:
    flow = start(
        "Background(hello)\nWaitExten()\nQueue(b)",
        "exten => 1,1,Queue(a)\nexten => i,1,Playback(wrong)\n same => n,Goto(s,1)\n",
    )
    assert [f.sentence for f in findings(flow) if f.code == "loop-without-exit"] == [
        "Whoever presses wrong keys hears the same for ever: nothing else is tried."
    ]


def test_keys_may_be_those_of_another_context() -> None:
    flow = start("Background(hello,,,other)\nWaitExten()", "[other]\nexten => 5,1,Queue(a)\n")
    assert menu(flow).options == (MenuKey("5", "a", "queue:a"),)


def test_one_digit_that_is_read_and_then_looked_at_is_a_menu() -> None:
    flow = start(
        "Read(choice,hello,1)\n"
        'GotoIf($["${choice}" = "1"]?sales,1)\n'
        "GotoIf($[${choice}=2]?help,1)\n"
        "Goto(s,1)",
        "exten => sales,1,Queue(sales)\nexten => help,1,Queue(help)\n",
    )
    assert menu(flow).options == (
        MenuKey("1", "sales", "queue:sales"),
        MenuKey("2", "help", "queue:help"),
    )
    assert (menu(flow).no_input, menu(flow).wrong_key) == ("", "")


def test_a_digit_that_is_read_may_be_where_the_call_goes() -> None:
    flow = start("Read(key,hello,1)\nGoto(way-${key},1)", "exten => way-3,1,Queue(three)\n")
    assert [o.key for o in menu(flow).options] == ["3"]


def test_an_old_dialplan_waits_for_a_key_where_its_steps_end() -> None:
    text = (
        "[general]\nautofallthrough=no\n[incoming]\nexten => s,1,Background(hello)\n"
        "exten => 1,1,Queue(a)\nexten => t,1,Playback(bye)\n"
    )
    node = menu(read(text))
    assert read(text).tree.nodes[node.no_input] == EndNode(node.no_input, "[bye]")


# -- steps ----------------------------------------------------------------------------------------


def test_what_is_said() -> None:
    flow = start(
        "Playback(custom/HalloWelt.wav&en/digits-${N})\nSayDigits(123)\nSayUnixTime()\n"
        'Flite("Please hold, ${NAME}")\nAGI(googletts.agi,"Nearly there",en)\n'
        "ExecIf($[${X}]?Playback(sale))\nQueue(a)"
    )
    assert first(flow) == SayNode(
        "say",
        "[hallo welt] [digits] [digits] [a time] Please hold, … Nearly there [sale]",
        "queue:a",
    )


def test_a_script_is_never_run_and_stays_closed() -> None:
    flow = start("AGI(/tmp/evil.sh)\nSystem(rm -rf /)\nQueue(a)")
    assert first(flow) == QueueNode("queue:a", "a")
    assert "What `agi` does cannot be seen" in said(flow)
    assert "What `system` does cannot be seen" in said(flow)


def test_a_condition_is_left_open() -> None:
    flow = start(
        "GotoIf($[${VIP}]?vip,1:all,1)", "exten => vip,1,Queue(a)\nexten => all,1,Queue(b)"
    )
    assert first(flow) == OpaqueNode("decides", "a condition", ("queue:a", "queue:b"))


def test_a_condition_with_one_way_goes_on_to_the_next_step_else() -> None:
    flow = start("GotoIf($[${VIP}]?vip,1)\nQueue(b)", "exten => vip,1,Queue(a)\n")
    assert first(flow) == OpaqueNode("decides", "a condition", ("queue:a", "queue:b"))


def test_a_subroutine_comes_back() -> None:
    flow = start(
        "Gosub(hello,s,1(x,y))\nGosub(hello,s,1)\nQueue(a)",
        "[hello]\nexten => s,1,Playback(hello)\n same => n,Return()\n",
    )
    assert first(flow) == SayNode("say", "[hello] [hello]", "queue:a")


def test_a_macro_comes_back_where_it_ends() -> None:
    flow = start("Macro(hello,x)\nQueue(a)", "[macro-hello]\nexten => s,1,Playback(hello)\n")
    assert first(flow) == SayNode("say", "[hello]", "queue:a")


def test_a_subroutine_that_calls_itself_ends() -> None:
    flow = start("Gosub(s,1)\nQueue(a)")
    assert first(flow) == EndNode("end", "")


def test_labels_and_relative_priorities() -> None:
    (finding,) = start("Goto(nowhere)\nQueue(a)").noticed
    assert finding.code == "missing-target"
    assert finding.sentence == (
        "The step that is called does not exist in `s` of [incoming]: the caller is dropped."
    )
    text = (
        "[incoming]\nexten => s,1,Goto(on)\nexten => s,n,Playback(never)\n"
        "exten => s,n(on),Goto(+2)\nexten => s,n,Playback(never)\nexten => s,n,Queue(a)\n"
    )
    assert first(read(text)) == QueueNode("queue:a", "a")


def test_the_directory_and_voicemail() -> None:
    node = first(start("Directory(default,phones)"))
    assert isinstance(node, InputNode)
    assert (node.say, node.digits) == ("[directory]", 3)
    assert first(start("Voicemail(100@default,u)")) == EndNode("end", "[voicemail]")


def test_where_a_variable_decides_the_tree_ends() -> None:
    flow = start("Goto(${SOMEWHERE},1)")
    assert first(flow) == EndNode("end", "")
    assert "Where the call goes on from here cannot be seen" in said(flow)


# -- what is missing ------------------------------------------------------------------------------


def test_a_queue_whose_time_is_up_and_that_leads_nowhere_drops_the_caller() -> None:
    flow = start("Queue(sales,,,,300)\nGoto(operator,1)")
    assert first(flow) == QueueNode("queue:sales", "sales")
    (finding,) = flow.noticed
    assert (finding.code, finding.where) == ("queue-timeout", "queue:sales")
    assert finding.sentence == (
        "Whoever has waited 300 s in the queue `sales` is lost: the extension `operator` does not "
        "exist in [incoming], and the line goes dead."
    )


def test_a_queue_whose_time_is_up_may_lead_on() -> None:
    flow = start("Queue(sales,,,,300)\nGoto(operator,1)", "exten => operator,1,Dial(SIP/7)\n")
    assert flow.noticed == ()


def test_what_does_not_exist_leads_to_i_if_there_is_one() -> None:
    flow = start("Goto(operator,1)", "exten => i,1,Playback(sorry)\n")
    assert first(flow) == EndNode("end", "[sorry]")
    assert flow.noticed == ()


def test_a_key_that_leads_out_of_a_queue_is_told() -> None:
    queues = "[calm](!)\ncontext=way-out\n[sales](calm)\nmember => SIP/1\n"
    plan = "[incoming]\nexten => s,1,Queue(sales)\n[way-out]\nexten => 1,1,Hangup()\n"
    assert "may leave it with the keys 1" in said(read(plan, queues))
    assert "cannot leave it" in said(read(plan.replace("exten => 1,", "exten => 12,"), queues))


def test_a_queue_that_is_not_in_queues_conf_is_told() -> None:
    flow = read("[incoming]\nexten => s,1,Queue(sales)\n", "[help]\nmember => SIP/1\n")
    assert "The queue `sales` is not in queues.conf" in said(flow)


def test_files_that_are_included_are_followed_only_among_those_given() -> None:
    more = ImportFile("more.conf", "[incoming]\nexten => 1,1,Queue(a)\n")
    main = ImportFile("main.conf", '#include "more.conf"\n#include "/etc/passwd"\n#exec "ls"\n')
    flow = asterisk.read([main, more])
    assert flow.tree.queues() == ("a",)
    notes = said(flow)
    assert notes.count("was not followed") == 2
    assert "main.conf, line 1:" not in notes


def test_what_holds_for_some_callers_or_hours_only_is_told() -> None:
    flow = start(
        "Queue(a)", "include => day,9:00-17:00\nswitch => IAX2/x\nexten => 1/555,1,Hangup()\n"
    )
    notes = said(flow)
    assert "some hours only" in notes
    assert "kept elsewhere" in notes
    assert "some callers only" in notes


def test_a_dialplan_that_breaks_off_keeps_what_stands_before() -> None:
    flow = read(FERRY[: FERRY.index("exten => 9")])
    assert flow.tree.queues() == ("bookings",)


# -- where calls come in --------------------------------------------------------------------------


def test_calls_come_in_where_most_of_the_largest_menu_can_be_reached_from_outside() -> None:
    text = (
        "[internal]\nexten => 100,1,Goto(menu,s,1)\n"
        "[menu]\nexten => s,1,Background(keys)\n same => n,WaitExten()\n"
        "exten => 1,1,Queue(a)\nexten => 2,1,Queue(b)\n"
        "[inbound]\nexten => 5550001,1,Playback(hello)\n same => n,Goto(menu,s,1)\n"
        "[small]\nexten => s,1,Background(keys)\n same => n,WaitExten()\nexten => 1,1,Queue(c)\n"
    )
    flow = read(text)
    assert "[inbound]: Calls are taken" in said(flow)
    assert first(flow) == SayNode("say", "[hello]", "menu")


def test_a_context_that_others_include_is_not_where_calls_come_in() -> None:
    text = "[default]\ninclude => demo\n[demo]\nexten => s,1,Queue(a)\n"
    assert "[default]: Calls are taken" in said(read(text))


# -- what is no dialplan, and what is hostile -----------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "{}", "<menu name='a'/>", "inboundCall:\n  name: x\n", QUEUES, "[a]\nb = c\n"]
)
def test_a_file_without_a_dialplan_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(FlowProblem, match=r"Give extensions\.conf"):
        read(text)


def test_a_dialplan_where_nothing_can_be_dialled_is_refused() -> None:
    with pytest.raises(FlowProblem, match="can be dialled"):
        read("[a]\nexten => h,1,Hangup()\n")


def test_files_that_are_too_large_are_refused() -> None:
    with pytest.raises(FlowProblem, match="20 million characters"):
        read("[a]\nexten => s,1,Queue(a)\n" + "; filler\n" * 2_300_000)


def counted(line: str, most: int) -> str:
    """A line for each number, with the number and the next one in it."""
    return "".join(line.replace("NEXT", str(n + 1)).replace("N", str(n)) for n in range(most))


@pytest.mark.parametrize(
    "text",
    [
        counted("[cN]\ninclude => cNEXT\ninclude => c0\nexten => s,1,Goto(cNEXT,s,1)\n", 3_000),
        "[a]\n" + counted("exten => N,1,Background(a)\n same => n,Goto(NEXT,1)\n", 5_000),
        "[a]\n" + counted("exten => N,1,Goto(NEXT,1)\n", 20_000),
        "[a]\nexten => s,1,Gosub(s,1)\n" + " same => n,Gosub(s,1)\n" * 200,
        "[globals]\n"
        + counted("VN=" + "${VNEXT}" * 50 + "\n", 50)
        + "[a]\nexten => s,1,Playback(${V0})\n",
        "[a]\n" + counted("exten => _XXXN.,1,Queue(q)\n", 3_000),
        "[a]\nexten => s,1,Set(" + "(" * 100_000 + "\n",
        ";--" * 100_000 + "[a]\nexten => s,1,Queue(a)",
    ],
    ids=[
        "includes",
        "menus",
        "jumps",
        "subroutines",
        "variables",
        "patterns",
        "brackets",
        "comments",
    ],
)
def test_what_is_meant_to_take_for_ever_does_not(text: str) -> None:
    reads_or_says_why(asterisk.read, text)


SNIPPETS = [
    "exten => 1,1,", " same => n,", "[", "]", "${", "}", "$[", "Goto(s,1)", "Gosub(s,1)",
    "Return()", "Read(k,f,1)\n same => n,GotoIf($[${k}=1]?s,1)\n", "WaitExten()\n", ";--", "--;",
    "include => harbour\n", "GotoIf(", "?", ":", "Macro(x)", "_X!", "(again)", "#include ",
    "Goto(${EXTEN},1)",
]  # fmt: skip


@given(spoilt(FERRY, SNIPPETS))
@settings(max_examples=examples(150))
def test_a_spoilt_dialplan_is_a_tree_or_a_sentence(text: str) -> None:
    reads_or_says_why(asterisk.read, text, QUEUES)


@given(spoilt(QUEUES, ["context=harbour\n", "[bookings](bookings)\n"]))
@settings(max_examples=examples(30))
def test_spoilt_queues_are_a_tree_or_a_sentence(text: str) -> None:
    reads_or_says_why(asterisk.read, FERRY, text)


@given(st.text(max_size=300) | st.lists(st.sampled_from(SNIPPETS), max_size=20).map("".join))
@settings(max_examples=examples(100))
def test_any_text_is_a_tree_or_a_sentence(text: str) -> None:
    asterisk.recognises(ImportFile("a", text))
    reads_or_says_why(asterisk.read, text)
    reads_or_says_why(asterisk.read, f"[incoming]\nexten => s,1,{text}")
