package org.llmmarket.publishing.proof.note;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a note's key, written {@code name+hash+base64} as C2SP's signed-note has it. */
public final class VerifierKey {

    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    private static final int HASH_BYTES = 4;

    private final String name;
    private final byte[] key;

    private VerifierKey(String name, byte[] key) {
        this.name = name;
        this.key = key;
    }

    /** Reads a key. @throws IllegalArgumentException when the text is no key of Ed25519, or its hash is not that of the key */
    public static VerifierKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        byte[] typed = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519 || parts[0].isEmpty()) {
            throw new IllegalArgumentException("A key is written name+hash+base64, and is one of Ed25519");
        }
        VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.toString().equals(text.strip())) {
            throw new IllegalArgumentException("The hash in the key is not that of the key");
        }
        return key;
    }

    static VerifierKey of(String name, EdECPublicKey publicKey) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("A name of a log has neither spaces nor a plus sign: " + name);
        }
        EdECPoint point = publicKey.getPoint();
        byte[] key = new byte[KEY_BYTES];
        byte[] y = point.getY().toByteArray();
        for (int i = 0; i < Math.min(y.length, KEY_BYTES); i++) {
            key[i] = y[y.length - 1 - i];
        }
        if (point.isXOdd()) {
            key[KEY_BYTES - 1] |= (byte) 0x80;
        }
        return new VerifierKey(name, key);
    }

    public String name() {
        return name;
    }

    /** The first bytes of a hash over name and key, by which a signature tells whose it is. */
    byte[] hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typed()), HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] typed() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.write(ED25519);
        typed.writeBytes(key);
        return typed.toByteArray();
    }

    /** @param signed key hash and signature, as a signature line has them in base64 */
    boolean verifies(String text, byte[] signed) {
        if (signed.length <= HASH_BYTES || !Arrays.equals(Arrays.copyOf(signed, HASH_BYTES), hash())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point())));
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(signed, HASH_BYTES, signed.length - HASH_BYTES);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private EdECPoint point() {
        byte[] y = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            y[i] = key[KEY_BYTES - 1 - i];
        }
        boolean isXOdd = (y[0] & 0x80) != 0;
        y[0] &= 0x7f;
        return new EdECPoint(isXOdd, new BigInteger(1, y));
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(hash()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
