package dev.howl.server.jwt;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A token issuer with a JWK Set endpoint, written without the library under test. */
final class Issuer implements AutoCloseable {
    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    /** The keys of all issuers, because making an RSA key takes a second. */
    private static final KeyPair RSA = pair("RSA", 2048);

    private static final KeyPair EC = pair("EC", 256);

    final KeyPair rsa = RSA;
    final KeyPair ec = EC;
    final AtomicInteger fetches = new AtomicInteger();
    volatile int status = 200;
    volatile String redirect = "/keys";
    /** Holds back HTTP responses until it is completed. */
    volatile CompletableFuture<?> responsesAllowed = CompletableFuture.completedFuture(null);

    volatile String keys = set(rsaKey("r1"), ecKey("e1"));
    private final HttpServer http;

    Issuer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", redirect);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        http.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            responsesAllowed.join();
            byte[] body = keys.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status / 100 == 3 ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    /** Returns an address that redirects, with the status, to {@code redirect}. */
    URI moved() {
        return uri().resolve("/moved");
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/keys");
    }

    @Override
    public void close() {
        responsesAllowed.complete(null);
        http.stop(0);
    }

    String rs256(String kid, String claims) {
        return signed("{'alg':'RS256','kid':'" + kid + "'}", claims, text -> sign("SHA256withRSA", rsa, text));
    }

    String es256(String kid, String claims) {
        return signed(
                "{'alg':'ES256','typ':'at+jwt','kid':'" + kid + "'}",
                claims,
                text -> sign("SHA256withECDSAinP1363Format", ec, text));
    }

    /** Signs with the RSA public key as HMAC secret: the algorithm confusion attack. */
    String confused(String claims) {
        return signed(
                "{'alg':'HS256','kid':'r1'}",
                claims,
                text -> mac(rsa.getPublic().getEncoded(), text));
    }

    static String hs256(String secret, String claims) {
        return hs256(secret, "JWT", claims);
    }

    static String hs256(String secret, String type, String claims) {
        return signed(
                "{'alg':'HS256','typ':'" + type + "'}",
                claims,
                text -> mac(secret.getBytes(StandardCharsets.UTF_8), text));
    }

    static String none(String claims) {
        return signed("{'alg':'none'}", claims, text -> new byte[0]);
    }

    String rsaKey(String kid) {
        RSAPublicKey key = (RSAPublicKey) rsa.getPublic();
        return "{'kty':'RSA','use':'sig','kid':'" + kid + "','n':'" + number(key.getModulus(), 256) + "','e':'"
                + number(key.getPublicExponent(), 3) + "'}";
    }

    String ecKey(String kid) {
        ECPublicKey key = (ECPublicKey) ec.getPublic();
        return "{'kty':'EC','crv':'P-256','kid':'" + kid + "','x':'"
                + number(key.getW().getAffineX(), 32) + "','y':'"
                + number(key.getW().getAffineY(), 32) + "'}";
    }

    static String set(String... keys) {
        return ("{'keys':[" + String.join(",", keys) + "]}").replace('\'', '"');
    }

    private interface Signer {
        byte[] sign(byte[] text) throws GeneralSecurityException;
    }

    private static String signed(String header, String claims, Signer signer) {
        String text = encoded(header) + "." + encoded(claims);
        try {
            return text + "." + URL.encodeToString(signer.sign(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sign(String algorithm, KeyPair pair, byte[] text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(text);
        return signature.sign();
    }

    private static byte[] mac(byte[] secret, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static String encoded(String json) {
        return URL.encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String number(BigInteger value, int length) {
        byte[] bytes = value.toByteArray();
        byte[] fitted = new byte[length];
        int count = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - count, fitted, length - count, count);
        return URL.encodeToString(Arrays.copyOf(fitted, length));
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
