package dev.howl.pact;

import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** The JUnit extension behind {@link HowlPact}. */
final class HowlPactExtension implements ParameterResolver, TestWatcher, AfterAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(HowlPactExtension.class);
    private static final Path WRITTEN = Path.of("target/pacts");
    private static final String UPDATE = "howl.pacts";

    private volatile boolean incomplete;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ConsumerPact.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(context.getRequiredTestClass(), HowlPactExtension::pact, ConsumerPact.class);
    }

    private static ConsumerPact pact(Class<?> test) {
        HowlPact names = names(test);
        try {
            return new ConsumerPact(
                    names,
                    test.getAnnotationsByType(PactInteraction.class),
                    ContractReader.read(Path.of(names.contract())));
        } catch (InvalidContractException | IllegalArgumentException e) {
            throw new ExtensionConfigurationException("@HowlPact: " + e.getMessage(), e);
        }
    }

    private static HowlPact names(Class<?> test) {
        HowlPact names = test.getAnnotation(HowlPact.class);
        if (names == null) {
            throw new ExtensionConfigurationException(test.getName() + " has no @HowlPact");
        }
        return names;
    }

    /** Skips the comparison: a pact after a failed test lacks interactions. */
    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        incomplete = true;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Class<?> test = context.getRequiredTestClass();
        ConsumerPact pact = context.getRoot().getStore(NAMESPACE).get(test, ConsumerPact.class);
        if (incomplete || pact == null) {
            return;
        }
        if (pact.isEmpty()) {
            throw new AssertionError("the tests of " + test.getName() + " exchange nothing; call exchangeAll");
        }
        HowlPact names = names(test);
        String file = names.consumer() + "-" + names.provider() + ".json";
        String written = pact.text();
        Files.createDirectories(WRITTEN);
        Files.writeString(WRITTEN.resolve(file), written);
        Path committed = Path.of(names.folder()).resolve(file);
        if ("update".equals(System.getProperty(UPDATE))) {
            Files.createDirectories(committed.toAbsolutePath().getParent());
            Files.writeString(committed, written);
        }
        if (!Files.isRegularFile(committed)) {
            throw new AssertionError("there is no pact " + committed + "; -D" + UPDATE + "=update writes it");
        }
        PactDifference.of(written, Files.readString(committed).replace("\r\n", "\n"))
                .ifPresent(difference -> {
                    throw new AssertionError(committed + " is not what the client exchanges: " + difference
                            + ". The new pact is " + WRITTEN.resolve(file) + "; if the change is meant, -D" + UPDATE
                            + "=update replaces the committed one");
                });
    }
}
