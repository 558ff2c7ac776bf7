package dev.howl.testkit.peers;

import java.nio.ByteBuffer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;

/** The shop on Jetty. */
final class JettyPeer implements PeerServer {
    private final Server server = new Server(new QueuedThreadPool(12, 2));
    private final ServerConnector connector = new ServerConnector(server, 1, 1);
    private final PeerShop shop;

    JettyPeer(PeerShop shop) throws Exception {
        this.shop = shop;
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(WebSocketUpgradeHandler.from(server, container -> {
            container.addMapping("/shop", (request, response, callback) -> new Endpoint(shop::shop));
            container.addMapping("/stock/*", this::stock);
        }));
        server.start();
    }

    private @Nullable Object stock(ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        String shelf = Request.getPathInContext(request).substring("/stock/".length());
        Fields query = Request.extractQueryParameters(request);
        String unit = query.getValue("unit");
        if (unit == null || !PeerShop.hasShelf(shelf, unit)) {
            int status = PeerShop.hasUnit(unit) ? HttpStatus.NOT_FOUND_404 : HttpStatus.BAD_REQUEST_400;
            Response.writeError(request, response, callback, status);
            return null;
        }
        return new Endpoint(connection -> shop.stock(connection, shelf, unit));
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    /** A connection. */
    public static final class Endpoint implements Session.Listener.AutoDemanding {
        private final Function<PeerShop.Connection, PeerShop.Visit> opened;
        private PeerShop.@Nullable Visit visit;

        Endpoint(Function<PeerShop.Connection, PeerShop.Visit> opened) {
            this.opened = opened;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            visit = opened.apply(new PeerShop.Connection() {
                @Override
                public void send(String text) {
                    session.sendText(text, org.eclipse.jetty.websocket.api.Callback.NOOP);
                }

                @Override
                public void close(int code) {
                    session.close(code, "", org.eclipse.jetty.websocket.api.Callback.NOOP);
                }
            });
        }

        @Override
        public void onWebSocketText(String text) {
            if (visit != null) {
                visit.text(text);
            }
        }

        @Override
        public void onWebSocketBinary(ByteBuffer content, org.eclipse.jetty.websocket.api.Callback callback) {
            callback.succeed();
            if (visit != null) {
                visit.binary();
            }
        }

        @Override
        public void onWebSocketError(Throwable problem) {
            // Jetty closes the connection; without this method it also logs a warning.
        }
    }
}
