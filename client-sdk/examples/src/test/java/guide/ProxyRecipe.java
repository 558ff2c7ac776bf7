package guide;

import dev.howl.testkit.process.Ports;
import dev.howl.testkit.tls.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A recipe of the guide to operation for a proxy, which clients reach at localhost instead of its public name. */
enum ProxyRecipe {
    NGINX("http", ""),
    NGINX_TLS("https", ""),
    NGINX_PREFIX("http", "/howl"),
    HAPROXY("http", ""),
    HAPROXY_TLS("https", ""),
    HAPROXY_PREFIX("http", "/howl"),
    CADDY("https", "");

    private static final Path FOLDER = MarkdownPage.TOP.resolve("client-sdk/examples/proxy");
    /** The configuration around the recipe, as in Debian's {@code /etc/nginx/nginx.conf}, for a process in the foreground. */
    private static final String NGINX_MAIN = """
            daemon off;
            pid FOLDER/nginx.pid;
            error_log stderr;
            events {}
            http {
                access_log off;
                client_body_temp_path FOLDER/body;
                proxy_temp_path FOLDER/proxy;
                fastcgi_temp_path FOLDER/fastcgi;
                uwsgi_temp_path FOLDER/uwsgi;
                scgi_temp_path FOLDER/scgi;
                include FOLDER/howl.conf;
            }
            """;

    /** Caddy without its API, and without a certificate of its own: the test has one for localhost. */
    private static final String CADDY_MAIN = """
            {
                admin off
                auto_https off
            }
            https://localhost:PORT {
                bind 127.0.0.1
                tls FOLDER/cert.pem FOLDER/key.pem
            """;

    private final String scheme;
    private final String prefix;

    ProxyRecipe(String scheme, String prefix) {
        this.scheme = scheme;
        this.prefix = prefix;
    }

    /** Returns the recipes whose program is installed. Those of nginx and HAProxy must be; Caddy need not. */
    static Stream<ProxyRecipe> runnable() {
        return Stream.of(values()).filter(recipe -> recipe != CADDY || ProxyProgram.isInstalled("caddy"));
    }

    /** Starts the proxy in front of nodes at these ports, with its files in a folder. */
    ProxyProgram start(Path folder, List<Integer> nodes, TestCertificate certificate) {
        int port = Ports.free();
        String text = this == CADDY ? caddy(port, folder) : isNginx() ? nginx(port) : haProxy(port);
        text = text.replace("10.0.0.11:8080", "127.0.0.1:" + nodes.get(0))
                .replace("10.0.0.12:8080", "127.0.0.1:" + nodes.get(1))
                .replace("howl.example", "localhost")
                .replace("/etc/howl", folder.toString());
        Path cert = certificate.writeCertificate(folder.resolve("cert.pem"));
        Path key = certificate.writeKey(folder.resolve("key.pem"));
        write(folder.resolve("cert-and-key.pem"), MarkdownPage.content(cert) + MarkdownPage.content(key));
        write(folder.resolve("howl.conf"), text);
        write(folder.resolve("nginx.conf"), NGINX_MAIN.replace("FOLDER", folder.toString()));
        return new ProxyProgram(line(folder), scheme + "://localhost:" + port, prefix);
    }

    private boolean isNginx() {
        return name().startsWith("NGINX");
    }

    private List<String> line(Path folder) {
        if (this == CADDY) {
            String home = "XDG_DATA_HOME=" + folder;
            String caddy = ProxyProgram.installed("caddy");
            return List.of("env", home, caddy, "run", "--adapter", "caddyfile", "--config", folder + "/howl.conf");
        }
        return isNginx()
                ? List.of(ProxyProgram.installed("nginx"), "-p", folder + "/", "-c", folder + "/nginx.conf")
                : List.of(ProxyProgram.installed("haproxy"), "-db", "-f", folder + "/howl.conf");
    }

    /** Returns the recipe with the changes that the guide describes for TLS or a prefix. */
    private String nginx(int port) {
        String text = region("nginx.conf", "nginx");
        if (this == NGINX_TLS) {
            text = replaced(text, "    listen 80;\n", region("nginx-tls.conf", "nginx-tls"));
        }
        if (this == NGINX_PREFIX) {
            text = replaced(
                    text,
                    "    location / {\n        proxy_pass http://howl;\n    }\n",
                    region("nginx-prefix.conf", "nginx-prefix"));
        }
        return text.replaceFirst("listen (?:80|443)", "listen 127.0.0.1:" + port);
    }

    private String haProxy(int port) {
        String text = region("haproxy.cfg", "haproxy");
        if (this == HAPROXY_TLS) {
            text = replaced(text, "    bind :80\n", "");
            text = replaced(
                    text,
                    "    http-request set-header X-Forwarded-Proto http\n",
                    region("haproxy-tls.cfg", "haproxy-tls"));
        }
        if (this == HAPROXY_PREFIX) {
            text = replaced(
                    text,
                    "    default_backend howl\n",
                    region("haproxy-prefix.cfg", "haproxy-prefix") + "    default_backend howl\n");
        }
        return text.replaceFirst("bind :(?:80|443)", "bind 127.0.0.1:" + port);
    }

    private static String caddy(int port, Path folder) {
        String main = CADDY_MAIN.replace("PORT", String.valueOf(port)).replace("FOLDER", folder.toString());
        return replaced(MarkdownPage.content(FOLDER.resolve("Caddyfile")), "howl.example {\n", main);
    }

    private static String replaced(String text, String part, String other) {
        if (!text.contains(part)) {
            throw new AssertionError("the recipe lacks: " + part);
        }
        return text.replace(part, other);
    }

    private static String region(String file, String name) {
        return SourceRegions.of(MarkdownPage.content(FOLDER.resolve(file)))
                .texts()
                .getOrDefault(name, "");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
