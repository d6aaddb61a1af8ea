"""Penghitungan: the box, the tally ballot by ballot, its end."""
