package dev.howl.testkit.conformance.listen;

import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.testkit.coverage.ContractCoverage;
import dev.howl.testkit.coverage.CoverageKind;
import java.util.List;

/** A count of the messages that the played server and its client have exchanged. Belongs to the thread of the run. */
final class SentMessages {
    private final ContractCoverage coverage;

    SentMessages(ContractCoverage coverage) {
        this.coverage = coverage;
    }

    /** Counts a message of either side. */
    void saw(PlayedChannel channel, Message message) {
        coverage.saw(CoverageKind.MESSAGE, ContractCoverage.element(channel.channel(), message.id()));
    }

    void sawOperation(Operation operation) {
        coverage.saw(CoverageKind.OPERATION, operation.id());
    }

    /** Counts a message that the server has sent, and its operations that want no reply. */
    void sawSent(PlayedChannel channel, Message message) {
        saw(channel, message);
        channel.protocol()
                .operations(Operation.Action.SEND)
                .filter(operation -> has(operation.messages(), message)
                        && channel.protocol().repliesTo(operation).isEmpty())
                .forEach(this::sawOperation);
    }

    static boolean has(List<Message> messages, Message message) {
        return messages.stream().anyMatch(one -> one.id().equals(message.id()));
    }
}
