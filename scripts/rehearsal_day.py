class Rehearsal: pass
