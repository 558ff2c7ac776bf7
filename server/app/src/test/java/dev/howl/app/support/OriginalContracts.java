package dev.howl.app.support;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.ConformanceCheck;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Frame checks for a server that speaks original wires beside Howl's protocol. */
public final class OriginalContracts {
    private static final Path FOLDER = Path.of("../../asyncapi/contract/originals");

    private static final String EVENTS = "/events";

    private OriginalContracts() {}

    /**
     * Returns a check against Howl's contract and that of one original, which has one channel.
     *
     * @param document name of the original's contract, such as {@code moderation}
     * @param address path at which the channel is mounted
     */
    public static ConformanceCheck check(String document, String address) {
        return check(Map.of(document, address));
    }

    /**
     * Returns a check against Howl's contract and those of originals with one channel each; maps contract to address.
     */
    public static ConformanceCheck check(Map<String, String> addresses) {
        Map<String, Contract> contracts = new HashMap<>();
        contracts.put(EVENTS, RealServer.contract());
        addresses.forEach((document, address) -> contracts.put(address, read(document)));
        return ConformanceCheck.at(contracts);
    }

    private static Contract read(String document) {
        try {
            return ContractReader.read(FOLDER.resolve(document + ".asyncapi.yaml"));
        } catch (InvalidContractException e) {
            throw new AssertionError(e);
        }
    }
}
