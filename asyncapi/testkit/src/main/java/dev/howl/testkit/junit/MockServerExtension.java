package dev.howl.testkit.junit;

import dev.howl.model.InvalidContractException;
import dev.howl.model.ReadOptions;
import dev.howl.model.View;
import dev.howl.model.reader.ContractReader;
import dev.howl.testkit.mock.ContractMock;
import dev.howl.testkit.mock.InvalidMockScriptException;
import dev.howl.testkit.mock.MockBuilder;
import dev.howl.testkit.mock.MockChannel;
import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The JUnit extension behind {@link MockServer}. */
final class MockServerExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(MockServerExtension.class);
    private static final List<String> FOLDERS =
            List.of("", "src/main/asyncapi", "src/main/resources", "src/test/asyncapi", "src/test/resources");

    @Override
    public void beforeAll(ExtensionContext context) {
        MockServer options = context.getRequiredTestClass().getAnnotation(MockServer.class);
        if (options != null) {
            context.getStore(NAMESPACE).put(ContractMock.class, started(options));
        }
    }

    private static ContractMock started(MockServer options) {
        View view = options.view().isEmpty() ? null : View.of(options.view());
        try {
            MockBuilder mock = ContractMock.of(
                            ContractReader.read(file(options.value()), new ReadOptions(null, null, view, null, false)))
                    .seed(options.seed());
            if (!options.script().isEmpty()) {
                mock.script(file(options.script()));
            }
            return mock.start();
        } catch (InvalidContractException | InvalidMockScriptException e) {
            throw new ExtensionConfigurationException("@MockServer: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ExtensionConfigurationException("@MockServer: the mock cannot listen: " + e.getMessage(), e);
        }
    }

    private static Path file(String name) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException("@MockServer: there is no file '" + name
                        + "' in " + Path.of("").toAbsolutePath() + " or its folders "
                        + String.join(", ", FOLDERS.subList(1, FOLDERS.size()))));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ContractMock mock = mock(context);
        try {
            if (context.getExecutionException().isEmpty()) {
                mock.assertClean();
            }
        } finally {
            mock.reset();
        }
    }

    /** Stops the mock, at the end of the class that started it and not of a nested one. */
    @Override
    public void afterAll(ExtensionContext context) {
        ContractMock mock = context.getStore(NAMESPACE).remove(ContractMock.class, ContractMock.class);
        if (mock != null) {
            mock.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ContractMock.class || type == MockChannel.class;
    }

    @Override
    public Object resolveParameter(ParameterContext context, ExtensionContext extension) {
        Parameter parameter = context.getParameter();
        ContractMock mock = mock(extension);
        if (parameter.getType() == ContractMock.class) {
            return mock;
        }
        Channel channel = parameter.getAnnotation(Channel.class);
        String id = channel == null ? "" : channel.value();
        if (!id.isEmpty()) {
            return mock.channel(id);
        }
        if (mock.channels().size() != 1) {
            List<String> ids = mock.channels().stream().map(MockChannel::id).toList();
            throw new ParameterResolutionException(
                    "say which channel it is, as in @Channel(\"" + ids.get(0) + "\"); there are: " + ids);
        }
        return mock.channels().get(0);
    }

    private static ContractMock mock(ExtensionContext context) {
        ContractMock mock = context.getStore(NAMESPACE).get(ContractMock.class, ContractMock.class);
        if (mock == null) {
            throw new ExtensionConfigurationException("the test class has no @MockServer");
        }
        return mock;
    }
}
