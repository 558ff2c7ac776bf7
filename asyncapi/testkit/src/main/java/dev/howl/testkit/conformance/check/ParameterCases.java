package dev.howl.testkit.conformance.check;

import dev.howl.instances.HandshakeValues;
import dev.howl.instances.HandshakeValues.Part;
import dev.howl.model.Channel;
import dev.howl.model.Channel.Parameter;
import dev.howl.model.Contract;
import dev.howl.testkit.conformance.client.ConnectionRefusedException;
import dev.howl.testkit.conformance.client.ProbeAddress;
import dev.howl.testkit.conformance.client.ProbeSocket;
import dev.howl.testkit.conformance.result.CaseKind;
import dev.howl.testkit.conformance.result.Diagnosis;
import dev.howl.testkit.conformance.session.ChannelTarget;
import dev.howl.testkit.conformance.session.RunValues;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cases of handshakes with a valid parameter, and with one that its schema refuses. */
final class ParameterCases {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final ChannelRun run;
    private final Contract sockets;
    private final RunSettings settings;
    private final RunValues values;
    private final HandshakeValues texts;

    ParameterCases(ChannelRun run, Contract sockets, RunSettings settings, RunValues values) {
        this.run = run;
        this.sockets = sockets;
        this.settings = settings;
        this.values = values;
        this.texts = HandshakeValues.of(sockets, run.protocol().channel());
    }

    List<PlannedCase> cases() {
        Channel channel = run.protocol().channel();
        List<PlannedCase> cases = new ArrayList<>();
        for (Part part : Part.values()) {
            for (Parameter parameter : part.of(channel)) {
                String id = channel.id() + "/parameter/" + parameter.name();
                texts.valid(part, parameter, ValidCases.seedOf(id, settings.seed()))
                        .ifPresent(text -> cases.add(new PlannedCase(
                                id + "/valid",
                                CaseKind.PARAMETER,
                                "a handshake with a valid '" + parameter.name() + "' made from its schema",
                                () -> valid(part, parameter, text))));
                for (HandshakeValues.Refused refused : texts.invalid(part, parameter)) {
                    cases.add(new PlannedCase(
                            id + "/" + refused.keyword(),
                            CaseKind.PARAMETER,
                            "a handshake whose " + words(part, parameter) + " breaks " + refused.keyword(),
                            () -> invalid(part, parameter, refused)));
                }
            }
        }
        return cases;
    }

    private static String words(Part part, Parameter parameter) {
        String kind =
                switch (part) {
                    case ADDRESS -> "parameter";
                    case QUERY -> "query parameter";
                    case HEADERS -> "header";
                };
        return kind + " '" + parameter.name() + "'";
    }

    private Optional<ProbeAddress> address(Part part, Parameter parameter, String text) {
        RunValues changed = values.with(part, parameter.name(), text);
        return ChannelTarget.of(settings.url(), run.protocol().channel(), sockets.sockets(), changed)
                .map(address -> address.tls(settings.tls()))
                // A URL with the path of a channel has the values already.
                .filter(address -> part != Part.ADDRESS || isPathOpen());
    }

    private boolean isPathOpen() {
        URI url = settings.url();
        return url.getRawPath() == null || url.getRawPath().replace("/", "").isEmpty();
    }

    private void valid(Part part, Parameter parameter, String text) {
        Optional<ProbeAddress> address = address(part, parameter, text);
        if (address.isEmpty()) {
            return;
        }
        run.context().pacer().await();
        String words = "a handshake whose " + words(part, parameter) + " is '" + text + "', which is valid,";
        try (ProbeSocket socket = ProbeSocket.open(address.get())) {
            socket.sendClose(1000);
        } catch (ConnectionRefusedException e) {
            // Other refusals may be about what the value names, such as a room that does not exist.
            if (e.status() == BAD_REQUEST) {
                fail(words + " is refused with " + e.status());
            }
        } catch (IOException e) {
            fail(words + " gets no answer: " + e);
        }
    }

    private void invalid(Part part, Parameter parameter, HandshakeValues.Refused refused) {
        Optional<ProbeAddress> address = address(part, parameter, refused.text());
        if (address.isEmpty()) {
            return;
        }
        run.context().pacer().await();
        String words = "a handshake whose " + words(part, parameter) + " is '" + refused.text() + "', which breaks "
                + refused.keyword() + ",";
        try (ProbeSocket socket = ProbeSocket.open(address.get())) {
            if (!new HandshakeEnd(run.tools().silences()).isClosed(socket)) {
                run.context().log().note(Diagnosis.PARAMETER, words + " is accepted; expected status 400", List.of());
            }
        } catch (ConnectionRefusedException e) {
            boolean unknownPath = part == Part.ADDRESS && e.status() == NOT_FOUND;
            if (e.status() == BAD_REQUEST || unknownPath) {
                run.context()
                        .coverage()
                        .saw(
                                CoverageKind.PARAMETER,
                                ContractCoverage.element(run.protocol().channel(), parameter.name()));
            } else if (e.status() < BAD_REQUEST || e.status() >= 500) {
                fail(words + " is answered with " + e.status() + "; expected status 400");
            } else {
                run.context()
                        .log()
                        .note(
                                Diagnosis.PARAMETER,
                                words + " is refused with " + e.status() + "; expected status 400",
                                List.of());
            }
        } catch (IOException e) {
            fail(words + " gets no answer: " + e);
        }
    }

    private void fail(String sentence) {
        run.context().log().fail(Diagnosis.HANDSHAKE, sentence, List.of());
    }
}
