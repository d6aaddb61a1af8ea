"""What the gallery shows: names as long as they come, many rows, every tone."""

from __future__ import annotations

from kpps_desktop.ui.pictures import (
    BarPicture,
    CommandPicture,
    ContestMark,
    FigureCell,
    FigureRow,
    FigureTablePicture,
    FindingPicture,
    HourChartPicture,
    HourPicture,
    LawPicture,
    ShellPicture,
    StagePicture,
    StageState,
    TallyBarsPicture,
    Tone,
)

PAIRS = (
    "Jenderal TNI (Purn.) H. ANDIKA M PERKASA, S.E., M.A., M.Sc. - Dr. H. HENDRAR PRIHADI",
    "Komjen Pol. (Purn). DHARMA PONGREKUN, S.I.K., M.M., M.Hum. - Dr. Ir. R. KUN WARDANA ABYOTO",
    "Dr. H. LALU MUHAMAD IQBAL, S.I.P., M.Si. - Hj. INDAH DHAMAYANTI PUTRI, S.E., M.I.P.",
    "MUZAKIR MANAF - FADHLULLAH, S.E.",
    "EDY RAHMAYADI - HASAN BASRI SAGALA",
    "KOLOM KOSONG",
)
STAGES = ("Persiapan", "Pembukaan", "Pemungutan", "Penutupan", "Penghitungan", "Penetapan")
FINDINGS = (
    FindingPicture(
        "R16",
        Tone.GALAT,
        "Surat suara keluar kotak 412, daftar hadir 413",
        "Hitung ulang surat suara, atau tulis sebabnya.",
        "box",
    ),
    FindingPicture(
        "R19",
        Tone.PERINGATAN,
        "DPTb nomor 3 dicatat pukul 11.52, sebelum pukul 12.00",
        "Tulis sebabnya; ikut tercetak di Kejadian Khusus.",
    ),
)
COMMANDS = (
    CommandPicture("saksi", "Layar saksi", "F9", "Layar"),
    CommandPicture("print", "Cetak", "F5", "Kertas"),
    CommandPicture("incident", "Catat kejadian khusus", "Ctrl+J", "Catatan"),
    CommandPicture("objection", "Catat keberatan saksi", "", "Catatan"),
    CommandPicture("lang", "Bahasa: English", "", "Tampilan"),
    CommandPicture("dark", "Tampilan gelap", "", "Tampilan"),
    CommandPicture("larger", "Perbesar huruf", "Ctrl++", "Tampilan"),
)


def frame(banner: str, findings: tuple[FindingPicture, ...]) -> ShellPicture:
    """Make the frame of a day that is voting."""
    now = 2
    return ShellPicture(
        "TPS 007 · Kel. Melati Wangi Utara · Kec. Contoh Selatan",
        tuple(
            StagePicture(
                "voting" if at == now else name,
                name,
                StageState.DONE if at < now else StageState.NOW if at == now else StageState.AHEAD,
                "selesai 06.58" if at < now else "sejak 07.00" if at == now else "",
            )
            for at, name in enumerate((*STAGES, "Penyerahan"))
        ),
        "voting",
        banner,
        ContestMark("walikota", "Wali Kota dan Wakil Wali Kota"),
        "Tersimpan 10.42.07",
        "SITI RAHAYU NINGSIH",
        (
            LawPicture(
                "Pemilih DPPh dilayani mulai pukul 11.00, pemilih DPTb pukul 12.00 sampai 13.00 "
                "selama surat suara masih ada.",
                "PKPU 17/2024",
            ),
            LawPicture("Yang sudah antre pukul 13.00 tetap dilayani."),
        ),
        findings,
        COMMANDS,
    )


def form() -> FigureTablePicture:
    """Make a form with every kind of row and cell."""

    def three(code: str, *values: int | None, editable: bool = True) -> tuple[FigureCell, ...]:
        return tuple(
            FigureCell(f"{code}_{column}", value, editable)
            for column, value in zip("LPJ", values, strict=True)
        )

    def one(code: str, figure: int | None, tone: Tone = Tone.PLAIN, note: str = "") -> FigureRow:
        cell = FigureCell(code, figure, editable=True, tone=tone, note=note)
        return FigureRow(code, f"Baris {code} dengan penjelasan yang panjang", (None, None, cell))

    pairs = tuple(one(f"IV_{at}", 12 * at) for at in range(1, 7))
    return FigureTablePicture(
        ("L", "P", "JUMLAH"),
        (
            FigureRow("I", "DATA PEMILIH DAN PENGGUNA HAK PILIH"),
            FigureRow("A", "Jumlah pemilih dalam DPT", three("IA", 243, 244, 487, editable=False)),
            FigureRow("B.1", "Jumlah pengguna hak pilih dalam DPT", three("IB1", 101, None, None)),
            FigureRow("B.4", "Jumlah pengguna hak pilih", three("IB4", 0, 7, 999), strong=True),
            FigureRow("IV", "DATA PEROLEHAN SUARA PASANGAN CALON"),
            *pairs,
            one("VA", 412, Tone.GALAT, "R10: jumlah pasangan 411, tertulis 412. Hitung lagi."),
            one("VB", None, Tone.PERINGATAN, "R20: belum diisi. Bila tidak ada, isi 0."),
            one("VC", 413, Tone.OK),
        ),
    )


def bars(counts: tuple[int, ...]) -> TallyBarsPicture:
    """Make bars of six choices and the invalid."""
    choices = tuple(
        BarPicture(str(at), name, count)
        for at, (name, count) in enumerate(zip(PAIRS, counts, strict=True), start=1)
    )
    return TallyBarsPicture((*choices, BarPicture("0", "TIDAK SAH", 6, muted=True)), "gubernur")


def hours() -> HourChartPicture:
    """Make the hours of a morning."""
    counts = (38, 71, 112, 88, 64, 40, 12)
    hours = tuple(HourPicture(f"{at:02}", n) for at, n in enumerate(counts, start=7))
    return HourChartPicture(hours, "Kehadiran per jam")
