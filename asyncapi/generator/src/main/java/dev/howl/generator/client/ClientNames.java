package dev.howl.generator.client;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Types of the client's runtime that generated code names. */
final class ClientNames {
    static final ClassName CONNECTION = client("Connection");
    static final ClassName CLIENT_BUILDER = client("ClientBuilder");
    static final ClassName CONNECTION_STATE = client("ConnectionState");
    static final ClassName CLOSE_INFO = client("CloseInfo");
    static final ClassName SUBSCRIPTION = client("Subscription");
    static final ClassName SNAPSHOT_REQUEST = client("SnapshotRequest");
    static final ClassName REGISTRATION = client("Registration");
    static final ClassName POSITION = ClassName.get("dev.howl.runtime", "Position");

    private ClientNames() {}

    static TypeName future(TypeName result) {
        return ParameterizedTypeName.get(ClassName.get(CompletableFuture.class), result);
    }

    static TypeName publisher(TypeName event) {
        return ParameterizedTypeName.get(ClassName.get(Flow.Publisher.class), event);
    }

    static TypeName listener(TypeName event) {
        return ParameterizedTypeName.get(ClassName.get(Consumer.class), WildcardTypeName.supertypeOf(event));
    }

    static TypeName handler(TypeName request, TypeName answer) {
        return ParameterizedTypeName.get(
                ClassName.get(Function.class),
                WildcardTypeName.supertypeOf(request),
                WildcardTypeName.subtypeOf(ParameterizedTypeName.get(
                        ClassName.get(CompletionStage.class), WildcardTypeName.subtypeOf(answer))));
    }

    static TypeName positionedListener(TypeName event) {
        return ParameterizedTypeName.get(
                ClassName.get(BiConsumer.class),
                WildcardTypeName.supertypeOf(event),
                WildcardTypeName.supertypeOf(POSITION));
    }

    private static ClassName client(String name) {
        return ClassName.get("dev.howl.client.runtime", name);
    }
}
