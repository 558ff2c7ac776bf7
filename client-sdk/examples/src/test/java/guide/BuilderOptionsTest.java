package guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.howl.client.http.HowlHttp;
import dev.howl.client.runtime.ClientBuilder;
import dev.howl.client.runtime.ConnectFailureKind;
import dev.howl.client.runtime.HttpApiBuilder;
import dev.howl.client.runtime.Subscription;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of options and requests in the SDK guide, compared with the public methods of the builders and clients. */
class BuilderOptionsTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| `([^`]+)` \\| [^|]+ \\| [^|]+ \\|$");
    private static final Pattern REQUEST = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void everyOptionIsInTheTableWithItsTypes() {
        String guide = MarkdownPage.content(MarkdownPage.TOP.resolve("docs-site/sdk.md"));
        String table = guide.substring(guide.indexOf("| option | type | default |"), guide.indexOf("## Subscribe"));
        List<String> documented =
                ROW.matcher(table).results().map(BuilderOptionsTest::row).toList();
        List<String> options = Arrays.stream(ClientBuilder.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == ClientBuilder.class)
                .map(BuilderOptionsTest::signature)
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void everyOptionOfTheHttpApiIsInItsTable() {
        List<String> documented = ROW.matcher(section("## The HTTP API", "### Requests over HTTP"))
                .results()
                .map(BuilderOptionsTest::row)
                .toList();
        List<String> options = Arrays.stream(HttpApiBuilder.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> method.getReturnType() == HttpApiBuilder.class)
                .map(BuilderOptionsTest::signature)
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void everyRequestOfTheHttpApiIsInItsTable() {
        List<String> documented = REQUEST.matcher(section("### Requests over HTTP", "### Failures over HTTP"))
                .results()
                .map(row -> row.group(1))
                .toList();
        Set<String> requests = Arrays.stream(HowlHttp.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == CompletableFuture.class)
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertThat(documented).containsExactlyInAnyOrderElementsOf(requests);
    }

    private static String section(String heading, String next) {
        String guide = MarkdownPage.content(MarkdownPage.TOP.resolve("docs-site/sdk.md"));
        return guide.substring(guide.indexOf("\n" + heading + "\n"), guide.indexOf("\n" + next + "\n"));
    }

    @Test
    void everyListenerOfASubscriptionIsInItsTable() {
        String guide = MarkdownPage.content(MarkdownPage.TOP.resolve("docs-site/sdk.md"));
        String table = guide.substring(guide.indexOf("### Listeners of a subscription"));
        List<String> documented = ROW.matcher(table.substring(0, table.indexOf("### Resume")))
                .results()
                .map(BuilderOptionsTest::row)
                .toList();
        List<String> listeners = Arrays.stream(Subscription.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == Subscription.class)
                .map(BuilderOptionsTest::signature)
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(listeners);
    }

    @Test
    void everyKindOfConnectFailureIsInTheGuide() {
        String guide = MarkdownPage.content(MarkdownPage.TOP.resolve("docs-site/sdk.md"));
        assertThat(ConnectFailureKind.values())
                .allSatisfy(kind -> assertThat(guide).contains("`" + kind + "`"));
    }

    private static String row(MatchResult row) {
        return row.group(1) + "(" + row.group(2) + ")";
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getGenericParameterTypes())
                .map(Type::getTypeName)
                .map(name -> name.replaceAll("[a-z.]+\\.|\\? (?:super|extends) ", ""))
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }
}
