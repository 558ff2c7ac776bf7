package dev.howl.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The address at which a command listens, and how it prints what happens there. */
final class ListeningOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "The address to listen at (default: ${DEFAULT-VALUE}).")
    private String host = "";

    @Option(names = "--json", description = "Print a JSON object for each event.")
    private boolean json;

    @Option(
            names = {"--listen", "--port"},
            paramLabel = "N",
            defaultValue = "0",
            description = "The port to listen at (default: a free one, which is printed).")
    void setPort(int number) {
        if (number < 0 || number > 0xffff) {
            throw new ParameterException(
                    Output.spec(command).commandLine(), "the port must be from 0 to 65535, not " + number);
        }
        port = number;
    }

    int port() {
        return port;
    }

    String host() {
        return host;
    }

    boolean json() {
        return json;
    }

    /** Returns the address in words. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
