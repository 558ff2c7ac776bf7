package dev.howl.model.syntax;

import dev.howl.model.diagnostic.Location;

/** The number of values that may still be read, of one file and of all files of a contract. */
final class NodeBudget {
    private int ofFile;
    private int aliased;
    private long ofAll;

    /** Begins another file. */
    void file() {
        ofFile = 0;
        aliased = 0;
    }

    /** Takes one value. */
    void take(Location location, int depth) {
        if (depth > DocumentLimits.DEPTH) {
            throw new SyntaxException(location, "nested more than " + DocumentLimits.DEPTH + " levels deep");
        }
        if (++ofFile > DocumentLimits.NODES_PER_FILE) {
            throw new SyntaxException(location, "the file has more than " + DocumentLimits.NODES_PER_FILE + " values");
        }
        if (++ofAll > DocumentLimits.NODES) {
            throw new SyntaxException(
                    location, "the files of the contract have more than " + DocumentLimits.NODES + " values together");
        }
    }

    /** Takes one value that an alias stands for: few bytes can stand for any number of them. */
    void takeAliased(Location alias, int depth) {
        if (++aliased > DocumentLimits.ALIASED_NODES) {
            throw new SyntaxException(
                    alias,
                    "the aliases of this file expand to more than " + DocumentLimits.ALIASED_NODES
                            + " values; put what they share under components and use $ref");
        }
        take(alias, depth);
    }
}
