package dev.howl.cli;

import dev.howl.client.HowlClient;
import dev.howl.client.http.HowlHttp;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.HttpApiBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that select the server and the token. */
final class ServerOptions {
    /** Short, for a user at a terminal who may have mistyped the address. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:HOWL_URL:-http://127.0.0.1:8080}",
            description = "The server's http or https address (HOWL_URL; default: http://127.0.0.1:8080).")
    private String url = "";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:HOWL_TOKEN}",
            description = "The token that authenticates the client (HOWL_TOKEN).")
    private @Nullable String token;

    /** Returns the token, {@code null} if not given. The message about an invalid one does not quote it. */
    @Nullable
    String token() {
        String given = token == null ? "" : token.strip();
        if (!given.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
            throw bad("the token has characters that are not allowed in a token");
        }
        return given.isEmpty() ? null : given;
    }

    /** Returns the address of the WebSocket. */
    URI events() {
        URI http = base();
        return URI.create("ws" + http.toString().substring("http".length()) + "/events");
    }

    /** Returns a client of the server's HTTP API, with the token if one was given. */
    HowlHttp http() {
        HttpApiBuilder<HowlHttp> builder = HowlHttp.builder(base());
        String given = token();
        return (given == null ? builder : builder.token(() -> given)).build();
    }

    /** Returns a builder of a client of the server, with the token if one was given. */
    ClientBuilder<HowlClient> client() {
        ClientBuilder<HowlClient> builder = HowlClient.builder(events()).connectTimeout(CONNECT_TIMEOUT);
        String given = token();
        return given == null ? builder : builder.token(() -> given);
    }

    /** Returns scheme, authority and path without a trailing slash. */
    private URI base() {
        URI http = parse();
        String scheme = http.getScheme() == null ? "" : http.getScheme().toLowerCase(Locale.ROOT);
        if (http.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw bad("'" + url + "' is not an http or https address");
        }
        if (http.getRawUserInfo() != null) {
            throw bad("the address must not have a user; use --token");
        }
        String path = http.getRawPath() == null ? "" : http.getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + http.getRawAuthority() + path);
    }

    private URI parse() {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw bad("'" + url + "' is not an http or https address");
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(Output.spec(command).commandLine(), message);
    }
}
