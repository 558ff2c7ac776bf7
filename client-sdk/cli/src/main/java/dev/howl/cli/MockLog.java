package dev.howl.cli;

import dev.howl.testkit.mock.MockChannel;
import dev.howl.testkit.mock.MockEvent;
import dev.howl.testkit.mock.MockEvent.Kind;
import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine;
import tools.jackson.databind.node.JsonNodeFactory;

/** The output of {@code howl mock}: a line for each event. What breaks the contract is red on a terminal. Thread-safe. */
final class MockLog implements Consumer<MockEvent> {
    private final CommandLine command;
    private final PrintWriter out;
    private final boolean json;

    MockLog(CommandLine command, boolean json) {
        this.command = command;
        this.out = command.getOut();
        this.json = json;
    }

    /** Prints where clients connect to a channel. */
    void announce(MockChannel channel) {
        print(
                json
                        ? JsonNodeFactory.instance
                                .objectNode()
                                .put("event", "listening")
                                .put("channel", channel.id())
                                .put("url", channel.uri().toString())
                                .toString()
                        : channel.id() + " " + channel.uri());
    }

    @Override
    public void accept(MockEvent event) {
        if (json) {
            print(event.toJson().toString());
            return;
        }
        boolean red = event.kind() == Kind.VIOLATION || event.kind() == Kind.REFUSED;
        print(red ? Output.red(command, event.toString()) : event.toString());
    }

    private synchronized void print(String line) {
        out.println(line);
        out.flush();
    }
}
