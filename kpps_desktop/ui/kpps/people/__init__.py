"""Who is at the TPS: KPPS, petugas ketertiban, PTPS and saksi; pages that two stages show."""
