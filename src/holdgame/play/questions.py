"""What is asked before and after every play, the same on every screen."""

from __future__ import annotations

NEVER, YEARS_AGO, THIS_YEAR, THIS_MONTH = "never", "years ago", "this year", "this month"
LAST_TIMES = (NEVER, YEARS_AGO, THIS_YEAR, THIS_MONTH)

LAST_CALLED = "When did you last call your own line, as a customer would?"
LAST_VISITED = "When did you last walk into your own shop as a customer?"
LAST_SAT_BESIDE = "When did you last sit beside somebody who answers?"
WOULD_YOU = "Would you do business with you?"
NOT_THIS_CUSTOMER = "You are not this customer. Predict, then find out."
PREDICT_HOLD = "How many minutes will they be on hold, in all?"
PREDICT_TRANSFERS = "How often will they be put through to somebody else?"
PREDICT_TELLINGS = "How often will they tell their story?"
PREDICT_RESOLVED = "Will it be resolved?"
HOLD_GUESS = "How long were you on hold here at this table, all in all? Do not look at a clock."
UNDERSTOOD = "Were you understood?"
THEN = "The same trouble, on the same evening. Only the rules are others."
AGAIN = "Which of the two would you go out of your way to do business with again?"
NEITHER = "neither"
MONTHS = "Of the next twelve months, how many would you buy from {name}?"
STAYS_HERE = (
    "What you type and choose stays on this computer. `holdgame forget` erases it, "
    "`holdgame where` shows where it is."
)
ON_THE_BOX = "Would you print this on the box?"
COMMIT = "One rule you will look at: “If …, I will … by …”"
RECIPIENTS = ("executives", "people", "customer")  # of the same, as a letter
REAL_CALL = "Now make the real call."
FASTER = "Second for second, or ten times faster from here?"
RECORDED = "The waits are not drawn: this was one of your customers{month}."
PASSED_ON = "They were passed on {times}, and so are you."
NOT_PASSED_ON = (
    "They were passed on {times}; you are not, since this company says that nobody is "
    "(transfer.misrouted: 0)."
)
A_NUMBER = "number"  # what a machine wants typed, where the story knows no such fact
KEPT = "Your call is kept. Go on with: holdgame play --resume"
