package dev.howl.testkit.peers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The shop itself, written for Jackson alone; a WebSocket library brings the connections. Thread-safe. */
final class PeerShop {
    private static final ObjectMapper JSON = new JsonMapper();

    private final PeerPolicy policy;
    private final JsonNode contract;
    private final PlainSchema schemas;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Set<String> orders = ConcurrentHashMap.newKeySet();

    /** A connection of a WebSocket library. */
    interface Connection {
        void send(String text);

        void close(int code);
    }

    PeerShop(PeerPolicy policy) {
        this.policy = policy;
        this.contract = PeerContract.of(policy);
        this.schemas = new PlainSchema(contract);
    }

    /** Returns a visitor of the shop. */
    Visit shop(Connection connection) {
        Visit visit = new Visit(
                connection,
                List.of("place_order", "get_order", "watch_prices", "unwatch_prices", "leave_note"),
                "pieces");
        connection.send(message("welcome").put("open", true).toString());
        return visit;
    }

    /** Returns whether a unit can be counted in. */
    static boolean hasUnit(@Nullable String unit) {
        return unit != null && Set.of("pieces", "boxes").contains(unit);
    }

    /** Returns whether a shelf can be counted in a unit. */
    static boolean hasShelf(String shelf, @Nullable String unit) {
        return Set.of("upper", "lower").contains(shelf) && hasUnit(unit);
    }

    /** Returns a visitor of the stock. */
    Visit stock(Connection connection, String shelf, String unit) {
        Visit visit = new Visit(connection, List.of("count"), unit);
        connection.send(message("stock_changed").put("shelf", shelf).toString());
        return visit;
    }

    private static ObjectNode message(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    /** One connection to the shop or to its stock. */
    final class Visit {
        private final Connection connection;
        private final List<String> types;
        private final String unit;
        private final Map<String, String> watched = new ConcurrentHashMap<>();

        private Visit(Connection connection, List<String> types, String unit) {
            this.connection = connection;
            this.types = types;
            this.unit = unit;
        }

        void binary() {
            refuse("binary_not_supported", null, null);
        }

        void text(String text) {
            JsonNode frame;
            try {
                frame = JSON.readTree(text);
            } catch (JacksonException e) {
                refuse("bad_json", null, null);
                return;
            }
            String type = frame.path("type").isString() ? frame.get("type").asString() : null;
            if (!frame.isObject()) {
                refuse("bad_json", null, null);
            } else if (type == null) {
                refuse("schema_violation", frame, frame.has("type") ? "/type" : "");
            } else if (!types.contains(type)) {
                refuse("unknown_type", frame, "/type");
            } else {
                String violation = schemas.violation(PeerContract.payload(contract, type), frame);
                if (violation == null) {
                    answer(type, frame);
                } else {
                    refuse("schema_violation", frame, violation);
                }
            }
        }

        private void refuse(String code, @Nullable JsonNode frame, @Nullable String pointer) {
            switch (policy) {
                case ERROR ->
                    connection.send(PeerErrors.of(code, frame, pointer).toString());
                case CLOSE -> connection.close(1008);
                case IGNORE -> {}
            }
        }

        private void answer(String type, JsonNode frame) {
            switch (type) {
                case "place_order" -> placed(frame);
                case "get_order" -> {
                    boolean known = orders.contains(frame.get("order_id").asString());
                    ObjectNode found = message(known ? "order" : "no_order");
                    found.set("order_id", frame.get("order_id"));
                    reply(frame, known ? found.put("state", "open") : found);
                }
                case "watch_prices" -> watch(frame);
                case "unwatch_prices" -> {
                    boolean known = watched.remove(frame.get("watch_id").asString()) != null;
                    reply(frame, message("unwatched").put("known", known));
                }
                case "count" -> {
                    ObjectNode counted = message("counted").put("number", 7).put("unit", unit);
                    counted.set("item", frame.get("item"));
                    reply(frame, counted);
                }
                default -> {
                    // A note has no reply.
                }
            }
        }

        private void placed(JsonNode frame) {
            String id = "o-" + numbers.incrementAndGet();
            orders.add(id);
            reply(frame, message("order_placed").put("order_id", id).put("total", 9.5));
        }

        private void watch(JsonNode frame) {
            String id = "w" + numbers.incrementAndGet();
            watched.put(id, frame.get("item").asString());
            reply(frame, message("watching").put("watch_id", id));
            ObjectNode price = message("price_changed").put("price", 3);
            price.set("item", frame.get("item"));
            connection.send(price.toString());
        }

        private void reply(JsonNode request, ObjectNode reply) {
            if (request.has("ref")) {
                reply.set("ref", request.get("ref"));
            }
            connection.send(reply.toString());
        }
    }
}
