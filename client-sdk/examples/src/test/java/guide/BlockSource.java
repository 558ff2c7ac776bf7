package guide;

/**
 * The source of a block of a page.
 *
 * @param file path from the top of the project
 * @param region name of a region of the file, {@link #IMPORTS}, or empty for the whole file
 */
record BlockSource(String file, String region) {
    /** The imports that the file's regions on the same page need. */
    static final String IMPORTS = "imports";

    /** Reads {@code file} or {@code file#region}. */
    static BlockSource parse(String text) {
        int hash = text.indexOf('#');
        return hash < 0
                ? new BlockSource(text, "")
                : new BlockSource(text.substring(0, hash), text.substring(hash + 1));
    }

    boolean isRegion() {
        return !region.isEmpty() && !region.equals(IMPORTS);
    }

    @Override
    public String toString() {
        return region.isEmpty() ? file : file + "#" + region;
    }
}
