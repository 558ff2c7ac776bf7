package dev.howl.app.originals.weather;

import static dev.howl.app.originals.weather.Der.bits;
import static dev.howl.app.originals.weather.Der.explicit;
import static dev.howl.app.originals.weather.Der.implicit;
import static dev.howl.app.originals.weather.Der.integer;
import static dev.howl.app.originals.weather.Der.octets;
import static dev.howl.app.originals.weather.Der.oid;
import static dev.howl.app.originals.weather.Der.sequence;
import static dev.howl.app.originals.weather.Der.set;
import static dev.howl.app.originals.weather.Der.time;
import static dev.howl.app.originals.weather.Der.utf8;
import static dev.howl.app.originals.weather.Der.yes;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;

/** A self-signed certificate for this machine, as localhost, 127.0.0.1 and ::1, and its key (RFC 5280). */
final class SelfSignedCertificate {
    private static final Duration VALIDITY = Duration.ofDays(820);
    /** A certificate with less time left is replaced at the start. */
    private static final Duration RENEWAL = Duration.ofDays(30);

    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
    private static final int SERIAL_BITS = 120;

    /**
     * The PEM files of a certificate.
     *
     * @param key its private key
     */
    record Pair(Path certificate, Path key) {}

    private SelfSignedCertificate() {}

    /** Returns the certificate in a folder, which is made at the first time and before it expires. */
    static Pair keptIn(Path folder, InstantSource clock) throws IOException {
        Pair files = new Pair(folder.resolve("self-signed.pem"), folder.resolve("self-signed.key"));
        if (!isUsable(files, clock.instant())) {
            createPrivate(folder);
            try {
                write(files, clock.instant());
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
        return files;
    }

    private static boolean isUsable(Pair files, Instant now) throws IOException {
        if (!Files.isReadable(files.key()) || !Files.isReadable(files.certificate())) {
            return false;
        }
        try (InputStream in = Files.newInputStream(files.certificate())) {
            X509Certificate kept =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            return now.plus(RENEWAL).isBefore(kept.getNotAfter().toInstant());
        } catch (CertificateException e) {
            return false;
        }
    }

    private static void write(Pair files, Instant now) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] content = content(pair, now);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(content);
        byte[] certificate = sequence(content, ECDSA_WITH_SHA256, bits(signature.sign()));
        write(files.key(), "PRIVATE KEY", pair.getPrivate().getEncoded());
        write(files.certificate(), "CERTIFICATE", certificate);
    }

    /** Returns the part of the certificate that is signed. */
    private static byte[] content(KeyPair pair, Instant now) {
        byte[] name = sequence(set(sequence(oid("2.5.4.3"), utf8("localhost"))));
        byte[] names = sequence(
                implicit(2, "localhost".getBytes(StandardCharsets.US_ASCII)),
                implicit(7, new byte[] {127, 0, 0, 1}),
                implicit(7, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        byte[] extensions = sequence(
                sequence(oid("2.5.29.17"), octets(names)),
                sequence(oid("2.5.29.19"), yes(), octets(sequence())),
                sequence(oid("2.5.29.37"), octets(sequence(oid("1.3.6.1.5.5.7.3.1")))));
        return sequence(
                explicit(0, integer(BigInteger.TWO)),
                integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS)),
                ECDSA_WITH_SHA256,
                name,
                sequence(time(now.minus(Duration.ofDays(1))), time(now.plus(VALIDITY))),
                name,
                pair.getPublic().getEncoded(),
                explicit(3, extensions));
    }

    /** Writes a PEM file (RFC 7468) that only its owner can read, where the file system knows owners. */
    private static void write(Path file, String label, byte[] der) throws IOException {
        String text = "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + label + "-----\n";
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (isPosix(file)) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void createPrivate(Path folder) throws IOException {
        if (isPosix(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
