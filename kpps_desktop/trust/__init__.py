"""Who signed, and whether that may be believed: keys, certificates, PINs, signatures, verdicts."""
