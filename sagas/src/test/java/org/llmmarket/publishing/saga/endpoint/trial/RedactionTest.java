package org.llmmarket.publishing.saga.endpoint.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.saga.endpoint.TestAccess;

class RedactionTest {

    private final Redaction redaction = new Redaction(new TestAccess("X-My-Header", "Bearer se/cret \"value\""));

    @Test
    void a_credential_is_hidden_in_every_spelling() {
        assertThat(redaction.text("a Bearer se/cret \"value\" b se/cret c se%2Fcret d c2UvY3JldA== e se\\/cret f"))
                .isEqualTo("a *** b *** c *** d *** e *** f");
        assertThat(redaction.text("Bearer of news")).isEqualTo("Bearer of news");
    }

    @Test
    void headers_that_hold_secrets_are_hidden_by_name() {
        assertThat(redaction.headers(Map.of(
                        "x-my-header", "anything",
                        "Authorization", "Basic abc",
                        "Set-Cookie", "a=b",
                        "X-Amz-Security-Token", "t",
                        "Content-Type", "text/plain")))
                .isEqualTo(Map.of(
                        "x-my-header", "***",
                        "Authorization", "***",
                        "Set-Cookie", "***",
                        "X-Amz-Security-Token", "***",
                        "Content-Type", "text/plain"));
    }

    @Test
    void without_a_credential_texts_stay_as_they_are() {
        assertThat(new Redaction(null).text("se/cret")).isEqualTo("se/cret");
        assertThat(new TestAccess("X-A", "secret")).hasToString("TestAccess[X-A: ***]");
    }
}
