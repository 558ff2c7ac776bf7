package dev.howl.generator.docs.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Text files of the generator's jar that become files of sites. */
public final class SiteResources {
    private static final String FOLDER = "/dev/howl/generator/docs/";

    private SiteResources() {}

    /** Returns the content of a file. */
    public static String text(String name) {
        try (InputStream in = SiteResources.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the generator's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the content of several files in their order, with an empty line between them.
     *
     * @param folder with a slash at its end
     * @param extension with its dot
     */
    public static String joined(String folder, List<String> names, String extension) {
        return names.stream().map(name -> text(folder + name + extension)).collect(Collectors.joining("\n"));
    }
}
