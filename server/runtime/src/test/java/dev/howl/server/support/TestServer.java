package dev.howl.server.support;

import dev.howl.server.chat.Chat;
import dev.howl.server.chat.ChatPublisher;
import dev.howl.server.shutdown.Drain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.client.ReactorResourceFactory;

/** A Spring Boot application with the starter, listening on a free port of the loopback address. */
public final class TestServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Drain drain;

    private TestServer(ConfigurableApplicationContext context) {
        this.context = context;
        this.drain = context.getBean(Drain.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    public static class App {
        @Bean
        Chat chat() {
            return new Chat();
        }
    }

    /** Event loops of this server alone: the global ones would end with the first application that stops. */
    @Configuration(proxyBeanMethods = false)
    static class Resources {
        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            ReactorResourceFactory factory = new ReactorResourceFactory();
            factory.setUseGlobalResources(false);
            // The server has drained, so no task follows. The default of two seconds a server adds up to minutes.
            factory.setShutdownQuietPeriod(Duration.ZERO);
            return factory;
        }
    }

    public static TestServer start(String... settings) {
        return start(App.class, settings);
    }

    public static TestServer start(Class<?> application, String... settings) {
        return start(new SpringApplication(application, Resources.class), settings);
    }

    /** Starts an application that brings its own event loops. */
    public static TestServer startAlone(Class<?> application, String... settings) {
        return start(new SpringApplication(application), settings);
    }

    /** Starts the default application with the additional channels registered in a folder of the test resources. */
    public static TestServer startWith(String folder, String... settings) {
        return startWith(folder, App.class, settings);
    }

    /** Starts an application with the additional channels registered in a folder of the test resources. */
    public static TestServer startWith(String folder, Class<?> application, String... settings) {
        return start(application(folder, application), settings);
    }

    private static SpringApplication application(String folder, Class<?> application) {
        URL extra = Objects.requireNonNull(TestServer.class.getResource("/" + folder + "/"));
        ClassLoader classes = new URLClassLoader(new URL[] {extra}, TestServer.class.getClassLoader());
        return new SpringApplication(new DefaultResourceLoader(classes), application, Resources.class);
    }

    private static TestServer start(SpringApplication application, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--management.endpoints.web.exposure.include=prometheus"));
        for (String setting : settings) {
            arguments.add("--" + setting);
        }
        // Many tests leave clients behind that neither reconnect on `moving` nor answer a Close.
        application.setDefaultProperties(Map.of("howl.drain.timeout", "1s", "server.address", "127.0.0.1"));
        return new TestServer(application.run(arguments.toArray(String[]::new)));
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public ChatPublisher publisher() {
        return bean(ChatPublisher.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public boolean has(Class<?> type) {
        return context.getBeanNamesForType(type).length > 0;
    }

    public Chat chat() {
        return context.getBean(Chat.class);
    }

    public Drain drain() {
        return drain;
    }

    public RawClient open() {
        return RawClient.open(port(), "/chat/den");
    }

    public ChatClient chatClient() {
        return new ChatClient(open());
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns one sample of the Prometheus page, named with its labels. */
    public double metric(String line) {
        return get("/actuator/prometheus")
                .body()
                .lines()
                .filter(sample -> sample.startsWith(line + " "))
                .mapToDouble(sample -> Double.parseDouble(sample.substring(line.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("/actuator/prometheus has no sample " + line));
    }

    @Override
    public void close() {
        context.close();
    }
}
