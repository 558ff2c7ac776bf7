package dev.howl.testkit;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.Sockets;
import dev.howl.runtime.Direction;
import dev.howl.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A check of single messages against a contract. Implementations are thread-safe. */
@FunctionalInterface
public interface ConformanceCheck {

    /**
     * Checks one text message.
     *
     * @param path the path of the handshake request, without query
     * @param direction the direction in which the message travels
     * @param text the whole message
     * @return the violations, empty for a valid message
     */
    List<Violation> check(String path, Direction direction, String text);

    /**
     * Checks one binary message. Its content is not looked at.
     *
     * @return a violation if the contract has no binary message in this direction
     */
    default List<Violation> checkBinary(String path, Direction direction) {
        return List.of(ChannelConformance.NO_BINARY);
    }

    /**
     * Returns a check against schema bundles, one for each channel.
     *
     * @throws dev.howl.validation.InvalidBundleException if a bundle is malformed
     */
    static ConformanceCheck of(List<Bundle> bundles) {
        return new ContractConformance(bundles.stream()
                .map(bundle -> new CheckedChannel(new ChannelConformance(bundle), null))
                .toList());
    }

    /** Returns a check against all channels of these contracts. */
    static ConformanceCheck of(Contract... contracts) {
        List<CheckedChannel> channels = new ArrayList<>();
        for (Contract contract : contracts) {
            Contract sockets = Sockets.of(contract);
            for (Channel channel : sockets.channels()) {
                channels.add(CheckedChannel.of(channel.address(), contract, sockets, channel));
            }
        }
        return new ContractConformance(channels);
    }

    /** Returns a check against contracts that have one channel each, at addresses of which the documents say nothing. */
    static ConformanceCheck at(Map<String, Contract> contracts) {
        List<CheckedChannel> channels = new ArrayList<>();
        contracts.forEach((address, contract) -> {
            Contract sockets = Sockets.of(contract);
            channels.add(CheckedChannel.of(
                    address, contract, sockets, sockets.channels().get(0)));
        });
        return new ContractConformance(channels);
    }

    /**
     * Returns this check for traffic that does not come from a server under test, such as a mock's: a recorder with it does
     * not add to the coverage of the tests.
     */
    default ConformanceCheck uncounted() {
        return new UncountedCheck(this);
    }

    /**
     * The schemas of a channel with its address.
     *
     * @param address the path, with {@code {parameters}} in braces; {@code null} matches every path
     * @param json a schema bundle, see {@link dev.howl.validation.FrameValidator#load}
     */
    record Bundle(@Nullable String address, JsonNode json) {}
}
