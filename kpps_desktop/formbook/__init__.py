"""Reads forms and regulation profiles, which are data, into frozen values."""

from kpps_desktop.formbook.form import (
    Column,
    Form,
    Group,
    Layer,
    Row,
    Section,
    Spot,
    Sum,
    Tally,
)
from kpps_desktop.formbook.letters import Letter, LetterColumn, SignPlace, Table, load_letter
from kpps_desktop.formbook.reading import Faulty
from kpps_desktop.formbook.shelf import (
    DEFAULT_PROFILE,
    form_codes,
    load_form,
    load_profile,
    plano_forms,
    profile_codes,
    recap_forms,
    result_forms,
)

__all__ = [
    "DEFAULT_PROFILE",
    "Column",
    "Faulty",
    "Form",
    "Group",
    "Layer",
    "Letter",
    "LetterColumn",
    "Row",
    "Section",
    "SignPlace",
    "Spot",
    "Sum",
    "Table",
    "Tally",
    "form_codes",
    "load_form",
    "load_letter",
    "load_profile",
    "plano_forms",
    "profile_codes",
    "recap_forms",
    "result_forms",
]
