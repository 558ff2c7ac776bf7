package dev.howl.generator.plan;

import com.palantir.javapoet.ClassName;
import dev.howl.model.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of an operation, and what answers it.
 *
 * @param handlerMethod its method in the handler interface, or for a request of the server in the session
 * @param clientMethod its method in the client
 * @param replies the records one of which answers; empty where nothing does
 * @param reply the type of the answer: the record, or a sealed interface over several; {@code null} where nothing
 *     answers
 */
public record OperationPlan(
        Operation operation,
        MessagePlan message,
        String handlerMethod,
        String clientMethod,
        List<MessagePlan> replies,
        @Nullable ClassName reply) {}
