package dev.howl.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The arguments that print something instead of starting the server. */
final class CommandLine {
    private static final String BUILD = "/META-INF/build-info.properties";
    private static final List<String> HELP = List.of("--help", "-h");
    private static final List<String> VERSION = List.of("--version", "-V");

    private CommandLine() {}

    /** Returns what to print; {@code null} if the server is to start. */
    static @Nullable String answer(String... arguments) {
        List<String> all = Arrays.asList(arguments);
        if (all.stream().anyMatch(HELP::contains)) {
            return help();
        }
        return all.stream().anyMatch(VERSION::contains) ? "Howl " + version() : null;
    }

    private static String help() {
        return """
                Howl %s
                Usage: java -jar howl-server.jar [--SETTING=VALUE ...]

                  --spring.profiles.active=NAME   replaces an original server: broadcast, moderation,
                                                  status-dashboard, weather or wisdom
                  --server.address=ADDRESS        127.0.0.1; 0.0.0.0 for all addresses
                  --server.port=PORT              8080; 0 for a free one
                  --howl.data-dir=DIR             ./data; the folder of the default database
                  --howl.engine=NAME              embedded, or redis for several nodes
                  --help, --version               print and exit

                Every setting can be an environment variable (HOWL_ENGINE=redis) or a line of .env or application.yaml.
                README.md and docs-site/settings.md describe all settings.
                Exit codes: 0 stopped by a signal, 1 failed to start or ended by a second signal, 2 bad configuration.""".formatted(version());
    }

    private static String version() {
        try (InputStream in = CommandLine.class.getResourceAsStream(BUILD)) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return build.getProperty("build.version", "(development)");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
