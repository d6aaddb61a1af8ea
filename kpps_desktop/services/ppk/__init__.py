"""The kecamatan: receiving what the TPS hand over, and the recap made of it."""
