package dev.howl.model.syntax;

/** Limits of a document's size. Documents that people write are far smaller. */
final class DocumentLimits {
    static final int FILE_BYTES = 5 * 1024 * 1024;
    static final int FILES = 100;
    static final int TOTAL_BYTES = 20 * 1024 * 1024;
    static final int DEPTH = 100;
    static final int NODES_PER_FILE = 500_000;
    static final int NODES = 2_000_000;
    static final int ALIASED_NODES = 50_000;
    static final int KEY_LENGTH = 1000;
    static final int NUMBER_LENGTH = 100;
    static final int NUMBER_SCALE = 400;

    private DocumentLimits() {}
}
