package dev.howl.cli;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.conformance.ClientConformance;
import dev.howl.testkit.conformance.Conformance;
import dev.howl.testkit.conformance.check.ServerUnreachableException;
import dev.howl.testkit.conformance.listen.ClientRun;
import dev.howl.testkit.conformance.listen.NoClientException;
import dev.howl.testkit.conformance.report.JsonReport;
import dev.howl.testkit.conformance.report.TextReport;
import dev.howl.testkit.conformance.result.ConformanceReport;
import dev.howl.testkit.conformance.script.ConformanceScriptReader;
import dev.howl.testkit.conformance.script.InvalidScriptException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code howl conformance}, which tests a server against its document. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description =
                "Tests a WebSocket server against its AsyncAPI document: sends every client message, valid and invalid, and"
                        + " checks all that comes back. The server may be made with any tool.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no check failed",
            "1:a check failed, or the required coverage was not reached",
            "2:invalid usage, document or script",
            "3:the server could not be reached, or no client came"
        },
        footer = {
            "",
            "Examples:",
            "  howl conformance chat.yaml --url ws://localhost:9000",
            "  howl conformance chat.yaml --listen 9000 --time 2m",
            "  howl conformance chat.yaml --url ws://localhost:9000/chat --html report.html --junit report.xml",
            "  howl conformance chat.yaml --url ws://localhost:9000 --json | jq .findings",
            "  howl conformance chat.yaml --url ws://localhost:9000 --case 'chat/mutant/say/3' --seed 1"
        })
final class ConformanceCommand implements Callable<Integer> {
    private static final int BAD_INPUT = 2;

    @Spec
    private @Nullable CommandSpec command;

    @Mixin
    private DocumentOptions document = new DocumentOptions();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The server, ws://HOST:PORT, or the address of the only channel to test.")
    private @Nullable String url;

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            description = "Test a client instead: play the server at this port of the loopback address.")
    private @Nullable Integer listen;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:HOWL_TOKEN}",
            description = "A bearer token for the handshake, and for a message with the role connect (HOWL_TOKEN).")
    private @Nullable String token;

    @Option(
            names = "--script",
            paramLabel = "SCRIPT",
            description = "A file with values and steps (send, http, exec, await) that the document cannot know.")
    private @Nullable Path script;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A variable of the script.")
    private Map<String, String> variables = Map.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What generated messages are made from (default: 1).")
    private long seed;

    @Option(
            names = "--time",
            defaultValue = "60s",
            paramLabel = "TIME",
            description = "The longest time of the run, such as 90s or 5m (default: 60s).")
    private String time = "";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "40",
            description = "Most messages per second (default: 40).")
    private double rate;

    @Option(names = "--strict", description = "Fail on notes, too, such as an invalid message that is ignored.")
    private boolean strict;

    @Option(
            names = "--require-coverage",
            paramLabel = "PERCENT",
            description =
                    "Fail unless this share of messages and operations is seen. Codes are not required: some come only"
                            + " with faults.")
    private @Nullable Double requireCoverage;

    @Option(names = "--case", paramLabel = "ID", description = "Run only this case, as a finding names it.")
    private @Nullable String only;

    @Mixin
    private CaOption ca = new CaOption();

    @Mixin
    private ReportFiles files = new ReportFiles();

    @Option(
            names = "--json",
            description =
                    "Print one JSON object: contract, url, seed, millis, passed, complete, coverage by kind, numbers of"
                            + " cases by kind, findings with their traffic, unmutated constraints and problems.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            Contract contract = ContractReader.read(document.document(), document.reading(command));
            if ((url == null) == (listen == null)) {
                throw bad("give either --url, to test a server, or --listen, to test a client", null);
            }
            ConformanceReport report =
                    listen == null ? conformance(contract, String.valueOf(url)).run() : clientReport(contract, listen);
            files.write(report, repeated());
            print(report);
            return report.passed() ? ExitCodes.FINE : ExitCodes.NO;
        } catch (InvalidContractException e) {
            e.diagnostics().forEach(Output.errorsOf(command)::println);
            return BAD_INPUT;
        } catch (InvalidScriptException e) {
            Output.errorsOf(command).println("howl: " + Output.line(String.valueOf(e.getMessage())));
            return BAD_INPUT;
        } catch (ServerUnreachableException | NoClientException e) {
            Output.errorsOf(command).println("howl: " + Output.line(String.valueOf(e.getMessage())));
            return ExitCodes.UNREACHABLE;
        }
    }

    private ConformanceReport clientReport(Contract contract, int port) throws IOException, NoClientException {
        if (port < 0 || port > 65_535) {
            throw bad("--listen must be a port from 0 to 65535, not " + port, null);
        }
        ClientConformance test = ClientConformance.of(contract)
                .seed(seed)
                .strict(strict)
                .time(longest())
                .progress(progress());
        if (requireCoverage != null) {
            test.requireCoverage(requireCoverage);
        }
        try (ClientRun run = test.listen(port)) {
            Output.errorsOf(command).println("howl: listening at " + run.url() + " for the client to test");
            return run.run();
        }
    }

    private Duration longest() {
        return ConformanceScriptReader.duration(time)
                .orElseThrow(() -> bad("--time must be a duration such as 90s or 5m, not '" + time + "'", null));
    }

    private ProgressLine progress() {
        return new ProgressLine(Output.errorsOf(command), !json && CommandLine.Help.Ansi.AUTO.enabled());
    }

    private Conformance conformance(Contract contract, String url) throws InvalidScriptException {
        Conformance conformance;
        try {
            conformance = Conformance.of(contract, URI.create(url));
        } catch (IllegalArgumentException e) {
            throw bad("'" + url + "' is not a ws or wss address", e);
        }
        if (script != null) {
            conformance.script(ConformanceScriptReader.read(script));
        }
        if (requireCoverage != null) {
            conformance.requireCoverage(requireCoverage);
        }
        variables.forEach(conformance::variable);
        String given = token == null ? "" : token.strip();
        if (!given.chars().allMatch(letter -> letter >= ' ' && letter <= '~')) {
            throw bad("the token has characters that are not allowed in a token", null);
        }
        return conformance
                .token(given.isEmpty() ? null : given)
                .seed(seed)
                .strict(strict)
                .tls(ca.context())
                .only(only)
                .messagesPerSecond(Math.max(1, rate))
                .time(longest())
                .progress(progress());
    }

    private void print(ConformanceReport report) {
        if (json) {
            Output.of(command).println(JsonReport.of(report).toPrettyString());
            return;
        }
        new TextReport(report, repeated()).lines().forEach(Output.of(command)::println);
    }

    /** Returns the command that was given, without what a single case does not need. The token is not repeated. */
    private String repeated() {
        return "howl conformance " + document.document() + (listen == null ? " --url " + url : " --listen " + listen)
                + (script == null ? "" : " --script " + script)
                + (strict ? " --strict" : "");
    }

    private ParameterException bad(String message, @Nullable Exception cause) {
        return new ParameterException(Output.spec(command).commandLine(), message, cause);
    }
}
