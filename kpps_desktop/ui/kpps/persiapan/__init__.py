"""Persiapan: logistics, C.Pemberitahuan, lists, duties, the plan of the TPS."""
