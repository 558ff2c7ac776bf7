package dev.howl.testkit.conformance.check;

import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.testkit.conformance.client.ConnectionRefusedException;
import dev.howl.testkit.conformance.client.ProbeAddress;
import dev.howl.testkit.conformance.client.ProbeSocket;
import dev.howl.testkit.conformance.client.Received;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelTarget;
import dev.howl.testkit.conformance.session.RunValues;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases of handshakes with a parameter of the address that breaks its enumeration. */
final class ParameterCases {
    private static final Duration QUIET = Duration.ofMillis(300);

    private final ChannelRun run;
    private final URI url;
    private final List<Channel> channels;
    private final RunValues values;

    ParameterCases(ChannelRun run, URI url, List<Channel> channels, RunValues values) {
        this.run = run;
        this.url = url;
        this.channels = channels;
        this.values = values;
    }

    List<PlannedCase> cases() {
        Channel channel = run.protocol().channel();
        List<PlannedCase> cases = new ArrayList<>();
        for (Parameter parameter : channel.parameters()) {
            if (!parameter.values().isEmpty()) {
                cases.add(new PlannedCase(
                        channel.id() + "/parameter/" + parameter.name(),
                        CaseKind.PARAMETER,
                        "a handshake whose parameter '" + parameter.name() + "' breaks its enumeration",
                        () -> unlisted(channel, parameter)));
            }
        }
        return cases;
    }

    private void unlisted(Channel channel, Parameter parameter) {
        Optional<ProbeAddress> address =
                ChannelTarget.with(url, channel, channels, values, parameter.name(), "no-such-value");
        if (address.isEmpty()) {
            return;
        }
        run.context().pacer().await();
        try (ProbeSocket socket = ProbeSocket.open(address.get())) {
            Optional<Received> first = socket.receive(QUIET);
            boolean closed = first.isPresent() && first.get() instanceof Received.End;
            if (!closed) {
                run.context()
                        .log()
                        .note(
                                Diagnosis.PARAMETER,
                                "a handshake whose parameter '" + parameter.name()
                                        + "' is 'no-such-value' is accepted; allowed are " + parameter.values(),
                                List.of());
            }
        } catch (ConnectionRefusedException e) {
            run.context().coverage().saw(CoverageKind.PARAMETER, ContractCoverage.element(channel, parameter.name()));
        } catch (IOException e) {
            run.context()
                    .log()
                    .fail(Diagnosis.HANDSHAKE, "a handshake with an invalid parameter gets no answer: " + e, List.of());
        }
    }
}
