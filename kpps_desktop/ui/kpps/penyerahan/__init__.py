"""Penyerahan: papers and bundle made, copies, sticks, boxes, the end of the day."""
