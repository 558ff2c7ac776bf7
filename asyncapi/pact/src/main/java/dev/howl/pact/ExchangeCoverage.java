package dev.howl.pact;

import dev.howl.model.Message;
import dev.howl.model.Operation;
import dev.howl.runtime.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Coverage of a contract by exchanges. */
final class ExchangeCoverage {
    private ExchangeCoverage() {}

    /**
     * Returns the messages and operations that no exchange has, in alphabetical order.
     *
     * @param without ids that may be missing
     */
    static Set<String> missing(PactChannel channel, List<Exchange> exchanges, String[] without) {
        Set<Message> seen = new HashSet<>();
        for (Exchange exchange : exchanges) {
            if (exchange instanceof Exchange.Pushed pushed) {
                seen.add(pushed.message());
            } else if (exchange instanceof Exchange.Asked asked) {
                seen.add(asked.message());
                if (asked.answer() != null) {
                    seen.add(asked.answer().message());
                }
            }
        }
        Set<String> missing = new TreeSet<>();
        for (Direction direction : Direction.values()) {
            channel.messages(direction).stream()
                    .filter(message -> !seen.contains(message))
                    .forEach(message -> missing.add("message '" + message.id() + "'"));
        }
        for (Operation operation : channel.operations()) {
            Operation.Reply reply = operation.reply();
            boolean answered = reply == null || reply.messages().stream().anyMatch(seen::contains);
            if (!operation.planned() && !(answered && seen.containsAll(operation.messages()))) {
                missing.add("operation '" + operation.id() + "'");
            }
        }
        for (String name : without) {
            missing.remove("message '" + name + "'");
            missing.remove("operation '" + name + "'");
        }
        return missing;
    }
}
