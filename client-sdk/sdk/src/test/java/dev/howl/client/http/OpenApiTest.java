package dev.howl.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.client.Platform;
import dev.howl.client.Severity;
import dev.howl.client.http.OpenApiDocument.Operation;
import dev.howl.client.runtime.UnexpectedReplyException;
import dev.howl.runtime.Json;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The client against the document of the HTTP API: an operation without a method, a member without a component, or the
 * reverse, fails here.
 */
@Timeout(120)
class OpenApiTest {
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();
    private static final Set<String> OWN = Set.of("builder", "close");
    private static final PublishAlert ALERT = new PublishAlert(new UUID(0, 1), "text").severity(Severity.SEVERE);

    static List<Operation> operations() {
        return DOCUMENT.operations();
    }

    /** Returns the name of an operation's method: {@code listCities} is {@code cities}. */
    private static String method(Operation operation) {
        String name = operation.id().replaceFirst("^list(?=[A-Z])", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static List<Method> methods(Operation operation) {
        return Arrays.stream(HowlHttp.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getName().equals(method(operation)))
                .sorted(Comparator.comparingInt(Method::getParameterCount))
                .toList();
    }

    /** Returns the requests that have all members of the body together. */
    private static List<?> requests(Class<?> type) {
        if (type == PublishAlert.class) {
            return List.of(ALERT.expiringIn(Duration.ofHours(2)), ALERT.expiringAt(Instant.now()));
        }
        return type == NewResponse.class
                ? List.of(new NewResponse(Platform.VK, "text", "text", "text", new NewResponse.Post("17", "text")))
                : List.of("text");
    }

    /** Returns the arguments for the query; there is one operation that has one. */
    private static Object[] inQuery(Operation operation) {
        if (operation.query().isEmpty()) {
            return new Object[0];
        }
        assertThat(operation.query()).containsExactlyInAnyOrder("subject", "for");
        return new Object[] {"Jörg & Co", Duration.ofHours(8)};
    }

    private static CompletableFuture<?> call(HowlHttp http, Method method, Object... arguments)
            throws ReflectiveOperationException {
        return (CompletableFuture<?>) method.invoke(http, arguments);
    }

    private static JsonNode sample(Operation operation) {
        JsonNode sample = DOCUMENT.sample(DOCUMENT.schema(operation.response()));
        assertThat(DOCUMENT.violations(operation.response(), sample)).isEmpty();
        return sample;
    }

    @Test
    void everyOperationHasAMethodAndEveryMethodAnOperation() {
        Set<String> methods = Arrays.stream(HowlHttp.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !OWN.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(operations()).extracting(OpenApiTest::method).containsExactlyInAnyOrderElementsOf(methods);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aRequestHasEveryMemberOfTheDocumentAndNoOther(Operation operation) throws Exception {
        Set<String> sent = new TreeSet<>();
        try (StubServer server = StubServer.answering(operation.status(), sample(operation));
                HowlHttp http = HowlHttp.builder(server.uri()).build()) {
            for (Method method : methods(operation)) {
                boolean hasBody = !operation.request().isEmpty();
                for (Object request : hasBody ? requests(method.getParameterTypes()[0]) : List.of("none")) {
                    boolean hasKey = hasBody && method.getParameterCount() == 2;
                    Object[] arguments = hasKey ? new Object[] {request, "key"} : new Object[] {request};
                    call(http, method, hasBody ? arguments : inQuery(operation)).join();
                    assertThat(server.method()).isEqualTo(operation.method());
                    assertThat(server.path()).isEqualTo(operation.path());
                    assertThat(server.query())
                            .isEqualTo(operation.query().isEmpty() ? "" : "subject=J%C3%B6rg+%26+Co&for=PT8H");
                    assertThat(server.idempotencyKey()).isEqualTo(hasKey ? "key" : "");
                    if (hasBody) {
                        JsonNode body = Json.read(server.body());
                        assertThat(DOCUMENT.violations(operation.request(), body))
                                .isEmpty();
                        sent.addAll(pointers(body, ""));
                    }
                }
            }
        }
        assertThat(methods(operation)).hasSize(operation.repeatable() ? 2 : 1);
        assertThat(sent)
                .isEqualTo(
                        operation.request().isEmpty()
                                ? Set.of()
                                : pointers(DOCUMENT.sample(DOCUMENT.schema(operation.request())), ""));
    }

    private static Set<String> pointers(JsonNode value, String prefix) {
        Set<String> pointers = new TreeSet<>();
        value.properties().forEach(member -> {
            String pointer = prefix + "/" + member.getKey();
            pointers.add(pointer);
            pointers.addAll(pointers(member.getValue(), pointer));
        });
        return pointers;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aResultHasEveryMemberOfTheDocument(Operation operation) throws Exception {
        JsonNode sample = sample(operation);
        try (StubServer server = StubServer.answering(operation.status(), withUnknownMembers(sample.deepCopy()));
                HowlHttp http = HowlHttp.builder(server.uri()).build()) {
            Object result = result(http, operation);
            JsonNode expected = result instanceof Collection ? sample.iterator().next() : sample;
            String written = Json.mapper().writeValueAsString(result);
            assertThat(Json.read(written)).isEqualTo(Json.read(expected.toString()));
        }
    }

    private static Object result(HowlHttp http, Operation operation) throws ReflectiveOperationException {
        Method method = methods(operation).get(0);
        return operation.request().isEmpty()
                ? call(http, method, inQuery(operation)).join()
                : call(http, method, requests(method.getParameterTypes()[0]).get(0))
                        .join();
    }

    /** Adds members of a newer server to each object. */
    private static JsonNode withUnknownMembers(JsonNode value) {
        value.forEach(OpenApiTest::withUnknownMembers);
        return value instanceof ObjectNode object ? object.put("of_a_newer_server", true) : value;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aResultWithoutARequiredMemberIsNotTheApis(Operation operation) throws Exception {
        List<String> required = DOCUMENT.required(DOCUMENT.schema(operation.response()), "");
        assertThat(required).isNotEmpty();
        for (String pointer : required) {
            JsonNode incomplete = sample(operation).deepCopy();
            int slash = pointer.lastIndexOf('/');
            ((ObjectNode) incomplete.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
            try (StubServer server = StubServer.answering(operation.status(), incomplete);
                    HowlHttp http = HowlHttp.builder(server.uri()).build()) {
                assertThatThrownBy(() -> result(http, operation))
                        .as(pointer)
                        .hasCauseInstanceOf(UnexpectedReplyException.class);
            }
        }
    }
}
