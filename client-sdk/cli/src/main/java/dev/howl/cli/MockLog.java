package dev.howl.cli;

import dev.howl.testkit.mock.MockChannel;
import dev.howl.testkit.mock.MockEvent;
import dev.howl.testkit.mock.MockEvent.Kind;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine;

/** The output of {@code howl mock}: a line for each event. What breaks the contract is red on a terminal. Thread-safe. */
final class MockLog implements Consumer<MockEvent> {
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    private final PrintWriter out;
    private final boolean coloured;
    private final boolean json;

    MockLog(CommandLine command, boolean json) {
        this.out = command.getOut();
        this.coloured = command.getColorScheme().ansi().enabled();
        this.json = json;
    }

    /** Prints where clients connect to a channel. */
    void announce(MockChannel channel) {
        if (!json) {
            print(channel.id() + " " + channel.uri());
        }
    }

    @Override
    public void accept(MockEvent event) {
        if (json) {
            print(event.toJson().toString());
            return;
        }
        boolean red = coloured && (event.kind() == Kind.VIOLATION || event.kind() == Kind.REFUSED);
        print(red ? RED + event + PLAIN : event.toString());
    }

    private synchronized void print(String line) {
        out.println(line);
        out.flush();
    }
}
