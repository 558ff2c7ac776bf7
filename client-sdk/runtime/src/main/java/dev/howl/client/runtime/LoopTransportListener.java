package dev.howl.client.runtime;

/** A transport listener that passes the calls of I/O threads to another listener on the event loop. */
final class LoopTransportListener implements TransportListener {
    private final EventLoop loop;
    private final TransportListener target;

    LoopTransportListener(EventLoop loop, TransportListener target) {
        this.loop = loop;
        this.target = target;
    }

    @Override
    public void onOpen() {
        loop.execute(target::onOpen);
    }

    @Override
    public void onText(String text) {
        loop.execute(() -> target.onText(text));
    }

    @Override
    public void onBinary(byte[] content) {
        loop.execute(() -> target.onBinary(content));
    }

    @Override
    public void onActivity() {
        loop.execute(target::onActivity);
    }

    @Override
    public void onClose(int code, String reason) {
        loop.execute(() -> target.onClose(code, reason));
    }

    @Override
    public void onFailure(Throwable cause) {
        loop.execute(() -> target.onFailure(cause));
    }
}
