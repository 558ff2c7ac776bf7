package dev.howl.diff.rule;

import dev.howl.diff.DiffRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All rules of the comparison. */
public final class DiffRules {
    private static final List<DiffRule> ALL = Stream.of(
                    Arrays.stream(ConnectionRule.values()),
                    Arrays.stream(MessageRule.values()),
                    SchemaRule.all().stream(),
                    Arrays.stream(OperationRule.values()),
                    Arrays.stream(ProtocolRule.values()),
                    Arrays.stream(TopicRule.values()),
                    Arrays.stream(SourceRule.values()))
            .<DiffRule>flatMap(rules -> rules)
            .toList();

    private DiffRules() {}

    /** Returns the rules by subject: connections, messages, values, operations, protocol, generated Java. */
    public static List<DiffRule> all() {
        return ALL;
    }
}
