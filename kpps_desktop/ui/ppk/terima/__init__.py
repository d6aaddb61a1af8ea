"""Receiving what comes to the PPK: sticks of bundles, and QR codes by scanner or picture."""
