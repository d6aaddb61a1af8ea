"""Values of an election day: places, contests, figures, attendance, ballots, stages, recap."""
