"""Company files for the tests of `holdgame company`."""

ACME = """\
holdgame_company: 1
id: acme
name: Acme Broadband
about: Wires.
currency: EUR
preset: uk-mobile
queues:
  service: {hold.measured: 4m, hung_up: 0.1, from: measured, by: "call report, March"}
  billing: {calls_per_hour: 40, agents: 6, handle: 8m, hold.measured: 20m}
lines:
  support:
    tree: {levels: 3, options: 4}
    reasons: {refund: [billing], repair: [service], default: [service]}
policies:
  authority.frontline: 20
  authority.supervisor: {value: 100, from: stated, by: Finance, made_for: us}
executives:
  - {role: Finance, bonus: working capital, protects: cash, owns: [authority]}
"""
BAD = """\
holdgame_company: 1
id: acme
name: Acme
currency: euros
queues:
  billing: {calls_per_hour: 400, agents: 6, handle: 8m}
policies:
  refund.day: 14
  hold.music: loud
"""
