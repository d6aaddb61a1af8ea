"""Noting a kejadian khusus at any stage of the day."""
