package dev.howl.testkit.mock;

import java.util.List;

/** The reactions to one message, one after the other; the last one stays. Thread-safe. */
final class Rule {
    private final List<Turn> turns;
    private int current;
    private int used;

    Rule(List<Turn> turns) {
        this.turns = List.copyOf(turns);
    }

    synchronized Turn next() {
        Turn turn = turns.get(current);
        if (++used >= turn.times() && current < turns.size() - 1) {
            current++;
            used = 0;
        }
        return turn;
    }
}
