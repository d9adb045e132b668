"""A debrief as one page of HTML: no script, nothing fetched, the same input the same bytes."""
