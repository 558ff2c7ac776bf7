package dev.howl.testkit.conformance.check;

import dev.howl.testkit.conformance.check.ScriptPlayer.FailedStepException;
import dev.howl.testkit.conformance.script.ScriptStep;
import dev.howl.testkit.conformance.script.ScriptVariables;
import dev.howl.testkit.conformance.script.ScriptVariables.UnknownVariableException;
import dev.howl.testkit.conformance.session.InboundJudge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Steps of a script beside the WebSocket: HTTP requests and programs. */
final class OutsideSteps {
    private static final Duration HTTP_LIMIT = Duration.ofSeconds(15);

    private final ScriptVariables variables;
    private @Nullable HttpClient client;

    OutsideSteps(ScriptVariables variables) {
        this.variables = variables;
    }

    void http(ScriptStep.Http step) throws FailedStepException, UnknownVariableException {
        String url = variables.text(step.url());
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url)).timeout(HTTP_LIMIT);
            for (Map.Entry<String, String> header : step.headers().entrySet()) {
                request.header(header.getKey(), variables.text(header.getValue()));
            }
            JsonNode body = step.body();
            if (body != null && !step.headers().containsKey("Content-Type")) {
                request.header("Content-Type", "application/json");
            }
            request.method(
                    step.method(),
                    body == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(
                                    variables.json(body).toString()));
            HttpResponse<String> response = client().send(request.build(), HttpResponse.BodyHandlers.ofString());
            boolean right =
                    step.status() == 0 ? response.statusCode() / 100 == 2 : response.statusCode() == step.status();
            if (!right) {
                throw new FailedStepException(step.method() + " " + url + " answers " + response.statusCode() + ": "
                        + response.body().lines().limit(3).toList());
            }
            if (!step.save().isEmpty()) {
                save(variables, step.save(), InboundJudge.json(response.body()));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FailedStepException(step.method() + " " + url + " fails: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedStepException("interrupted");
        }
    }

    private HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
            client = known;
        }
        return known;
    }

    void exec(ScriptStep.Exec step) throws FailedStepException, UnknownVariableException {
        List<String> command = new ArrayList<>();
        for (String word : step.command()) {
            command.add(variables.text(word));
        }
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(step.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new FailedStepException(command.get(0) + " does not end within "
                        + step.timeout().toMillis() + " ms");
            }
            if (process.exitValue() != 0) {
                throw new FailedStepException(command.get(0) + " exits with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new FailedStepException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedStepException("interrupted");
        }
    }

    static void save(ScriptVariables variables, Map<String, String> save, @Nullable JsonNode frame)
            throws FailedStepException {
        for (Map.Entry<String, String> entry : save.entrySet()) {
            JsonNode value = frame == null ? null : frame.at(entry.getValue());
            if (value == null || value.isMissingNode()) {
                throw new FailedStepException("the answer has nothing at '" + entry.getValue() + "' to save");
            }
            variables.set(entry.getKey(), value);
        }
    }
}
