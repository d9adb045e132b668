"""Menus of FreeSWITCH as phone trees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdgame.company.imports.flows.findings import findings
from holdgame.company.imports.flows.flow import Flow, FlowProblem, ImportFile
from holdgame.company.imports.flows.freeswitch import reader as freeswitch
from holdgame.company.phone_tree import (
    EndNode,
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

BAKERY = """\
<configuration name="ivr.conf" description="IVR menus">
  <menus>
    <menu name="bakery" greet-long="phrase:bakery_welcome" greet-short="phrase:bakery_short"
        invalid-sound="ivr/not_a_key.wav" exit-sound="ivr/goodbye.wav"
        timeout="8000" max-failures="4" max-timeouts="2">
      <entry action="menu-exec-app" digits="1" param="callcenter orders@default"/>
      <entry action="menu-sub" digits="2" param="shops"/>
      <entry action="menu-exec-app" digits="3" param="transfer 1000 XML default"/>
      <entry action="menu-exec-app" digits="/^(10[0-9]{2})$/" param="transfer $1 XML default"/>
    </menu>
    <menu name="shops" greet-long="say:For the market, press 1. To go back, press star.">
      <entry action="menu-play-sound" digits="1" param="ivr/market_hours.wav"/>
      <entry action="menu-back" digits="*"/>
      <entry action="menu-top" digits="#"/>
      <entry action="menu-exit" digits="9"/>
    </menu>
  </menus>
</configuration>
"""


def read(*texts: str) -> Flow:
    return freeswitch.read([ImportFile(f"{n}.xml", text) for n, text in enumerate(texts, 1)])


def said(flow: Flow) -> str:
    """All notes as one text."""
    return "\n".join(f"{n.where}: {n.sentence}" for n in flow.not_understood)


def one(entry: str, attributes: str = "") -> Flow:
    """A menu of one entry, on key 1, and whatever else the menu says of itself."""
    return read(
        f'<menu name="m" greet-long="a.wav" {attributes}><entry digits="1" {entry}/></menu>'
    )


def menu(flow: Flow, id: str = "menu") -> MenuNode:
    node = flow.tree.nodes[id]
    assert isinstance(node, MenuNode)
    return node


def behind(flow: Flow) -> TreeNode:
    return flow.tree.nodes[menu(flow).options[0].to]


# -- whole files ----------------------------------------------------------------------------------


def test_menus_are_read_from_the_first() -> None:
    flow = read(BAKERY)
    nodes = flow.tree.nodes
    top = menu(flow)
    assert (top.say, top.repeats, top.announced) == ("[bakery welcome]", 2, False)
    assert top.options == (
        MenuKey("1", "orders", "queue:orders"),
        MenuKey("2", "shops", "menu.2"),
        MenuKey("3", "an extension", "transfer:an-extension"),
    )
    assert nodes["queue:orders"] == QueueNode("queue:orders", "orders")
    assert nodes[top.no_input] == EndNode(top.no_input, "[goodbye]")
    assert nodes[top.wrong_key] == SayNode(top.wrong_key, "[not a key]", "menu")
    shops = menu(flow, "menu.2")
    assert (shops.repeats, shops.announced) == (3, False)
    assert shops.options == (
        MenuKey("1", "the market", "menu.2.1"),
        MenuKey("*", "to go back", "menu"),
        MenuKey("#", "the main menu", "menu"),
        MenuKey("9", "goodbye", top.no_input),
    )
    assert nodes["menu.2.1"] == SayNode("menu.2.1", "[market hours]", "menu.2")
    assert (shops.no_input, shops.wrong_key) == ("menu", "")
    assert flow.actions == 9
    assert top.wait_seconds == 8
    assert [f.sentence for f in flow.noticed if f.where == "menu"] == [
        "After 4 wrong keys the menu is left; in play it is said again."
    ]
    assert "loop-without-exit" not in [f.code for f in findings(flow)]
    assert "1.xml, line 9: Only single keys are read" in said(flow)


def test_a_dialplan_says_which_menu_is_the_first() -> None:
    plan = '<extension name="x"><action application="ivr" data="shops"/></extension>'
    assert menu(read(BAKERY, plan)).say.startswith("For the market")
    assert freeswitch.recognises(ImportFile("a", plan))


def test_several_entries_of_a_key_are_carried_out_one_after_the_other() -> None:
    flow = one(
        'action="menu-play-sound" param="wait.wav"/>'
        '<entry digits="1" action="menu-exec-app" param="set a=b"/>'
        '<entry digits="1" action="menu-exec-app" param="callcenter q@default"'
    )
    assert behind(flow) == SayNode("menu.1", "[wait]", "queue:q")


def test_a_menu_that_several_lead_to_goes_back_to_any_of_them() -> None:
    back = '<menu name="c"><entry digits="*" action="menu-back"/></menu>'
    flow = read(
        '<menu name="a"><entry digits="1" action="menu-sub" param="b"/>'
        '<entry digits="2" action="menu-sub" param="c"/></menu>'
        f'<menu name="b"><entry digits="1" action="menu-sub" param="c"/></menu>{back}'
    )
    found = [n for n in flow.tree.nodes.values() if isinstance(n, OpaqueNode)]
    assert found == [OpaqueNode("menu.2.*", "the menu before", ("menu", "menu.1"))]


def test_a_menu_may_ask_for_a_number_first() -> None:
    flow = one('action="menu-exec-app" param="hangup"', 'pin="12345" pin-file="pin_please.wav"')
    node = flow.tree.nodes[flow.tree.entry]
    assert isinstance(node, InputNode)
    assert (node.say, node.digits) == ("[pin please]", 5)
    assert "12345" not in repr(flow)


def test_silence_may_call_an_application() -> None:
    flow = one(
        'action="menu-exec-app" param="hangup"', 'exec-on-max-timeouts="transfer desk XML default"'
    )
    assert flow.tree.nodes[menu(flow).no_input] == TransferNode("transfer:desk", "desk")


# -- entries --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("call", "target"),
    [
        ("transfer 1000 XML default", "an extension"),
        ("transfer 004930123456 XML default", "another number"),
        ("transfer night_desk XML default", "night desk"),
        ("bridge {a=b}user/jane@${domain}", "a telephone"),
        ("bridge user/1,user/2", "several telephones"),
        ("bridge sofia/gateway/out/004930123456", "another number"),
        ("bridge group/sales@${domain}", "sales"),
        ("conference 3000@default", "a conference"),
    ],
)
def test_who_is_reached(call: str, target: str) -> None:
    node = behind(one(f'action="menu-exec-app" param="{call}"'))
    assert isinstance(node, TransferNode)
    assert node.target == target


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('action="menu-exec-app" param="playback ivr/one_moment.wav"', "[one moment]"),
        ('action="menu-exec-app" param="speak flite|kal|Good day"', "Good day"),
        ('action="menu-exec-app" param="phrase spell,abc"', "[spell]"),
        ('action="menu-say-text" param="Good day"', "Good day"),
        ('action="menu-say-phrase" param="closed"', "[closed]"),
        ('action="menu-play-sound" param="file_string://a.wav!b.wav"', "[a] [b]"),
        ('action="menu-play-sound" param="say:Hello ${name}"', "Hello …"),
    ],
)
def test_what_is_said(entry: str, words: str) -> None:
    assert behind(one(entry)) == SayNode("menu.1", words, "menu")


def test_what_ends_a_call() -> None:
    assert behind(one('action="menu-exec-app" param="hangup"')) == EndNode("menu.1", "")
    voicemail = one('action="menu-exec-app" param="voicemail default x 1000"')
    assert behind(voicemail) == EndNode("menu.1", "[voicemail]")


@pytest.mark.parametrize("app", ["lua evil.lua", "system rm -rf /", "python x", "socket 1.2.3.4"])
def test_a_script_is_never_run_and_stays_closed(app: str) -> None:
    flow = one(f'action="menu-exec-app" param="{app}"')
    assert menu(flow).options[0].to == "menu"
    assert f"What `{app.split()[0]}` does cannot be seen" in said(flow)


def test_a_menu_that_is_not_there_drops_the_caller() -> None:
    flow = one('action="menu-sub" param="gone"')
    assert behind(flow) == EndNode("menu.1", "")
    assert "`gone`, which is not there" in said(flow)
    assert flow.noticed[0].code == "missing-target"


def test_an_application_may_open_a_menu() -> None:
    flow = read(
        '<menu name="a"><entry digits="1" action="menu-exec-app" param="ivr b"/></menu>'
        '<menu name="b" greet-long="say:Hello"><entry digits="1" action="menu-top"/></menu>'
    )
    assert menu(flow, menu(flow).options[0].to).say == "Hello"


# -- what is broken, and what is hostile ----------------------------------------------------------


def test_a_file_that_is_not_well_formed_is_read_all_the_same() -> None:
    broken = (
        BAKERY.replace("</menu>", "")
        .replace('digits="1"', "digits=1")
        .replace("/>", ">")
        .replace("IVR menus", "bread & <rolls>")
    )
    assert read(broken).tree == read(BAKERY).tree


def test_a_file_that_breaks_off_keeps_what_stands_before() -> None:
    flow = read(BAKERY[: BAKERY.index('" digits="3"')])
    assert [o.key for o in menu(flow).options] == ["1", "2"]
    assert flow.broken_off == ("1.xml",)
    assert "The file breaks off here." in said(flow)


def test_what_a_file_includes_or_runs_is_not_followed() -> None:
    flow = read('<X-PRE-PROCESS cmd="exec" data="rm -rf /"/>' + BAKERY)
    assert "`exec` was not followed" in said(flow)


def test_entities_are_harmless() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 40))
    outside = '<!ENTITY f SYSTEM "file:///etc/passwd">'
    flow = read(f"<!DOCTYPE menus [{bomb}{outside}]>{BAKERY.replace('one', '&e39;&f;')}")
    assert "passed over" in said(flow)
    assert "root:" not in repr(flow)


@pytest.mark.parametrize(
    "text", ["", "{}", "<a/>", "[a]\nexten => s,1,Hangup()\n", "<menu>coffee</menu>", "<menu name="]
)
def test_a_file_without_menus_is_refused_with_a_sentence(text: str) -> None:
    assert not freeswitch.recognises(ImportFile("a", text))
    with pytest.raises(FlowProblem, match=r"Give ivr\.conf\.xml"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "".join(
            f'<menu name="m{n}"><entry digits="1" action="menu-sub" param="m{n + 1}"/></menu>'
            for n in range(3_000)
        ),
        '<menu name="m">' + '<entry digits="1" action="menu-back"/>' * 20_000,
        BAKERY + "<entry " * 100_000,
    ],
    ids=["menus", "entries", "tags"],
)
def test_what_is_meant_to_take_for_ever_does_not(text: str) -> None:
    reads_or_says_why(freeswitch.read, text)


SNIPPETS = [
    "<menu name='x'>", "</menu>", '<entry action="menu-sub" digits="5" param="bakery"/>', "<!--",
    "-->", "<![CDATA[", "<!DOCTYPE x [", "]>", "&", "<", ">", "/>", "=", '"', "pin='1'", "ivr ",
    "max-timeouts='99999999999999999999'", "&#9999999;",
]  # fmt: skip


@given(spoilt(BAKERY, SNIPPETS))
@settings(max_examples=examples(150))
def test_a_spoilt_file_is_a_tree_or_a_sentence(text: str) -> None:
    reads_or_says_why(freeswitch.read, text)


@given(st.text(max_size=200) | st.lists(st.sampled_from(SNIPPETS), max_size=20).map(" ".join))
@settings(max_examples=examples(100))
def test_any_text_is_a_tree_or_a_sentence(text: str) -> None:
    freeswitch.recognises(ImportFile("a", text))
    reads_or_says_why(freeswitch.read, text)
    reads_or_says_why(freeswitch.read, f'<menu name="m" greet-long="a">{text}')
