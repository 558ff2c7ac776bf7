package dev.howl.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lookup of the secret with which tokens are signed. No message quotes the secret. */
final class SigningSecret {
    private static final int SHORTEST = 32;
    private static final String SPRINGS_NAME = "HOWL_SECURITY_HMAC_SECRET";
    private static final String SETTING = "howl.security.hmac-secret";
    private static final List<String> VARIABLES = List.of("HOWL_HMAC_SECRET", SPRINGS_NAME);

    private SigningSecret() {}

    /** The failure to find a usable secret. */
    static final class MissingException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingException(String message) {
            super(message);
        }
    }

    /**
     * Returns the first secret that is found: in the file, in the environment, in the settings file.
     *
     * @param file the option's value; {@code null} if not given
     * @param settings the server's {@code .env}, which need not exist
     */
    static byte[] find(@Nullable Path file, Map<String, String> environment, Path settings) throws MissingException {
        if (file != null) {
            return longEnough(read(file), "the secret in " + file);
        }
        for (String variable : VARIABLES) {
            String value = environment.get(variable);
            if (value != null && !value.isEmpty()) {
                return longEnough(value, variable);
            }
        }
        String written = setting(settings);
        if (written != null) {
            return longEnough(written, SETTING + " in " + settings);
        }
        throw new MissingException(
                "no secret is configured; use --secret-file, or set HOWL_HMAC_SECRET, or " + SETTING + " in .env");
    }

    /** Reads the secret without the line break at the end, which editors add. */
    private static String read(Path file) throws MissingException {
        try {
            return Files.readString(file).replaceFirst("\\R$", "");
        } catch (IOException e) {
            throw new MissingException("the secret in " + file + " cannot be read");
        }
    }

    private static @Nullable String setting(Path settings) throws MissingException {
        if (!Files.isRegularFile(settings)) {
            return null;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(settings, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new MissingException(settings + " cannot be read");
        }
        return Stream.of(SETTING, SPRINGS_NAME, VARIABLES.get(0))
                .map(properties::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static byte[] longEnough(String secret, String where) throws MissingException {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST) {
            throw new MissingException(where + " must have at least " + SHORTEST + " bytes");
        }
        return bytes;
    }
}
