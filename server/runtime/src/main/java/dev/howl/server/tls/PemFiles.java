package dev.howl.server.tls;

import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** A check of the server's PEM files (RFC 7468) before the start, so that a failure names the setting and the file. */
final class PemFiles {
    private PemFiles() {}

    /**
     * A setting that names a PEM file.
     *
     * @param name name of the setting
     * @param value its value
     * @param location the value as Spring resolves it: a path, a URL, or the PEM text itself
     */
    record Setting(String name, String value, String location) {
        TlsSettingException bad(String reason) {
            return new TlsSettingException(name, PemContent.isPresentInText(value) ? "(PEM)" : value, reason);
        }
    }

    /**
     * Checks a certificate and its private key.
     *
     * @param password password of the key; {@code null} if it has none
     * @throws TlsSettingException naming the setting and the file that is wrong
     */
    static void check(Setting certificate, Setting key, @Nullable String password) {
        List<X509Certificate> chain = read(
                certificate, () -> store(certificate.location(), null, null).certificates());
        if (chain == null || chain.isEmpty()) {
            throw certificate.bad("it contains no PEM certificate");
        }
        PrivateKey secret = read(key, () -> store(certificate.location(), key.location(), password)
                .privateKey());
        if (secret == null) {
            throw key.bad("it contains no PEM private key");
        }
        if (!isKeyPair(chain.get(0).getPublicKey(), secret)) {
            throw key.bad("it is not the key of the certificate in " + certificate.name());
        }
    }

    private static PemSslStore store(String certificate, @Nullable String key, @Nullable String password) {
        PemSslStoreDetails details = new PemSslStoreDetails(null, null, null, certificate, key, password);
        return Objects.requireNonNull(PemSslStore.load(details), "neither a certificate nor a key is given");
    }

    private interface Reader<T> {
        @Nullable
        T read();
    }

    /** Reads a file. The exceptions of the reader are not passed on, since they may quote the content. */
    private static <T> @Nullable T read(Setting setting, Reader<T> reader) {
        try {
            return reader.read();
        } catch (RuntimeException e) {
            throw setting.bad(reason(e));
        }
    }

    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileNotFoundException || cause instanceof NoSuchFileException) {
                return "it does not exist or is not readable";
            }
            if (cause instanceof java.nio.file.AccessDeniedException) {
                return "it is not readable";
            }
        }
        return "it is damaged, or not a PEM file of the expected kind";
    }

    private static boolean isKeyPair(PublicKey certified, PrivateKey secret) {
        String algorithm =
                switch (secret.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    case "EdDSA", "Ed25519", "Ed448" -> "EdDSA";
                    default -> null;
                };
        if (algorithm == null) {
            return true;
        }
        byte[] text = "howl".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(secret);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
