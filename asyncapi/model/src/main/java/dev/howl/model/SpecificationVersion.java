package dev.howl.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the AsyncAPI specification. Patch versions make no difference (AsyncAPI Version String: "The patch
 * version
 * will not be considered by tooling").
 */
public record SpecificationVersion(int major, int minor) implements Comparable<SpecificationVersion> {
    /** The versions that are read, for people. */
    public static final String READ = "2.0 to 2.6, 3.0 and 3.1";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,3})\\.([0-9]{1,3})\\.[0-9]+(?:-[A-Za-z0-9.-]+)?");

    /** Returns the version that a text names, empty if the text is not of the form {@code major.minor.patch}. */
    public static Optional<SpecificationVersion> parse(String text) {
        Matcher written = FORM.matcher(text);
        return written.matches()
                ? Optional.of(new SpecificationVersion(
                        Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    /** Returns whether documents of this version are read. */
    public boolean isRead() {
        return isTwo() ? minor <= 6 : major == 3 && minor <= 1;
    }

    /** Returns whether it is a 2.x version, in which operations stand in their channels. */
    public boolean isTwo() {
        return major == 2;
    }

    /**
     * Returns what a finding calls a section of the specification.
     *
     * @param title heading of the section, such as {@code Channel Object}
     */
    public String section(String title) {
        return "AsyncAPI " + this + ", " + title;
    }

    @Override
    public int compareTo(SpecificationVersion other) {
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
