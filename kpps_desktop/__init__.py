"""KPPS Desktop: the offline desk of an Indonesian election day."""

__version__ = "0.1.0"
