"""Spreadsheets that people make, read under limits into values and findings."""
