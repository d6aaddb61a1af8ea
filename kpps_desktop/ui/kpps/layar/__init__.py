"""Layar saksi: the count for the witnesses, on a second screen."""
