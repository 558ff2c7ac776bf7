package dev.howl.generator;

import dev.howl.generator.plan.ChannelPlan;
import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.Operation;
import dev.howl.model.Sockets;
import dev.howl.model.diagnostic.Diagnostic;
import dev.howl.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The channels of a contract from which a target can be generated, those of each address planned by themselves. */
final class PlannablePart {
    private PlannablePart() {}

    /** @throws InvalidContractException if there is no such channel, and a finding says why */
    static Contract of(Contract contract, Target target, String packageName) throws InvalidContractException {
        List<Channel> possible = new ArrayList<>();
        List<Diagnostic> obstacles = new ArrayList<>();
        for (Channel socket : Sockets.of(contract).channels()) {
            List<Channel> parts = Sockets.parts(contract, socket);
            Diagnostics diagnostics = new Diagnostics();
            var unused = ChannelPlan.of(only(contract, parts), packageName, false, diagnostics);
            List<Diagnostic> found = diagnostics.inOrder(contract.source().toString()).stream()
                    .filter(target.obstacles()::isReachedBy)
                    .toList();
            if (found.isEmpty()) {
                possible.addAll(parts);
            } else {
                obstacles.addAll(found);
            }
        }
        List<Diagnostic> all = Stream.concat(
                        contract.diagnostics().stream(), obstacles.stream().map(Diagnostic::tolerated))
                .distinct()
                .toList();
        if (possible.isEmpty() && !obstacles.isEmpty()) {
            throw new InvalidContractException(all, contract.viewpoint(), contract.files());
        }
        return only(contract, possible).with(all);
    }

    private static Contract only(Contract contract, List<Channel> channels) {
        List<String> ids = channels.stream().map(Channel::id).toList();
        List<Operation> operations = contract.operations().stream()
                .filter(operation -> ids.contains(operation.channel().id()))
                .toList();
        return contract.with(channels, operations);
    }
}
