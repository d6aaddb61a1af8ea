"""What crosses between machines: containers, packs, bundles, QR text, tables, NIST reports."""
