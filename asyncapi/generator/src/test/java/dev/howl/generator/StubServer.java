package dev.howl.generator;

import dev.howl.runtime.Message;
import dev.howl.server.ChannelBinding;
import dev.howl.server.ChannelListener;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.DefaultResourceLoader;

/** A generated server on a free port, whose handlers keep what they get and answer with a fixed reply. */
final class StubServer implements AutoCloseable {
    private final Map<Class<?>, Message> replies;
    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<Object> sessions = new LinkedBlockingQueue<>();
    private final ConfigurableApplicationContext context;

    /**
     * Starts the server.
     *
     * @param replies the reply to each request, by the request's class
     * @param data folder for a database
     */
    StubServer(
            ClassLoader classes,
            List<? extends ChannelBinding<?>> bindings,
            Map<Class<?>, Message> replies,
            Path data) {
        this.replies = replies;
        SpringApplication application = new SpringApplication(new DefaultResourceLoader(classes), WiredCase.App.class);
        application.addInitializers(
                starting -> bindings.forEach(binding -> register((GenericApplicationContext) starting, binding)));
        context = application.run(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--howl.data-dir=" + data,
                "--howl.limits.messages-per-second=1000000",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off");
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** The messages that reached a handler. */
    BlockingQueue<Object> received() {
        return received;
    }

    /** The sessions that were opened, as handlers see them. */
    BlockingQueue<Object> sessions() {
        return sessions;
    }

    private void register(GenericApplicationContext starting, ChannelBinding<?> binding) {
        binding.handlers().forEach(handler -> registerHandler(starting, handler));
        ParameterizedType type = (ParameterizedType) binding.getClass().getGenericInterfaces()[0];
        RootBeanDefinition listener = new RootBeanDefinition(ChannelListener.class, this::listener);
        listener.setTargetType(ResolvableType.forClassWithGenerics(
                ChannelListener.class, ResolvableType.forType(type.getActualTypeArguments()[0])));
        starting.registerBeanDefinition(binding.spec().name() + " listener", listener);
    }

    private <T> void registerHandler(GenericApplicationContext starting, Class<T> handler) {
        starting.registerBean(
                handler,
                () -> handler.cast(
                        Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, this::handled)));
    }

    private ChannelListener<Object> listener() {
        return new ChannelListener<>() {
            @Override
            public void opened(Object session) {
                sessions.add(session);
            }
        };
    }

    private @Nullable Object handled(Object proxy, Method method, Object @Nullable [] arguments) {
        if (method.getDeclaringClass() == Object.class || arguments == null) {
            return ofObject(proxy, method, arguments);
        }
        Object message = arguments[1];
        received.add(message);
        return method.getReturnType() == CompletionStage.class
                ? CompletableFuture.completedStage(replies.get(message.getClass()))
                : null;
    }

    private static Object ofObject(Object proxy, Method method, Object @Nullable [] arguments) {
        return switch (method.getName()) {
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "stub";
        };
    }

    @Override
    public void close() {
        context.close();
    }
}
