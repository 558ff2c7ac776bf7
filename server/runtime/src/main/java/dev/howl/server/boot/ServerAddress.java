package dev.howl.server.boot;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * The host and port of the web server, taken from its settings; the machine's host name if it listens on all
 * addresses.
 */
final class ServerAddress implements Supplier<String> {
    private final Environment environment;
    private final String host;

    ServerAddress(Environment environment) {
        this.environment = environment;
        this.host = host(environment.getProperty("server.address"));
    }

    @Override
    public String get() {
        String port = environment.getProperty("local.server.port");
        return host + ":" + (port == null ? environment.getProperty("server.port", "8080") : port);
    }

    private static String host(@Nullable String set) {
        try {
            if (set != null && !set.isBlank() && !InetAddress.getByName(set).isAnyLocalAddress()) {
                return set.contains(":") ? "[" + set + "]" : set;
            }
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
