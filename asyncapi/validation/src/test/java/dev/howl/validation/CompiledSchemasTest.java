package dev.howl.validation;

import static dev.howl.validation.Bundles.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import dev.howl.runtime.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Compiling for the first frame would keep an event loop from its other connections. */
    @ParameterizedTest
    @ValueSource(strings = {"Text", "a b", "a.b", "a~1b", "\u00fc", "100%25", "x^y"})
    void theFirstFrameCompilesNothing(String name) {
        CompiledSchemas compiled = CompiledSchemas.of(Bundle.of(json(
                """
                {'channel': 'chat',
                 'toServer': {'say': {'properties': {'text': {'$ref': '#/definitions/NAME'}}}},
                 'toClient': {},
                 'definitions': {'KEY': {'type': 'object', 'properties': {'next': {'$ref': '#/definitions/NAME'}}}}}
                """.replace("NAME", name).replace("KEY", name.replace("~1", "/").replace("%25", "%")))));
        Schema schema = Objects.requireNonNull(compiled.of(Direction.TO_SERVER).get("say"));
        Map<String, Schema> known = Map.copyOf(schema.getSchemaContext().getSchemaReferences());
        assertThat(schema.validate(json("{'text': {'next': {'next': 1}}}"))).hasSize(1);
        assertThat(schema.getSchemaContext().getSchemaReferences()).isEqualTo(known);
    }
}
