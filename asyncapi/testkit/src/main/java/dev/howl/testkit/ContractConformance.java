package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** A conformance check against several channels, which selects the channel by the path of the handshake. */
final class ContractConformance implements ConformanceCheck {
    private final List<ChannelConformance> channels;

    ContractConformance(List<Bundle> bundles) {
        channels = bundles.stream()
                .map(ChannelConformance::new)
                // A fixed address takes precedence over one with parameters that matches too.
                .sorted(Comparator.comparing(ChannelConformance::openness))
                .toList();
    }

    @Override
    public List<Violation> check(String path, Direction direction, String text) {
        return check(path, channel -> channel.check(direction, text));
    }

    @Override
    public List<Violation> checkBinary(String path, Direction direction) {
        return check(path, channel -> channel.checkBinary(direction));
    }

    private List<Violation> check(String path, Function<ChannelConformance, List<Violation>> check) {
        List<ChannelConformance> matching =
                channels.stream().filter(channel -> channel.matches(path)).toList();
        if (matching.isEmpty()) {
            return List.of(new Violation("", "unknown-channel", "the contract has no channel at this path"));
        }
        List<Violation> first = List.of();
        for (ChannelConformance channel : matching) {
            List<Violation> violations = check.apply(channel);
            if (violations.isEmpty()) {
                return violations;
            }
            first = first.isEmpty() ? violations : first;
        }
        return first;
    }
}
