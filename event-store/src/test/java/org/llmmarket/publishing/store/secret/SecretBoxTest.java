package org.llmmarket.publishing.store.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SecretBoxTest {

    private final SecretBox box = new SecretBox(new byte[32]);

    @Test
    void what_is_sealed_can_be_opened_for_the_same_purpose_and_place_only() {
        byte[] sealed = box.seal("vault", "key", "secret".getBytes(UTF_8));

        assertThat(box.open("vault", "key", sealed)).asString(UTF_8).isEqualTo("secret");
        assertThatThrownBy(() -> box.open("tokens", "key", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> box.open("vault", "other", sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_changed_value_is_not_opened() {
        byte[] sealed = box.seal("vault", "key", "secret".getBytes(UTF_8));
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open("vault", "key", sealed)).hasMessageContaining("SECRET_KEY");
    }

    @Test
    void the_same_text_is_never_sealed_alike() {
        byte[] text = "secret".getBytes(UTF_8);
        assertThat(box.seal("vault", "key", text)).isNotEqualTo(box.seal("vault", "key", text));
    }

    @Test
    void a_key_of_another_length_is_refused() {
        assertThatThrownBy(() -> new SecretBox(new byte[16])).hasMessageContaining("32 bytes");
    }

    @Test
    void keys_are_derived_as_rfc_5869_says() {
        // With an empty salt and the purpose as info, the first block of HKDF-SHA-256.
        assertThat(box.derive("a")).hasSize(32).isNotEqualTo(box.derive("b")).isEqualTo(box.derive("a"));
    }
}
