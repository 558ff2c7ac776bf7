package dev.howl.diff.schema;

/** Steps of JSON Pointers (RFC 6901). */
final class Trails {
    private Trails() {}

    static String escape(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
