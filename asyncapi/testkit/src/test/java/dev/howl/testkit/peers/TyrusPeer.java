package dev.howl.testkit.peers;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.tyrus.container.grizzly.server.WebSocketAddOn;
import org.glassfish.tyrus.spi.ServerContainer;
import org.glassfish.tyrus.spi.ServerContainerFactory;

/** The shop on Tyrus and Grizzly. Its handshake knows no refusal, so that an unknown shelf is refused by a Close. */
final class TyrusPeer implements PeerServer {
    private static final Logger LOG = Logger.getLogger("org.glassfish.grizzly");

    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("shop", "127.0.0.1", 0);

    TyrusPeer(PeerShop shop) throws Exception {
        LOG.setLevel(Level.WARNING);
        // The container is not started: its own listener takes no address, and would be open to the network.
        ServerContainer container = ServerContainerFactory.createServerContainer(Map.of());
        container.getWebSocketEngine().register(config("/shop", new ShopEndpoint(shop)), "");
        container.getWebSocketEngine().register(config("/stock/{shelf}", new ShopEndpoint(shop)), "");
        listener.registerAddOn(new WebSocketAddOn(container, ""));
        server.addListener(listener);
        server.start();
    }

    private static ServerEndpointConfig config(String path, Endpoint endpoint) {
        return ServerEndpointConfig.Builder.create(ShopEndpoint.class, path)
                .configurator(new ServerEndpointConfig.Configurator() {
                    @Override
                    public <T> T getEndpointInstance(Class<T> type) {
                        return type.cast(endpoint);
                    }
                })
                .build();
    }

    @Override
    public int port() {
        return listener.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** All connections of a path. */
    public static final class ShopEndpoint extends Endpoint {
        private final PeerShop shop;

        ShopEndpoint(PeerShop shop) {
            this.shop = shop;
        }

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            Connection connection = new Connection(session);
            String shelf = session.getPathParameters().get("shelf");
            if (shelf == null) {
                listen(session, shop.shop(connection));
                return;
            }
            List<String> unit = session.getRequestParameterMap().getOrDefault("unit", List.of(""));
            if (PeerShop.hasShelf(shelf, unit.get(0))) {
                listen(session, shop.stock(connection, shelf, unit.get(0)));
            } else {
                connection.close(1008);
            }
        }

        private static void listen(Session session, PeerShop.Visit visit) {
            session.addMessageHandler(String.class, (MessageHandler.Whole<String>) visit::text);
            session.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) content -> visit.binary());
        }

        @Override
        public void onError(Session session, Throwable problem) {
            // Tyrus has closed the connection.
        }
    }

    private record Connection(Session session) implements PeerShop.Connection {
        @Override
        public void send(String text) {
            try {
                session.getBasicRemote().sendText(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close(int code) {
            try {
                session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), ""));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
