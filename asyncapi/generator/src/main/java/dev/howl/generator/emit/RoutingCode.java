package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.howl.generator.plan.EnvelopePlan;
import dev.howl.generator.plan.JavaType;
import dev.howl.generator.plan.Literals;
import dev.howl.generator.plan.MessagePlan;
import dev.howl.runtime.PointerSteps;
import dev.howl.runtime.RoutingJson;
import dev.howl.runtime.RoutingPlan;
import dev.howl.runtime.RoutingPlan.ByPresence;
import dev.howl.runtime.RoutingPlan.ByType;
import dev.howl.runtime.RoutingPlan.ByValue;
import dev.howl.runtime.RoutingPlan.InOrder;
import dev.howl.runtime.RoutingPlan.Nothing;
import dev.howl.runtime.RoutingPlan.Only;
import dev.howl.runtime.RoutingPlan.ValueCase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The expression that makes a routing plan. */
final class RoutingCode {
    private static final ClassName PLAN = ClassName.get("dev.howl.runtime", "RoutingPlan");
    private static final ClassName JSON_TYPE = ClassName.get("dev.howl.runtime", "Alternatives", "JsonType");
    /** Length of a plan's JSON above which it is emitted as that: a class has no room for more code. */
    private static final int MAX_CODE = 20_000;
    /** Length of a piece of text; a constant of a class has at most 65,535 bytes. */
    private static final int MAX_TEXT = 10_000;

    private RoutingCode() {}

    /** Returns whether the runtime derives the plan itself: from the discriminator, or because there is one message. */
    static boolean isDefault(RoutingPlan plan, EnvelopePlan envelope, List<MessagePlan> messages) {
        List<MessagePlan> json =
                messages.stream().filter(each -> each.message().isJson()).toList();
        String discriminator = envelope.discriminator();
        if (json.size() < 2 && (plan instanceof Nothing || plan instanceof Only)) {
            return json.stream().noneMatch(MessagePlan::isMarked);
        }
        return discriminator != null
                && json.stream()
                        .allMatch(each -> each.isMarked() && each.type().body() instanceof JavaType.Body.Properties)
                && plan.equals(RoutingPlan.byValue(
                        "/" + PointerSteps.escape(discriminator),
                        json.stream().map(RoutingCode::byWire).toArray(ValueCase[]::new)));
    }

    private static ValueCase byWire(MessagePlan message) {
        return new ValueCase(List.of(StringNode.valueOf(message.wire())), new Only(message.id()));
    }

    static CodeBlock of(RoutingPlan plan) {
        String json = RoutingJson.write(plan).toString();
        if (json.length() <= MAX_CODE) {
            return code(plan);
        }
        List<CodeBlock> pieces = new ArrayList<>();
        for (int start = 0; start < json.length(); start += MAX_TEXT) {
            pieces.add(Literals.text(json.substring(start, Math.min(start + MAX_TEXT, json.length()))));
        }
        return CodeBlock.of("$T.parse($T.join($S, $L))", PLAN, String.class, "", CodeBlock.join(pieces, ",\n"));
    }

    private static CodeBlock code(RoutingPlan plan) {
        if (plan instanceof Only only) {
            return CodeBlock.of("$T.message($L)", PLAN, Literals.text(only.message()));
        }
        if (plan instanceof InOrder order) {
            return CodeBlock.of("$T.inOrder($L)", PLAN, texts(order.messages().stream()));
        }
        if (plan instanceof ByValue value) {
            List<CodeBlock> cases = value.cases().stream()
                    .map(each -> aCase(each.then(), texts(each.values().stream().map(JsonNode::toString))))
                    .toList();
            return CodeBlock.of(
                    "$L$L$L",
                    decision("byValue", value.pointer(), cases),
                    more("absent", value.absent()),
                    more("otherwise", value.other()));
        }
        if (plan instanceof ByType type) {
            List<CodeBlock> cases = type.cases().stream()
                    .map(each -> aCase(
                            each.then(),
                            each.types().stream()
                                    .map(json -> CodeBlock.of("$T.$L", JSON_TYPE, json))
                                    .collect(CodeBlock.joining(", "))))
                    .toList();
            return CodeBlock.of("$L$L", decision("byType", type.pointer(), cases), more("absent", type.absent()));
        }
        if (plan instanceof ByPresence presence) {
            return decision(
                    "byPresence", presence.pointer(), List.of(code(presence.present()), code(presence.absent())));
        }
        return CodeBlock.of("$T.nothing()", PLAN);
    }

    private static CodeBlock decision(String method, String pointer, List<CodeBlock> arguments) {
        return CodeBlock.of(
                "$T.$L($L,\n$>$>$L$<$<)", PLAN, method, Literals.text(pointer), CodeBlock.join(arguments, ",\n"));
    }

    private static CodeBlock aCase(RoutingPlan then, CodeBlock values) {
        return CodeBlock.of("$T.when($L, $L)", PLAN, code(then), values);
    }

    private static CodeBlock more(String method, RoutingPlan plan) {
        return plan instanceof Nothing ? CodeBlock.of("") : CodeBlock.of("\n$>$>.$L($L)$<$<", method, code(plan));
    }

    private static CodeBlock texts(Stream<String> texts) {
        return texts.map(Literals::text).collect(CodeBlock.joining(", "));
    }
}
