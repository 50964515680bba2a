package org.llmmarket.publishing.proof.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;

/** Signs notes with an Ed25519 key that follows from 32 secret bytes. */
public final class NoteSigner {

    private final PrivateKey key;
    private final VerifierKey verifier;

    /**
     * @param name of the log: it has neither spaces nor a plus sign
     * @param seed 32 bytes, which are the private key of RFC 8032
     */
    public NoteSigner(String name, byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes");
        }
        try {
            key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            verifier = VerifierKey.of(name, publicKey(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 is not to be had", e);
        }
        if (SignedNote.parse(sign("\n").toString())
                .filter(note -> note.isSignedBy(verifier))
                .isEmpty()) {
            throw new IllegalStateException("The public key does not belong to the private one");
        }
    }

    /** The JDK tells a public key only of a pair that it makes: it is given the seed where it asks for chance. */
    private static EdECPublicKey publicKey(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new FixedRandom(seed));
        return (EdECPublicKey) generator.generateKeyPair().getPublic();
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** Signs a text, which ends with a line feed. */
    public SignedNote sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] signed = signature.sign();
            byte[] hash = verifier.hash();
            String line = Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(hash.length + signed.length)
                            .put(hash)
                            .put(signed)
                            .array());
            return new SignedNote(text, SignedNote.DASH + verifier.name() + " " + line + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The note cannot be signed", e);
        }
    }

    private static final class FixedRandom extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        FixedRandom(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
