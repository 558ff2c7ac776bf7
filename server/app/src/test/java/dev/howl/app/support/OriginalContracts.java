package dev.howl.app.support;

import dev.howl.model.Channel;
import dev.howl.model.Contract;
import dev.howl.model.ContractReader;
import dev.howl.model.FrameSchemas;
import dev.howl.model.InvalidContractException;
import dev.howl.testkit.FrameCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What every frame is held to where a server speaks an original wire beside Howl's own. */
public final class OriginalContracts {
    private static final Path FOLDER = Path.of("../../asyncapi/contract/originals");

    private static final String EVENTS = "/events";

    private OriginalContracts() {}

    /**
     * Howl's document, and that of an original with one channel.
     *
     * @param document such as {@code moderation}
     * @param address where the channel is mounted
     */
    public static FrameCheck check(String document, String address) {
        return check(Map.of(document, address));
    }

    /** Howl's document, and those of originals with one channel each, by the address of the channel. */
    public static FrameCheck check(Map<String, String> addresses) {
        List<FrameCheck.Bundle> bundles = new ArrayList<>();
        bundles.add(bundle(EVENTS, RealServer.contract(), RealServer.channel()));
        addresses.forEach((document, address) -> {
            Contract original = read(document);
            bundles.add(bundle(address, original, original.channels().get(0)));
        });
        return FrameCheck.of(bundles);
    }

    private static FrameCheck.Bundle bundle(String address, Contract contract, Channel channel) {
        return new FrameCheck.Bundle(address, FrameSchemas.bundle(contract, channel));
    }

    private static Contract read(String document) {
        try {
            return ContractReader.read(FOLDER.resolve(document + ".asyncapi.yaml"));
        } catch (InvalidContractException e) {
            throw new AssertionError(e);
        }
    }
}
