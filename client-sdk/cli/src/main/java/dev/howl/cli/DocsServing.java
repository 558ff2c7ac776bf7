package dev.howl.cli;

import dev.howl.cli.docs.DocsServer;
import dev.howl.cli.docs.DocsSite;
import dev.howl.cli.docs.SocketRelay;
import dev.howl.model.Contract;
import dev.howl.testkit.record.RecordOptions;
import dev.howl.testkit.record.TargetUnreachableException;
import dev.howl.testkit.record.TrafficRecorder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The serving part of {@code howl docs}: the pages, and a recorder between the playground and the target. */
final class DocsServing {
    private final CommandLine command;
    private final ServeOptions options;
    private final DocsSite site;

    private final List<String> places;
    private final Runnable end;

    /**
     * Creates the serving part.
     *
     * @param places the path of each document's pages, with a slash at the end; empty for the root
     * @param end called when nothing is served any more
     */
    DocsServing(CommandLine command, ServeOptions options, DocsSite site, List<String> places, Runnable end) {
        this.command = command;
        this.options = options;
        this.site = site;
        this.places = List.copyOf(places);
        this.end = end;
    }

    /** Serves until the command is interrupted, and returns its exit code. */
    int run(@Nullable Contract contract) {
        URI url = options.url();
        if (url == null || contract == null) {
            return serve(new SocketRelay(null, ""), end);
        }
        RecordLog log = new RecordLog(command, false, false);
        SSLContext tls = options.ca().context();
        RecordOptions recording =
                tls == null ? RecordOptions.to(url) : RecordOptions.to(url).tls(tls);
        try {
            TrafficRecorder recorder = TrafficRecorder.start(contract, recording, log);
            InetSocketAddress address = new InetSocketAddress(
                    recorder.uri().getHost(), recorder.uri().getPort());
            return serve(new SocketRelay(address, url.toString()), () -> {
                recorder.close();
                log.close();
                end.run();
            });
        } catch (TargetUnreachableException e) {
            log.close();
            command.getErr().println("howl: " + Output.line(String.valueOf(e.getMessage())));
            return ExitCodes.UNREACHABLE;
        } catch (IOException | IllegalArgumentException e) {
            log.close();
            throw new CommandLine.ParameterException(command, "--url: " + e.getMessage());
        }
    }

    private int serve(SocketRelay relay, Runnable stop) {
        DocsServer server;
        try {
            server = DocsServer.start(site, options.port(), relay);
        } catch (IOException e) {
            stop.run();
            command.getErr()
                    .println("howl: cannot listen at 127.0.0.1:" + options.port() + ": " + e.getMessage()
                            + "; choose another --port, or 0 for a free one");
            return ExitCodes.UNREACHABLE;
        }
        for (String place : places) {
            command.getOut().println("docs " + server.uri() + place);
            if (site.has(place + "playground.html")) {
                command.getOut().println("playground " + server.uri() + place + "playground");
            }
        }
        command.getOut().flush();
        return StopSignal.await("howl-docs-stop", () -> {
            close(server);
            stop.run();
            return ExitCodes.FINE;
        });
    }

    private static void close(DocsServer server) {
        try {
            server.close();
        } catch (IOException e) {
            // Nothing is served any more either way.
        }
    }
}
