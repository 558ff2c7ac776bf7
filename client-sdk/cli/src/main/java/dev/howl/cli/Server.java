package dev.howl.cli;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server to talk to. */
final class Server {
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

    /** The token that was given, {@code null} where none was. */
    @Nullable
    String token() {
        return token;
    }

    /** The address of the WebSocket. */
    URI events() {
        URI http = parse();
        String scheme = http.getScheme() == null ? "" : http.getScheme();
        if (http.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw bad("'" + url + "' is no http or https address");
        }
        String path = http.getPath() == null ? "" : http.getPath().replaceAll("/+$", "");
        return URI.create((scheme.equals("https") ? "wss://" : "ws://") + http.getRawAuthority() + path + "/events");
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
