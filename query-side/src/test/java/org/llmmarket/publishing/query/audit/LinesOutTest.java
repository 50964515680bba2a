package org.llmmarket.publishing.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class LinesOutTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void nothing_is_sent_before_it_is_much_or_whole() throws IOException {
        LinesOut lines = LinesOut.to(response, "log.ndjson");
        lines.accept(Map.of("line", 1));

        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getContentAsByteArray()).isEmpty();

        lines.finish();

        assertThat(response.isCommitted()).isTrue();
        assertThat(response.getContentAsString()).isEqualTo("{\"line\":1}\n");
    }
}
