"""Hints over all TPS: what is worth a look, and why."""
