from tests.journeys.conftest import *


def test_x(laptop, shelf):
    laptop.take(shelf.at("new"))
    laptop.open()
    laptop.restless = True
    laptop.at(6, 50)
    laptop.type("8⏎" + "⏎" * 7 + "⏎")
    for key in "60⏎paket⏎62⏎⏎":
        laptop.type(key)
        print("=====", key, laptop.keys._focus().objectName(), laptop.day.meeting.received)
