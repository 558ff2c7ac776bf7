package dev.howl.server.tls;

import dev.howl.server.http.NettyChannels;
import dev.howl.server.proxy.IpLiterals;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The policy of {@code Strict-Transport-Security} (RFC 6797). A browser that was sent it opens no plain connection to the
 * host for a year, and lets nobody proceed past a certificate that it does not trust. It is therefore sent over TLS only,
 * and neither for loopback names and IP addresses, which are shared with other programs, nor with a self-signed
 * certificate.
 */
public final class StrictTransport {
    public static final String HEADER = "Strict-Transport-Security";
    public static final String VALUE = "max-age=31536000";

    private static final String LOCALHOST = "localhost";

    private volatile @Nullable Inspected last;

    private record Inspected(Certificate certificate, boolean selfSigned) {}

    /** Returns whether the response to a request has the header. */
    public boolean appliesTo(ServerHttpRequest request) {
        InetSocketAddress host = request.getHeaders().getHost();
        if (request.getSslInfo() == null || host == null || isShared(host.getHostString())) {
            return false;
        }
        Certificate certificate = certificate(request);
        return certificate != null && !isSelfSigned(certificate);
    }

    private static boolean isShared(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals(LOCALHOST) || name.endsWith("." + LOCALHOST) || IpLiterals.parse(name) != null;
    }

    /** Returns the certificate of this server; {@code null} if a resumed TLS session does not tell. */
    private static @Nullable Certificate certificate(ServerHttpRequest request) {
        Channel channel = NettyChannels.of(request);
        SslHandler handler = channel == null ? null : channel.pipeline().get(SslHandler.class);
        Certificate[] chain =
                handler == null ? null : handler.engine().getSession().getLocalCertificates();
        return chain == null || chain.length == 0 ? null : chain[0];
    }

    private boolean isSelfSigned(Certificate certificate) {
        Inspected known = last;
        if (known == null || !known.certificate.equals(certificate)) {
            known = new Inspected(certificate, inspect(certificate));
            last = known;
        }
        return known.selfSigned;
    }

    private static boolean inspect(Certificate certificate) {
        if (!(certificate instanceof X509Certificate x509)
                || !x509.getSubjectX500Principal().equals(x509.getIssuerX500Principal())) {
            return false;
        }
        try {
            x509.verify(x509.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
