import os, shutil, pathlib
from tests.journeys import troubles as t
from tests.services import tiny
from tests.journeys.conftest import *

def test_x(laptop, shelf):
    save = pathlib.Path("/tmp/saved_"+os.environ.get("AT","recount"))
    steps_ = os.environ["STEPS"].split(",")
    if os.environ.get("NEW"):
        laptop.take(shelf.at("new"))
    else:
        laptop.take(save/"meja")
    laptop.open()
    for name in steps_:
        try:
            getattr(t,name)(laptop)
        finally:
            print("=====", name, laptop.day.stage, type(laptop.keys._focus()).__name__, laptop.keys._focus().objectName())
            print(laptop.seen())
    if os.environ.get("SAVE"):
        out = pathlib.Path("/tmp/saved_"+os.environ["SAVE"])
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(laptop._place.data, out)
