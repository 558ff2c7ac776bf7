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

/** Looks at the PEM files of a server (RFC 7468) before it starts, so that what is wrong with them is told by name. */
final class PemFiles {
    private PemFiles() {}

    /**
     * A setting that names a file.
     *
     * @param name of the setting
     * @param value what it is set to
     * @param location the same, as Spring reads it: a path, an address, or the PEM text itself
     */
    record Setting(String name, String value, String location) {
        TlsSettingException bad(String reason) {
            return new TlsSettingException(name, PemContent.isPresentInText(value) ? "(PEM)" : value, reason);
        }
    }

    /**
     * Passes a certificate and the key that belongs to it.
     *
     * @param password of the key; {@code null} where it has none
     * @throws TlsSettingException which names the file
     */
    static void check(Setting certificate, Setting key, @Nullable String password) {
        List<X509Certificate> chain = read(
                certificate, () -> store(certificate.location(), null, null).certificates());
        if (chain == null || chain.isEmpty()) {
            throw certificate.bad("there is no PEM certificate in it");
        }
        PrivateKey secret = read(key, () -> store(certificate.location(), key.location(), password)
                .privateKey());
        if (secret == null) {
            throw key.bad("there is no PEM private key in it");
        }
        if (!belong(chain.get(0).getPublicKey(), secret)) {
            throw key.bad("it is not the key of the certificate in " + certificate.name());
        }
    }

    private static PemSslStore store(String certificate, @Nullable String key, @Nullable String password) {
        PemSslStoreDetails details = new PemSslStoreDetails(null, null, null, certificate, key, password);
        return Objects.requireNonNull(PemSslStore.load(details), "nothing was named");
    }

    private interface Reader<T> {
        @Nullable
        T read();
    }

    /** The failures of the readers may quote what they read, and are not passed on. */
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
                return "there is no such file, or it may not be read";
            }
            if (cause instanceof java.nio.file.AccessDeniedException) {
                return "it may not be read";
            }
        }
        return "it is no PEM file of that kind, or is damaged";
    }

    private static boolean belong(PublicKey certified, PrivateKey secret) {
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
