package dev.howl.generator.explain;

import com.palantir.javapoet.ClassName;
import dev.howl.generator.explain.Element.OfMessage;
import dev.howl.generator.explain.Explanation.Fact;
import dev.howl.generator.plan.ChannelPlan;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Message;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostics;
import dev.howl.model.diagnostic.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract with the plans of its Java code.
 *
 * @param contract as it is written
 * @param byChannel the plan of each channel that is generated, by the id of the channel as it is written
 * @param findings about the contract, and about what was planned
 */
record PlannedContract(
        Contract contract,
        List<ChannelPlan> plans,
        Map<String, ChannelPlan> byChannel,
        PlannedTypes types,
        List<Diagnostic> findings) {

    static PlannedContract of(Contract contract, String packageName, boolean keepUnknown) {
        Diagnostics diagnostics = new Diagnostics();
        List<ChannelPlan> plans = ChannelPlan.of(contract, packageName, keepUnknown, diagnostics);
        List<Diagnostic> findings = Stream.concat(
                        contract.diagnostics().stream(),
                        diagnostics.inOrder(contract.source().toString()).stream())
                .distinct()
                .toList();
        return new PlannedContract(contract, plans, byChannel(contract, plans), PlannedTypes.of(plans), findings);
    }

    private static Map<String, ChannelPlan> byChannel(Contract contract, List<ChannelPlan> plans) {
        Map<String, ChannelPlan> byChannel = new HashMap<>();
        plans.forEach(plan -> Sockets.parts(contract, plan.channel()).forEach(part -> byChannel.put(part.id(), plan)));
        return byChannel;
    }

    /** Returns the plan of the WebSocket of which a channel is, or is part. */
    Optional<ChannelPlan> plan(@Nullable Channel channel) {
        return channel == null ? plans.stream().findFirst() : Optional.ofNullable(byChannel.get(channel.id()));
    }

    /** Returns the plan of a message; of joined channels it may have another id there. */
    static Optional<MessagePlan> message(ChannelPlan plan, Message message) {
        List<MessagePlan> same = Stream.concat(plan.clientMessages().stream(), plan.serverMessages().stream())
                .filter(planned -> planned.message().location().equals(message.location()))
                .toList();
        return same.stream()
                .filter(planned -> planned.id().equals(message.id()))
                .findFirst()
                .or(() -> same.stream().findFirst());
    }

    /** Returns the class of a message; empty where it travels nowhere. */
    Optional<ClassName> className(OfMessage message) {
        return plan(message.channel())
                .flatMap(plan -> message(plan, message.message()))
                .map(MessagePlan::name);
    }

    Fact findings(Location location) {
        return Fact.bounded(
                "findings",
                findings.stream()
                        .filter(finding -> finding.location().equals(location))
                        .map(finding -> (finding.isError() ? "error: " : "warning: ") + finding.message())
                        .distinct()
                        .toList());
    }

    Fact view() {
        return new Fact(
                "view",
                contract.viewpoint().lines().stream()
                        .map(line -> line.replaceFirst("^view: ", ""))
                        .toList());
    }
}
