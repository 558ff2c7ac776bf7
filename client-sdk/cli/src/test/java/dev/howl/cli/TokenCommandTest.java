package dev.howl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.howl.runtime.Json;
import dev.howl.testkit.ServerUnderTest;
import dev.howl.testservices.ServerJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests of {@code howl token}. */
class TokenCommandTest {
    private static final String SECRET = "the-secret-of-thirty-two-bytes-!";

    @TempDir
    private Path folder = Path.of("");

    private Path secret() throws IOException {
        return Files.writeString(folder.resolve("secret"), SECRET + "\n");
    }

    private CommandRun token(String... words) throws IOException {
        String[] all = new String[words.length + 3];
        all[0] = "token";
        all[1] = "--secret-file";
        all[2] = secret().toString();
        System.arraycopy(words, 0, all, 3, words.length);
        return CommandRun.howl(all);
    }

    private static JsonNode claims(String token) {
        return Json.mapper()
                .readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }

    @Test
    void printsOnlyTheToken() throws IOException {
        CommandRun run =
                token("--subject", "ann", "--scope", "alert", "--scope", "broadcast,moderate", "--expires-in", "10m");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}\\R");
        JsonNode claims = claims(run.out());
        assertThat(claims.path("sub").stringValue()).isEqualTo("ann");
        assertThat(claims.path("scope").stringValue()).isEqualTo("alert broadcast moderate");
        assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                .isEqualTo(600);
    }

    @Test
    void expiresInAnHourByDefault() throws IOException {
        JsonNode claims = claims(token("--subject", "ann", "--issuer", "desk", "--audience", "howl")
                .out());
        assertThat(claims.path("exp").longValue() - claims.path("iat").longValue())
                .isEqualTo(3600);
        assertThat(claims.path("iss").stringValue()).isEqualTo("desk");
        assertThat(claims.path("aud").stringValue()).isEqualTo("howl");
        assertThat(claims.has("scope")).isFalse();
    }

    @Test
    void issuesATokenThatTheServerAccepts() throws IOException {
        try (ServerUnderTest server = ServerUnderTest.start(
                ServerJar.command(),
                Path.of("../../asyncapi/contract/howl.asyncapi.yaml"),
                "howl.wisdom.interval=1h",
                "howl.security.hmac-secret=" + SECRET)) {
            String url = server.http("").toString();
            String withScope =
                    token("--subject", "ann", "--scope", "broadcast").out().strip();
            assertThat(CommandRun.howl("broadcast", "--message", "Hi", "--url", url, "--token", withScope)
                            .exitCode())
                    .isZero();
            String withoutScope = token("--subject", "ann").out().strip();
            CommandRun refused = CommandRun.howl("broadcast", "--message", "Hi", "--url", url, "--token", withoutScope);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err()).contains("forbidden");
        }
    }

    @Test
    void exitsWith2OnBadUsage() throws IOException {
        assertThat(token().exitCode()).isEqualTo(2);
        assertThat(token("--subject", " ").exitCode()).isEqualTo(2);
        assertThat(token("--subject", "ann", "--expires-in", "soon").err())
                .contains("--expires-in: 'soon' is not a duration");
        assertThat(token("--subject", "ann", "--expires-in", "PT0S").exitCode()).isEqualTo(2);
        CommandRun nothing = CommandRun.howl(
                "token",
                "--subject",
                "ann",
                "--secret-file",
                folder.resolve("nothing").toString());
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.err()).contains("cannot be read");
        Path weak = Files.writeString(folder.resolve("weak"), "weakling");
        CommandRun refused = CommandRun.howl("token", "--subject", "ann", "--secret-file", weak.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("must have at least 32 bytes").doesNotContain("weakling");
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void prefersTheSecretOfTheFileThenTheEnvironmentThenTheSettings() throws Exception {
        Path settings = Files.writeString(folder.resolve(".env"), "howl.security.hmac-secret = settings" + SECRET);
        Map<String, String> environment = Map.of("HOWL_HMAC_SECRET", "environment" + SECRET);
        assertThat(find(secret(), environment, settings)).isEqualTo(SECRET);
        assertThat(find(null, environment, settings)).isEqualTo("environment" + SECRET);
        assertThat(find(null, Map.of("HOWL_SECURITY_HMAC_SECRET", "spring" + SECRET), settings))
                .isEqualTo("spring" + SECRET);
        assertThat(find(null, Map.of(), settings)).isEqualTo("settings" + SECRET);
        assertThatThrownBy(() -> find(null, Map.of(), folder.resolve("none")))
                .isInstanceOf(SigningSecret.MissingException.class)
                .hasMessageContaining("--secret-file");
    }

    private static String find(
            @org.jspecify.annotations.Nullable Path file, Map<String, String> environment, Path settings)
            throws SigningSecret.MissingException {
        return new String(SigningSecret.find(file, environment, settings), StandardCharsets.UTF_8);
    }
}
