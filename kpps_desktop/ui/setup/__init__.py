"""Set-up: from a pack to a desk that is open, and opening it again."""
