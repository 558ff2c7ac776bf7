package dev.howl.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Right types of objects and of their alternatives. */
final class ObjectOutcomes {
    private ObjectOutcomes() {}

    /** {@code allOf} of a reference and {@code required} is one record with both rules. */
    static void requiredBesideReference(GeneratedCase generated) throws Exception {
        Class<?> user = component(generated, "user");
        assertThat(user.getSimpleName()).isEqualTo("NewUser");
        assertThat(GeneratedCase.components(user)).containsOnlyKeys("name", "age");
        generated.channel().keeps("{\"user\":{\"name\":\"x\",\"age\":1}}", "{\"user\":{\"name\":\"x\"}}", "{}");
        generated.channel().recordRefuses("{\"user\":{\"age\":1}}");
    }

    /** {@code allOf} of two references and a description is one described record of both. */
    static void describedBesideReferences(GeneratedCase generated) {
        Class<?> both = component(generated, "user");
        assertThat(both.getSimpleName()).isEqualTo("Both");
        assertThat(GeneratedCase.components(both)).containsOnlyKeys("a", "b");
        assertThat(generated.source("Both")).contains("Both together.");
        generated.channel().keeps("{\"user\":{\"a\":\"x\",\"b\":\"y\"}}");
    }

    /** AsyncAPI's {@code discriminator} makes alternatives a sealed interface; values are the names of the schemas. */
    static void discriminator(GeneratedCase generated) {
        Class<?> pet = component(generated, "pet");
        assertThat(pet.isSealed()).isTrue();
        assertThat(Stream.of(pet.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrder("Cat", "Dog", "Unknown");
        generated
                .channel()
                .keeps(
                        "{\"pet\":{\"petType\":\"Cat\",\"lives\":9}}",
                        "{\"pet\":{\"petType\":\"Dog\",\"barks\":true}}",
                        "{\"pet\":{\"petType\":\"Dog\"}}");
        assertThat(String.valueOf(generated.channel().message("{\"pet\":{\"petType\":\"Cat\",\"lives\":9}}")))
                .contains("Cat[");
    }

    /** Messages are distinguished by an integer constant. */
    static void integerDiscriminator(GeneratedCase generated) {
        GeneratedChannel gateway = generated.channel();
        assertThat(gateway.recognised("{\"op\":1,\"d\":3}")).isEqualTo("heartbeat");
        assertThat(gateway.recognised("{\"op\":2,\"d\":\"x\"}")).isEqualTo("identify");
        gateway.keeps("{\"op\":1,\"d\":3}", "{\"op\":2,\"d\":\"x\"}");
    }

    /** Two objects and null are a nullable sealed interface of the two. */
    static void nullableUnion(GeneratedCase generated) {
        Class<?> shape = component(generated, "shape");
        assertThat(shape.isSealed()).isTrue();
        assertThat(Stream.of(shape.getPermittedSubclasses()).map(Class::getSimpleName))
                .containsExactlyInAnyOrder("MShapeA", "MShapeB", "Unknown");
        generated
                .channel()
                .keeps("{\"shape\":{\"kind\":\"a\"}}", "{\"shape\":{\"kind\":\"b\"}}", "{\"shape\":null}", "{}");
    }

    /** A record of all properties; which must be there together is enforced. */
    static void presence(GeneratedCase generated) {
        assertThat(GeneratedCase.components(NameOutcomes.message(generated))).containsOnlyKeys("a", "b", "c");
        generated.channel().keeps("{\"a\":\"x\",\"b\":\"y\"}", "{\"c\":\"z\"}", "{\"a\":\"x\",\"c\":\"z\"}");
        generated.channel().recordRefuses("{}", "{\"a\":\"x\"}", "{\"a\":\"x\",\"b\":\"y\",\"c\":\"z\"}");
    }

    /** An object without properties reaches the handler whole. */
    static void freeMessage(GeneratedCase generated) {
        generated.channel().keeps("{}", "{\"a\":1}", "{\"a\":{\"b\":[1,null,\"x\"]},\"type\":\"t\",\"ref\":\"r\"}");
    }

    /** A property that may be absent or null is written back as it was read. */
    static void absentAndNull(GeneratedCase generated) {
        generated
                .channel()
                .keeps("{}", "{\"nick\":null}", "{\"nick\":\"x\"}", "{\"age\":1}", "{\"nick\":null,\"age\":1}");
    }

    /** Undeclared members are kept if the document has {@code additionalProperties}. */
    static void moreMembers(GeneratedCase generated) {
        generated
                .channel()
                .keeps("{\"type\":\"a\"}", "{\"type\":\"a\",\"x\":1,\"y\":{\"z\":[null]}}", "{\"type\":\"b\"}");
    }

    /** Schemas of all formats that are read become records. */
    static void schemaFormats(GeneratedCase generated) {
        assertThat(generated.channels()).hasSize(3).allSatisfy(channel -> {
            assertThat(GeneratedCase.components(
                            channel.spec().serverMessages().get(0).type()))
                    .isEqualTo(Map.of("x", String.class));
            channel.keeps("{\"x\":\"y\"}");
            channel.refuses("{\"x\":1}");
        });
    }

    private static Class<?> component(GeneratedCase generated, String name) {
        return Objects.requireNonNull(
                GeneratedCase.components(NameOutcomes.message(generated)).get(name), name);
    }

    static void numberedRequests(GeneratedCase generated) throws Exception {
        assertThat(GeneratedCase.components(generated.type("Book"))).containsOnlyKeys("seats");
        assertThat(generated.source("DeskContract")).contains(".withNumbers()");
    }
}
