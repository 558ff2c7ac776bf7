package dev.howl.validation;

import static dev.howl.validation.Bundles.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.howl.runtime.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledSchemasTest {
    /** A document per message would take time and memory that grow with the square of the number of messages. */
    @Test
    void messagesShareOneDocumentWithTheirDefinitions() {
        CompiledSchemas compiled = CompiledSchemas.of(Bundle.of(json("""
                {'channel': 'chat',
                 'toServer': {'a': {'$ref': '#/definitions/A'}, 'b': {'$ref': '#/definitions/B'}},
                 'toClient': {'b': {'$ref': '#/definitions/B'}},
                 'definitions': {'A': {'type': 'object'}, 'B': {'type': 'array', 'items': {'$ref': '#/definitions/A'}}}}
                """)));
        List<Schema> schemas = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            schemas.addAll(compiled.of(direction).values());
        }
        assertThat(schemas).hasSize(3);
        assertThat(schemas.stream().map(Schema::getParentSchema).distinct()).hasSize(1);
    }

    @Test
    void thousandsOfDefinitionsMayReferToEachOther() {
        StringBuilder definitions = new StringBuilder("'D0': {'properties': {'next': {'$ref': '#/definitions/D1'}}}");
        for (int i = 1; i < 10_000; i++) {
            definitions.append(", 'D%d': {'properties': {'next': {'$ref': '#/definitions/D%d'}, 'n': {'type': 'null'}}}"
                    .formatted(i, (i + 1) % 10_000));
        }
        FrameValidator validator = Bundles.channel("{'$ref': '#/definitions/D0'}", "{" + definitions + "}");
        assertThat(validator.validate(Direction.TO_SERVER, "say", json("{'next': {'n': null}}")))
                .isEmpty();
        assertThat(validator.validate(Direction.TO_SERVER, "say", json("{'next': {'n': 1}}")))
                .singleElement()
                .extracting(Violation::pointer)
                .isEqualTo("/next/n");
    }
}
