"""KPU kabupaten/kota: packs, certificates and activation slips, made of a source."""
