package dev.howl.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.howl.generator.plan.ChannelPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The channel's description for the runtimes: {@code EventsContract.SPEC}. */
public final class ContractEmitter {
    private static final ClassName CHANNEL_SPEC = ClassName.get("dev.howl.runtime", "ChannelSpec");
    private static final String SPEC = "spec";

    private ContractEmitter() {}

    public static Sources.SourceFile emit(ChannelPlan plan) {
        TypeSpec.Builder type = Sources.marked(
                        TypeSpec.classBuilder(plan.names().contract()))
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "$L",
                        Javadocs.escape(
                                "The description of channel `" + plan.channel().id() + "` for the runtime."))
                .addField(handshake())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        addSpec(type, plan);
        return Sources.file(plan, type.build());
    }

    private static FieldSpec handshake() {
        return FieldSpec.builder(Boolean.class, "RUNTIME", Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "If this does not compile, {@code dev.howl:howl-runtime} is older than the generator: use 0.1 or newer.")
                .initializer("$T.AT_LEAST_0_1", ClassName.get("dev.howl.runtime", "HowlRuntime"))
                .build();
    }

    /** One expression for most channels; for large ones, methods that each make a part of the calls. */
    private static void addSpec(TypeSpec.Builder type, ChannelPlan plan) {
        CodeBlock builder = ContractCalls.builder(plan);
        List<CodeBlock> calls = ContractCalls.of(plan);
        FieldSpec.Builder field = FieldSpec.builder(CHANNEL_SPEC, "SPEC", Modifier.STATIC, Modifier.FINAL);
        if (MethodParts.fitOne(calls)) {
            type.addField(field.initializer(
                            "$L\n$>$>$L\n.build()$<$<", builder, calls.stream().collect(CodeBlock.joining("\n")))
                    .build());
            return;
        }
        ClassName builderType = CHANNEL_SPEC.nestedClass("Builder");
        MethodParts parts = MethodParts.of(
                "describe",
                List.of(ParameterSpec.builder(builderType, SPEC).build()),
                calls.stream()
                        .map(call -> CodeBlock.builder()
                                .addStatement("$N$L", SPEC, call)
                                .build())
                        .toList());
        type.addField(field.initializer("$N()", SPEC).build())
                .addMethod(MethodSpec.methodBuilder(SPEC)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(CHANNEL_SPEC)
                        .addStatement("$T $N = $L", builderType, SPEC, builder)
                        .addCode(parts.body())
                        .addStatement("return $N.build()", SPEC)
                        .build())
                .addMethods(parts.methods());
    }
}
