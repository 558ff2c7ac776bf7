package dev.howl.cli;

import dev.howl.client.HowlClient;
import dev.howl.client.runtime.ClientBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server to talk to. */
final class ServerOptions {
    /** Somebody waits at a terminal, where the server's address may be mistyped. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--url",
            defaultValue = "${env:HOWL_URL:-http://127.0.0.1:8080}",
            description = "The server, as http or https address (HOWL_URL; default: http://127.0.0.1:8080).")
    private String url = "";

    @Option(
            names = "--token",
            defaultValue = "${env:HOWL_TOKEN}",
            description = "What the server lets one in with (HOWL_TOKEN).")
    private @Nullable String token;

    /** The token that was given, {@code null} where none was. What refuses a bad one does not quote it. */
    @Nullable
    String token() {
        String given = token == null ? "" : token.strip();
        if (!given.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
            throw bad("the token holds characters that no token has");
        }
        return given.isEmpty() ? null : given;
    }

    /** The address of the WebSocket. */
    URI events() {
        URI http = base();
        return URI.create("ws" + http.toString().substring("http".length()) + "/events");
    }

    /**
     * The address of a page.
     *
     * @param path with a slash at its start
     */
    URI http(String path) {
        return URI.create(base() + path);
    }

    /** A client of the server, not connected yet, with the token where one was given. */
    ClientBuilder<HowlClient> client() {
        ClientBuilder<HowlClient> builder = HowlClient.builder(events()).connectTimeout(PATIENCE);
        String given = token();
        return given == null ? builder : builder.token(() -> given);
    }

    /** Scheme, authority and path, without a slash at its end. */
    private URI base() {
        URI http = parse();
        String scheme = http.getScheme() == null ? "" : http.getScheme().toLowerCase(Locale.ROOT);
        if (http.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw bad("'" + url + "' is no http or https address");
        }
        if (http.getRawUserInfo() != null) {
            throw bad("the address must name no user; use --token");
        }
        String path = http.getRawPath() == null ? "" : http.getRawPath().replaceAll("/+$", "");
        return URI.create(scheme + "://" + http.getRawAuthority() + path);
    }

    private URI parse() {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw bad("'" + url + "' is no http or https address");
        }
    }

    private ParameterException bad(String message) {
        return new ParameterException(Output.spec(command).commandLine(), message);
    }
}
