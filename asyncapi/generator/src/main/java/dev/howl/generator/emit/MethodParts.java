package dev.howl.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The body of a method whose length grows with the document, divided so that no method is too large: a class file holds
 * at most 65,535 bytes of code per method (JVMS, section 4.7.3), and the compiler follows an expression on its stack.
 *
 * @param body the statements themselves, or calls of the methods that hold them
 * @param methods empty if the body holds all statements
 */
public record MethodParts(CodeBlock body, List<MethodSpec> methods) {
    /** Characters of source of one method. No statement that is generated takes more bytes of code than characters. */
    private static final int MAX_LENGTH = 20_000;

    /** Divides statements into methods with these parameters, which are variables of the same names in the body. */
    public static MethodParts of(String name, List<ParameterSpec> parameters, List<CodeBlock> statements) {
        List<CodeBlock> parts = parts(statements);
        if (parts.size() < 2) {
            return new MethodParts(CodeBlock.join(statements, ""), List.of());
        }
        String arguments =
                String.join(", ", parameters.stream().map(ParameterSpec::name).toList());
        CodeBlock.Builder body = CodeBlock.builder();
        List<MethodSpec> methods = new ArrayList<>();
        for (CodeBlock part : parts) {
            String method = name + (methods.size() + 1);
            body.addStatement("$N($L)", method, arguments);
            methods.add(MethodSpec.methodBuilder(method)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameters(parameters)
                    .addCode(part)
                    .build());
        }
        return new MethodParts(body.build(), methods);
    }

    /** Returns whether one method holds all this code. */
    public static boolean fitOne(List<CodeBlock> code) {
        return parts(code).size() < 2;
    }

    private static List<CodeBlock> parts(List<CodeBlock> code) {
        List<CodeBlock> parts = new ArrayList<>();
        CodeBlock.Builder part = CodeBlock.builder();
        int length = 0;
        for (CodeBlock each : code) {
            int own = each.toString().length();
            if (length > 0 && length + own > MAX_LENGTH) {
                parts.add(part.build());
                part = CodeBlock.builder();
                length = 0;
            }
            part.add(each);
            length += own;
        }
        parts.add(part.build());
        return parts;
    }
}
