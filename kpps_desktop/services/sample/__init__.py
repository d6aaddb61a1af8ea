"""A plainly fictitious kecamatan and its election day, made from a seed, marked SIMULASI."""
