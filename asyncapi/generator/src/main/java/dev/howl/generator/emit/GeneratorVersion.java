package dev.howl.generator.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The generator's own version, as its build wrote it. */
public final class GeneratorVersion {
    private static final String VERSION = read();

    private GeneratorVersion() {}

    public static String current() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = GeneratorVersion.class.getResourceAsStream("/dev/howl/generator/version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is missing from the generator's jar");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
