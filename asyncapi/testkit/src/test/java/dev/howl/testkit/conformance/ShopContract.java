package dev.howl.testkit.conformance;

import dev.howl.model.Contract;
import dev.howl.model.InvalidContractException;
import dev.howl.model.reader.ContractReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small contract of a shop: requests with replies, a message without one, and a push. */
final class ShopContract {
    private static final String ERROR = """
              error:
                x-howl-role: error
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  required: [ type, code, message, retryable, terminal, docs ]
                  properties:
                    type: { const: error }
                    code: { type: string }
                    message: { type: string }
                    pointer: { type: string }
                    retryable: { type: boolean }
                    terminal: { type: boolean }
                    docs: { type: string }
                    ref: { type: string }
        """;
    private static final String CODES = """
            x-howl-errors:
              schema_violation: { description: The message violates its schema., retryable: false, terminal: never }
              unknown_type: { description: There is no such message., retryable: false, terminal: never }
              bad_json: { description: The frame is no JSON object., retryable: false, terminal: never }
              binary_not_supported: { description: The frame is binary., retryable: false, terminal: never }
              rate_limited: { description: Too fast., retryable: true, terminal: repeated }
              internal: { description: The server failed., retryable: true, terminal: repeated }
              not_found: { description: There is no such order., retryable: false, terminal: never }
        """;
    private static final String HEAD = """
        asyncapi: 3.0.0
        info: { title: Shop, version: 1.0.0 }
        channels:
          shop:
            address: /shop
        """;
    private static final String MESSAGES = """
            messages:
              place_order:
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  additionalProperties: false
                  required: [ type, item, count ]
                  properties:
                    type: { const: place_order }
                    item: { type: string, pattern: '^[a-z]+$', minLength: 2, maxLength: 20 }
                    count: { type: integer, minimum: 1, maximum: 10 }
                    gift: { type: boolean }
                    ref: { type: string, maxLength: 64 }
                examples:
                  - payload: { type: place_order, item: lamp, count: 2, gift: true }
              get_order:
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  additionalProperties: false
                  required: [ type, order_id ]
                  properties:
                    type: { const: get_order }
                    order_id: { type: string, minLength: 1, maxLength: 40 }
                    ref: { type: string, maxLength: 64 }
              leave_note:
                payload:
                  type: object
                  additionalProperties: false
                  required: [ type, text ]
                  properties:
                    type: { const: leave_note }
                    text: { type: string, maxLength: 200 }
              order_placed:
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  additionalProperties: false
                  required: [ type, order_id, total, currency, placed_at ]
                  properties:
                    type: { const: order_placed }
                    order_id: { type: string, pattern: '^o-[0-9]+$' }
                    total: { type: number, minimum: 0 }
                    currency: { enum: [ EUR, USD ] }
                    placed_at: { type: string, format: date-time }
                    ref: { type: string }
              order:
                correlationId: { location: $message.payload#/ref }
                payload:
                  type: object
                  required: [ type, order_id, state ]
                  properties:
                    type: { const: order }
                    order_id: { type: string }
                    state:
                      oneOf:
                        - { type: object, required: [ open ], additionalProperties: false, properties: { open: { const: true } } }
                        - { type: object, required: [ sent_on ], additionalProperties: false, properties: { sent_on: { type: string, format: date } } }
                    ref: { type: string }
              price_changed:
                payload:
                  type: object
                  required: [ type, item, price ]
                  properties:
                    type: { const: price_changed }
                    item: { type: string }
                    price: { type: number, exclusiveMinimum: 0 }
        """;
    private static final String OPERATIONS = """
        operations:
          placeOrder:
            action: receive
            channel: { $ref: '#/channels/shop' }
            messages: [ { $ref: '#/channels/shop/messages/place_order' } ]
            reply: { messages: [ { $ref: '#/channels/shop/messages/order_placed' } ] }
          getOrder:
            action: receive
            channel: { $ref: '#/channels/shop' }
            messages: [ { $ref: '#/channels/shop/messages/get_order' } ]
            reply: { messages: [ { $ref: '#/channels/shop/messages/order' } ] }
          leaveNote:
            action: receive
            channel: { $ref: '#/channels/shop' }
            messages: [ { $ref: '#/channels/shop/messages/leave_note' } ]
          changePrice:
            action: send
            channel: { $ref: '#/channels/shop' }
            messages: [ { $ref: '#/channels/shop/messages/price_changed' } ]
        """;
    private static final String SEND_ERROR = """
          sendError:
            action: send
            channel: { $ref: '#/channels/shop' }
            messages: [ { $ref: '#/channels/shop/messages/error' } ]
        """;

    private ShopContract() {}

    /** Returns the contract with an error message. */
    static Contract withErrors() {
        return read(HEAD + CODES + MESSAGES + ERROR + OPERATIONS + SEND_ERROR);
    }

    /** Returns the contract without an error message: the server closes, or ignores. */
    static Contract withPolicy(String onInvalid) {
        return read(HEAD + "    x-howl-on-invalid: " + onInvalid + "\n" + MESSAGES + OPERATIONS);
    }

    /** Returns the contract without a word about invalid messages. */
    static Contract plain() {
        return read(HEAD + MESSAGES + OPERATIONS);
    }

    static Contract read(String text) {
        try {
            Path file = Files.createTempFile("shop", ".yaml");
            try {
                Files.writeString(file, text);
                return ContractReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidContractException e) {
            throw new AssertionError(e.diagnostics().toString(), e);
        }
    }
}
