package dev.howl.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.server.chat.Chat;
import dev.howl.server.jwt.JwtVerifier;
import dev.howl.server.security.PublishToken;
import dev.howl.server.security.TokenVerifier;
import dev.howl.server.support.TestServer;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;

class OptionalDependenciesTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final ReactiveWebApplicationContextRunner starter = new ReactiveWebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(HowlAutoConfiguration.class))
            .withBean(Chat.class);

    private final ReactiveWebApplicationContextRunner withoutJose =
            starter.withClassLoader(new FilteredClassLoader("org.springframework.security", "com.nimbusds"));

    @Test
    void aSecretNeedsNothingMoreWhereJoseIsOnTheClassPath() {
        starter.withPropertyValues("howl.security.hmac-secret=" + SECRET)
                .run(context -> assertThat(context).getBean(TokenVerifier.class).isInstanceOf(JwtVerifier.class));
    }

    @Test
    void withoutJoseThereIsAPublishToken() {
        withoutJose.run(
                context -> assertThat(context).getBean(TokenVerifier.class).isInstanceOf(PublishToken.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "howl.security.hmac-secret=" + SECRET,
                "howl.security.jwks-uri=https://issuer.example/jwks",
            })
    void withoutJoseSignedTokensAreRefusedByTheNameOfTheDependency(String setting) {
        withoutJose.withPropertyValues(setting).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(MissingDependencyException.class)
                .hasMessage(setting.substring(0, setting.indexOf('='))
                        + " needs spring-security-oauth2-jose on the class path"));
    }

    @Test
    void withoutARegistryOfMetricsTheStarterStarts() {
        starter.withClassLoader(new FilteredClassLoader("io.micrometer.prometheusmetrics"))
                .run(context -> assertThat(context).hasNotFailed());
    }

    /** The filter above hides classes from conditions only; this class path really lacks them. */
    @Test
    void aServerRunsWithoutEachOfThem() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader classes = classPathWithout("oauth2-jose", "nimbus-jose", "prometheus", "jdbc", "lettuce")) {
            thread.setContextClassLoader(classes);
            AutoCloseable server = (AutoCloseable) classes.loadClass(TestServer.class.getName())
                    .getMethod("start", String[].class)
                    .invoke(null, (Object) new String[0]);
            server.close();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URLClassLoader classPathWithout(String... artifacts) throws MalformedURLException {
        List<URL> kept = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            File file = new File(entry);
            if (List.of(artifacts).stream().noneMatch(file.getName()::contains)) {
                kept.add(file.toURI().toURL());
            }
        }
        return new URLClassLoader(kept.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }
}
