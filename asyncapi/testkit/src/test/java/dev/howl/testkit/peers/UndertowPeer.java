package dev.howl.testkit.peers;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.websockets.WebSocketConnectionCallback;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedBinaryMessage;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.util.Deque;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The shop on Undertow. */
final class UndertowPeer implements PeerServer {
    private static final Logger LOG = Logger.getLogger("io.undertow");

    private final Undertow server;
    private final PeerShop shop;

    UndertowPeer(PeerShop shop) {
        LOG.setLevel(Level.WARNING);
        this.shop = shop;
        this.server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setIoThreads(2)
                .setWorkerThreads(4)
                .setHandler(Handlers.path()
                        .addExactPath("/shop", socket(shop::shop))
                        .addPrefixPath("/stock", this::stock))
                .build();
        server.start();
    }

    private void stock(HttpServerExchange exchange) throws Exception {
        String shelf = exchange.getRelativePath().substring(1);
        Deque<String> unit = exchange.getQueryParameters().get("unit");
        if (unit == null || !PeerShop.hasShelf(shelf, unit.getFirst())) {
            boolean counted = unit != null && PeerShop.hasUnit(unit.getFirst());
            exchange.setStatusCode(counted ? 404 : 400).endExchange();
            return;
        }
        socket(connection -> shop.stock(connection, shelf, unit.getFirst())).handleRequest(exchange);
    }

    private static HttpHandler socket(Function<PeerShop.Connection, PeerShop.Visit> opened) {
        WebSocketConnectionCallback callback = (exchange, channel) -> {
            PeerShop.Visit visit = opened.apply(new Connection(channel));
            channel.getReceiveSetter().set(new Receiver(visit));
            channel.resumeReceives();
        };
        return Handlers.websocket(callback);
    }

    @Override
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private record Connection(WebSocketChannel channel) implements PeerShop.Connection {
        @Override
        public void send(String text) {
            WebSockets.sendText(text, channel, null);
        }

        @Override
        public void close(int code) {
            WebSockets.sendClose(code, "", channel, null);
        }
    }

    private static final class Receiver extends AbstractReceiveListener {
        private final PeerShop.Visit visit;

        Receiver(PeerShop.Visit visit) {
            this.visit = visit;
        }

        @Override
        protected void onFullTextMessage(WebSocketChannel channel, BufferedTextMessage message) {
            visit.text(message.getData());
        }

        @Override
        protected void onFullBinaryMessage(WebSocketChannel channel, BufferedBinaryMessage message) {
            message.getData().free();
            visit.binary();
        }
    }
}
