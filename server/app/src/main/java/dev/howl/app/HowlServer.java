package dev.howl.app;

import dev.howl.app.alerts.AlertsConfiguration;
import dev.howl.app.broadcasts.BroadcastsConfiguration;
import dev.howl.app.incidents.IncidentsConfiguration;
import dev.howl.app.moderation.ModerationConfiguration;
import dev.howl.app.nodes.NodesApi;
import dev.howl.app.originals.broadcast.OriginalBroadcastConfiguration;
import dev.howl.app.originals.moderation.ModerationPanelConfiguration;
import dev.howl.app.originals.status.StatusConfiguration;
import dev.howl.app.originals.weather.OriginalWeatherConfiguration;
import dev.howl.app.originals.wisdom.OriginalWisdomConfiguration;
import dev.howl.app.sessions.SessionsApi;
import dev.howl.app.wisdom.WisdomConfiguration;
import dev.howl.server.boot.StartSignalExit;
import dev.howl.server.migration.Migrations;
import dev.howl.server.web.HtmlPage;
import dev.howl.server.web.NotFoundPage;
import dev.howl.server.web.ProblemErrors;
import dev.howl.server.web.StartPage;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The Howl server with all its features. Exit codes: 0 stopped by a signal, 1 failed to start or ended by a second
 * signal, 2 bad configuration.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
// Features mark their transactions in code, so no bean needs a proxy.
@EnableAutoConfiguration(
        exclude = {
            AopAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TransactionAutoConfiguration.class
        })
// Listed one by one: a component scan would slow each start.
@Import({
    StartMessage.class,
    SystemsApi.class,
    NoDatabaseConfiguration.class,
    AlertsConfiguration.class,
    BroadcastsConfiguration.class,
    IncidentsConfiguration.class,
    ModerationConfiguration.class,
    NodesApi.class,
    SessionsApi.class,
    WisdomConfiguration.class,
    OriginalBroadcastConfiguration.class,
    ModerationPanelConfiguration.class,
    StatusConfiguration.class,
    OriginalWeatherConfiguration.class,
    OriginalWisdomConfiguration.class
})
public class HowlServer {
    static final List<String> STATIC_FILES = List.of(
            "404.html",
            "cards.js",
            "connection.js",
            "demo.css",
            "demo.js",
            "favicon.svg",
            "index.html",
            "moderation-card.js",
            "moderation-item.js",
            "moderation-text.js",
            "moderation.css",
            "moderation.html",
            "moderation.js",
            "page-log.js",
            "pages.css",
            "refusal.js",
            "status.js",
            "systems.js",
            "tokens.css",
            "topic.js");

    private static final String FRAMEWORK_REPORT =
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    public static void main(String[] args) {
        String answer = CommandLine.answer(args);
        if (answer != null) {
            System.out.println(answer);
            return;
        }
        StartSignalExit.install();
        DroppedErrors.logForDebug();
        StartExitCodes.exitWithCode(() -> start(args));
    }

    static void start(String... args) {
        // A start can fail before application.yaml has set this level; StartFailureReporter reports that failure, too.
        LoggingSystem logging = LoggingSystem.get(HowlServer.class.getClassLoader());
        logging.setLogLevel(FRAMEWORK_REPORT, LogLevel.OFF);
        logging.setLogLevel(SpringApplication.class.getName(), LogLevel.OFF);
        StartFailureReporter.reset();
        try {
            SpringApplication.run(HowlServer.class, args);
        } catch (RuntimeException e) {
            StartFailureReporter.reportUnexpected(e);
            throw e;
        }
    }

    @Bean
    FlywayMigrationStrategy migrationStrategy() {
        return Migrations::migrate;
    }

    @Bean
    StartPage startPage() {
        return new StartPage(new ClassPathResource("static/index.html"));
    }

    /** The page of the moderation panel, and what all pages load. */
    @Bean
    RouterFunction<ServerResponse> otherPages() {
        return HtmlPage.route("/moderation", new ClassPathResource("static/moderation.html"))
                .and(HtmlPage.files(new ClassPathResource("static/"), STATIC_FILES));
    }

    /** The OpenAPI document of the routes below {@code /api/}. */
    @Bean
    RouterFunction<ServerResponse> openApiDocument() {
        MediaType yaml = MediaType.parseMediaType("application/yaml;charset=UTF-8");
        return HtmlPage.route("/openapi.yaml", new ClassPathResource("openapi.yaml"), yaml);
    }

    @Bean
    NotFoundPage notFoundPage() {
        return new NotFoundPage(new ClassPathResource("static/404.html"));
    }

    @Bean
    ProblemErrors problemErrors() {
        return new ProblemErrors();
    }
}
