"""What is asked before and after every play, the same on every screen."""

from __future__ import annotations

NEVER, YEARS_AGO, THIS_YEAR, THIS_MONTH = "never", "years ago", "this year", "this month"
LAST_TIMES = (NEVER, YEARS_AGO, THIS_YEAR, THIS_MONTH)

LAST_CALLED = "When did you last call your own company's line, as a customer?"
LAST_VISITED = "When did you last walk into your own shop, as a customer?"
LAST_SAT_BESIDE = "When did you last sit beside someone who answers?"
WOULD_YOU = "Would you do business with you? 0 is never, 10 is gladly."
NOT_THIS_CUSTOMER = "You are not this customer. Predict, then find out."
PREDICT_HOLD = "How many minutes will this customer be on hold?"
PREDICT_TRANSFERS = "How many times will they be transferred?"
PREDICT_TELLINGS = "How many times will they tell the same story?"
PREDICT_RESOLVED = "Will it be resolved?"
HOLD_GUESS = "How long did you sit on hold at this table, in minutes?"
UNDERSTOOD = "Were you understood? 0 is not at all, 10 is completely."
STAYS_HERE = (
    "What you type and choose stays on this computer. `holdgame forget` erases it, "
    "`holdgame where` shows where it is."
)
COMMIT = "One rule you will look at: “If …, I will … by …”"
REAL_CALL = "Now make the real call."
FASTER = "Stay, or ten times faster from here?"
KEPT = "Your call is kept. Go on with: holdgame play --resume"
