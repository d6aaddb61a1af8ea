"""The widgets and the shell with what is hardest to show: long names, many rows, every tone."""

from __future__ import annotations

import io

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from reportlab.pdfgen import canvas

from kpps_desktop.papers.preview import page_image
from kpps_desktop.ui.crash import Crash
from kpps_desktop.ui.pictures import (
    EmptyPicture,
    KeyPicture,
    NoticePicture,
    PersonPicture,
    ProgressPicture,
    QuestionPicture,
    RecordPicture,
    RecordTablePicture,
    ResultPicture,
    StepPicture,
    Tone,
)
from kpps_desktop.ui.shell import Shell
from kpps_desktop.ui.theme import px
from kpps_desktop.ui.widgets.buttons import GraveButton, PrimaryButton, QuietButton
from kpps_desktop.ui.widgets.card import Card, row
from kpps_desktop.ui.widgets.command_list import CommandList
from kpps_desktop.ui.widgets.empty_state import EmptyState
from kpps_desktop.ui.widgets.fields import ChoiceField, TextField
from kpps_desktop.ui.widgets.figure_table import FigureTable
from kpps_desktop.ui.widgets.hour_chart import HourChart
from kpps_desktop.ui.widgets.key_sheet import KeySheet
from kpps_desktop.ui.widgets.paper_preview import PaperPreview
from kpps_desktop.ui.widgets.person_chip import PersonChip
from kpps_desktop.ui.widgets.pin_pad import PinPad
from kpps_desktop.ui.widgets.question import Question
from kpps_desktop.ui.widgets.record_table import RecordTable
from kpps_desktop.ui.widgets.search_field import SearchField
from kpps_desktop.ui.widgets.stepper import Stepper
from kpps_desktop.ui.widgets.tally_bars import TallyBars
from kpps_desktop.ui.widgets.task import Task
from kpps_desktop.ui.widgets.turus_strip import TurusStrip
from kpps_desktop.ui.widgets.words import OneLine, Words
from scripts import gallery_shown as shown

NAMES = (
    "shell",
    "shell_bare",
    "parts",
    "figures",
    "records",
    "tally",
    "steps",
    "preview",
    "question",
    "grave",
    "identity",
    "commands",
    "keys",
    "crash",
)


def shell() -> QWidget:
    """Show the shell in the middle of voting."""
    made = Shell()
    made.show_picture(shown.frame("SIMULASI", shown.FINDINGS))
    made.show_clock("27 Nov 2024", "10.42 WIB")
    made.show_notice(
        NoticePicture(
            Tone.PERINGATAN,
            "Pemilih ini sudah hadir pukul 09.14.",
            "Periksa tinta di jari; panggil ketua bila ia belum pernah masuk.",
            "S.214",
        )
    )
    made.show_progress(ProgressPicture("Menggambar C.HASIL SALINAN", 3, 12))
    made.add_screen("voting", _voting())
    made.show_screen("voting")
    return made


def shell_bare() -> QWidget:
    """Show the shell with nothing but its screen, on an official day."""
    made = Shell()
    made.show_picture(shown.frame("", ()))
    made.show_clock("27 Nov 2024", "10.42 WIB")
    made.add_screen("voting", _voting())
    made.show_screen("voting")
    return made


def parts() -> QWidget:
    """Show small parts side by side."""
    made = Task("parts", "Bagian-bagian kecil")
    grid = QGridLayout()
    grid.setSpacing(px(16))
    made.body.addLayout(grid)
    grid.addWidget(_buttons(), 0, 0)
    grid.addWidget(_fields(), 0, 1)
    grid.addWidget(_people(), 1, 0)
    grid.addWidget(_words(), 1, 1)
    pad = Card("pin_card", "PIN")
    pad.body.addWidget(PinPad("pin", "PIN, 6 angka"))
    grid.addWidget(pad, 0, 2, 2, 1)
    made.body.addStretch(1)
    return made


def figures() -> QWidget:
    """Show a form as figures in paper order."""
    made = Task("figures", "Cocokkan dengan plano", "Salin angka dari C.HASIL di kertas.")
    table = FigureTable("form")
    table.show_picture(shown.form())
    card = Card("form_card")
    card.body.addWidget(table)
    made.body.addWidget(card)
    made.body.addStretch(1)
    made.set_primary(PrimaryButton("done", "SELESAI"))
    table.focus_first(blank=True)
    return made


def records() -> QWidget:
    """Show a list of records, and one that is empty."""
    made = Task("records", "Serah terima salinan")
    table = RecordTable("copies")
    table.show_picture(
        RecordTablePicture(
            ("No.", "Kepada", "Nama", "Waktu"),
            tuple(
                RecordPicture(
                    str(at),
                    (str(at), f"Saksi pasangan {at}", name, "21.14" if at < 4 else "belum"),
                    (Tone.OK, Tone.PERINGATAN, Tone.GALAT, Tone.PLAIN)[at % 4],
                )
                for at, name in enumerate(shown.PAIRS, start=1)
            ),
            (0, 2, 3, 0),
        )
    )
    table.reach("3")
    nothing = RecordTable("incidents")
    nothing.show_picture(RecordTablePicture(("Waktu", "Kejadian"), (), (0, 1), "NIHIL"))
    empty = EmptyState("stick")
    empty.show_picture(
        EmptyPicture("Belum ada paket", "Pasang stik yang berisi paket TPS.", "Pilih berkas", "O")
    )
    made.body.addWidget(table, 3)
    made.body.addWidget(nothing, 1)
    made.body.addWidget(empty)
    return made


def tally() -> QWidget:
    """Show a count with six choices and the longest names."""
    made = Task("tally", "GUBERNUR", "Surat suara ke-213 dari 412")
    both = QHBoxLayout()
    lines = QVBoxLayout()
    counts = (82, 97, 5, 0, 123, 23)
    for at, (name, count) in enumerate(zip(shown.PAIRS, counts, strict=True), start=1):
        card = Card(f"choice_{at}")
        strip = TurusStrip(f"turus_{at}", name, unit=18)
        strip.show_count(count)
        figure = Words(str(count), "figure")
        card.body.addLayout(row(Words(str(at), "head"), OneLine(name, "strong"), grow=1))
        card.body.addLayout(row(strip, figure, stretch=1))
        lines.addWidget(card)
    both.addLayout(lines, 3)
    side = QVBoxLayout()
    bars, hours = TallyBars("bars"), HourChart("hours")
    bars.show_picture(shown.bars(counts))
    hours.show_picture(shown.hours())
    side.addWidget(bars)
    side.addWidget(hours)
    side.addStretch(1)
    both.addLayout(side, 2)
    made.body.addLayout(both)
    made.body.addStretch(1)
    return made


def steps() -> QWidget:
    """Show steps in order."""
    made = Task("steps", "Rapat pemungutan suara")
    stepper = Stepper("opening")
    words = (
        "Sumpah/janji anggota KPPS",
        "Membuka kotak suara",
        "Mengeluarkan seluruh isi kotak suara",
        "Memperlihatkan kotak suara kosong",
        "Menutup dan mengunci kotak suara",
        "Menghitung surat suara termasuk cadangan, satu per satu, di hadapan saksi dan PTPS",
    )
    stepper.show_steps(
        tuple(
            StepPicture(str(at), one, at < 2, at == 2, f"06.4{at}" if at < 2 else "")
            for at, one in enumerate(words)
        )
    )
    card = Card("steps_card")
    card.body.addWidget(stepper)
    made.body.addWidget(card)
    made.body.addStretch(1)
    made.set_primary(PrimaryButton("step", "SUDAH"))
    stepper.focus_now()
    return made


def preview() -> QWidget:
    """Show a paper."""
    out = io.BytesIO()
    pen = canvas.Canvas(out, (595, 842), invariant=1)
    for page in range(3):
        pen.drawString(72, 760, f"MODEL C.HASIL SALINAN-KWK, halaman {page + 1}")
        pen.rect(72, 72, 451, 660)
        pen.showPage()
    pen.save()
    made = Task("paper", "Cetak C.HASIL SALINAN")
    paper = PaperPreview("preview")

    def give(page: int, width: int) -> None:
        image = page_image(out.getvalue(), page, width)
        paper.show_page(page, (image.width, image.height), image.rgb)

    paper.page_wanted.connect(give)
    paper.show_paper(3, "Salinan ke-4 dari 9, untuk saksi pasangan 2")
    made.body.addWidget(paper, 1)
    made.set_primary(PrimaryButton("print", "CETAK"))
    return made


def question() -> QWidget:
    """Ask for a reason."""
    return _asked(
        QuestionPicture(
            "Batalkan surat suara terakhir",
            "Surat suara ke-213 dicatat untuk pasangan 2. Pembatalan tercatat dengan alasannya.",
            "BATALKAN",
            (("mistyped", "Salah tekan"), ("announced", "Salah diumumkan"), ("saksi", "Saksi")),
            free=True,
        )
    )


def grave() -> QWidget:
    """Ask before what cannot be undone."""
    return _asked(
        QuestionPicture(
            "Tutup pemungutan suara",
            "Sesudah ini tidak ada pemilih yang dapat dicatat lagi. 413 pemilih sudah hadir.",
            "TUTUP PEMUNGUTAN",
            grave=True,
        )
    )


def identity() -> QWidget:
    """Ask for PINs."""
    made = _asked(
        QuestionPicture(
            "Ubah angka setelah penetapan",
            "Perubahan memerlukan PIN dua petugas.",
            "SIMPAN",
            pins=(
                PersonPicture("SITI RAHAYU NINGSIH", "Ketua KPPS"),
                PersonPicture("BUDI", "KPPS 2"),
            ),
        )
    )
    made.tell("PIN salah. Masih ada 4 kali percobaan.")
    return made


def commands() -> QWidget:
    """Show the list of commands."""
    return CommandList(shown.COMMANDS, _parent())


def keys() -> QWidget:
    """Show the sheet of keys."""
    own = tuple(
        KeyPicture(key, words, "Di layar ini")
        for key, words in (
            ("Enter", "Catat hadir"),
            ("D", "Disabilitas"),
            ("P", "Pendamping"),
            ("Backspace", "Batalkan terakhir"),
        )
    )
    always = tuple(
        KeyPicture(one.key, one.words, "Di setiap layar") for one in shown.COMMANDS if one.key
    )
    return KeySheet((*own, *always), _parent())


def crash() -> QWidget:
    """Show what an officer sees of a bug."""
    made = Crash(lambda: "10.42.07")
    try:
        Words(None)  # type: ignore[arg-type]
        _ = 1 // 0
    except (ZeroDivisionError, TypeError) as failure:
        made.tell(failure)
    return made


def _voting() -> Task:
    made = Task("voting", "Catat kehadiran")
    search = SearchField("voter", "Nomor urut atau nama")
    search.field.setText("muh riz")
    search.show_results(
        "muh riz",
        (
            ResultPicture("127", "127", "MUHAMMAD RIZKI PRATAMA", "L 34  Jl. Kenanga RT 02"),
            ResultPicture(
                "302", "302", "MOCHAMAD RIZAL", "L 51  Jl. Mawar RT 05", Tone.GALAT, "✓ 09.14"
            ),
            ResultPicture("411", "411", "MUH. RIZQI ADITYA NUGRAHA PUTRA SANTOSO", "L 19  Jl. A"),
        ),
    )
    card = Card("card", "127  MUHAMMAD RIZKI PRATAMA")
    card.body.addWidget(Words("Laki-laki · 34 tahun · Jl. Kenanga RT 02"))
    made.body.addWidget(search)
    made.body.addWidget(card)
    made.body.addStretch(1)
    made.add_quiet(QuietButton("disability", "Disabilitas", "D"))
    made.add_quiet(QuietButton("undo", "Batalkan terakhir…", "U"))
    made.set_primary(PrimaryButton("admit", "HADIR"))
    return made


def _buttons() -> Card:
    card = Card("buttons", "Tombol")
    off, first = QuietButton("off", "Tidak sekarang", "T"), PrimaryButton("now", "HADIR")
    off.setEnabled(False)
    dull = PrimaryButton("dull", "TETAPKAN", "F6")
    dull.setEnabled(False)
    card.body.addLayout(row(first, dull, stretch=2))
    card.body.addLayout(row(QuietButton("one", "Ganti surat suara", "G"), off, stretch=2))
    card.body.addLayout(row(GraveButton("grave", "Tutup pemungutan"), stretch=1))
    return card


def _fields() -> Card:
    card = Card("fields", "Isian")
    wrong = TextField("reason", "Sebab pembukaan terlambat")
    wrong.input.setText("x")
    wrong.tell("Tulis sebabnya dengan beberapa kata.")
    choice = ChoiceField("kind", "Jenis disabilitas", (("1", "Fisik"), ("2", "Sensorik netra")))
    card.body.addWidget(wrong)
    card.body.addWidget(choice)
    return card


def _people() -> Card:
    card = Card("people", "Orang")
    for tone, mark in ((Tone.PLAIN, ""), (Tone.OK, "hadir 06.10"), (Tone.GALAT, "belum ada")):
        card.body.addWidget(
            PersonChip(PersonPicture("SITI RAHAYU NINGSIH, S.Pd.", "KPPS 4", tone, mark))
        )
    return card


def _words() -> Card:
    card = Card("words", "Kata")
    for kind in ("title", "head", "strong", "body", "muted", "caption", "figure"):
        card.body.addWidget(Words("413 pemilih" if kind == "figure" else f"Kata {kind}", kind))
    for tone in Tone:
        words = Words(tone.value, "strong")
        words.set_tone(tone.value)
        card.body.addWidget(words)
    return card


def _parent() -> QWidget:
    parent = QWidget()
    parent.resize(1366, 768)
    _PARENT[:] = [parent]
    return parent


def _asked(picture: QuestionPicture) -> Question:
    return Question(picture, _parent())


_PARENT: list[QWidget] = []
"""Kept, for a dialog goes with its parent."""
