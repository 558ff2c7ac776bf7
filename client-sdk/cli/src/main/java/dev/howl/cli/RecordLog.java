package dev.howl.cli;

import dev.howl.model.Channel;
import dev.howl.model.Sockets;
import dev.howl.testkit.coverage.CoverageCount;
import dev.howl.testkit.coverage.CoverageKind;
import dev.howl.testkit.record.RecordSummary;
import dev.howl.testkit.record.TrafficEvent;
import dev.howl.testkit.record.TrafficEvent.Kind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The output of {@code howl record}. What breaks the contract is red on a terminal. Thread-safe; never blocks. */
final class RecordLog implements Consumer<TrafficEvent>, AutoCloseable {
    private static final int SHOWN = 20;

    private final LinePrinter out;
    private final CommandLine command;
    private final boolean json;
    private final boolean messages;

    /** @param messages whether each message is printed */
    RecordLog(CommandLine command, boolean json, boolean messages) {
        this.out = new LinePrinter(command.getOut());
        this.command = command;
        this.json = json;
        this.messages = messages;
    }

    /** Prints where clients connect. */
    void announce(URI address, URI target, List<Channel> channels) {
        if (json) {
            out.print(JsonNodeFactory.instance
                    .objectNode()
                    .put("event", "listening")
                    .put("url", address.toString())
                    .put("target", target.toString())
                    .toString());
            return;
        }
        out.print(address + " -> " + target);
        for (Channel channel : channels) {
            String path = Sockets.path(channel);
            out.print(channel.id() + " " + address + (path == null ? "/…" : path));
        }
    }

    @Override
    public void accept(TrafficEvent event) {
        if (event.kind() == Kind.MESSAGE && !messages) {
            return;
        }
        if (json) {
            out.print(event.toJson().toString());
        } else {
            out.print(event.kind() == Kind.VIOLATION ? red(event.toString()) : event.toString());
        }
    }

    private String red(String line) {
        return Output.red(command, line);
    }

    /** Prints the result, also when lines before it are missing. */
    void summary(RecordSummary summary) {
        if (json) {
            out.printLast(json(summary).toString());
            return;
        }
        summary.coverage().forEach(this::coverage);
        out.printLast("overhead: median " + micros(summary.median()) + ", p99 " + micros(summary.p99()) + ", of "
                + count(summary.frames(), " frame") + " on " + count(summary.connections(), " connection"));
        if (summary.unchecked() > 0) {
            out.printLast(red("not checked: " + summary.unchecked() + " messages or connections, see the warnings"));
        }
        if (summary.transcriptProblem() != null) {
            out.printLast(red("the transcript is not complete: " + summary.transcriptProblem()));
        }
        if (out.dropped() > 0) {
            out.printLast(red("not printed: " + out.dropped() + " lines, because the output was too slow"));
        }
        String broken = count(summary.violations(), " violation") + " of the contract: " + summary.byClients()
                + " by clients, " + summary.byServer() + " by the server";
        out.printLast(summary.violations() == 0 ? "no violation of the contract" : red(broken));
    }

    private void coverage(CoverageKind kind, CoverageCount count) {
        List<String> missing = count.missing();
        String some = String.join(", ", missing.subList(0, Math.min(SHOWN, missing.size())));
        String more = missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " more" : "";
        out.printLast(kind.plural() + " " + count + (missing.isEmpty() ? "" : "; not seen: " + some + more));
    }

    private static String count(long number, String noun) {
        return number + noun + (number == 1 ? "" : "s");
    }

    private static String micros(Duration duration) {
        double micros = duration.toNanos() / 1_000.0;
        return micros < 10_000
                ? String.format(Locale.ROOT, "%.0f µs", micros)
                : String.format(Locale.ROOT, "%.1f ms", micros / 1_000);
    }

    private ObjectNode json(RecordSummary summary) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("event", "summary");
        json.put("violations", summary.violations())
                .put("byClients", summary.byClients())
                .put("byServer", summary.byServer())
                .put("connections", summary.connections())
                .put("frames", summary.frames())
                .put("unchecked", summary.unchecked())
                .put("medianNanos", summary.median().toNanos())
                .put("p99Nanos", summary.p99().toNanos())
                .put("linesDropped", out.dropped());
        if (summary.transcriptProblem() != null) {
            json.put("transcriptProblem", summary.transcriptProblem());
        }
        ObjectNode coverage = json.putObject("coverage");
        for (Map.Entry<CoverageKind, CoverageCount> entry : summary.coverage().entrySet()) {
            ObjectNode kind = coverage.putObject(entry.getKey().json());
            kind.put("seen", entry.getValue().seen())
                    .put("all", entry.getValue().all());
            entry.getValue().missing().forEach(kind.putArray("missing")::add);
        }
        return json;
    }

    @Override
    public void close() {
        out.close();
    }
}
