package dev.howl.diff.rule;

import dev.howl.diff.Affected;
import dev.howl.diff.DiffLevel;
import dev.howl.diff.DiffRule;

/** A rule that is written down as a row of a table. */
interface DescribedRule extends DiffRule {
    /** Returns the row. */
    Row row();

    /** A row: the rule's id, its weight, the change and its consequence, and what to do instead. */
    record Row(String id, Weight weight, String text, String advice) {}

    @Override
    default String id() {
        return row().id();
    }

    @Override
    default DiffLevel level() {
        return row().weight().level();
    }

    @Override
    default Affected affected() {
        return row().weight().affected();
    }

    @Override
    default String text() {
        return row().text();
    }

    @Override
    default String advice() {
        return row().advice();
    }
}
