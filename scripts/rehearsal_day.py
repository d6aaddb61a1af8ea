class Rehearsal:
    pass
