package dev.howl.diff.rule;

import dev.howl.diff.Affected;
import dev.howl.diff.DiffLevel;

/** The level of a rule together with the party that its changes break. */
enum Weight {
    BREAKING(DiffLevel.BREAKING, Affected.OLD_CLIENTS),
    SOURCE(DiffLevel.SOURCE, Affected.SOURCE),
    /** New clients need a new server; old clients work with both. */
    SERVER_FIRST(DiffLevel.COMPATIBLE, Affected.NEW_CLIENTS),
    COMPATIBLE(DiffLevel.COMPATIBLE, Affected.NOBODY);

    private final DiffLevel level;
    private final Affected affected;

    Weight(DiffLevel level, Affected affected) {
        this.level = level;
        this.affected = affected;
    }

    DiffLevel level() {
        return level;
    }

    Affected affected() {
        return affected;
    }
}
