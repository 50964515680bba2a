package org.llmmarket.publishing.proof.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.proof.tree.Hash;

class SignedNoteTest {

    /** The example of the Go project's note package. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final byte[] SEED =
            Arrays.copyOfRange(Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"), 1, 33);
    private static final String TEXT =
            "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
    private static final String NOTE = TEXT
            + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    @Test
    void the_known_note_is_signed_and_verified() {
        NoteSigner signer = new NoteSigner("PeterNeumann", SEED);

        assertThat(signer.verifier()).hasToString(KEY);
        assertThat(signer.sign(TEXT)).hasToString(NOTE);
        assertThat(SignedNote.parse(NOTE).orElseThrow().isSignedBy(VerifierKey.parse(KEY)))
                .isTrue();
    }

    @Test
    void a_changed_note_or_another_key_does_not_verify() {
        VerifierKey key = VerifierKey.parse(KEY);

        assertThat(SignedNote.parse(NOTE.replace("answer", "Answer"))
                        .orElseThrow()
                        .isSignedBy(key))
                .isFalse();
        assertThat(SignedNote.parse(NOTE.replace("x08go", "x08ga"))
                        .orElseThrow()
                        .isSignedBy(key))
                .isFalse();
        assertThat(SignedNote.parse(NOTE)
                        .orElseThrow()
                        .isSignedBy(new NoteSigner("PeterNeumann", new byte[32]).verifier()))
                .isFalse();
        assertThat(SignedNote.parse(TEXT)).isEmpty();
        assertThat(SignedNote.parse(NOTE.strip())).isEmpty();
        assertThat(SignedNote.parse(TEXT + "\n\u2014 PeterNeumann no base64!\n")
                        .orElseThrow()
                        .isSignedBy(key))
                .isFalse();
    }

    @Test
    void one_right_signature_of_several_will_do() {
        String others = NOTE + "\u2014 witness.example AAAAAAAA\n";

        assertThat(SignedNote.parse(others).orElseThrow().isSignedBy(VerifierKey.parse(KEY)))
                .isTrue();
    }

    @Test
    void keys_are_read_strictly() {
        for (String wrong : List.of(
                "", "a+b", KEY.replace("c74f20a3", "c74f20a4"), KEY.replace("+ARpc", "+AhpC"), "a+00000000+AA==")) {
            assertThatThrownBy(() -> VerifierKey.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new NoteSigner("two words", SEED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoteSigner("short", new byte[5])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_public_key_is_read_and_written_whatever_its_sign() {
        for (int i = 0; i < 40; i++) {
            byte[] seed = new byte[32];
            seed[0] = (byte) i;
            NoteSigner signer = new NoteSigner("log.example", seed);
            VerifierKey read = VerifierKey.parse(signer.verifier().toString());

            assertThat(signer.sign("x\n").isSignedBy(read)).isTrue();
        }
    }

    @Test
    void a_checkpoint_is_read_as_it_was_written() {
        Checkpoint checkpoint = new Checkpoint("log.example/market", 12, Hash.EMPTY);

        assertThat(checkpoint.text())
                .isEqualTo("log.example/market\n12\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(Checkpoint.parse(checkpoint.text())).contains(checkpoint);
        assertThat(Checkpoint.parse(checkpoint.text() + "extension\n")).contains(checkpoint);
        for (String wrong :
                List.of("", "a\n1\n", "a\n01\n" + Hash.EMPTY + "\n", "a\n-1\n" + Hash.EMPTY + "\n", "a\n1\nx\n")) {
            assertThat(Checkpoint.parse(wrong)).isEmpty();
        }
    }

    @Test
    void a_file_holds_one_note_after_the_other() {
        NoteSigner signer = new NoteSigner("log.example", SEED);
        SignedNote first = signer.sign(new Checkpoint("log.example", 1, Hash.EMPTY).text());
        SignedNote second = signer.sign(new Checkpoint("log.example", 2, Hash.EMPTY).text());

        assertThat(SignedNote.parseAll(first + "\n" + second + "\n")).containsExactly(first, second);
        assertThat(SignedNote.parseAll(first.toString() + second)).containsExactly(first, second);
        assertThat(SignedNote.parseAll("\n\n" + first.toString().replace("\n", "\r\n")))
                .containsExactly(first);
        assertThat(SignedNote.parseAll("nothing\n")).isEmpty();
    }
}
