package dev.howl.testkit.mock;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import java.nio.file.Path;

/** Contracts and frames of the tests of mocks. */
final class Mocks {
    private Mocks() {}

    static Contract shop() throws InvalidContractException {
        return read("src/test/resources/mock/shop.yaml");
    }

    static Contract howl() throws InvalidContractException {
        return read("../contract/howl.asyncapi.yaml");
    }

    static Contract read(String path) throws InvalidContractException {
        return ContractReader.read(Path.of(path));
    }

    static String order(int quantity, String ref) {
        return "{\"type\":\"place_order\",\"quantity\":" + quantity + ",\"meta\":{\"ref\":\"" + ref + "\"}}";
    }
}
