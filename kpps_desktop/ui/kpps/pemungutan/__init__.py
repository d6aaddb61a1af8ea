"""Pemungutan: who comes, who receives which ballots, and what is left."""
