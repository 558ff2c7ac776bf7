package dev.howl.testkit.conformance;

import dev.howl.model.Contract;

/** A small contract with Howl's roles: a session, subscriptions with positions, and a heartbeat. */
final class TopicContract {
    private static final String TEXT = """
        asyncapi: 3.0.0
        info: { title: News, version: 1.0.0 }
        channels:
          news:
            address: /news
            x-howl-heartbeat: { interval: PT5S, idle-timeout: PT15S }
            x-howl-topics:
              news: { description: The news., events: [ published ], lagging: skip }
            messages:
              initial:
                x-howl-role: initial
                payload:
                  type: object
                  required: [ type, id ]
                  properties: { type: { const: initial }, id: { type: string, minLength: 1 } }
              subscribe:
                x-howl-role: subscribe
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  required: [ type ]
                  properties:
                    type: { const: subscribe }
                    topic: { type: string, default: news }
                    since:
                      type: object
                      required: [ epoch, seq ]
                      properties: { epoch: { type: string }, seq: { type: integer, minimum: 0 } }
                    ref: { type: string }
                examples: [ { payload: { type: subscribe } } ]
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
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  required: [ type ]
                  properties: { type: { const: ping }, ref: { type: string } }
                examples: [ { payload: { type: ping } } ]
              pong:
                x-howl-role: pong
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  required: [ type, id, time ]
                  properties: { type: { const: pong }, id: { type: string }, time: { type: string }, ref: { type: string } }
              published:
                payload:
                  type: object
                  required: [ type, text, position ]
                  properties:
                    type: { const: published }
                    text: { type: string }
                    position: { $ref: '#/components/schemas/position' }
        operations:
          opens: { action: send, channel: { $ref: '#/channels/news' }, messages: [ { $ref: '#/channels/news/messages/initial' } ] }
          subscribes:
            action: receive
            channel: { $ref: '#/channels/news' }
            messages: [ { $ref: '#/channels/news/messages/subscribe' } ]
            reply: { messages: [ { $ref: '#/channels/news/messages/subscribed' } ] }
          pings:
            action: receive
            channel: { $ref: '#/channels/news' }
            messages: [ { $ref: '#/channels/news/messages/ping' } ]
            reply: { messages: [ { $ref: '#/channels/news/messages/pong' } ] }
          publishes: { action: send, channel: { $ref: '#/channels/news' }, messages: [ { $ref: '#/channels/news/messages/published' } ] }
        components:
          schemas:
            position:
              type: object
              required: [ topic, epoch, seq ]
              properties: { topic: { type: string }, epoch: { type: string }, seq: { type: integer, minimum: 0 } }
        """;

    private TopicContract() {}

    static Contract read() {
        return ShopContract.read(TEXT);
    }
}
