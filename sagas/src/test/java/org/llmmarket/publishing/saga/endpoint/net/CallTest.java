package org.llmmarket.publishing.saga.endpoint.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class CallTest {

    @Test
    void a_header_takes_the_place_of_one_whose_name_differs_in_case_only() {
        Call call = Call.of("GET", "/").with("x-api-key", "made up").with("X-API-Key", "known");
        assertThat(call.headers()).containsExactly(entry("X-API-Key", "known"));
    }

    @Test
    void headers_keep_their_order() {
        Call call = Call.of("POST", "/").with("Z", "1").with("A", "2").withBody("application/json", "{}");
        assertThat(call.headers())
                .containsExactly(entry("Z", "1"), entry("A", "2"), entry("Content-Type", "application/json"));
    }
}
