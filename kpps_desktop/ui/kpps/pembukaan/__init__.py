"""Pembukaan: who is there, the oath, the steps of the meeting, the ballots."""
