package golden.textframes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A conversation of the generated client with the generated server, over a socket. */
final class Conversation {
    private Conversation() {}

    static void desk(URI uri) throws Exception {
        BlockingQueue<String> said = new LinkedBlockingQueue<>();
        try (DeskClient client = DeskClient.connect(uri)) {
            client.onSaid(message -> said.add(message.text()));
            assertThat(client.sendNow().get(10, TimeUnit.SECONDS)).isEqualTo(new Sent());
            assertThat(client.help("?").get(10, TimeUnit.SECONDS).text()).startsWith("Enter");
            assertThat(client.show("12").get(10, TimeUnit.SECONDS)).isEqualTo(new Changes("[12]"));
            assertThat(client.move(3).get(10, TimeUnit.SECONDS)).isEqualTo(new Moved());
            List<Double> line = List.of(1.0, 2.0);
            assertThat(client.draw(line).get(10, TimeUnit.SECONDS)).isEqualTo(new Drawn(line));
            client.register(Register.of("CL panel admin"));
            assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo("panel");
            client.say("hello");
            assertThat(said.poll(10, TimeUnit.SECONDS)).isEqualTo("hello");
        }
    }

    static void echo(URI uri) throws Exception {
        try (EchoClient client = EchoClient.connect(uri)) {
            for (JsonNode value : new JsonNode[] {
                JsonNodeFactory.instance.nullNode(),
                JsonNodeFactory.instance.stringNode("x"),
                JsonNodeFactory.instance.objectNode().put("a", 1)
            }) {
                assertThat(client.echo(value).get(10, TimeUnit.SECONDS)).isEqualTo(new Value(value));
            }
        }
    }
}
