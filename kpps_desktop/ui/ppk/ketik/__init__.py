"""Typing C.HASIL at the PPK: form after form, by two officers, neither seeing the other's."""
