package dev.howl.server.tls;

import dev.howl.server.tls.PemFiles.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * An environment post-processor for TLS by {@code SSL_CERT_FILE}, {@code SSL_KEY_FILE} and {@code TLS_ENABLE}, the
 * variables of the servers that Howl replaces. Both files switch TLS on, {@code TLS_ENABLE=0} switches it off, {@code
 * TLS_ENABLE=1} requires it. {@code server.ssl.*} takes precedence over the files. PEM files and key stores, however
 * they are configured, are checked before the start. {@link TlsDefaults} chooses the cipher suites.
 *
 * <p>{@code SSL_CERT_FILE} alone has no effect, because other programs use it to name the certificates they trust.
 */
final class TlsSettings implements EnvironmentPostProcessor, Ordered {
    private static final String CERTIFICATE_FILE = "SSL_CERT_FILE";
    private static final String KEY_FILE = "SSL_KEY_FILE";
    private static final String ENABLE = "TLS_ENABLE";
    private static final String SSL = "server.ssl.";
    private static final String ENABLED = SSL + "enabled";
    private static final String BUNDLE = SSL + "bundle";
    private static final String PEM = "spring.ssl.bundle.pem.";
    private static final String STORE = "spring.ssl.bundle.jks.";
    private static final String CERTIFICATE = ".keystore.certificate";
    private static final String KEY = ".keystore.private-key";
    /** The name of the SSL bundle for the two files. */
    private static final String BUNDLE_NAME = "howl-environment";

    private static final Set<String> YES = Set.of("1", "true", "yes", "on");
    private static final Set<String> NO = Set.of("0", "false", "no", "off");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String certificate = text(environment, CERTIFICATE_FILE);
        String key = text(environment, KEY_FILE);
        if (says(environment, NO)) {
            set(environment, Map.of(ENABLED, "false"));
        } else if (!isConfigured(environment) && certificate != null && key != null) {
            Map<String, Object> settings = new HashMap<>();
            settings.put(PEM + BUNDLE_NAME + CERTIFICATE, location(certificate));
            settings.put(PEM + BUNDLE_NAME + KEY, location(key));
            settings.put(PEM + BUNDLE_NAME + ".keystore.verify-keys", "true");
            settings.put(PEM + BUNDLE_NAME + ".reload-on-update", "true");
            settings.put(BUNDLE, BUNDLE_NAME);
            set(environment, settings);
        }
        TlsDefaults.apply(environment);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Last, so that the application's configuration files, {@code .env} among them, have been read.
     */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /**
     * Validates the settings.
     *
     * @throws TlsSettingException naming the setting that is wrong
     */
    static void check(Environment environment) {
        String enable = text(environment, ENABLE);
        if (enable != null && !says(environment, YES) && !says(environment, NO)) {
            throw new TlsSettingException(ENABLE, enable, "it must be 1 or 0");
        }
        if (says(environment, NO)) {
            return;
        }
        if (isConfigured(environment)) {
            if (environment.getProperty(ENABLED, Boolean.class, true)) {
                checkFiles(environment);
            }
        } else if (enable != null) {
            throw new TlsSettingException(
                    ENABLE,
                    enable,
                    "TLS needs a certificate and its key; set " + CERTIFICATE_FILE + " and " + KEY_FILE
                            + ", or server.ssl.bundle");
        } else if (text(environment, KEY_FILE) != null) {
            throw new TlsSettingException(
                    KEY_FILE, environment.getRequiredProperty(KEY_FILE), "it also needs " + CERTIFICATE_FILE);
        }
    }

    private static boolean says(Environment environment, Set<String> words) {
        String value = text(environment, ENABLE);
        return value != null && words.contains(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isConfigured(Environment environment) {
        return text(environment, BUNDLE) != null
                || text(environment, SSL + "certificate") != null
                || text(environment, SSL + "key-store") != null;
    }

    private static void checkFiles(Environment environment) {
        checkPem(environment);
        checkKeyStore(environment);
    }

    private static void checkPem(Environment environment) {
        String bundle = text(environment, BUNDLE);
        boolean named = bundle != null;
        Setting certificate = setting(environment, named ? PEM + bundle + CERTIFICATE : SSL + "certificate");
        Setting key = setting(environment, named ? PEM + bundle + KEY : SSL + "certificate-private-key");
        if (certificate == null || key == null) {
            return;
        }
        if (BUNDLE_NAME.equals(bundle)) {
            certificate = new Setting(
                    CERTIFICATE_FILE, environment.getRequiredProperty(CERTIFICATE_FILE), certificate.location());
            key = new Setting(KEY_FILE, environment.getRequiredProperty(KEY_FILE), key.location());
        }
        PemFiles.check(
                certificate, key, named ? text(environment, PEM + bundle + ".keystore.private-key-password") : null);
    }

    private static void checkKeyStore(Environment environment) {
        String bundle = text(environment, BUNDLE);
        String prefix = bundle == null ? SSL + "key-store" : STORE + bundle + ".keystore";
        String separator = bundle == null ? "-" : ".";
        Setting file = setting(environment, bundle == null ? prefix : prefix + ".location");
        // A provider may keep its keys elsewhere than in the file.
        if (file != null && text(environment, prefix + separator + "provider") == null) {
            String password = prefix + separator + "password";
            KeyStoreFile.check(new KeyStoreFile.Settings(
                    file, password, environment.getProperty(password), text(environment, prefix + separator + "type")));
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
