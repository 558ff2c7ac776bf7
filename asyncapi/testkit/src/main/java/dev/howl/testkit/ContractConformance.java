package dev.howl.testkit;

import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A conformance check against several channels, which selects the channel by the path of the handshake. */
final class ContractConformance implements ConformanceCheck {
    private final List<CheckedChannel> channels;

    /**
     * A message with the channel to which it belongs.
     *
     * @param channel {@code null} if the contract has none at the path
     */
    record Found(@Nullable CheckedChannel channel, CheckedMessage message) {}

    ContractConformance(List<CheckedChannel> channels) {
        this.channels = channels.stream()
                // A fixed address takes precedence over one with parameters that matches too.
                .sorted(Comparator.comparing(channel -> channel.conformance().openness()))
                .toList();
    }

    @Override
    public List<Violation> check(String path, Direction direction, String text) {
        return find(path, direction, text).message().violations();
    }

    @Override
    public List<Violation> checkBinary(String path, Direction direction) {
        return findBinary(path, direction).message().violations();
    }

    Found find(String path, Direction direction, String text) {
        return find(path, channel -> channel.read(direction, text));
    }

    Found findBinary(String path, Direction direction) {
        return find(path, channel -> channel.readBinary(direction));
    }

    /** Returns the channels at a path, that with the most specific address first. */
    List<CheckedChannel> at(String path) {
        return channels.stream()
                .filter(channel -> channel.conformance().matches(path))
                .toList();
    }

    private Found find(String path, Function<ChannelConformance, CheckedMessage> reading) {
        Found first = null;
        for (CheckedChannel channel : at(path)) {
            Found found = new Found(channel, reading.apply(channel.conformance()));
            if (found.message().violations().isEmpty()) {
                return found;
            }
            first = first == null ? found : first;
        }
        if (first == null) {
            Violation unknown = new Violation("", "unknown-channel", "the contract has no channel at this path");
            return new Found(null, CheckedMessage.unknown(null, List.of(unknown)));
        }
        return first;
    }
}
