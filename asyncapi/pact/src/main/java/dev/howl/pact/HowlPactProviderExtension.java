package dev.howl.pact;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.ProviderState;
import au.com.dius.pact.core.model.V4Interaction;
import au.com.dius.pact.core.model.V4Pact;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** The JUnit extension behind {@link HowlPactProvider}. */
final class HowlPactProviderExtension implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestClass().isAnnotationPresent(HowlPactProvider.class)
                && Arrays.asList(context.getRequiredTestMethod().getParameterTypes())
                        .contains(LivePact.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        HowlPactProvider names = context.getRequiredTestClass().getAnnotation(HowlPactProvider.class);
        if (names == null) {
            throw new ExtensionConfigurationException("the test class has no @HowlPactProvider");
        }
        try {
            PactChannel channel = PactChannel.of(ContractReader.read(Path.of(names.contract())), names.channel());
            List<TestTemplateInvocationContext> contexts = new ArrayList<>();
            for (V4Pact pact : PactFiles.of(Path.of(names.folder()), names.provider())) {
                for (Interaction interaction : pact.getInteractions()) {
                    String name = pact.getConsumer().getName() + ": " + interaction.getDescription();
                    contexts.add(new Invocation(name, channel, (V4Interaction) interaction));
                }
            }
            return contexts.stream();
        } catch (IOException | InvalidContractException | IllegalArgumentException e) {
            throw new ExtensionConfigurationException("@HowlPactProvider: " + e.getMessage(), e);
        }
    }

    /** One interaction. */
    private record Invocation(String name, PactChannel channel, V4Interaction interaction)
            implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int number) {
            return name;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Verification(new LivePact(channel, interaction), interaction));
        }
    }

    /** Calls the method of the state before the test, and closes the connection after it. */
    private record Verification(LivePact pact, V4Interaction interaction)
            implements ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == LivePact.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return pact;
        }

        @Override
        public void beforeTestExecution(ExtensionContext context) throws Exception {
            for (ProviderState state : interaction.getProviderStates()) {
                enter(context, String.valueOf(state.getName()));
            }
        }

        private void enter(ExtensionContext context, String state) throws Exception {
            Method method = Arrays.stream(context.getRequiredTestClass().getDeclaredMethods())
                    .filter(each -> names(each).contains(state))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no method has @PactState(\"" + state
                            + "\"), the state of interaction '" + pact.description() + "'"));
            method.setAccessible(true);
            Object[] arguments = method.getParameterCount() == 0 ? new Object[0] : new Object[] {pact};
            try {
                method.invoke(context.getRequiredTestInstance(), arguments);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Exception cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException(e);
            }
        }

        private static List<String> names(Method method) {
            PactState state = method.getAnnotation(PactState.class);
            return state == null ? List.of() : List.of(state.value());
        }

        @Override
        public void afterTestExecution(ExtensionContext context) {
            pact.close();
        }
    }
}
