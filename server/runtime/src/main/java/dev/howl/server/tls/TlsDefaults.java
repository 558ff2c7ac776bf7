package dev.howl.server.tls;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * The default cipher suites: authenticated encryption with forward secrecy (RFC 9325, section 4.2). Those of Netty
 * include CBC with SHA-1 and key exchange by RSA. An operator sets others with {@code server.ssl.ciphers}, or {@code
 * options.ciphers} of the SSL bundle.
 */
final class TlsDefaults {
    private static final String CIPHERS = String.join(
            ",",
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final List<String> SERVERS = List.of("server.ssl.", "management.server.ssl.");
    private static final String BUNDLES = "spring.ssl.bundle.";

    private TlsDefaults() {}

    /** Adds the suites as settings of lowest precedence for every server with a certificate. */
    static void apply(ConfigurableEnvironment environment) {
        Map<String, Object> defaults = new HashMap<>();
        for (String server : SERVERS) {
            String setting = ciphersOf(environment, server);
            if (setting != null
                    && environment.getProperty(setting) == null
                    && environment.getProperty(setting + "[0]") == null) {
                defaults.put(setting, CIPHERS);
            }
        }
        if (!defaults.isEmpty()) {
            environment.getPropertySources().addLast(new MapPropertySource("howlTlsDefaults", defaults));
        }
    }

    /** Returns the name of the setting, {@code null} without a certificate: a setting alone would switch TLS on. */
    private static @Nullable String ciphersOf(Environment environment, String server) {
        String bundle = environment.getProperty(server + "bundle");
        if (bundle == null || bundle.isBlank()) {
            boolean configured = environment.getProperty(server + "certificate") != null
                    || environment.getProperty(server + "key-store") != null;
            return configured ? server + "ciphers" : null;
        }
        for (String kind : List.of("pem." + bundle + ".keystore.certificate", "jks." + bundle + ".keystore.location")) {
            if (environment.getProperty(BUNDLES + kind) != null) {
                return BUNDLES + kind.substring(0, kind.indexOf(".keystore.")) + ".options.ciphers";
            }
        }
        return null;
    }
}
