package org.llmmarket.publishing.store.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D) under keys that are derived from the service's secret key by HKDF-SHA-256
 * (RFC 5869), one a purpose. A sealed value is a 12-byte random nonce, the cipher text and a 16-byte tag; what it belongs to
 * is authenticated with it, so that no value can be put in another's place.
 */
public final class SecretBox {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String HMAC = "HmacSHA256";

    private final byte[] pseudoRandomKey;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();

    /** @param secret 32 bytes */
    public SecretBox(byte[] secret) {
        if (secret.length != 32) {
            throw new IllegalArgumentException("SECRET_KEY must be 32 bytes, but is " + secret.length);
        }
        pseudoRandomKey = hmac(new byte[32], secret);
    }

    /**
     * Seals the bytes.
     *
     * @param purpose what the key is for, e.g. {@code vault}
     * @param belongsTo what the value belongs to, e.g. its row's key; must be the same when it is opened
     */
    public byte[] seal(String purpose, String belongsTo, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, purpose, nonce, belongsTo).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot seal for " + purpose, e);
        }
    }

    /** Opens what was sealed. @throws IllegalStateException when it was sealed under another key or was changed */
    public byte[] open(String purpose, String belongsTo, byte[] sealed) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, purpose, nonce, belongsTo)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException wrongKey) {
            // Without its cause, which says less: a start that fails tells the innermost reason.
            throw new IllegalStateException("What was sealed for " + purpose
                    + " cannot be opened: SECRET_KEY is another one, or the value was changed");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open what was sealed for " + purpose, e);
        }
    }

    /** 32 bytes that only this service has, always the same for one purpose: a key for something else than sealing. */
    public byte[] derive(String purpose) {
        byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
        return hmac(
                pseudoRandomKey,
                ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1).array());
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce, String belongsTo) throws GeneralSecurityException {
        SecretKey key = keys.computeIfAbsent(purpose, each -> new SecretKeySpec(derive("seal:" + each), "AES"));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
