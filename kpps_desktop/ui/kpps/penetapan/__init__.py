"""Penetapan: the paper matched, findings explained, incidents, signatures, the seal."""
