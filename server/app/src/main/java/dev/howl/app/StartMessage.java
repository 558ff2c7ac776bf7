package dev.howl.app;

import dev.howl.app.contract.EventsChannel;
import dev.howl.runtime.ChannelSpec;
import dev.howl.server.security.PublishToken;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The message on standard output with the server's addresses, once it is ready. With structured logs, every line of
 * standard output is one of the log: the message is logged, and a generated token goes to standard error.
 */
@Component
final class StartMessage {
    private static final Logger LOG = LoggerFactory.getLogger(StartMessage.class);

    private final String engine;
    private final BuildProperties build;
    private final ServerProperties server;
    private final boolean structured;
    private final Optional<String> publishToken;

    StartMessage(
            BuildProperties build,
            ServerProperties server,
            @Value("${howl.engine:embedded}") String engine,
            @Value("${logging.structured.format.console:}") String format,
            ObjectProvider<PublishToken> publishToken) {
        this.engine = engine;
        this.build = build;
        this.server = server;
        this.structured = !format.isBlank();
        this.publishToken = Optional.ofNullable(publishToken.getIfAvailable()).flatMap(PublishToken::generated);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            double seconds =
                    event.getTimeTaken() == null ? 0 : event.getTimeTaken().toMillis() / 1000.0;
            tell(text(context.getWebServer().getPort(), seconds), tokenLine());
        }
    }

    private void tell(String text, String token) {
        if (!structured) {
            System.out.println(printable(text + token));
            return;
        }
        LOG.info(text.replaceAll("\\s+", " "));
        if (!token.isEmpty()) {
            System.err.println(token.strip());
        }
    }

    private String text(int port, double seconds) {
        ChannelSpec spec = new EventsChannel().spec();
        String authority = host(server.getAddress()) + ":" + port;
        boolean tls = server.getSsl() != null && server.getSsl().isEnabled();
        String http = (tls ? "https://" : "http://") + authority;
        String events = (tls ? "wss://" : "ws://") + authority + spec.address();
        return String.format(
                Locale.ROOT, """
                Howl %s · contract %s · %s engine · up in %.1f s
                  page     %s/
                  docs     %s/docs
                  events   %s""", build.getVersion(), spec.contract().version(), engine, seconds, http, http, events);
    }

    /** Returns the line with the generated publish token. It never goes to a log. */
    private String tokenLine() {
        return publishToken
                .map(token -> "\n  publish token (until exit): " + token)
                .orElse("");
    }

    /** Replaces the dot if standard output cannot encode it, as in a container without a locale. */
    private static String printable(String text) {
        // The property exists since Java 19.
        Charset charset = Charset.forName(
                System.getProperty("stdout.encoding", Charset.defaultCharset().name()));
        return charset.newEncoder().canEncode(text) ? text : text.replace('·', '-');
    }

    private static String host(@Nullable InetAddress address) {
        if (address == null || address.isAnyLocalAddress()) {
            return "localhost";
        }
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
