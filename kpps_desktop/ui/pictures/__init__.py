"""Pictures: frozen records of what is visible, texts already worded; nothing here knows Qt."""

from kpps_desktop.ui.pictures.cells import (
    FigureCell,
    FigureRow,
    FigureTablePicture,
    RecordPicture,
    RecordTablePicture,
    typed_figure,
)
from kpps_desktop.ui.pictures.charts import (
    BarPicture,
    HourChartPicture,
    HourPicture,
    TallyBarsPicture,
    TurusRow,
    turus_rows,
)
from kpps_desktop.ui.pictures.frame import (
    CommandPicture,
    ContestMark,
    KeyPicture,
    LawPicture,
    ShellPicture,
    StagePicture,
    StageState,
)
from kpps_desktop.ui.pictures.parts import (
    EmptyPicture,
    FindingPicture,
    NoticePicture,
    PersonPicture,
    ProgressPicture,
    QuestionPicture,
    ResultPicture,
    StepPicture,
    Tone,
)

__all__ = [
    "BarPicture",
    "CommandPicture",
    "ContestMark",
    "EmptyPicture",
    "FigureCell",
    "FigureRow",
    "FigureTablePicture",
    "FindingPicture",
    "HourChartPicture",
    "HourPicture",
    "KeyPicture",
    "LawPicture",
    "NoticePicture",
    "PersonPicture",
    "ProgressPicture",
    "QuestionPicture",
    "RecordPicture",
    "RecordTablePicture",
    "ResultPicture",
    "ShellPicture",
    "StagePicture",
    "StageState",
    "StepPicture",
    "TallyBarsPicture",
    "Tone",
    "TurusRow",
    "turus_rows",
    "typed_figure",
]
