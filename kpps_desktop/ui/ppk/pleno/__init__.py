"""The pleno: the meeting and its guests, and each TPS read out, matched, settled and ratified."""
