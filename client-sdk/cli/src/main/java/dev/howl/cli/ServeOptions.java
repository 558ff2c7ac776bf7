package dev.howl.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@code howl docs} about serving the pages. */
final class ServeOptions {
    private static final String DEFAULT_PORT = "4000";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private CaOption ca = new CaOption();

    @Option(
            names = "--serve",
            description = "Serve the pages on this machine until interrupted. Without --output they are nowhere else."
                    + " A page is written again when its document has changed.")
    private boolean serve;

    private int port;

    @Nullable
    private URI url;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server to which the playground connects: ws or wss, host and port, without path. Its"
                    + " WebSockets pass through this command, which checks them as howl record does.")
    void setUrl(URI address) {
        url = address;
    }

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = DEFAULT_PORT,
            description = "The port of the pages, 0 for a free one (default: ${DEFAULT-VALUE}).")
    void setPort(int number) {
        if (number < 0 || number > 0xffff) {
            throw new ParameterException(
                    Output.spec(command).commandLine(), "the port must be from 0 to 65535, not " + number);
        }
        port = number;
    }

    boolean isOn() {
        return serve;
    }

    int port() {
        return port;
    }

    @Nullable
    URI url() {
        return url;
    }

    CaOption ca() {
        return ca;
    }

    /** @throws ParameterException if options do not fit together */
    void check(boolean hasOutput, int documents) {
        if (!serve && !hasOutput) {
            throw bad("give --output DIR to write the pages, --serve to serve them, or both");
        }
        if (url != null && (!serve || documents > 1)) {
            throw bad("--url needs --serve and a single document, which is that of the server");
        }
    }

    private ParameterException bad(String problem) {
        return new ParameterException(Output.spec(command).commandLine(), problem);
    }
}
