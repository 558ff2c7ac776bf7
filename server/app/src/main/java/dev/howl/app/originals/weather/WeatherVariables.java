package dev.howl.app.originals.weather;

import dev.howl.app.originals.environment.EnvironmentVariables;
import dev.howl.app.originals.environment.VariableException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

/**
 * A post-processor that maps the original's variables to settings in the profile {@code weather}: {@code APP_PORT_WS}
 * (the port), {@code SECRET_KEY} (the key of access tokens), and {@code TLS_ENABLE=1}, which without {@code
 * SSL_KEY_FILE} and {@code server.ssl.*} uses a self-signed certificate in the data directory. {@code SSL_CERT_FILE}
 * alone counts as unset, because other programs use it to name the certificates they trust. Howl's own settings take
 * precedence over {@code SECRET_KEY}.
 */
final class WeatherVariables implements EnvironmentPostProcessor, Ordered {
    private static final String PROFILE = "weather";
    private static final String TLS = "TLS_ENABLE";
    private static final String CERTIFICATE = "SSL_CERT_FILE";
    private static final String KEY = "SSL_KEY_FILE";
    private static final String SSL = "server.ssl.";
    private static final Set<String> YES = Set.of("1", "true", "yes", "on");

    private final Log log;

    WeatherVariables(DeferredLogFactory logs) {
        this.log = logs.getLog(WeatherVariables.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of(PROFILE))) {
            return;
        }
        MutablePropertySources sources = environment.getPropertySources();
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        String port = variables.port("APP_PORT_WS");
        if (port != null) {
            // Ranked above the profile's file, which contains the original's default port.
            sources.addAfter(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                    new MapPropertySource(PROFILE + "-port", Map.of("server.port", port)));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        String secret = variables.text("SECRET_KEY");
        if (secret != null) {
            settings.put("howl.originals.weather.secret-key", secret);
        }
        if (needsCertificate(variables)) {
            SelfSignedCertificate.Pair files = certificate(environment.getProperty("howl.data-dir", "./data"));
            settings.put(SSL + "certificate", location(files.certificate()));
            settings.put(SSL + "certificate-private-key", location(files.key()));
        }
        sources.addLast(new MapPropertySource(PROFILE, settings));
    }

    private static boolean needsCertificate(EnvironmentVariables variables) {
        String enable = variables.text(TLS);
        return enable != null
                && YES.contains(enable.toLowerCase(Locale.ROOT))
                && variables.text(KEY) == null
                && variables.text(SSL + "bundle") == null
                && variables.text(SSL + "certificate") == null
                && variables.text(SSL + "key-store") == null;
    }

    private static String location(Path file) {
        return file.toAbsolutePath().toUri().toString();
    }

    private SelfSignedCertificate.Pair certificate(String dataDir) {
        Path folder = Path.of(dataDir, "tls");
        try {
            SelfSignedCertificate.Pair files = SelfSignedCertificate.keptIn(folder, Clock.systemUTC());
            log.warn(TLS + " is set without " + KEY + ": using the self-signed certificate " + files.certificate()
                    + ", which clients must be told to trust");
            return files;
        } catch (IOException e) {
            throw new VariableException(TLS + " needs a certificate, and none can be kept in " + folder + "; set "
                    + CERTIFICATE + " and " + KEY);
        }
    }

    /** Runs after the configuration files, including {@code .env}, are read, and before TLS is set up. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 2;
    }
}
