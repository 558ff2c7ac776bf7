package dev.howl.server.boot;

import dev.howl.server.security.PemFiles;
import dev.howl.server.security.PemFiles.Setting;
import dev.howl.server.security.TlsSettingException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * TLS by {@code SSL_CERT_FILE}, {@code SSL_KEY_FILE} and {@code TLS_ENABLE}, as the servers that Howl replaces have it:
 * both files switch it on, {@code TLS_ENABLE=0} off, {@code TLS_ENABLE=1} asks for it. What is set in Spring Boot's way
 * ({@code server.ssl.*}) comes before the files. Whichever way they were named, the files are looked at before anything
 * starts.
 *
 * <p>{@code SSL_CERT_FILE} alone means nothing here: other programs name by it whom they trust.
 */
final class TlsSettings implements EnvironmentPostProcessor, Ordered {
    private static final String CERTIFICATE_FILE = "SSL_CERT_FILE";
    private static final String KEY_FILE = "SSL_KEY_FILE";
    private static final String ENABLE = "TLS_ENABLE";
    private static final String SSL = "server.ssl.";
    private static final String ENABLED = SSL + "enabled";
    private static final String BUNDLE = SSL + "bundle";
    private static final String PEM = "spring.ssl.bundle.pem.";
    private static final String CERTIFICATE = ".keystore.certificate";
    private static final String KEY = ".keystore.private-key";
    /** Of the bundle that stands for the two files. */
    private static final String OURS = "howl-environment";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Boolean asked = asked(environment);
        if (Boolean.FALSE.equals(asked)) {
            set(environment, Map.of(ENABLED, "false"));
        } else if (!isConfigured(environment)) {
            byFiles(environment, asked != null);
        } else if (environment.getProperty(ENABLED, Boolean.class, true)) {
            check(environment);
        }
    }

    /** After the files of the application have been read, {@code .env} among them. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static @Nullable Boolean asked(Environment environment) {
        String value = text(environment, ENABLE);
        if (value == null) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "on" -> true;
            case "0", "false", "no", "off" -> false;
            default -> throw new TlsSettingException(ENABLE, value, "it must be 1 or 0");
        };
    }

    private static void byFiles(ConfigurableEnvironment environment, boolean asked) {
        String certificate = text(environment, CERTIFICATE_FILE);
        String key = text(environment, KEY_FILE);
        if (certificate != null && key != null) {
            PemFiles.check(
                    new Setting(CERTIFICATE_FILE, certificate, location(certificate)),
                    new Setting(KEY_FILE, key, location(key)),
                    null);
            Map<String, Object> settings = new HashMap<>();
            settings.put(PEM + OURS + CERTIFICATE, location(certificate));
            settings.put(PEM + OURS + KEY, location(key));
            settings.put(PEM + OURS + ".keystore.verify-keys", "true");
            settings.put(PEM + OURS + ".reload-on-update", "true");
            settings.put(BUNDLE, OURS);
            set(environment, settings);
        } else if (asked) {
            throw new TlsSettingException(
                    ENABLE,
                    "1",
                    "TLS needs a certificate and its key; set " + CERTIFICATE_FILE + " and " + KEY_FILE
                            + ", or server.ssl.bundle");
        } else if (key != null) {
            throw new TlsSettingException(KEY_FILE, key, "it needs " + CERTIFICATE_FILE + " beside it");
        }
    }

    private static boolean isConfigured(Environment environment) {
        return text(environment, BUNDLE) != null
                || text(environment, SSL + "certificate") != null
                || text(environment, SSL + "key-store") != null;
    }

    /** Other stores than PEM are left to Spring Boot. */
    private static void check(Environment environment) {
        String bundle = text(environment, BUNDLE);
        boolean named = bundle != null;
        Setting certificate = setting(environment, named ? PEM + bundle + CERTIFICATE : SSL + "certificate");
        Setting key = setting(environment, named ? PEM + bundle + KEY : SSL + "certificate-private-key");
        if (certificate != null && key != null) {
            PemFiles.check(
                    certificate,
                    key,
                    named ? text(environment, PEM + bundle + ".keystore.private-key-password") : null);
        }
    }

    private static @Nullable Setting setting(Environment environment, String name) {
        String value = text(environment, name);
        return value == null ? null : new Setting(name, value, value);
    }

    private static @Nullable String text(Environment environment, String name) {
        String value = environment.getProperty(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String location(String file) {
        return Path.of(file).toAbsolutePath().toUri().toString();
    }

    private static void set(ConfigurableEnvironment environment, Map<String, Object> settings) {
        environment.getPropertySources().addFirst(new MapPropertySource("howlTls", settings));
    }
}
