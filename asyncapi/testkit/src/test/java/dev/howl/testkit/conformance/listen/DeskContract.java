package dev.howl.testkit.conformance.listen;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A contract with all roles of a session, for clients: {@code published} is the event, {@code ask} a server's request. */
final class DeskContract {
    private static final String TEXT = """
        asyncapi: 3.0.0
        info: { title: Desk, version: 1.0.0 }
        channels:
          desk:
            address: /desk
            x-howl-heartbeat: { interval: PT0.2S, idle-timeout: PT1S }
            x-howl-topics: { news: { events: [ published ], lagging: skip } }
            messages:
              initial:
                x-howl-role: initial
                payload: { type: object, required: [ type, id ], properties: { type: { const: initial }, id: { type: string, minLength: 1 } } }
              connect:
                x-howl-role: connect
                payload: { type: object, required: [ type, id ], properties: { type: { const: connect }, id: { $ref: '#/components/schemas/id' } } }
              subscribe:
                x-howl-role: subscribe
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  required: [ type, id ]
                  properties:
                    type: { const: subscribe }
                    id: { $ref: '#/components/schemas/id' }
                    topic: { type: string, default: news }
                    since: { $ref: '#/components/schemas/point' }
                    ref: { type: string }
              subscribed:
                x-howl-role: subscribed
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  required: [ type, status, topic, position ]
                  properties:
                    type: { const: subscribed }
                    status: { const: ok }
                    topic: { type: string }
                    position: { $ref: '#/components/schemas/position' }
                    ref: { type: string }
              ping:
                x-howl-role: ping
                payload: { type: object, required: [ type, id ], properties: { type: { const: ping }, id: { $ref: '#/components/schemas/id' } } }
              pong:
                x-howl-role: pong
                payload: { type: object, required: [ type, id, time ], properties: { type: { const: pong }, id: { type: string }, time: { type: string } } }
              gap:
                x-howl-role: gap
                payload:
                  type: object
                  required: [ type, topic, reason, resume_at ]
                  properties:
                    type: { const: gap }
                    topic: { type: string }
                    reason: { enum: [ trimmed, epoch_changed, lagging ] }
                    resume_at: { $ref: '#/components/schemas/point' }
              moving:
                x-howl-role: moving
                payload:
                  type: object
                  required: [ type, after_ms, deadline_ms ]
                  properties: { type: { const: moving }, after_ms: { type: integer, minimum: 0 }, deadline_ms: { type: integer, minimum: 0 } }
              published:
                payload:
                  type: object
                  required: [ type, text, position ]
                  properties: { type: { const: published }, text: { type: string }, position: { $ref: '#/components/schemas/position' } }
              ask:
                correlationId: { location: $message.payload#/ref }
                payload: { type: object, required: [ type, ref ], properties: { type: { const: ask }, ref: { type: string, minLength: 1 } } }
                examples: [ { payload: { type: ask, ref: q-1 } } ]
              tell:
                correlationId: { location: $message.payload#/ref }
                payload: { type: object, required: [ type, id, ref ], properties: { type: { const: tell }, id: { $ref: '#/components/schemas/id' }, ref: { type: string } } }
        operations:
          opens: { action: send, channel: { $ref: '#/channels/desk' }, messages: [ { $ref: '#/channels/desk/messages/initial' } ] }
          connects: { action: receive, channel: { $ref: '#/channels/desk' }, messages: [ { $ref: '#/channels/desk/messages/connect' } ] }
          subscribes:
            action: receive
            channel: { $ref: '#/channels/desk' }
            messages: [ { $ref: '#/channels/desk/messages/subscribe' } ]
            reply: { messages: [ { $ref: '#/channels/desk/messages/subscribed' } ] }
          pings:
            action: receive
            channel: { $ref: '#/channels/desk' }
            messages: [ { $ref: '#/channels/desk/messages/ping' } ]
            reply: { messages: [ { $ref: '#/channels/desk/messages/pong' } ] }
          skips: { action: send, channel: { $ref: '#/channels/desk' }, messages: [ { $ref: '#/channels/desk/messages/gap' } ] }
          moves: { action: send, channel: { $ref: '#/channels/desk' }, messages: [ { $ref: '#/channels/desk/messages/moving' } ] }
          publishes: { action: send, channel: { $ref: '#/channels/desk' }, messages: [ { $ref: '#/channels/desk/messages/published' } ] }
          asks:
            action: send
            channel: { $ref: '#/channels/desk' }
            messages: [ { $ref: '#/channels/desk/messages/ask' } ]
            reply: { messages: [ { $ref: '#/channels/desk/messages/tell' } ] }
        components:
          schemas:
            id: { type: string, x-howl-filled-by: connection-id }
            point: { type: object, required: [ epoch, seq ], properties: { epoch: { type: string }, seq: { type: integer, minimum: 0 } } }
            position:
              type: object
              required: [ topic, epoch, seq ]
              properties: { topic: { type: string }, epoch: { type: string }, seq: { type: integer, minimum: 0 } }
        """;

    private DeskContract() {}

    static Contract read() throws InvalidContractException {
        try {
            Path file = Files.createTempFile("desk", ".yaml");
            Files.writeString(file, TEXT);
            Contract contract = ContractReader.read(file);
            Files.delete(file);
            return contract;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
