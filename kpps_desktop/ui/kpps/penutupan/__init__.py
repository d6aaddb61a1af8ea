"""Penutupan: left-over ballots beside what the log says, before a box is opened."""
