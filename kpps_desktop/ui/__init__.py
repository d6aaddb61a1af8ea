"""The windows: the only place with Qt."""

from kpps_desktop.ui.lasting import keep_constants

keep_constants()  # before anything of Qt runs
